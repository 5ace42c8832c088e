import type { APIRequestContext } from "@playwright/test";
import { formatAmount } from "@/lib/format/amount";
import { parseCsv } from "@/lib/import/csv";
import { subtract, sum } from "@/lib/ledger/amount";
import { amountOf, formatAmount as exactText } from "@/lib/ledger/amount-text";
import { pdfTextOf } from "../test/pdf";
import { readXlsx } from "../test/xlsx";
import { expect, test } from "./fixtures";

const month = "/chargeback/2026-10";

async function fileOf(request: APIRequestContext, path: string) {
  const answer = await request.get(`${month}/${path}`);
  expect(answer.status(), path).toBe(200);
  expect(answer.headers()["cache-control"], path).toContain("no-store");
  expect(answer.headers()["content-disposition"], path).toMatch(/^attachment; filename="[a-z0-9.-]+"$/);
  return answer;
}

/** The lines above a table, and its rows by their columns. */
function tableOf(csv: string): { heading: string[]; rows: Record<string, string>[] } {
  const parsed = parseCsv(csv);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const cells = parsed.records.map((record) => record.cells);
  const heading = cells.flatMap(([first = ""]) => (first.startsWith("# ") ? [first] : []));
  const [columns = [], ...rows] = cells.slice(heading.length);
  return {
    heading,
    rows: rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? ""]))),
  };
}

const csvOf = async (request: APIRequestContext, path: string) => tableOf(await (await fileOf(request, path)).text());

test("October 2026 has the same digits on screen and in every file", async ({ signedInAs, demo }) => {
  const page = await signedInAs("analyst");
  await page.goto(`${month}/vision`);
  const total = page.getByLabel("Statement", { exact: true }).getByRole("definition").first();
  const shown = (await total.textContent()) ?? "";
  expect(shown).toMatch(/^[\d,]+\.\d\d$/);
  await page.goto(month);
  await expect(page.getByRole("main")).toContainText(shown);

  const { heading, rows } = await csvOf(page.request, "statements.csv");
  const whole = /^# Total: ([\d,.]+) USD$/.exec(heading.at(-1) ?? "")?.[1] ?? "none";
  await expect(page.getByRole("main")).toContainText(whole);
  const exact = rows.find(({ team }) => team === "Vision")?.total ?? "";
  expect(formatAmount(exact, "USD")).toBe(shown);
  const imported = exactText(sum(rows.map(({ total }) => amountOf(total ?? ""))));
  expect(formatAmount(imported, "USD")).toBe(whole);

  const xlsx = readXlsx(await (await fileOf(page.request, "statements.xlsx")).body());
  expect([...xlsx.keys()]).toEqual(["Summary", "Lines", "Rules", "Reconciliation"]);
  const summary = [...(xlsx.get("Summary") ?? new Map()).values()].map(({ text }) => text);
  expect(summary).toContain(exact);
  expect(summary).toContain(imported);
  expect(summary).toContain(`${whole} USD`);

  const pdf = await pdfTextOf(await (await fileOf(page.request, "vision/statement.pdf")).body());
  expect(pdf.text.replaceAll(/\s+/g, " ")).toContain(`Total ${shown} USD`);

  const headers = { Authorization: `Bearer ${demo.token}` };
  const answer = await (await page.request.get("/api/v1/chargeback/2026-10", { headers })).json();
  expect(answer).toMatchObject({ month: "2026-10", currency: "USD", basis: "effective" });
  expect(answer.reconciliation).toMatchObject({ imported, difference: "0" });
  expect(answer.teams.find(({ team }: { team: string }) => team === "Vision").total).toBe(exact);
});

test("the journal balances, and the menu downloads what is on screen", async ({ signedInAs }) => {
  const page = await signedInAs("analyst");
  const { rows } = await csvOf(page.request, "journal.csv?basis=billed");
  const booked = rows.map(({ debit, credit }) => subtract(amountOf(debit || "0"), amountOf(credit || "0")));
  expect(rows.length).toBeGreaterThan(8);
  expect(exactText(sum(booked))).toBe("0");

  await page.goto(`${month}?basis=billed`);
  await page.getByRole("button", { name: "Export files" }).click();
  await expect(page.getByRole("menuitem", { name: "All lines, FOCUS CSV" })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "All statements, CSV" }).click();
  expect((await download).suggestedFilename()).toBe("statements-2026-10-billed.csv");
});

test("all lines of all tiers leave as FOCUS", async ({ signedInAs }) => {
  const { request } = await signedInAs("analyst");
  const { heading, rows } = await csvOf(request, "focus.csv");
  expect(heading).toEqual([]);
  expect(new Set(rows.map(({ x_Tier }) => x_Tier))).toEqual(new Set(["cloud", "on-prem", "edge"]));
  expect(new Set(rows.map(({ BillingPeriodStart }) => BillingPeriodStart))).toEqual(new Set(["2026-10-01T00:00:00Z"]));
});

test("a manager has the own team's files and nobody else's", async ({ signedInAs }) => {
  const { request } = await signedInAs("manager");
  const { heading, rows } = await csvOf(request, "statements.csv");
  expect(heading).toContain("# Teams: your own");
  expect(rows.map(({ team }) => team)).toEqual(["Vision"]);
  await fileOf(request, "vision/statement.pdf");
  const sheets = readXlsx(await (await fileOf(request, "statements.xlsx")).body());
  const texts = [...sheets.values()].flatMap((sheet) => [...sheet.values()].map(({ text }) => text));
  expect(texts).not.toContain("Search");
  for (const path of ["search/statement.pdf", "no-such-team/statement.pdf", "journal.csv", "focus.csv"])
    expect((await request.get(`${month}/${path}`)).status(), path).toBe(403);
});

test("what is asked for wrongly is refused in words", async ({ signedInAs }) => {
  const { request } = await signedInAs("analyst");
  const statuses = async (path: string) => (await request.get(path)).status();
  expect(await statuses(`${month}/statements.csv?basis=guess`)).toBe(422);
  expect(await statuses("/chargeback/2026-13/statements.csv")).toBe(422);
  expect(await statuses("/chargeback/2019-01/statements.xlsx")).toBe(404);
  expect(await statuses("/chargeback/2019-01/focus.csv")).toBe(404);
  expect(await statuses(`${month}/no-such-team/statement.pdf`)).toBe(404);
});
