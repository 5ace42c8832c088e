import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const october = "from=2026-10-01&to=2026-10-31";

async function open(page: Page, query = "") {
  await page.goto(`/overview${query ? `?${query}` : ""}`);
  await expect(page.locator("[data-figure=forecast]")).toBeVisible();
  await expect(page.locator("[data-movers]")).toBeVisible();
}

test("the address holds range, group and filter; a reload and a colleague see the same figures", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await open(page, `${october}&by=team&f=tier:is:on-prem`);
  await expect(page.getByRole("button", { name: /^Range .*October 2026/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Tier is On-prem" })).toBeVisible();
  await expect(page.locator("[data-share-table]")).toContainText("Team");
  const spend = await page.locator("[data-figure=spend]").textContent();
  const address = page.url();
  await page.reload();
  await expect(page.locator("[data-movers]")).toBeVisible();
  expect(await page.locator("[data-figure=spend]").textContent()).toBe(spend);
  expect(page.url()).toBe(address);
  const leader = await signedInAs("leader");
  await open(leader, `${october}&by=team&f=tier:is:on-prem`);
  expect(await leader.locator("[data-figure=spend]").textContent()).toBe(spend);
});

test("a new group is a step back in the history, and a new range leaves the filters", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await open(page, "by=team&f=tier:not:edge;category:not:other");
  const header = page.locator("[data-share-table] thead");
  await page.getByRole("combobox", { name: "Group by" }).click();
  await page.getByRole("option", { name: "Workload" }).click();
  await expect(page).toHaveURL(/by=workload/);
  await expect(header).toContainText("Workload");
  await page.goBack();
  await expect(page).toHaveURL(/by=team/);
  await expect(header).toContainText("Team");
  await page.getByRole("button", { name: /^Range / }).click();
  await page.getByRole("button", { name: /^Last month/ }).click();
  await expect(page).toHaveURL(/[?&]r=lm\b/);
  await expect(page).toHaveURL(/f=tier:not:edge;category:not:other/);
  await expect(page).not.toHaveURL(/from=/);
});

test("compared with the period before, the table has differences with an arrow and a sign", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await open(page, "by=team");
  const table = page.locator("[data-share-table]");
  await expect(table.locator("thead")).not.toContainText("Δ");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/cmp=prev/);
  await expect(table.getByRole("columnheader", { name: "Δ %" })).toBeVisible();
  for (const row of await table.locator("tbody tr").all()) {
    await expect(row.locator("td").nth(1)).toHaveText(/^(▲ \+|▼ −)[\d,.]+$|^no change$/);
    await expect(row.locator("td").nth(2)).toHaveText(/^[+−]?[\d.,]+%$|^new$|^ended$/);
  }
});

test("the forecast has its range in the legend, and the figures are those of the cost explorer", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await open(page);
  await expect(page.getByRole("list", { name: "Legend" }).getByText(/80% range/)).toBeVisible();
  const total = await page.locator("[data-share-table] tfoot td").first().textContent();
  await page.goto("/costs");
  await expect(page.getByText(`Spend for 1 to 22 Nov 2026 is ${total} USD`)).toBeVisible();
});

test("the runaway of October is found, named, ignored with a reason and opened again", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await open(page, october);
  const anomaly = page.locator('[data-anomaly="vit-pretrain-l"]');
  await expect(anomaly).toContainText("13 to 15 Oct 2026");
  await expect(anomaly).toContainText("Vision");
  await anomaly.getByRole("button", { name: "Ignore…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Ignore", exact: true }).click();
  await expect(dialog.getByText("Say why in at least 3 characters.")).toBeVisible();
  await dialog.getByLabel("Reason").fill("A sweep that nobody stopped");
  await dialog.getByRole("button", { name: "Ignore", exact: true }).click();
  await expect(anomaly).toContainText("A sweep that nobody stopped");
  await anomaly.getByRole("button", { name: "Open again" }).click();
  await expect(anomaly.getByRole("button", { name: "Ignore…" })).toBeVisible();
});

test("a change is explained in the side panel, by the keyboard and from the address; Esc closes it", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await open(page, october);
  await page.getByRole("button", { name: "Explain this change" }).press("Enter");
  const panel = page.getByRole("complementary", { name: "Explain this change" });
  await expect(panel.locator("[data-drivers]")).toContainText("Volume");
  await expect(page).toHaveURL(/panel=change/);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page.getByRole("button", { name: "Explain this change" })).toBeFocused();
  await page.locator("[data-movers] tbody button").first().click();
  await expect(page.locator("[data-drivers]")).toBeVisible();
});

test("a manager sees the own team alone and no verdict on others; a leader changes nothing", async ({ signedInAs }) => {
  const manager = await signedInAs("manager");
  await open(manager, `${october}&by=team`);
  await expect(manager.locator("[data-share-table] tbody tr")).toHaveCount(1);
  await expect(manager.getByText("Unallocated", { exact: true })).toHaveCount(0);
  const leader = await signedInAs("leader");
  await open(leader, october);
  await expect(leader.locator('[data-anomaly="vit-pretrain-l"]')).toBeVisible();
  await expect(leader.getByRole("button", { name: "Ignore…" })).toHaveCount(0);
});
