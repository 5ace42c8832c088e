import { expect, test } from "./fixtures";

test("an analyst finds the cheapest reservation and takes it into a scenario of their own", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto("/scenarios/new?from=template");
  await page.getByRole("button", { name: "Use template 100 K a month against four owned servers" }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);

  await page.goto("/consumption");
  await page.getByRole("button", { name: "By hand" }).click();
  await page.getByLabel("GPU-hours a month").fill("14600");
  await page.getByLabel("Cloud bill a month").fill("100000");
  await page.getByLabel("Price of a unit").fill("1250");
  await page.getByLabel("Metered above them").fill("2");
  const units = page.getByRole("textbox", { name: /^Reserved units/ });
  await units.fill("10");
  await units.press("Enter");
  // 10 × 1,250 + (14,600 − 7,300) × 2 = 27,100; 20 × 1,250 = 25,000.
  await expect(page.getByText("$27.1K a month")).toBeVisible();
  const chart = page.locator("figure[data-chart=consumption]");
  await expect(chart.getByRole("heading")).toHaveText("Reserving 20 units would be cheapest, at $25.0K a month");
  await units.fill("20");
  await units.press("Enter");
  await expect(page.getByText("75.0% less")).toBeVisible();
  await expect(page.getByText("4×", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Add to scenario" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Scenario" }).click();
  await page
    .getByRole("option", { name: /^100 K a month against four owned servers/ })
    .first()
    .click();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText(/^Added to/)).toBeVisible();
  await expect(dialog.getByRole("row", { name: /^Breakeven against all cloud/ })).toBeVisible();
});

test("a number that breaks a rule says which, and the last results stay", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto("/consumption");
  const figures = page.getByLabel("Consumption pricing in figures");
  const before = await figures.textContent();
  await page.getByLabel("Price of a unit").fill("-5");
  await expect(page.getByText("Must be at least 0.")).toBeVisible();
  await expect(page.getByText("An input breaks a rule")).toBeVisible();
  await expect(figures).toHaveText(before ?? "");
  await expect(page.getByRole("button", { name: "Add to scenario" })).toBeDisabled();
});

test("a leader reads the planner and cannot add anything", async ({ signedInAs }) => {
  const page = await signedInAs("leader");
  await page.goto("/consumption");
  await expect(page.getByRole("heading", { level: 1, name: "Consumption pricing" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add to scenario" })).toHaveCount(0);
});
