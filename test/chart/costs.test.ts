import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { costDelta } from "@/lib/chart/cost-delta";
import { drillHref, linesHref } from "@/lib/chart/cost-drill";
import { costValues, resolveFilters, valueFinder } from "@/lib/chart/cost-options";
import type { CostCell, CostFigures, CostsPage } from "@/lib/chart/cost-page";
import { costSeries, isUnallocated, sumOfTexts } from "@/lib/chart/cost-series";
import { costRows, orderedRows, rowTotals } from "@/lib/chart/cost-table";
import { cutOf, formatRange, tickOfPeriod } from "@/lib/chart/cost-text";
import { costChartModel, costChartTable } from "@/lib/chart/costs";
import { defaultCostQuery } from "@/lib/schema/cost-query";

const amount = fc.integer({ min: -1_000_000, max: 10_000_000 }).map((units) => (units / 1000).toFixed(3));
const cells = (keys: readonly string[]): CostCell[] =>
  keys.map((key, index) => ({ period: "2026-10-01", key, amount: String(keys.length - index) }));
const named = (keys: readonly string[]) => keys.map((key) => ({ key, label: key.toUpperCase() }));
const letters = (count: number) => Array.from({ length: count }, (_, index) => `v${String(index).padStart(2, "0")}`);

describe("the series of a chart", () => {
  test("20 values are seven and Other (13): 20 + 19 + … + 14 = 119 and 13 + … + 1 = 91", () => {
    const keys = letters(20);
    const { series, rest } = costSeries(cells(keys), {
      periods: ["2026-10-01"],
      values: named(keys),
      dimension: "workload",
    });
    expect(series).toHaveLength(8);
    expect(series.at(-1)).toMatchObject({ label: "Other (13)", total: "91", hatched: true });
    expect(sumOfTexts(series.slice(0, 7).map(({ total }) => total))).toBe("119");
    expect(rest).toEqual(keys.slice(7));
  });

  test("eight values need no Other, and the smallest unallocated amount is never in it", () => {
    const eight = costSeries(cells(letters(8)), {
      periods: ["2026-10-01"],
      values: named(letters(8)),
      dimension: "service",
    });
    expect(eight.series.map(({ key }) => key)).toEqual(letters(8));
    const keys = [...letters(12), "unallocated"];
    const { series } = costSeries(cells(keys), { periods: ["2026-10-01"], values: named(keys), dimension: "team" });
    expect(series.map(({ key }) => key).slice(-2)).toEqual(["unallocated", "all others"]);
  });

  test("whatever the amounts, the series add up to the cells to the last digit, in every period", () => {
    const periods = ["2026-10-01", "2026-10-02", "2026-10-03"];
    const cell = fc.record({
      period: fc.constantFrom(...periods),
      key: fc.constantFrom(...letters(15), "unallocated"),
      amount,
    });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 60 }), (all) => {
        const { series } = costSeries(all, { periods, values: named(letters(15)), dimension: "workload" });
        expect(series.length).toBeLessThanOrEqual(8);
        expect(sumOfTexts(series.map(({ total }) => total))).toBe(sumOfTexts(all.map((each) => each.amount)));
        for (const [index, period] of periods.entries()) {
          const inPeriod = all.filter((each) => each.period === period).map((each) => each.amount);
          expect(sumOfTexts(series.map(({ amounts }) => amounts[index] ?? null))).toBe(sumOfTexts(inPeriod));
        }
        const fills = series.filter(({ hatched }) => !hatched).map(({ fill }) => fill);
        expect(new Set(fills).size).toBe(fills.length);
        expect(series.filter(({ key }) => isUnallocated(key)).every(({ hatched }) => hatched)).toBe(true);
      }),
    );
  });

  test("a value keeps its colour when another one overtakes it", () => {
    const values = named(letters(5));
    const fillOf = (amounts: Record<string, string>) => {
      const all = Object.entries(amounts).map(([key, each]) => ({ period: "2026-10-01", key, amount: each }));
      const { series } = costSeries(all, { periods: ["2026-10-01"], values, dimension: "service" });
      return new Map(series.map(({ key, fill }) => [key, fill]));
    };
    expect(fillOf({ v00: "3", v01: "2" })).toEqual(fillOf({ v01: "9", v00: "1" }));
  });

  test("tiers stand in their order and colours, whatever they cost", () => {
    const all = ["edge", "cloud", "on-prem"].map((key, index) => ({ period: "p", key, amount: String(9 - index) }));
    const values = named(["cloud", "on-prem", "edge"]);
    const { series } = costSeries(all, { periods: ["p"], values, dimension: "tier" });
    expect(series.map(({ fill }) => fill)).toEqual(["var(--cloud)", "var(--onprem)", "var(--edge)"]);
  });
});

