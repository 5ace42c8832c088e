import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const template = "100 K a month against four owned servers";

/** Opens a scenario of its own; the newest of its name stands first where scenarios are chosen. */
async function ownScenario(page: Page): Promise<string> {
  await page.goto("/scenarios/new?from=template");
  await page.getByRole("button", { name: `Use template ${template}` }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

async function byHand(page: Page, model: string): Promise<void> {
  await page.goto("/gpu-sharing");
  await page.getByRole("button", { name: "By hand" }).click();
  await page.getByRole("combobox", { name: "GPU" }).click();
  await page.getByRole("option", { name: model }).click();
}

const countOf = (page: Page, row: number) => page.getByRole("textbox", { name: "Count", exact: true }).nth(row - 1);

const grid = (page: Page) => page.locator("figure[data-chart=gpu-sharing]");

test("an analyst plans sharing, adds it to a scenario, and its breakeven moves", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  const path = await ownScenario(page);
  await byHand(page, "A100-40GB");
  await countOf(page, 1).fill("1");
  await expect(page.getByText("4 → 2", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Add to scenario" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Scenario" }).click();
  await page
    .getByRole("option", { name: new RegExp(`^${template}`) })
    .first()
    .click();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText(/^Added to/)).toBeVisible();
  // Half the work needs 2 servers of 3 for the 70/30 split: ⌈2.8⌉ and ⌈1.4⌉, so each costs more by its work.
  const [before, after] = await dialog
    .getByRole("row", { name: /^Breakeven against all cloud/ })
    .getByRole("cell")
    .allTextContents();
  expect(after).not.toBe(before);

  await dialog.getByRole("link", { name: "Open the scenario" }).click();
  await expect(page.getByRole("heading", { level: 1, name: template })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(path);
});

test("the guide's six workloads need two A100-40GB, and the page says why", async ({ signedInAs }) => {
  const page = await signedInAs("leader");
  await byHand(page, "A100-40GB");
  // 3 × 1 + 2 × 2 + 1 × 3 = 10 slices of 7; 15 + 20 + 20 = 55 GB of 40.
  await expect(page.getByText("2 A100-40GB GPUs")).toBeVisible();
  await expect(page.getByText("10 compute slices of 7 and 11 memory slices of 8 (55 GB of 40)")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Why fewer than 2 GPUs cannot hold them" })).toBeVisible();
  await expect(page.getByRole("row", { name: "compute slices 10 7 2" })).toBeVisible();
  const slices = page.getByRole("grid").getByRole("gridcell", { name: /^GPU \d: / });
  await expect(slices).toHaveCount(7);

  await grid(page).getByRole("button", { name: "Before" }).click();
  await expect(slices).toHaveCount(6);
  await grid(page).getByRole("button", { name: "Show as table" }).click();
  await expect(grid(page).locator("table caption")).not.toBeEmpty();
  await expect(grid(page).locator("tbody tr")).toHaveCount(6);
});

test("the arrows move over the instances, and tab leaves the grid", async ({ signedInAs }) => {
  const page = await signedInAs("leader");
  await byHand(page, "A100-40GB");
  await grid(page).getByRole("button", { name: "Export" }).focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("gridcell", { name: /^GPU 1: 2g\.10gb.*slices 0 to 1/ })).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("gridcell", { name: /^GPU 1: 3g\.20gb/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("gridcell", { name: /^GPU 2: free/ })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("grid").locator(":focus")).toHaveCount(0);
});

test("a count that breaks a rule says which, and the last results stay", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await byHand(page, "A100-40GB");
  const figures = page.getByLabel("GPU sharing in figures");
  await expect(figures).toContainText("6 → 2");
  await countOf(page, 1).fill("2.5");
  await expect(page.getByText("Must be a whole number from 0 to 5,000.")).toBeVisible();
  await expect(page.getByText("An input breaks a rule")).toBeVisible();
  await expect(figures).toContainText("6 → 2");
  await expect(page.getByRole("button", { name: "Add to scenario" }).first()).toBeDisabled();

  await countOf(page, 1).fill("1");
  await expect(figures).toContainText("4 → 2");
  await page.getByRole("combobox", { name: "GPU" }).click();
  await page.getByRole("option", { name: "A30" }).click();
  await expect(page.getByText("Must be a profile of A30: 4g.24gb")).toBeVisible();
});

test("actual workloads share, and those that cannot say why", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto("/gpu-sharing");
  await expect(page.getByRole("grid").getByRole("link", { name: /notebook-shared/ })).toBeVisible();
  const refused = page.getByRole("region", { name: "Workloads that cannot share" });
  await expect(refused.getByRole("listitem").filter({ hasText: "vit-pretrain-l" })).toContainText(
    "trains over several GPUs at once",
  );
  await expect(refused.getByRole("listitem").filter({ hasText: "reco-candidates" })).toContainText("within 50 ms");
});

test("batching from 30% to 85% needs 2.83 times fewer hours, and is a lever of its own", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await ownScenario(page);
  await page.goto("/gpu-sharing");
  const batching = page.getByRole("region", { name: "Batching" });
  await batching.getByLabel("They cost a month").fill("100000");
  await batching.getByLabel("Utilisation now").fill("30");
  await expect(batching.getByText("2.83×")).toBeVisible();
  await expect(batching.getByText("$64.7K a month")).toBeVisible();
  await batching.getByRole("button", { name: "Add to scenario" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Scenario" }).click();
  await page
    .getByRole("option", { name: new RegExp(`^${template}`) })
    .first()
    .click();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText(/^Added to/)).toBeVisible();
});

test("a leader reads the planner and adds nothing; a manager is refused", async ({ signedInAs }) => {
  const leader = await signedInAs("leader");
  await leader.goto("/gpu-sharing");
  await expect(leader.getByRole("heading", { level: 1, name: "GPU sharing" })).toBeVisible();
  await expect(leader.getByRole("button", { name: "Add to scenario" })).toHaveCount(0);
  const manager = await signedInAs("manager");
  expect((await manager.goto("/gpu-sharing"))?.status()).toBe(403);
});
