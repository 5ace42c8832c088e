import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** The guide's training data: 20 TB and 2 TB a week, every GB at 0.09. */
async function openByHand(page: Page) {
  await page.goto("/data-movement");
  await page.getByRole("button", { name: "By hand" }).click();
  await page.getByRole("combobox", { name: "Egress prices" }).click();
  await page.getByRole("option", { name: "One price per GB" }).click();
  await page.getByLabel("Price", { exact: false }).last().fill("0.09");
  await page.getByLabel("First copy").fill("20");
  await page.getByLabel("An update").fill("2");
  await page.getByLabel("Updates").fill("52");
}

const figures = (page: Page) => page.locator("dl[aria-label='Data movement in figures']");

async function setSlider(page: Page, name: RegExp, value: string) {
  const field = page.getByRole("textbox", { name });
  await field.fill(value);
  await field.press("Enter");
}

test("an analyst finds what need not move, and takes it into a scenario", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto("/scenarios/new?from=template");
  await page.getByRole("button", { name: "Use template 100 K a month against four owned servers" }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);

  await openByHand(page);
  // 20 + 2 × 52 = 124 TB, × 0.09 = 11,160; 2 × 52 / 12 × 1,000 = 8,667 GB a month, 780 USD.
  await expect(page.getByText("$11.2K in the first year", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "The first year costs $11,160" })).toBeVisible();
  await expect(figures(page)).toContainText("$780");
  await expect(figures(page)).toContainText("8,667 GB");
  await expect(figures(page)).toContainText("$0.09");
  await expect(page.getByRole("button", { name: "Add to scenario" })).toBeDisabled();
  // 20 TB over 1,000 Mbit/s: 20 × 8,000,000 / 1,000 / 3,600 = 44.4 hours.
  await page.getByLabel("Link").fill("1000");
  await expect(figures(page)).toContainText("44.4 h");

  await setSlider(page, /^Processed where it lives/, "50");
  await setSlider(page, /^Answered by a cache/, "20");
  await setSlider(page, /^Compressed to/, "60");
  // 1 − 0.5 × 0.8 × 0.6 = 76%; 12 × 780 × 0.24 + 1,800 × 0.5 × 0.6 = 2,786.40.
  await expect(figures(page)).toContainText("76.0%");
  await expect(page.getByRole("heading", { name: "The first year costs $11,160 now, $2,786 after" })).toBeVisible();
  await expect(page.getByText("$5,580 processed where it lives, $936 answered by the cache")).toBeVisible();

  await page.getByRole("button", { name: "Add to scenario" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Scenario" }).click();
  await page
    .getByRole("option", { name: /^100 K a month against four owned servers/ })
    .first()
    .click();
  await dialog.getByLabel("Name").fill("Data stays where it is used");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText(/^Added to/)).toBeVisible();
  await expect(dialog.getByRole("row", { name: /^Total cost/ })).toBeVisible();
});

test("50 TB cost 4,500 once; 5 TB a month 5,400 a year", async ({ signedInAs }) => {
  const page = await signedInAs("leader");
  await openByHand(page);
  await page.getByLabel("First copy").fill("50");
  await page.getByLabel("An update").fill("0");
  await expect(page.getByRole("heading", { name: "The first year costs $4,500" })).toBeVisible();
  await expect(figures(page)).toContainText("nothing is billed each month");
  await page.getByLabel("First copy").fill("0");
  await page.getByLabel("An update").fill("5");
  await page.getByLabel("Updates").fill("12");
  await expect(page.getByRole("heading", { name: "The first year costs $5,400" })).toBeVisible();
  await page.getByRole("button", { name: "Add a flow" }).click();
  await expect(page.getByRole("group", { name: "Flow 2" })).toBeVisible();
  // The guide's 11,160 besides.
  await expect(page.getByRole("heading", { name: "The first year costs $16,560" })).toBeVisible();
});

test("the Sankey takes no keyboard stop, and its table has every flow and the total", async ({ signedInAs }) => {
  const page = await signedInAs("leader");
  await page.goto("/data-movement");
  const chart = page.locator("figure[data-chart=data-movement]");
  const plot = chart.getByRole("img", { name: /moves most/ });
  await expect(plot).toBeVisible();
  expect(await chart.locator("svg [tabindex='0'], svg[tabindex='0']").count()).toBe(0);
  await chart.getByRole("button", { name: "Export" }).focus();
  await page.keyboard.press("Tab");
  expect(await chart.evaluate((figure) => figure.contains(document.activeElement))).toBe(false);
  await chart.getByRole("button", { name: "Show as table" }).click();
  await expect(chart.getByRole("row", { name: /^Total/ })).toBeVisible();
  const flows = await chart.locator("tbody tr").count();
  await expect(page.getByRole("button", { name: `Workloads that send data: ${flows - 1} workloads` })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add to scenario" })).toHaveCount(0);
});

test("a field that breaks a rule says which, and the last results stay", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await openByHand(page);
  await expect(figures(page)).toContainText("$780");
  await page.getByLabel("An update").fill("-2");
  await expect(page.getByText("Must be at least 0.")).toBeVisible();
  await page.getByLabel("From").fill("");
  await expect(page.getByText("Give it a name.")).toBeVisible();
  await page.getByLabel("First copy").fill("");
  await expect(page.getByText("Must be a number.")).toBeVisible();
  await expect(figures(page)).toContainText("$780");
});
