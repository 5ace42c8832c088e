import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const figures = (page: Page) => page.locator("dl[aria-label='Commitments in figures']");

const finding = (page: Page) => page.getByText(/ below on demand alone| above on demand alone|all of it on demand/);

async function openPlanner(page: Page): Promise<void> {
  await page.goto("/commitments");
  await expect(page.getByRole("heading", { level: 1, name: "Commitments" })).toBeVisible();
}

/** 10 GPUs around the clock, nothing interruptible. */
async function tenGpusByHand(page: Page): Promise<void> {
  await openPlanner(page);
  await page.getByRole("button", { name: "By hand" }).click();
  await page.getByLabel("GPUs billed, mean").fill("10");
  await page.getByLabel("Peak to mean").fill("1");
  await page.getByLabel("May be interrupted").fill("0");
}

test("an analyst moves a commitment, takes the best one, and adds the mix to a scenario of their own", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await page.goto("/scenarios/new?from=template");
  await page.getByRole("button", { name: "Use template 100 K a month against four owned servers" }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);

  await openPlanner(page);
  const before = await finding(page).textContent();
  await page.getByRole("slider", { name: /^Reserved 1 year/ }).focus();
  await page.keyboard.press("PageUp");
  await expect(finding(page)).not.toHaveText(before ?? "");
  await expect(page.getByText(/^edited, was/)).toBeVisible();

  const chart = page.locator("figure[data-chart=commitment-level]");
  await expect(chart.locator("[data-mark=best]")).toBeVisible();
  const best = page.getByRole("button", { name: /^Set the best/ }).first();
  const gpus = ((await best.textContent()) ?? "").replace("Set the best: ", "").replace(/ GPUs?/, "");
  await best.click();
  await expect(page.getByRole("textbox", { name: /^Reserved 1 year/ })).toHaveValue(gpus);
  await expect(chart.locator("[data-mark='now, and best']")).toBeVisible();

  await page.getByRole("button", { name: "Add to scenario" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Scenario" }).click();
  await page
    .getByRole("option", { name: /^100 K a month against four owned servers/ })
    .first()
    .click();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText(/^Added to/)).toBeVisible();
  await expect(dialog.getByRole("row", { name: /^Total cost/ })).toBeVisible();
});

test("10 GPUs at 6.88 cost 50,224 on demand; reserved for 3 years at 2.752 they cost 20,090, 60% less", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await tenGpusByHand(page);
  await expect(page.getByText("$50.2K a month")).toBeVisible();
  const level = page.getByRole("textbox", { name: /^Reserved 3 years/ });
  await level.fill("10");
  await level.press("Enter");
  await expect(page.getByText("$20.1K a month")).toBeVisible();
  await expect(figures(page).getByText("60.0%")).toBeVisible();
  await level.fill("12");
  await level.press("Enter");
  // 2 × 730 × 2.752 = 4,018 for nothing.
  await expect(figures(page).getByText("$4.02K")).toBeVisible();
  await expect(page.getByRole("row", { name: /^Reserved 3 years 8,760 7,300 2.75 24,108 4,018/ })).toBeVisible();
});

test("a click on the cost curve sets the level", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await tenGpusByHand(page);
  const plot = page.locator("figure[data-chart=commitment-level] .recharts-wrapper");
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error("The plot has no size.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.getByRole("textbox", { name: /^Reserved 1 year/ })).not.toHaveValue("0");
});

test("a number that breaks a rule says which, and the last results stay", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await tenGpusByHand(page);
  await expect(page.getByText("$50.2K a month")).toBeVisible();
  await page.getByLabel("Peak to mean").fill("0.5");
  await expect(page.getByText("Must be at least 1.")).toBeVisible();
  await expect(page.getByText("An input breaks a rule")).toBeVisible();
  await expect(page.getByText("$50.2K a month")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add to scenario" })).toBeDisabled();
});

test("servers are bought in the cheapest steps, and a need that is no number is named", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await openPlanner(page);
  await page.getByLabel("One purchase, once").fill("500");
  await page.getByLabel("A server that waits").fill("2");
  const needs = page.getByLabel("New servers needed");
  await needs.fill("90, 120, 80, 70");
  const table = page.getByRole("table", { name: "What each way of buying costs" });
  await expect(table.getByRole("row", { name: "In steps 2 1,380" })).toBeVisible();
  await expect(table.getByRole("row", { name: "All at once 1 1,480" })).toBeVisible();
  await needs.fill("90, many");
  await expect(page.getByText("Entry 2: Must be a number.")).toBeVisible();
  await expect(table.getByRole("row", { name: "In steps 2 1,380" })).toBeVisible();
});

test("a leader reads the planner and adds nothing; a manager is refused", async ({ signedInAs }) => {
  const leader = await signedInAs("leader");
  await openPlanner(leader);
  await expect(leader.getByRole("button", { name: "Add to scenario" })).toHaveCount(0);
  const manager = await signedInAs("manager");
  const answer = await manager.goto("/commitments");
  expect(answer?.status()).toBe(403);
});