const figures = (given: Partial<CostFigures>): CostFigures => ({
  cells: [],
  groups: [],
  total: "100",
  lines: 0,
  unknownLines: 0,
  reconciliation: {
    imported: "100",
    allocated: "100",
    unallocated: "0",
    inReview: "0",
    difference: "0",
    reviewLines: 0,
  },
  base: null,
  ...given,
});

const noOptions = costValues({
  providers: [],
  services: [],
  regions: [],
  owners: [],
  teams: [],
  workloads: [],
  pools: [],
});
const page: CostsPage = {
  query: { ...defaultCostQuery, by: ["team", "service"], compare: "prev" },
  range: { from: "2026-10-01", to: "2026-10-31", grain: "month" },
  currency: "USD",
  timeZone: "UTC",
  today: "2026-11-23",
  lastDay: "2026-11-22",
  options: { provider: [], team: [], workload: [], tier: [], service: [], category: [], region: [], charge: [] },
  ignored: [],
  figures: null,
  failure: null,
  ownTeam: null,
  views: [],
  mayWriteViews: true,
  mayImport: true,
};

const group = (keys: readonly string[], now: string, base: string) => ({
  values: named(keys),
  amount: now,
  base,
  lines: 2,
});
const twoLevels = figures({
  groups: [
    group(["a", "x"], "10.005", "0"),
    group(["a", "y"], "20", "25"),
    group(["b", "x"], "60", "75"),
    group(["c", "x"], "0", "5"),
  ],
  total: "90.005",
  base: { range: { from: "2026-09-01", to: "2026-09-30" }, total: "105", cells: [] },
});

describe("the rows of a table", () => {
  test("a group stands above its parts and is their sum: 10.005 + 20 = 30.005; totals count each part once", () => {
    const rows = orderedRows(costRows(page, twoLevels), "-amount");
    expect(rows.map(({ level, id, amount: each }) => [level, id, each])).toEqual([
      ["group", "b", "60"],
      ["part", "b x", "60"],
      ["group", "a", "30.005"],
      ["part", "a y", "20"],
      ["part", "a x", "10.005"],
      ["group", "c", "0"],
      ["part", "c x", "0"],
    ]);
    expect(rowTotals(rows)).toEqual({ amount: "90.005", base: "105", lines: 8, count: 4 });
  });

  test("from nothing is new, to nothing has ended, and the direction is said", () => {
    const rows = new Map(costRows(page, twoLevels).map((row) => [row.id, row.delta]));
    expect(rows.get("a x")).toMatchObject({ text: "▲ +10.00", ratioText: "new", direction: "more", ratio: null });
    expect(rows.get("c x")).toMatchObject({ text: "▼ −5.00", ratioText: "ended", direction: "less" });
    expect(rows.get("a y")).toMatchObject({ text: "▼ −5.00", ratioText: "−20.0%", direction: "less", ratio: -0.2 });
    expect(costDelta("5", "5", "USD")).toMatchObject({ text: "no change", ratioText: "0.0%" });
    expect(costDelta(null, "5", "USD")).toMatchObject({ text: "—", ratioText: "—", change: null });
    expect(costDelta("-5", "-10", "USD")).toMatchObject({ text: "▲ +5.00", ratioText: "+50.0%" });
  });

  test("sorting by the name keeps parts below their groups", () => {
    const ids = orderedRows(costRows(page, twoLevels), "name").map(({ id }) => id);
    expect(ids).toEqual(["a", "a x", "a y", "b", "b x", "c", "c x"]);
    expect(orderedRows(costRows(page, twoLevels), "nonsense")).toHaveLength(7);
  });
});

