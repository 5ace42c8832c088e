import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const figures = (page: Page) => page.locator("dl[aria-label='Facility in figures']");

test("an analyst finds what breaks first, expands it, and takes the site's terms into a scenario of their own", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  const name = `Facility ${Date.now()}`;
  await page.goto("/scenarios/new?from=template");
  await page.getByRole("button", { name: "Use template 100 K a month against four owned servers" }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Rename…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await opened(page);
  // 8 × 6.5 = 52; × 1.3 = 67.6; × 8,760 = 592,176; × 0.12 = 71,061.12; / 8 / 12 = 740.22.
  await expect(figures(page).getByText("52 kW", { exact: true })).toBeVisible();
  await expect(figures(page).getByText("67.6 kW", { exact: true })).toBeVisible();
  await expect(figures(page).getByText("592,176 kWh", { exact: true })).toBeVisible();
  await expect(figures(page).getByText("$71,061.12", { exact: true })).toBeVisible();
  await expect(figures(page).getByText("$740.22 a server and month")).toBeVisible();

  // Three more servers in March 2028: 11 × 6.5 = 71.5 kW of heat, above 70.
  await page.getByLabel(/^More a year/).fill("0");
  await expect(page.getByText("The site is enough to November 2029 for 8 servers.")).toBeVisible();
  await page.getByRole("button", { name: "Add servers" }).click();
  await page.getByLabel("Month", { exact: true }).fill("2028-03");
  await page.getByLabel("Servers", { exact: true }).fill("3");
  await expect(page.getByText("Cooling is the first limit, March 2028.")).toBeVisible();
  await expect(page.locator("[data-gauge=cooling]")).toContainText("runs out Mar 2028");
  await expect(page.locator("[data-gauge=cooling]")).toContainText("52 of 70 kW of heat now; 71.5 of 70 in Nov 2029");
  const chart = page.locator("figure[data-chart=facility-cooling]");
  await expect(chart.getByRole("heading")).toHaveText("Cooling runs out in Mar 2028");

  await page.getByRole("button", { name: "Add expansion" }).click();
  const form = page.getByRole("dialog", { name: "Add expansion" });
  await expect(form.getByLabel("From month")).toHaveValue("2028-03");
  await expect(form.getByLabel(/^Adds/)).toHaveValue("2");
  await form.getByLabel(/^Cost, once/).fill("60000");
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("The site is enough to November 2029 for 11 servers.")).toBeVisible();
  const steps = page.getByRole("table", { name: "Step costs of expansions" });
  await expect(steps.getByRole("row", { name: /^Mar 2028 Cooling/ })).toContainText("72");
  await expect(steps.getByRole("row", { name: /^Total/ })).toContainText("60,000");

  await steps.getByRole("button", { name: "Remove Cooling in Mar 2028" }).click();
  await expect(page.getByText("Cooling is the first limit, March 2028.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(steps.getByRole("row", { name: /^Mar 2028 Cooling/ })).toBeVisible();

  await page.getByRole("button", { name: "Add to scenario" }).click();
  const dialog = page.getByRole("dialog", { name: "Add to scenario" });
  await dialog.getByRole("combobox", { name: "Scenario" }).click();
  await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
  await expect(dialog.getByText("PUE 1.3")).toBeVisible();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText(/^Added to/)).toContainText("as version 2");
  const total = dialog.getByRole("row", { name: /^Total cost/ }).getByRole("cell");
  const [before, after] = [await total.nth(0).textContent(), await total.nth(1).textContent()];
  expect(after).not.toBe(before);
});

test("servers follow the workloads of an owned fleet", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await opened(page);
  await page.getByRole("button", { name: "From workloads" }).click();
  await expect(page.getByRole("combobox", { name: "Fleet" })).toHaveText("H100 hall, Lund");
  await expect(page.getByLabel(/^Power ?kW/)).toHaveValue("10.2");
  await page.getByRole("button", { name: "5 y" }).click();
  // Five years of 10 to 20% growth: a fourth server of 10.2 kW is too much for 40 kW of heat.
  await page.getByLabel(/^Cooling limit/).fill("40");
  const heading = page.locator("figure[data-chart=facility-cooling]").getByRole("heading");
  await expect(heading).toContainText("Cooling runs out in");
  await expect(page.locator("figure[data-chart=facility-cooling]")).toContainText("Growth until then: ");
});

test("a number that breaks a rule says which, and the last results stay", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await opened(page);
  const before = await figures(page).textContent();
  await page.getByLabel(/^PUE/).fill("0.9");
  await expect(page.getByText("Must be at least 1.")).toBeVisible();
  await expect(page.getByText("An input breaks a rule")).toBeVisible();
  await expect(figures(page)).toHaveText(before ?? "");
  await expect(page.getByRole("button", { name: "Add to scenario" })).toBeDisabled();
});

test("a leader reads the planner and cannot add anything", async ({ signedInAs }) => {
  const page = await signedInAs("leader");
  await page.goto("/facility");
  await expect(page.getByRole("heading", { level: 1, name: "Facility" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add to scenario" })).toHaveCount(0);
});

/** The plot is there only when the page can be used. */
async function opened(page: Page) {
  await page.goto("/facility");
  await expect(page.locator("figure[data-chart=facility-power] svg.recharts-surface").first()).toBeVisible();
}
