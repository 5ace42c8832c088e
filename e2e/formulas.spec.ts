import { expect, test } from "./fixtures";

test("800,000 / (95,000 − 15,000) = 10 months: the form calculates as it is typed, and refuses by field and rule", async ({
  signedInAs,
}) => {
  const page = await signedInAs("manager");
  await page.goto("/formulas");
  await expect(page.getByRole("heading", { level: 1, name: "Formulas" })).toBeVisible();
  await expect(
    page.getByText(/^\d+ published cases: \d+ hold, \d+ were published wrong and are corrected\.$/),
  ).toBeVisible();
  await page.getByRole("searchbox", { name: "Search formulas" }).fill("breakeven of owning");
  await expect(page.getByRole("status").filter({ hasText: "1 calculation" })).toBeVisible();
  await page.getByRole("link", { name: "Breakeven of owning against the cloud" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Breakeven of owning against the cloud" })).toBeVisible();

  const result = page.getByRole("region", { name: "Result" });
  const months = result.locator("dt", { hasText: /^Breakeven months$/ }).locator("+ dd");
  await expect(months).toHaveText("9.411765");
  const cloud = page.getByRole("textbox", { name: "Cloud monthly" });
  await cloud.fill("95000");
  await expect(months).toHaveText("10");

  await cloud.fill("-1");
  await expect(page.getByText("cloudMonthly: Must be at least 0. It is -1.")).toBeVisible();
  await expect(cloud).toHaveAttribute("aria-invalid", "true");
  await expect(months).toHaveText("10");
  await expect(result.getByRole("status")).toContainText("An input breaks a rule");

  await page.getByRole("button", { name: "Reset" }).click();
  await expect(cloud).toHaveValue("100,000");
  await expect(months).toHaveText("9.411765");
  await expect(result.getByRole("status")).toHaveCount(0);
});

test("the guide's arithmetic is corrected, and its case says why", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto("/formulas");
  const corrections = page.getByRole("table", { name: "What the guide says, what is right, and why" });
  await expect(corrections.getByRole("row")).toHaveCount(8);
  for (const text of [
    "9.41 months: month 10",
    "two GPUs",
    "5.95 with power and cooling",
    "800 to 1,200",
    "25.2 %",
    "187 %",
    "740 a month",
  ])
    await expect(corrections).toContainText(text);
  await corrections.getByRole("link", { name: "Breakeven: 4.8 training runs" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Training runs: cloud or own servers" })).toBeVisible();
  const figures = page.getByRole("table", { name: "Figures of “Breakeven of a DGX A100 in training runs”" });
  await expect(figures.getByRole("row", { name: /^Breakeven runs 4\.8/ })).toContainText("5.946956");
});

test("a published case goes into the form, rows are added and taken away, and the request is written out", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await page.goto("/formulas/egress");
  await page.getByRole("button", { name: "Try: 50 TB a month out of Google Cloud" }).click();
  const cost = page
    .getByRole("region", { name: "Result" })
    .locator("dt", { hasText: /^Cost$/ })
    .locator("+ dd");
  await expect(cost).toHaveText("4,310");
  // 1,000 · 0.12 + 49,000 · 0.11: the last tier has no end.
  await page.getByRole("button", { name: "Remove Tiers 3" }).click();
  await expect(cost).toHaveText("5,510");
  await page.getByRole("button", { name: "Add a row" }).click();
  await expect(page.getByRole("textbox", { name: "Price per GB 3" })).toHaveValue("0");
  await expect(page.getByText('curl "$CROSSOVER/api/v1/calculations/egress"')).toContainText('"minimumGbFree":0');
});

test("a choice of forms changes its fields", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto("/formulas/optimal-capacity");
  await page.getByRole("combobox", { name: "Distribution" }).click();
  await page.getByRole("option", { name: "poisson" }).click();
  await page.getByRole("textbox", { name: "Mean" }).fill("50");
  const level = page
    .getByRole("region", { name: "Result" })
    .locator("dt", { hasText: /^Level$/ })
    .locator("+ dd");
  await expect(level).toHaveText("56");
  await expect(page.getByRole("textbox", { name: "Sd" })).toHaveCount(0);
});

test("the first HTML holds the example's result; an unknown name is not found; strangers sign in first", async ({
  signedInAs,
  browser,
  demo,
}) => {
  const page = await signedInAs("leader");
  const html = await (await page.request.get("/formulas/breakeven")).text();
  expect(html.replaceAll(/<[^>]+>/g, " ")).toContain("9.411765");
  expect((await page.request.get("/formulas/no-such-formula")).status()).toBe(404);
  const stranger = await (await browser.newContext({ baseURL: demo.address })).newPage();
  await stranger.goto("/formulas/breakeven");
  expect(new URL(stranger.url()).pathname).toBe("/sign-in");
});
