import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const october = "/costs?from=2026-10-01&to=2026-10-31&by=team";

async function opened(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
}

const totals = (page: Page, table: string | RegExp) => page.getByRole("table", { name: table }).locator("tfoot");

test("a copied link shows another user the same figures, and one of another team is a 403", async ({ signedInAs }) => {
  const analyst = await signedInAs("analyst");
  await opened(analyst, `${october}&f=tier:not:edge&basis=billed`);
  const link = analyst.url();
  const said = await totals(analyst, "Costs").textContent();
  expect(said).toMatch(/\d,\d{3}/);
  const leader = await signedInAs("leader");
  await opened(leader, link);
  expect(await totals(leader, "Costs").textContent()).toBe(said);
  expect(leader.url()).toBe(link);

  await opened(analyst, "/chargeback/2026-10/search");
  const manager = await signedInAs("manager");
  const refused = await manager.goto(analyst.url());
  expect(refused?.status()).toBe(403);
  await expect(manager.getByRole("heading", { level: 1 })).toBeVisible();
});

test("October is the same in Los Angeles, Auckland and UTC", async ({ signedInAs }) => {
  const said: string[] = [];
  for (const timezoneId of ["UTC", "America/Los_Angeles", "Pacific/Auckland"]) {
    const page = await signedInAs("analyst", { timezoneId });
    await opened(page, october);
    const costs = await totals(page, "Costs").textContent();
    await opened(page, "/chargeback/2026-10");
    said.push(`${costs} ${await totals(page, /^Statements of October 2026/).textContent()}`);
  }
  expect(said[0]).toMatch(/\d,\d{3}/);
  expect(new Set(said).size).toBe(1);
});

/** Tabs until something has focus; each stop on the way shows that it has it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press("Tab");
    const width = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body);
      return style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth);
    });
    const name = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));
    expect(width, name).toBeGreaterThanOrEqual(2);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("80 stops did not reach it.");
}

/** Keys of two strokes work once the page has come alive. */
async function goBy(page: Page, keys: readonly [string, string], address: RegExp): Promise<void> {
  await expect(async () => {
    for (const key of keys) await page.keyboard.press(key);
    await expect(page).toHaveURL(address, { timeout: 2_000 });
  }).toPass();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
}

test("by keyboard alone: sign in, a chart's table, a row, its panel, Esc, and back on the row", async ({
  browser,
  demo,
}) => {
  test.slow();
  const user = demo.users.find(({ role }) => role === "analyst");
  const page = await (await browser.newContext({ baseURL: demo.address })).newPage();
  await page.goto("/sign-in");
  await tabTo(page, page.getByLabel("E-mail"));
  await page.keyboard.type(user?.email ?? "");
  await tabTo(page, page.getByLabel("Password", { exact: true }));
  await page.keyboard.type(user?.password ?? "");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));

  await goBy(page, ["g", "c"], /\/chargeback/);
  const chart = page.locator("figure[data-chart]").first();
  const toggle = chart.getByRole("button", { name: "Show as table" });
  await tabTo(page, toggle);
  await page.keyboard.press("Enter");
  await expect(chart.getByRole("table")).toBeVisible();

  await goBy(page, ["g", "w"], /\/workloads/);
  const row = page.getByRole("table", { name: "Workloads" }).locator("tbody th a").first();
  await tabTo(page, row);
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary").filter({ has: page.getByRole("button", { name: "Close panel" }) });
  await expect(panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(row).toBeFocused();
  await page.context().close();
});

test("5,000 lines are at most 80 rows of the document, counted and numbered, under a header that stays", async ({
  signedInAs,
}) => {
  test.slow();
  const page = await signedInAs("analyst");
  await opened(page, "/costs/lines?from=2026-09-01&to=2026-10-31");
  const table = page.getByRole("table", { name: "Cost lines" });
  const more = page.getByRole("button", { name: "Load more lines" });
  for (let loaded = 1_000; loaded <= 5_000; loaded += 500) {
    await more.click();
    await expect(page.getByText(`${loaded.toLocaleString("en")} of`)).toBeVisible();
  }
  const count = Number(await table.getAttribute("aria-rowcount"));
  expect(count).toBeGreaterThan(5_000);
  await page.getByRole("region", { name: "Cost lines" }).press("End");
  await expect(table.locator("tbody tr[aria-rowindex]").last()).toHaveAttribute("aria-rowindex", "5001");
  expect(await table.locator("tr").count()).toBeLessThanOrEqual(80);
  const header = table.locator("thead th").first();
  expect(await header.evaluate((element) => getComputedStyle(element).position)).toBe("sticky");
  await expect(header).toBeInViewport();

  const first = table.locator("tbody th").first();
  const before = await first.textContent();
  await page.getByRole("combobox", { name: "Order" }).click();
  const started = performance.now();
  await page.getByRole("option", { name: "highest cost first" }).click();
  await expect(first).not.toHaveText(before ?? "");
  const description = `${Math.round(performance.now() - started)} ms`;
  test.info().annotations.push({ type: "another order, from click to rows", description });
});

test("the review of a month is started by its button, and teams can answer from then on", async ({
  signedInAs,
  demo,
}) => {
  test.slow();
  const page = await signedInAs("analyst");
  // A month of its own for each run, of a source that is there: a new one would be expected by every closing.
  const month = `${2091 + (Date.now() % 9)}-${String(1 + (Date.now() % 12)).padStart(2, "0")}`;
  const line = `${month}-01T00:00:00Z,${month}-02T00:00:00Z,1.25,USD,${randomUUID()}`;
  const sent = await page.request.post("/api/v1/imports?source=AWS", {
    headers: { Origin: demo.address, "Content-Type": "text/csv" },
    data: `BillingPeriodStart,ChargePeriodStart,BilledCost,BillingCurrency,ServiceName\n${line}\n`,
  });
  const { id } = await sent.json();
  expect(sent.status()).toBe(201);
  await opened(page, `/chargeback/${month}`);
  const dialog = page.getByRole("dialog", { name: /^Start the review of/ });
  await page.getByRole("main").getByRole("button", { name: "Start review", exact: true }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Start review" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("main").getByText("In review", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: "Start review" })).toHaveCount(0);
  const undone = await page.request.delete(`/api/v1/imports/${id}`, {
    headers: { Origin: demo.address, "Content-Type": "application/json" },
  });
  expect(undone.status()).toBe(200);
});
