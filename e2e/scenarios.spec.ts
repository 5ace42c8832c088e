import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Opens a scenario of its own from the template, so that no test depends on another's edits. */
async function fromTemplate(page: Page, name = "100 K a month against four owned servers"): Promise<string> {
  await page.goto("/scenarios/new?from=template");
  await page.getByRole("button", { name: `Use template ${name}` }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

function slider(page: Page, label: string) {
  return page.getByRole("slider", { name: new RegExp(`^${label}`) });
}

function card(page: Page, name: string) {
  return page.getByRole("article").filter({ has: page.getByRole("heading", { name, exact: true }) });
}

async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? "";
}

const totalOf = (page: Page, name: string) => card(page, name).locator("[data-total]");

test("an analyst goes from a template to a crossover, changes it, saves it, and a leader opens the link", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  const path = await fromTemplate(page);

  // 800,000 / (100,000 − 15,000) = 9.41: month 10, and not 9.
  await expect(page.getByText("pays back in month 10")).toBeVisible();
  const chart = page.locator("figure[data-chart=crossover]");
  await expect(chart.getByRole("heading")).toContainText("All on-prem crosses all cloud in month 10");
  await expect(chart.getByText("All on-prem breakeven: month 9.4")).toBeVisible();
  await expect(page.getByText("Difference to the sum of components 0.00")).toBeVisible();

  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const before = await textOf(totalOf(page, "70/30"));
  const price = slider(page, "GPU-hour price");
  await price.focus();
  await page.keyboard.press("PageUp");
  await expect(totalOf(page, "70/30")).not.toHaveText(before);
  await expect(page.getByText("pays back in month 10")).toBeHidden();
  await expect(page.getByText("Edited", { exact: true })).toBeVisible();
  expect(requests.filter((url) => !url.includes("_next/static"))).toEqual([]);

  await page.getByRole("button", { name: "Save version" }).click();
  await page.getByLabel("What changed, and why").fill("A dearer cloud");
  await page.getByRole("dialog").getByRole("button", { name: "Save version" }).click();
  await expect(page.getByText("Saved as version 2", { exact: true })).toBeVisible();
  await expect(page.getByText("Edited", { exact: true })).toBeHidden();
  const saved = await textOf(totalOf(page, "70/30"));

  await page.getByRole("button", { name: "Share" }).click();
  const link = await page.getByRole("dialog").getByLabel("Link").inputValue();
  expect(link).toContain(`${path}?`);
  expect(link).toContain("version=2");

  const leader = await signedInAs("leader");
  await leader.goto(link);
  await expect(totalOf(leader, "70/30")).toHaveText(saved);
  await expect(leader.getByRole("button", { name: "Save version" })).toHaveCount(0);
  await expect(leader.getByRole("button", { name: "Mark as plan" })).toHaveCount(0);
});

test("three splits stand side by side, and their breakeven is the one of the differences", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await fromTemplate(page);
  const table = page.getByRole("region", { name: "Differences" });
  const row = table.getByRole("row", { name: /^Breakeven, month/ });
  for (const [index, name] of ["70/30", "50/50", "30/70"].entries()) {
    const shown = await textOf(card(page, name).getByText(/^month [\d.]+$/));
    await expect(row.getByRole("cell").nth(index + 1)).toHaveText(shown.replace("month ", ""));
  }
});

test("no crossing is said, not drawn", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await fromTemplate(page);
  await page.getByRole("button", { name: "5 y" }).click();
  const price = page.getByRole("textbox", { name: /^GPU-hour price/ });
  await price.fill("0.5");
  await price.press("Enter");
  await expect(card(page, "70/30").getByText("none in 60 months")).toBeVisible();
  await expect(page.locator("figure[data-chart=crossover]").getByRole("heading")).toContainText(
    "No breakeven in 60 months",
  );
  await expect(page.getByText("does not pay back within 60 months")).toBeVisible();
});

test("an arrow on a slider moves the figures without a server", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await fromTemplate(page);
  await expect(page.locator("figure[data-chart=crossover] svg").first()).toBeVisible();
  await slider(page, "Growth").focus();
  const total = totalOf(page, "70/30");
  const before = await textOf(total);
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  await page.keyboard.press("ArrowRight");
  await expect(total).not.toHaveText(before);
});

