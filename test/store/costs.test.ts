import { describe, expect, test } from "vitest";
import { sum } from "@/lib/ledger/amount";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import type { CostLine } from "@/lib/schema/cost-lines";
import { listCostLines } from "@/lib/store/cost-lines";
import { listCostValues } from "@/lib/store/cost-values";
import { type CostQuestion, MissingRates, sumCosts } from "@/lib/store/costs";
import { testDatabase } from "../database";
import { type CostRow, insertCostRows, plainRow } from "./cost-rows";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");

/** Amounts with all 18 decimals, some of them negative, over 90 days, three tiers and four owners. */
const owners = [`team:${teams.vision}`, `team:${teams.voice}`, `team:${teams.search}`, "pool:platform", "unallocated"];
const many: CostRow[] = Array.from({ length: 240 }, (_, index) => {
  const month = 8 + Math.floor(index / 80);
  const text = String(month).padStart(2, "0");
  return {
    ...plainRow,
    month: `2026-${text}-01`,
    day: `2026-${text}-${String((index % 28) + 1).padStart(2, "0")}`,
    owner: owners[index % owners.length] ?? "unallocated",
    provider: index % 3 === 0 ? "Azure" : "AWS",
    tier: (["cloud", "on-prem", "edge"] as const)[index % 3] ?? "cloud",
    region: index % 7 === 0 ? null : "eu-west-1",
    effective: `${index % 11 === 0 ? "-" : ""}${index * 7919}.${String(index * 104_729).padStart(18, "012345678")}`,
    review: index % 40 === 3 ? "waiting" : index % 40 === 5 ? "refused" : index % 40 === 7 ? "approved" : "counted",
  };
});
await insertCostRows(owner, { userId: users.analyst.id, rows: many });
// What must count nowhere: batches that are being written, were replaced or were undone.
for (const status of ["writing", "replaced", "undone"]) {
  await insertCostRows(owner, { userId: users.analyst.id, rows: [{ effective: "1000000" }], status });
}

const all: CostQuestion = {
  from: "2026-08-01",
  to: "2026-10-31",
  grain: "month",
  by: ["team"],
  filters: [],
  basis: "effective",
  currency: "USD",
};

const counts = (row: CostRow) => row.review === "counted" || row.review === "approved";
const exact = (rows: readonly CostRow[]) => formatAmount(sum(rows.map((row) => amountOf(row.effective))));
const total = (amounts: readonly (string | null)[]) => formatAmount(sum(amounts.map((each) => amountOf(each ?? "x"))));

describe("sums", () => {
  test("agree to the last digit with adding up the rows one by one, whatever they are grouped by", async () => {
    const expected = exact(many.filter(counts));
    for (const by of [["team"], ["tier"], ["provider", "team"], ["region", "service"]] as const) {
      for (const grain of ["day", "week", "month", "quarter"] as const) {
        const { cells, groups, totals } = await sumCosts(analyst, { ...all, by, grain });
        expect(totals.total).toBe(expected);
        expect(total(cells.map(({ amount }) => amount))).toBe(expected);
        expect(total(groups.map(({ amount }) => amount))).toBe(expected);
      }
    }
  });

  test("imported = allocated + unallocated with a difference of 0, and what is in review counts nowhere else", async () => {
    const { totals } = await sumCosts(analyst, all);
    const borne = (row: CostRow) => counts(row) && row.owner.startsWith("team:");
    expect(totals).toMatchObject({
      imported: exact(many),
      allocated: exact(many.filter(borne)),
      unallocated: exact(many.filter((row) => !borne(row))),
      inReview: exact(many.filter((row) => !counts(row))),
      difference: "0",
      lines: many.filter(counts).length,
      reviewLines: many.filter((row) => !counts(row)).length,
    });
  });

  test("both days of a range are included, and filters keep or leave what they say", async () => {
    const range = { from: "2026-09-10", to: "2026-09-20" };
    const inside = many.filter((row) => counts(row) && row.day >= range.from && row.day <= range.to);
    const kept = inside.filter((row) => row.tier !== "edge" && row.region === null);
    const { totals, cells } = await sumCosts(analyst, {
      ...all,
      ...range,
      grain: "week",
      filters: [
        { dimension: "tier", is: false, values: ["edge"] },
        { dimension: "region", is: true, values: [null] },
      ],
    });
    expect(kept.length).toBeGreaterThan(0);
    expect(totals.total).toBe(exact(kept));
    // 7 and 14 September 2026 are Mondays.
    expect(new Set(cells.map(({ period }) => period)).size).toBeLessThanOrEqual(2);
    for (const { period } of cells) expect(["2026-09-07", "2026-09-14"]).toContain(period);
  });

  test("billed is another number: twice the effective one here", async () => {
    const billed = await sumCosts(analyst, { ...all, basis: "billed" });
    const effective = await sumCosts(analyst, all);
    expect(billed.totals.total).toBe(total([effective.totals.total, effective.totals.total]));
  });

  test("nothing at all is 0 and no group", async () => {
    const { cells, groups, totals } = await sumCosts(analyst, { ...all, from: "2020-01-01", to: "2020-12-31" });
    expect([cells, groups]).toEqual([[], []]);
    expect(totals).toMatchObject({ total: "0", imported: "0", difference: "0", lines: 0 });
  });

  test("a manager's sums hold the own team and those below, and nothing of anybody else", async () => {
    const { groups, totals } = await sumCosts(scopeFor("manager"), all);
    const own = many.filter((row) => row.owner === `team:${teams.vision}`);
    expect(groups.map(({ values }) => values)).toEqual([[`team:${teams.vision}`]]);
    expect(totals.total).toBe(exact(own.filter(counts)));
    const above = await sumCosts(scopeFor("manager", teams.research), all);
    expect(above.groups.map(({ values }) => values[0]).sort()).toEqual(
      [`team:${teams.vision}`, `team:${teams.voice}`].sort(),
    );
    const values = await listCostValues(scopeFor("manager"));
    expect(values.owners).toEqual([`team:${teams.vision}`]);
    expect(JSON.stringify(values)).not.toContain(teams.search);
  });
});

