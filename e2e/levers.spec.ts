import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** A scenario of its own from the template: 100,000 a month in the cloud for 16,000 GPU-hours, 3.6 M in 3 years. */
async function fromTemplate(page: Page): Promise<string> {
  const name = "100 K a month against four owned servers";
  await page.goto("/scenarios/new?from=template");
  await page.getByRole("button", { name: `Use template ${name}` }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

function card(page: Page, name: string) {
  return page.getByRole("article").filter({ has: page.getByRole("heading", { name, exact: true }) });
}

async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? "";
}

function numberOf(text: string): number {
  return Number(
    text
      .replace("costs more", "")
      .replace("−", "-")
      .replaceAll(/[^\d.-]/g, ""),
  );
}

/** What the table says a row saves, in whole units. */
async function savingOf(page: Page, name: string): Promise<number> {
  const row = page.getByRole("region", { name: "Levers", exact: true }).getByRole("row", { name });
  return numberOf(await textOf(row.getByRole("cell").nth(2)));
}

async function addLever(
  page: Page,
  { kind, name, numbers }: { kind: string; name: string; numbers: [string, string][] },
) {
  await page.getByRole("button", { name: "Add lever" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a lever" });
  await dialog.getByRole("combobox", { name: "Kind" }).click();
  await page.getByRole("option", { name: kind }).click();
  await dialog.getByLabel("Name").fill(name);
  for (const [label, value] of numbers) await dialog.getByLabel(label).fill(value);
  await dialog.getByRole("button", { name: "Add lever" }).click();
  await expect(dialog).toBeHidden();
}

test("levers by hand change total and breakeven, add up, keep the whole in any order, and are read by a leader", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  const path = await fromTemplate(page);
  await page.goto(`${path}?focus=70`);
  const split = card(page, "70/30");
  const before = { total: await textOf(split.locator("[data-total]")), month: await textOf(split.getByText(/^month/)) };

  await page.getByRole("tab", { name: "Levers" }).click();
  await expect(page.getByRole("heading", { name: "No levers yet" })).toBeVisible();
  for (const name of ["GPU sharing", "Compression", "Commitments", "Data movement"]) {
    await expect(page.getByRole("tabpanel").getByRole("link", { name })).toBeVisible();
  }
  await addLever(page, { kind: "Model compression", name: "INT8 everywhere", numbers: [["GPU-hours left", "50"]] });
  await expect(page.getByText("Edited", { exact: true })).toBeVisible();
  await expect(split.locator("[data-total]")).not.toHaveText(before.total);
  await expect(split.getByText(/^(month|none)/)).not.toHaveText(before.month);

  await addLever(page, { kind: "Other change", name: "Cheaper cloud", numbers: [["Usage prices", "0.8"]] });
  const chart = page.locator("figure[data-chart=levers]");
  await expect(chart.getByRole("heading")).toContainText("Moving 70% on-prem and 2 levers bring $3.60M down to");
  await chart.getByRole("button", { name: "Show as table" }).click();
  const steps = chart.locator("tbody tr");
  await expect(steps).toHaveCount(5);
  let level = numberOf(await textOf(steps.first().getByRole("cell").nth(1)));
  expect(level).toBe(3_600_000);
  for (const step of (await steps.all()).slice(1, -1)) {
    level += numberOf(await textOf(step.getByRole("cell").nth(0)));
    expect(Math.abs(level - numberOf(await textOf(step.getByRole("cell").nth(1))))).toBeLessThanOrEqual(3);
  }
  await expect(page.getByText("Difference 0.00")).toBeVisible();

  const whole = await savingOf(page, "Whole saving");
  const moved = await savingOf(page, "Moving 70% on-prem");
  const first = await savingOf(page, "INT8 everywhere");
  expect(Math.abs(moved + first + (await savingOf(page, "Cheaper cloud")) - whole)).toBeLessThanOrEqual(3);

  const down = page.getByRole("button", { name: "Move INT8 everywhere down" });
  await down.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("INT8 everywhere is now number 2 of 2.")).toBeAttached();
  await expect(down).toBeFocused();
  await expect(down).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("rowheader", { name: /^1\. Cheaper cloud/ })).toBeVisible();
  expect(await savingOf(page, "Whole saving")).toBe(whole);
  expect(await savingOf(page, "INT8 everywhere")).not.toBe(first);

  const total = await textOf(split.locator("[data-total]"));
  await page.getByRole("button", { name: "Save version" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save version" }).click();
  await expect(page.getByText("Saved as version 2", { exact: true })).toBeVisible();

  const leader = await signedInAs("leader");
  await leader.goto(`${path}?focus=70&tab=levers&panel=history`);
  await expect(card(leader, "70/30").locator("[data-total]")).toHaveText(total);
  await expect(leader.getByRole("rowheader", { name: /^2\. INT8 everywhere/ })).toBeVisible();
  await expect(leader.getByRole("button", { name: "Add lever" })).toHaveCount(0);
  await expect(leader.getByRole("region", { name: "Levers", exact: true }).getByRole("button")).toHaveCount(0);
  const history = leader.getByRole("complementary", { name: "Versions" });
  await expect(history.getByText("Lever INT8 everywhere: not in it → added")).toBeVisible();
});

test("a lever is changed, refused while a rule is broken, removed, and brought back by undo", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  const path = await fromTemplate(page);
  await page.goto(`${path}?tab=levers`);
  await addLever(page, { kind: "GPU sharing", name: "Shared GPUs", numbers: [["GPUs after", "3"]] });
  const row = page.getByRole("row", { name: /Shared GPUs/ });
  await expect(row).toContainText("The work of 6 GPUs on 3: 50% fewer GPU-hours");
  await expect(row).toContainText("All workloads, from");

  await page.getByRole("button", { name: "Change Shared GPUs" }).click();
  const dialog = page.getByRole("dialog", { name: "Change Shared GPUs" });
  await dialog.getByLabel("GPUs after").fill("0");
  await expect(dialog.getByText("More than 0, at most 1,000,000.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Apply" })).toBeDisabled();
  await dialog.getByLabel("GPUs after").fill("2");
  await dialog.getByLabel("Effort, once").fill("9000000");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(row).toContainText("costs more");
  await expect(page.locator("figure[data-chart=levers]").getByText(/^▲ \+/)).toBeVisible();

  await page.getByRole("button", { name: "Remove Shared GPUs" }).click();
  await expect(page.getByRole("heading", { name: "No levers yet" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toContainText("costs more");
  await page.getByRole("tab", { name: "Differences" }).click();
  await expect(page.getByRole("row", { name: /Lever Shared GPUs/ })).toContainText("added");
});

test("the demo's levers come over the API as start − move − savings = end", async ({ request, demo }) => {
  const headers = { Authorization: `Bearer ${demo.token}` };
  const { scenarios } = await (await request.get("/api/v1/scenarios", { headers })).json();
  const found = scenarios.find(({ name }: { name: string }) => name === "Inference and notebooks with levers");
  const { results } = await (await request.get(found.url, { headers })).json();
  for (const { levers, total } of results.splits) {
    expect(levers.levers).toHaveLength(4);
    const left = levers.levers.reduce(
      (sum: number, { saving }: { saving: number }) => sum - saving,
      levers.start - levers.placement,
    );
    expect(left).toBe(levers.end);
    expect(levers.end).toBeCloseTo(total, 2);
  }
});
