import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** The guide's GPT-2 by hand: 1,200 a month, 3.1 GB, 98.3%. */
async function openByHand(page: Page) {
  await page.goto("/compression");
  await page.getByRole("button", { name: "By hand" }).click();
  await page.getByLabel("They cost a month").fill("1200");
  await page.getByLabel("Model size").fill("3.1");
  await page.getByLabel("Quality today").fill("98.3");
  await page.getByLabel("Effort per technique").fill("3500");
}

const figures = (page: Page) => page.locator("dl[aria-label='Compression in figures']");

const methods = (page: Page) => page.getByRole("region", { name: "Methods of compression" });

test("an analyst stacks techniques, sees what falls below the floor, and takes the stack into a scenario", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await page.goto("/scenarios/new?from=template");
  await page.getByRole("button", { name: "Use template 100 K a month against four owned servers" }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);

  await openByHand(page);
  // INT8: 1,200 × 0.4 = 480, at best 1,200 × 0.25 = 300; (1,200 − 480) × 12 = 8,640; 3,500 / 720 = 4.9 months.
  await expect(page.getByText("60.0% to 75.0% less")).toBeVisible();
  await expect(figures(page)).toContainText("$8.64K to $10.8K");
  await expect(figures(page)).toContainText("97.3% to 98.3%");
  await expect(figures(page)).toContainText("4.9 to 3.9");
  // INT8 and pruning: 1,200 × 0.24 = 288 and 1,200 × 0.1125 = 135, 7,000 once, 94.3% at the cautious end.
  await page.getByRole("checkbox", { name: /^Pruning/ }).check();
  await expect(page.getByText("76.0% to 88.8% less")).toBeVisible();
  const row = methods(page).getByRole("row", { name: /^INT8 \+ pruning chosen/ });
  await expect(row).toContainText("288 to 135");
  await expect(row).toContainText("7,000");
  await expect(row).toContainText("may miss it");
  const floor = page.getByRole("textbox", { name: /^Quality floor/ });
  await floor.fill("94");
  await floor.press("Enter");
  await expect(row).toContainText("keeps it");
  const chart = page.locator("figure[data-chart=compression]");
  await expect(chart.getByRole("heading")).toHaveText(
    "INT8 + pruning is the cheapest that keeps 94.0%: $288 a month at most",
  );
  await chart.locator("[data-point='low-rank']").first().click();
  await expect(page.getByRole("checkbox", { name: /^Low-rank/ })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: /^Pruning/ })).not.toBeChecked();

  await page.getByRole("button", { name: "Add to scenario" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Name")).toHaveValue("Low-rank compression");
  await expect(dialog.getByLabel("Effort, once")).toHaveValue("3,500");
  await dialog.getByRole("combobox", { name: "Scenario" }).click();
  await page
    .getByRole("option", { name: /^100 K a month against four owned servers/ })
    .first()
    .click();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText(/^Added to/)).toContainText("saves");
  await expect(dialog.getByRole("row", { name: /^Total cost/ })).toBeVisible();
});

test("an own measurement has a latency: 180 → 65 ms is 64% less, 1,200 → 420 is 65% and 9,360 a year", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await openByHand(page);
  await expect(page.getByText("The guide has no latency by technique")).toBeVisible();
  await page.getByRole("checkbox", { name: /^INT8/ }).uncheck();
  await page.getByRole("checkbox", { name: /^Own measurement/ }).check();
  await page.getByLabel("Cost left").fill("35");
  await page.getByLabel("Latency today").fill("180");
  await page.getByLabel("Latency left").fill("36.1111");
  await expect(page.getByText("65.0% less")).toBeVisible();
  await expect(figures(page)).toContainText("$9.36K");
  await expect(page.getByText("65 ms", { exact: true })).toBeVisible();
  await expect(page.getByText("−63.9%")).toBeVisible();
  // 3,500 / 780 = 4.5 months.
  await expect(figures(page)).toContainText("4.5");
});

test("a number that breaks a rule says which, and the last results stay", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await openByHand(page);
  await expect(figures(page)).toContainText("$8.64K to $10.8K");
  await page.getByLabel("Quality today").fill("130");
  await expect(page.getByText("Must be a percentage from 0 to 100.")).toBeVisible();
  await expect(page.getByText("An input breaks a rule")).toBeVisible();
  await expect(figures(page)).toContainText("$8.64K to $10.8K");
  await expect(page.getByRole("button", { name: "Add to scenario" })).toBeDisabled();
});

test("a leader reads the planner and cannot add anything", async ({ signedInAs }) => {
  const page = await signedInAs("leader");
  await page.goto("/compression");
  await expect(page.getByRole("heading", { level: 1, name: "Compression" })).toBeVisible();
  await expect(methods(page).getByRole("row", { name: /^INT8 chosen/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add to scenario" })).toHaveCount(0);
});
