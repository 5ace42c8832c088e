import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const figures = (page: Page) => page.locator("dl[aria-label='Edge sites in figures']");

test("an analyst sees the guide's payback, adds a site that never pays, and takes edge into a scenario of their own", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  const name = `Edge ${Date.now()}`;
  await page.goto("/scenarios/new?from=template");
  await page.getByRole("button", { name: "Use template 100 K a month against four owned servers" }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);
  await renamed(page, name);

  await opened(page);
  // 10 × 1,500 = 15,000; 6,500 − 200 = 6,300; 15,000 / 6,300 = 2.38; × 12 = 75,600; 100 × 2 / 8 × 86.4 = 2,160 GB.
  await expect(figures(page).getByText("2.38 months")).toBeVisible();
  await expect(figures(page).getByText("$6,300", { exact: true })).toBeVisible();
  await expect(figures(page).getByText("$75,600 a year")).toBeVisible();
  await expect(figures(page).getByText("$15,000", { exact: true })).toBeVisible();
  await expect(figures(page).getByText("64.8 TB/mo", { exact: true })).toBeVisible();
  await expect(figures(page).getByText("2,160 GB a day")).toBeVisible();
  const chart = page.locator("figure[data-chart=edge]");
  await expect(chart.getByRole("heading")).toHaveText("Edge is cheaper from the first stream at Camera site");

  await page.getByRole("button", { name: "Add site" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Quiet depot");
  await page.getByLabel(/^Cloud cost/).fill("150");
  const table = page.getByRole("table", { name: "Sites" });
  await expect(table.getByRole("row", { name: /Quiet depot/ })).toContainText("none");
  await expect(table.getByRole("row", { name: /Quiet depot/ })).toContainText("never");
  await expect(chart.getByRole("heading")).toHaveText("Edge is never cheaper than the cloud at Quiet depot");
  // 6,300 − 50 = 6,250 for 30,000 in all: 4.8 months.
  await expect(table.getByRole("row", { name: /^Total, 2 sites/ })).toContainText("4.8");
  await expect(page.getByText("1 of 2 sites")).toBeVisible();
  await page.getByLabel(/^Latency limit/).fill("8");
  await expect(page.getByText("2 of 2 sites")).toBeVisible();

  await page.getByRole("button", { name: "Remove site" }).click();
  await expect(table.getByRole("row", { name: /Quiet depot/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(table.getByRole("row", { name: /Quiet depot/ })).toHaveCount(1);

  await page.getByRole("button", { name: "Add to scenario" }).click();
  const dialog = page.getByRole("dialog", { name: "Add to scenario" });
  await dialog.getByRole("combobox", { name: "Scenario" }).click();
  await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText(/^Added to/)).toContainText("as version 2");
  await expect(dialog.getByRole("row", { name: /^Total cost/ })).toBeVisible();
  await dialog.getByRole("link", { name: "Open the scenario" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("edge workloads become sites at the prices of the price book", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await opened(page);
  await page.getByRole("button", { name: "From workloads" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: /^dock-camera/ }).click();
  await dialog.getByRole("button", { name: "Add 1 site" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("dock-camera");
  // 435 h / 20.29 h a device = 21.4; 9,600 GB a month = 29.6 Mbit/s.
  await expect(page.getByLabel(/^Devices ?count/)).toHaveValue("22");
  await expect(page.getByLabel(/^Streams/)).toHaveValue("15");
  await expect(page.getByLabel(/^Latency limit/)).toHaveValue("9");
});

test("a device brings its price along", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await opened(page);
  await page.getByRole("combobox", { name: "Device" }).click();
  await page.getByRole("option", { name: /Coral Dev Board/ }).click();
  await expect(page.getByLabel(/^Device price/)).toHaveValue("225");
  await expect(figures(page).getByText("$2,250", { exact: true })).toBeVisible();
});

test("a number that breaks a rule says which, and the last results stay", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await opened(page);
  const before = await figures(page).textContent();
  await page.getByLabel(/^Streams/).fill("0");
  await expect(page.getByText("Must be at least 1.")).toBeVisible();
  await expect(page.getByText("An input breaks a rule")).toBeVisible();
  await expect(figures(page)).toHaveText(before ?? "");
  await expect(page.getByRole("button", { name: "Add to scenario" })).toBeDisabled();
  await page.getByLabel(/^Streams/).fill("100");
  await page.getByLabel(/^Of it whatever the volume/).fill("201");
  await expect(page.getByText("Must not be more than the running cost.")).toBeVisible();
});

test("a leader reads the planner and cannot add anything", async ({ signedInAs }) => {
  const page = await signedInAs("leader");
  await page.goto("/edge");
  await expect(page.getByRole("heading", { level: 1, name: "Edge" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add to scenario" })).toHaveCount(0);
});

async function renamed(page: Page, name: string) {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Rename…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** The plot is there only when the page can be used. */
async function opened(page: Page) {
  await page.goto("/edge");
  await expect(page.locator("figure[data-chart=edge] svg.recharts-surface").first()).toBeVisible();
}