test("of two edited inputs one is reset and the other stays", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await fromTemplate(page);
  await slider(page, "Growth").focus();
  await page.keyboard.press("ArrowRight");
  await slider(page, "Target utilisation").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("edited, was 0", { exact: true })).toBeVisible();
  await expect(page.getByText("edited, was 70", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^Reset Growth/ }).click();
  await expect(page.getByText("edited, was 0", { exact: true })).toBeHidden();
  await expect(page.getByText("edited, was 70", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Reset all" }).click();
  await expect(page.getByText("edited, was 70", { exact: true })).toBeHidden();
});

test("edits are still there after a reload, and leaving asks about them", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await fromTemplate(page);
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Scenarios" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Scenarios" })).toBeVisible();
  await page.goBack();
  await slider(page, "Growth").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("Edited", { exact: true })).toBeVisible();
  await page.waitForFunction(() => Object.keys(sessionStorage).some((key) => key.startsWith("crossover.scenario.")));
  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText("Your unsaved edits are back.")).toBeVisible();
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Scenarios" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave with unsaved edits?" });
  await dialog.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Scenarios" })).toBeVisible();
});

test("an archived scenario comes back by undo, with the same address and values", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  const path = await fromTemplate(page, "Training a model of GPT-3 scale");
  const total = await textOf(totalOf(page, "70/30"));
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Scenarios" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.waitForURL((url) => url.pathname === path);
  await expect(totalOf(page, "70/30")).toHaveText(total);
});

test("somebody else's newer version is not overwritten", async ({ signedInAs }) => {
  const first = await signedInAs("analyst");
  const path = await fromTemplate(first);
  const second = await signedInAs("admin");
  await second.goto(path);
  for (const page of [first, second]) {
    await slider(page, "Growth").focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("button", { name: "Save version" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Save version" }).click();
    if (page === first) await expect(page.getByText("Saved as version 2", { exact: true })).toBeVisible();
  }
  await expect(second.getByText(/is at version 2 by now; you started from version 1/)).toBeVisible();
  await expect(second.getByText("Edited", { exact: true })).toBeVisible();
});

test("unsaved edits are shared as a version of their own; the current one stays", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  const path = await fromTemplate(page);
  const current = await textOf(totalOf(page, "70/30"));
  await slider(page, "GPU-hour price").focus();
  await page.keyboard.press("PageUp");
  const edited = await textOf(totalOf(page, "70/30"));
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Save for sharing" }).click();
  const link = await page.getByRole("dialog").getByLabel("Link").inputValue();
  const leader = await signedInAs("leader");
  await leader.goto(link);
  await expect(totalOf(leader, "70/30")).toHaveText(edited);
  await expect(leader.getByText("You see version 2, which is not the current one.")).toBeVisible();
  await leader.goto(path);
  await expect(totalOf(leader, "70/30")).toHaveText(current);
});

test("the headline, the summaries and the table are in the first HTML", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  const path = await fromTemplate(page);
  const html = await (await page.request.get(`${path}?focus=100`)).text();
  const text = html.replaceAll(/<[^>]+>/g, "").replaceAll(/\s+/g, " ");
  expect(text).toContain("Moving everything on-prem pays back in month 10; saves $2.26M over 3 years");
  expect(text).toContain("Breakeven against all cloud:");
  expect(text).toContain("Shares are of GPU-hours. Cash as paid, undiscounted.");
});

test("every chart can be read as a table", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await fromTemplate(page);
  const charts = page.locator("figure[data-chart]");
  await page.getByRole("tab", { name: "Monthly cost" }).click();
  await expect(charts).toHaveCount(2);
  for (const chart of await charts.all()) {
    await chart.getByRole("button", { name: "Show as table" }).click();
    await expect(chart.locator("table caption")).not.toBeEmpty();
    expect(await chart.locator("tbody tr").count()).toBeGreaterThan(0);
  }
});

test("scenarios of the list are compared on one scale", async ({ signedInAs }) => {
  const page = await signedInAs("leader");
  await page.goto("/scenarios");
  await page.getByRole("checkbox", { name: /Inference fleet 2027/ }).check();
  await page.getByRole("checkbox", { name: /Vision training on H200/ }).check();
  await page.getByRole("link", { name: "Compare 2" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Compare scenarios" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(page.getByRole("row", { name: /^Cloud offer/ })).toContainText("differs");
  await expect(page.getByRole("button", { name: "Archive" })).toHaveCount(0);
});

test("a manager sees none of it", async ({ signedInAs }) => {
  const page = await signedInAs("manager");
  await page.goto("/scenarios");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Scenarios");
  await expect(page.getByText("Inference fleet 2027")).toHaveCount(0);
});
