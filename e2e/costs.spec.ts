import { readFile } from "node:fs/promises";
import type { APIRequestContext, Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";

const october = "from=2026-10-01&to=2026-10-31";

type Answer = {
  currency: string;
  total: string;
  groups: { total: string; [dimension: string]: string | null }[];
  reconciliation: { difference: string };
};

const table = (page: Page) => page.getByRole("table", { name: "Costs", exact: true });
const chart = (page: Page) => page.locator('figure[data-chart="costs"]');

async function open(page: Page, query: string): Promise<void> {
  await page.goto(`/costs?${query}`);
  await expect(table(page)).toBeVisible();
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
}

async function asked(request: APIRequestContext, token: string, query: string): Promise<Answer> {
  const response = await request.get(`/api/v1/costs?${query}`, { headers: { Authorization: `Bearer ${token}` } });
  expect(response.status()).toBe(200);
  return response.json();
}

async function choose(page: Page, field: string, option: string) {
  await page.getByRole("combobox", { name: field, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Hundredths, so that sums are exact. */
const cents = (text: string | null) => BigInt((text ?? "").replaceAll(/[^\d−-]/g, "").replace("−", "-"));
const rounded = (text: string) => {
  const negative = text.startsWith("-");
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole + fraction.padEnd(2, "0").slice(0, 2)) + (Number(fraction[2] ?? 0) >= 5 ? 1n : 0n);
  return negative ? -size : size;
};

test("the address holds range, groups and filters, and a reload shows the same", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await open(page, `${october}&by=team&f=tier:is:cloud`);
  await expect(
    page.getByRole("button", { name: "Range 1 Oct" }).or(page.getByRole("button", { name: "Range October 2026" })),
  ).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Group by" })).toContainText("Team");
  await expect(page.getByRole("button", { name: "Tier is Cloud" })).toBeVisible();
  const [address, total] = [page.url(), await table(page).locator("tfoot").textContent()];
  await page.reload();
  await expect(table(page)).toBeVisible();
  expect(page.url()).toBe(address);
  expect(await table(page).locator("tfoot").textContent()).toBe(total);
});

test("a new group is a step in the history, and going back restores the old one", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await open(page, `${october}&by=team`);
  await choose(page, "Group by", "Workload");
  await expect(page).toHaveURL(/by=workload/);
  await expect(table(page).getByRole("columnheader", { name: "Workload" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/by=team/);
  await expect(table(page).getByRole("columnheader", { name: "Team" })).toBeVisible();
});

test("a preset stays relative in the address and leaves the filters alone", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await open(page, "f=tier:not:edge;charge:is:usage");
  await page.getByRole("button", { name: "Range Month to date" }).click();
  await page.getByRole("button", { name: /^Last month/ }).click();
  await expect(page).toHaveURL(/r=lm/);
  await expect(page.getByRole("button", { name: "Tier is not Edge" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Cost type is Usage" })).toBeVisible();

  await page.getByRole("button", { name: "Range Last month" }).click();
  await page.getByLabel("From").fill("2026-10-03");
  await page.getByLabel("To", { exact: true }).fill("2026-10-09");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/from=2026-10-03&to=2026-10-09/);
  expect(page.url()).not.toContain("r=");
});

for (const by of ["tier", "team", "service"]) {
  test(`by ${by} the rows, the total, the chart's table, its export and the API agree to the cent`, async ({
    signedInAs,
    request,
    demo,
  }) => {
    const page = await signedInAs("analyst");
    const answer = await asked(request, demo.token, `${october}&groupBy=${by}`);
    await open(page, `${october}&by=${by}`);
    expect(answer.reconciliation.difference).toBe("0");
    const total = cents(await table(page).locator("tfoot td").first().textContent());
    expect(total).toBe(rounded(answer.total));
    await expect(table(page).locator("tbody tr")).toHaveCount(answer.groups.length);

    await chart(page).getByRole("button", { name: "Show as table" }).click();
    const ofChart = await chart(page)
      .getByRole("row", { name: /^Total/ })
      .getByRole("cell")
      .first()
      .textContent();
    expect(cents(ofChart)).toBe(total);
    const download = page.waitForEvent("download");
    await chart(page).getByRole("button", { name: "Export" }).click();
    const csv = await readFile(await (await download).path(), "utf8");
    const last = csv.trim().split("\r\n").at(-1)?.split(",") ?? [];
    expect(last.slice(0, 2)).toEqual(["Total", answer.total]);
    await expect(page.getByText("Difference 0.00 USD")).toBeVisible();
  });
}

test("more than eight values are seven and Other, which shows the rest of the rows", async ({
  signedInAs,
  request,
  demo,
}) => {
  const page = await signedInAs("analyst");
  const { groups } = await asked(request, demo.token, `${october}&groupBy=workload`);
  expect(groups.length).toBeGreaterThan(8);
  await open(page, `${october}&by=workload`);
  const legend = chart(page).getByRole("list", { name: "Legend" }).getByRole("button");
  await expect(legend).toHaveCount(8);
  await expect(legend.last()).toHaveText(`Other (${groups.length - 7})`);
  await legend.last().click();
  await expect(table(page).locator("tbody tr")).toHaveCount(groups.length - 7);
  await page.getByRole("button", { name: /in Other: show all$/ }).click();
  await expect(table(page).locator("tbody tr")).toHaveCount(groups.length);
});

test("compared, every row has a change with arrow and sign, and a value that was not there is new", async ({
  signedInAs,
}) => {
  const page = await signedInAs("analyst");
  await open(page, "from=2025-11-01&to=2025-11-30&by=tier");
  await expect(table(page).getByRole("columnheader", { name: "Δ USD" })).toHaveCount(0);
  await expect(async () => {
    await page.keyboard.press("c");
    await expect(page).toHaveURL(/cmp=prev/, { timeout: 1_000 });
  }).toPass();
  await expect(table(page).getByRole("columnheader", { name: "Δ USD" })).toBeVisible();
  await expect(table(page).getByRole("columnheader", { name: "Δ %" })).toBeVisible();
  await expect(table(page).locator("tbody tr").first()).toContainText("▲ +");
  await expect(table(page).locator("tbody tr").first()).toContainText("new");

  await open(page, `${october}&by=team&cmp=prev`);
  for (const text of await table(page).locator("tbody tr td:nth-of-type(4)").allTextContents()) {
    expect(text.trim()).toMatch(/^(▲ \+|▼ −)[\d,.]+ (more|less)$|^no change$/);
  }
});

test("a bar leads where its row leads, and the brackets step through periods", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await open(page, `${october}&by=tier&g=month`);
  await chart(page).getByRole("button", { name: "Show as table" }).click();
  const href = await chart(page).getByRole("rowheader").first().getByRole("link").getAttribute("href");
  const ofRow = await table(page).getByRole("rowheader", { name: "Cloud" }).getByRole("link").getAttribute("href");
  expect(href).toBe(ofRow);
  await chart(page).getByRole("button", { name: "Show as chart" }).click();
  await chart(page).locator(".recharts-bar-rectangle path").first().click();
  await expect(page).toHaveURL(new RegExp(`${href?.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`));
  await expect(page.getByRole("button", { name: "Tier is Cloud" })).toBeVisible();

  await page.keyboard.press("[");
  await expect(page).toHaveURL(/from=2026-09-01&to=2026-09-30/);
  await page.keyboard.press("]");
  await expect(page).toHaveURL(/from=2026-10-01&to=2026-10-31/);
});

test("the lines behind a row add up to it", async ({ signedInAs, request, demo }) => {
  const page = await signedInAs("analyst");
  const { total } = await asked(request, demo.token, `${october}&filter=tier:is:edge`);
  await open(page, `${october}&by=tier`);
  await table(page)
    .getByRole("link", { name: /lines of Edge$/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Cost lines" })).toBeVisible();
  const lines = page.getByRole("table", { name: "Cost lines" });
  expect(cents(await lines.locator("tfoot td").nth(1).textContent())).toBe(rounded(total));
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Cost explorer" }).click();
  await expect(table(page)).toBeVisible();
});

test("long lists of lines load page by page, and the table knows how many there are", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  await page.goto(`/costs/lines?${october}&sort=-cost`);
  const lines = page.getByRole("table", { name: "Cost lines" });
  await expect(page.getByText(/^500 of [\d,]+ lines loaded$/)).toBeVisible();
  const count = Number(await lines.getAttribute("aria-rowcount"));
  expect(count).toBeGreaterThan(1000);
  expect(await lines.getByRole("row").count()).toBeLessThan(80);
  await page.getByRole("button", { name: "Load more lines" }).click();
  await expect(page.getByText(/^1,000 of [\d,]+ lines loaded$/)).toBeVisible();
});

test("a view is saved under a name, opened, deleted and taken back", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  const name = `e2e view ${Date.now()}`;
  const day = 1 + (Date.now() % 27);
  const range = `from=2026-09-01&to=2026-09-${String(day).padStart(2, "0")}`;
  await open(page, `${range}&by=team,service`);
  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByText("Must be 1 to 120 characters.")).toBeVisible();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("button", { name })).toBeVisible();

  await open(page, "by=tier");
  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByRole("menuitem", { name }).click();
  await expect(page).toHaveURL(/by=team%2Cservice|by=team,service/);
  await page.getByRole("button", { name }).click();
  await page.getByRole("menuitem", { name: `Delete “${name}”` }).click();
  await expect(page.getByRole("button", { name: "Saved views" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name })).toBeVisible();
  await page.getByRole("button", { name }).click();
  await page.getByRole("menuitem", { name: `Delete “${name}”` }).click();
  await expect(page.getByRole("button", { name: "Saved views" })).toBeVisible();
});

test("a manager sees the own team only, by page and by API", async ({ signedInAs }) => {
  const page = await signedInAs("manager");
  await open(page, `${october}&by=team`);
  await expect(page.getByText("of Vision, October 2026")).toBeVisible();
  await expect(table(page).getByRole("rowheader")).toHaveText(["Vision", "Total, 1 row"]);
  const { groups } = await (await page.request.get(`/api/v1/costs?${october}&groupBy=team`)).json();
  expect(groups.map(({ team }: { team: string }) => team)).toEqual(["Vision"]);
  const other = await page.request.get(`/api/v1/costs?${october}&filter=team:is:search`);
  expect(other.status()).toBe(422);
  await page.goto(`/costs?${october}&f=team:is:search`);
  await expect(page.getByText("Ignored filter team=search")).toBeVisible();
});

test("the API refuses by field, value and rule", async ({ request, demo }) => {
  const headers = { Authorization: `Bearer ${demo.token}` };
  for (const [query, field, value] of [
    ["from=2026-10-01&to=2026-09-30", "to", "2026-09-30"],
    [`${october}&groupBy=colour`, "groupBy", "colour"],
    [`${october}&filter=team:is:nobody`, "filter", "team:is:nobody"],
    [`${october}&basis=cash`, "basis", "cash"],
    [`${october}&nonsense=1`, "nonsense", "1"],
  ] as const) {
    const response = await request.get(`/api/v1/costs?${query}`, { headers });
    expect(response.status(), query).toBe(422);
    expect((await response.json()).errors, query).toContainEqual({ field, value, rule: expect.any(String) });
  }
});

test("two levels, a comparison and open menus pass axe in both themes", async ({ signedInAs }) => {
  test.slow();
  const page = await signedInAs("analyst");
  await open(page, `${october}&by=team,category&cmp=prev&f=tier:is:cloud,edge;foo:is:x`);
  await expect(page.getByText("Ignored filter foo:is:x")).toBeVisible();
  await page.getByRole("button", { name: "Range October 2026" }).click();
  await expect(page.getByRole("button", { name: "Apply" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Tier is/ }).click();
  await expect(page.getByRole("checkbox", { name: "On-prem" })).toBeVisible();
  await expectAccessible(page);
});