describe("lines", () => {
  const question = { from: all.from, to: all.to, filters: [], basis: "effective", currency: "USD" } as const;

  async function everyLine(sort: "-day" | "day" | "-cost" | "cost", limit: number): Promise<CostLine[]> {
    const lines: CostLine[] = [];
    for (;;) {
      const last = lines.at(-1);
      const after = last && { month: last.month, value: last.sortValue, batchId: last.batchId, lineNo: last.lineNo };
      const page = await listCostLines(analyst, { ...question, sort, after: after ?? null, limit });
      lines.push(...page);
      if (page.length < limit) return lines;
    }
  }

  test.each(["-day", "day", "-cost", "cost"] as const)(
    "pages of 37 by %s hold each line once, in order within the months, and add up",
    async (sort) => {
      const lines = await everyLine(sort, 37);
      expect(new Set(lines.map(({ batchId, lineNo }) => `${batchId} ${lineNo}`)).size).toBe(many.length);
      expect(lines).toHaveLength(many.length);
      expect(total(lines.map(({ amount }) => amount))).toBe(exact(many));
      const direction = sort.startsWith("-") ? -1n : 1n;
      for (const [index, line] of lines.entries()) {
        const before = lines[index - 1];
        if (!before) continue;
        expect(line.month <= before.month).toBe(true);
        if (line.month !== before.month) continue;
        const [left, right] = sort.endsWith("cost")
          ? [amountOf(before.sortValue), amountOf(line.sortValue)]
          : [BigInt(before.sortValue.replaceAll("-", "")), BigInt(line.sortValue.replaceAll("-", ""))];
        expect((right - left) * direction >= 0n).toBe(true);
      }
    },
  );

  test("a manager sees the own team's lines, and no name of a file", async () => {
    const lines = await listCostLines(scopeFor("manager"), { ...question, sort: "-day", after: null, limit: 1000 });
    expect(lines.length).toBe(many.filter((row) => row.owner === `team:${teams.vision}`).length);
    expect(new Set(lines.map(({ teamName }) => teamName))).toEqual(new Set(["Vision"]));
    expect(new Set(lines.map(({ fileName }) => fileName))).toEqual(new Set([null]));
  });
});

describe("other months and currencies", () => {
  const year = { ...all, from: "2027-01-01", to: "2027-12-31" };

  test("a correction of an earlier month counts in its billing month, on the nearest day", async () => {
    await insertCostRows(owner, {
      userId: users.analyst.id,
      rows: [{ month: "2027-03-01", day: "2027-01-15", effective: "-2.5", owner: `team:${teams.voice}` }],
    });
    const { cells } = await sumCosts(analyst, { ...year, grain: "day" });
    expect(cells).toEqual([{ period: "2027-03-01", value: `team:${teams.voice}`, amount: "-2.5" }]);
    expect((await sumCosts(analyst, { ...year, to: "2027-01-31" })).totals.lines).toBe(0);
  });

  test("100.00 EUR at 1.08 and 10 USD are 118 USD; without the rate it is an error that names month and currency", async () => {
    await insertCostRows(owner, {
      userId: users.analyst.id,
      rows: [
        { month: "2027-05-01", day: "2027-05-02", effective: "100.00", currency: "EUR" },
        { month: "2027-05-01", day: "2027-05-02", effective: "10" },
      ],
    });
    const may = { ...year, from: "2027-05-01", to: "2027-05-31" };
    const refused = await sumCosts(analyst, may).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MissingRates);
    expect(String(refused)).toContain("EUR for 2027-05");
    await owner.query("INSERT INTO exchange_rate VALUES ('2027-05-01', 'EUR', 1.08, 'ECB')");
    expect((await sumCosts(analyst, may)).totals).toMatchObject({ total: "118", difference: "0" });
    const [line] = await listCostLines(analyst, { ...may, sort: "-cost", after: null, limit: 1 });
    expect(line).toMatchObject({ amount: "108", ownAmount: "100", currency: "EUR" });
  });

  test("one line without a list cost leaves its group and the total unknown, and says how many", async () => {
    await insertCostRows(owner, {
      userId: users.analyst.id,
      rows: [
        { month: "2027-06-01", day: "2027-06-02", tier: "on-prem", list: null },
        { month: "2027-06-01", day: "2027-06-02", tier: "cloud", list: "3" },
      ],
    });
    const june = { ...year, from: "2027-06-01", to: "2027-06-30", basis: "list", by: ["tier"] } as const;
    const { groups, totals } = await sumCosts(analyst, june);
    expect(groups.map(({ values, amount }) => [values[0], amount]).sort()).toEqual([
      ["cloud", "3"],
      ["on-prem", null],
    ]);
    expect(totals).toMatchObject({ total: null, unknownLines: 1 });
  });
});