test("the chart's table ends with the total, exact: 10.005 + 20.01 = 30.015", () => {
  const model = costChartModel(
    { ...page, query: { ...page.query, by: ["service"] } },
    figures({
      cells: [
        { period: "2026-10-01", key: "x", amount: "10.005" },
        { period: "2026-10-01", key: "y", amount: "20.01" },
      ],
      total: "30.015",
    }),
  );
  const { rows } = costChartTable(model);
  expect(rows.at(-1)?.cells).toMatchObject({ name: "Total", total: "30.015", "2026-10-01": "30.015" });
  expect(model.title).toBe("Cost per month by service");
});

describe("where a row leads", () => {
  test("to itself, by what is asked for next; its lines keep the groups out of it", () => {
    const query = { ...defaultCostQuery, by: ["team"] as const };
    expect(drillHref(query, ["vision"])).toBe("/costs?by=workload&f=team:is:vision");
    expect(drillHref({ ...query, by: ["team", "tier"] }, ["vision"])).toBe("/costs?f=team:is:vision");
    expect(drillHref({ ...query, by: ["team", "tier"] }, ["vision", "edge"])).toBe(
      "/costs?by=workload&f=team:is:vision;tier:is:edge",
    );
    expect(linesHref(query, ["vision"])).toBe("/costs/lines?by=team&f=team:is:vision");
  });

  test("at the end of the path it stays where it is", () => {
    const filters = (["team", "workload", "service", "region"] as const).map((dimension) => {
      return { dimension, is: true, values: ["one"] };
    });
    expect(drillHref({ ...defaultCostQuery, by: ["service"], filters }, ["one"])).toContain("by=service");
  });
});

describe("values and filters", () => {
  const known = {
    providers: ["AWS", "aws", "Azure"],
    services: [],
    regions: ["eu-west-1"],
    owners: ["unallocated", "pool:platform"],
    teams: [
      { id: "1", name: "Research", parentId: null },
      { id: "2", name: "Vision", parentId: "1" },
    ],
    workloads: [{ id: "w", name: "Chat: 70b" }],
    pools: [{ id: "platform", name: "Platform" }],
  };
  const values = costValues(known);

  test("a team with teams below stands for them; its own row is another value", () => {
    const { raw, unknown } = resolveFilters([{ dimension: "team", is: true, values: ["research", "nobody"] }], values);
    expect(raw).toEqual([{ dimension: "team", is: true, values: ["team:1", "team:2"] }]);
    expect(unknown).toEqual([{ dimension: "team", value: "nobody" }]);
    expect(valueFinder(values.team)("team:1")).toMatchObject({ key: "research-itself", label: "Research itself" });
    expect(valueFinder(values.team)("pool:platform")).toMatchObject({ key: "pool-platform", label: "Platform (pool)" });
  });

  test("names in other case are one value; what has none can be asked for", () => {
    expect(values.provider).toEqual([
      { key: "aws", label: "AWS", raws: ["AWS", "aws"] },
      { key: "azure", label: "Azure", raws: ["Azure"] },
    ]);
    expect(resolveFilters([{ dimension: "region", is: false, values: ["none"] }], values).raw).toEqual([
      { dimension: "region", is: false, values: [null] },
    ]);
    expect(valueFinder(values.workload)("w").key).toBe("chat-70b");
    expect(valueFinder(noOptions.service)("New service")).toMatchObject({ key: "new-service", label: "New service" });
  });
});

test("ranges and periods in words", () => {
  expect(formatRange({ from: "2026-11-01", to: "2026-11-22" })).toBe("1 to 22 Nov 2026");
  expect(formatRange({ from: "2026-10-01", to: "2026-10-31" })).toBe("October 2026");
  expect(formatRange({ from: "2026-01-01", to: "2026-03-31" })).toBe("Jan to Mar 2026");
  expect(formatRange({ from: "2025-12-28", to: "2026-01-03" })).toBe("28 Dec 2025 to 3 Jan 2026");
  expect(formatRange({ from: "2026-11-05", to: "2026-11-05" })).toBe("5 Nov 2026");
  expect([tickOfPeriod("2026-11-02", "day", "2026-11-01"), tickOfPeriod("2026-12-01", "day", "2026-11-30")]).toEqual([
    "2",
    "1 Dec",
  ]);
  expect(tickOfPeriod("2026-10-01", "quarter", null)).toBe("Q4 2026");
  expect(cutOf("2026-10-26", { from: "2026-11-01", to: "2026-11-22", grain: "week" })).toBe("from 1 Nov 2026");
});
