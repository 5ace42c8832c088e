import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAfter } from "@/lib/calc/day";
import { rangePresets } from "@/lib/calc/day-range";
import { grains } from "@/lib/calc/period";
import { costBases } from "@/lib/ledger/costs";
import {
  type CostQuery,
  comparisons,
  costApiQuery,
  costDimensions,
  costHref,
  defaultCostQuery,
  printCostQuery,
  readCostQuery,
  resolvedRange,
} from "@/lib/schema/cost-query";
import { canonicalQuery } from "@/lib/schema/saved-view";

const day = fc.integer({ min: 0, max: 20_000 }).map((count) => dayAfter("2001-01-01", count));
const range = fc.oneof(
  fc.constantFrom(...rangePresets).map((preset) => ({ preset })),
  fc.tuple(day, fc.integer({ min: 0, max: 1500 })).map(([from, days]) => ({ from, to: dayAfter(from, days) })),
);
const key = fc.stringMatching(/^[^\s:;,]{1,30}$/u);
const filters = fc.uniqueArray(fc.constantFrom(...costDimensions), { maxLength: 5 }).chain((dimensions) =>
  fc.tuple(
    ...dimensions.map((dimension) =>
      fc.record({
        dimension: fc.constant(dimension),
        is: fc.boolean(),
        values: fc.uniqueArray(key, { minLength: 1, maxLength: 5 }),
      }),
    ),
  ),
);
const query: fc.Arbitrary<CostQuery> = fc.record({
  range,
  grain: fc.option(fc.constantFrom(...grains)),
  by: fc.uniqueArray(fc.constantFrom(...costDimensions), { minLength: 1, maxLength: 2 }),
  filters,
  compare: fc.option(fc.constantFrom(...comparisons)),
  basis: fc.constantFrom(...costBases),
});

describe("the address of a query", () => {
  test("month to date by tier at effective cost is what nothing says", () => {
    expect(readCostQuery({})).toEqual({ query: defaultCostQuery, ignored: [] });
    expect(costHref(defaultCostQuery)).toBe("/costs");
  });

  test("reads as a person would write it", () => {
    const asked = readCostQuery({
      from: "2026-10-01",
      to: "2026-10-31",
      by: "team",
      f: "tier:is:on-prem;team:not:nlp,vision",
    });
    expect(asked.query).toMatchObject({
      range: { from: "2026-10-01", to: "2026-10-31" },
      by: ["team"],
      filters: [
        { dimension: "tier", is: true, values: ["on-prem"] },
        { dimension: "team", is: false, values: ["nlp", "vision"] },
      ],
    });
    expect(costHref(asked.query)).toBe(
      "/costs?from=2026-10-01&to=2026-10-31&by=team&f=tier:is:on-prem;team:not:nlp,vision",
    );
  });

  test("every query comes back from its own address, whatever its values hold", () => {
    fc.assert(
      fc.property(query, (asked) => {
        const address = new URL(costHref(asked), "http://x");
        const params = Object.fromEntries(address.searchParams);
        expect(readCostQuery(params)).toEqual({ query: asked, ignored: [] });
        expect(printCostQuery(readCostQuery(params).query)).toEqual(params);
        expect(canonicalQuery(address.search)).toBe(canonicalQuery(canonicalQuery(address.search)));
      }),
    );
  });

  test.each([
    ["an unknown preset", { r: "forever" }, ["r=forever"]],
    ["a day that is none", { from: "2026-02-30", to: "2026-03-01" }, ["from=2026-02-30", "to=2026-03-01"]],
    ["days the wrong way round", { from: "2026-03-02", to: "2026-03-01" }, ["from=2026-03-02", "to=2026-03-01"]],
    ["one day without the other", { from: "2026-03-02" }, ["from=2026-03-02", "to="]],
    ["more than five years", { from: "2020-01-01", to: "2025-01-01" }, ["from=2020-01-01", "to=2025-01-01"]],
    ["an unknown grain", { g: "hour" }, ["g=hour"]],
    ["a third dimension, an unknown one and one twice", { by: "tier,tier,foo" }, ["by=tier", "by=foo"]],
    ["a filter without operator", { f: "team:vision" }, ["team:vision"]],
    ["a second filter of a dimension", { f: "team:is:a;team:not:b" }, ["team:not:b"]],
    ["a comparison and a cost that do not exist", { cmp: "budget", basis: "cash" }, ["cmp=budget", "basis=cash"]],
  ])("%s falls back to what is usual, and is named", (_what, params, ignored) => {
    const read = readCostQuery(params);
    expect(read.ignored).toEqual(ignored);
    expect(read.query).toMatchObject({
      basis: "effective",
      compare: null,
      grain: null,
      by: ["tier"],
      range: { preset: "mtd" },
    });
  });

  test("anything at all can stand in an address", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("r", "from", "to", "g", "by", "f", "cmp", "basis"), fc.string()),
        (params) => {
          const { query: read } = readCostQuery(params);
          expect(readCostQuery(printCostQuery(read)).query).toEqual(read);
        },
      ),
    );
  });
});

describe("the days of a query", () => {
  test("a year by day would be 365 columns: it is drawn by week, ten years of weeks by month", () => {
    const asked = (from: string, to: string) =>
      resolvedRange({ ...defaultCostQuery, range: { from, to }, grain: "day" }, "2026-11-23");
    expect(asked("2026-01-01", "2026-12-31").grain).toBe("week");
    expect(asked("2022-01-01", "2026-12-31").grain).toBe("month");
    expect(asked("2026-11-01", "2026-11-30").grain).toBe("day");
  });
});

describe("the query of the API", () => {
  const read = (params: Record<string, string>) =>
    costApiQuery.safeParse({ from: "2026-10-01", to: "2026-10-31", ...params });

  test("takes what the ledger document shows", () => {
    expect(read({ groupBy: "provider,team", basis: "billed", filter: "team:is:vision" }).data).toEqual({
      from: "2026-10-01",
      to: "2026-10-31",
      groupBy: ["provider", "team"],
      basis: "billed",
      filter: [{ dimension: "team", is: true, values: ["vision"] }],
    });
    expect(read({}).data).toMatchObject({ groupBy: [], basis: "effective", filter: [] });
  });

  test.each([
    [{ from: "2026-13-01" }, "from"],
    [{ to: "2026-09-30" }, "to"],
    [{ to: "2031-10-01" }, "to"],
    [{ groupBy: "provider,team,tier" }, "groupBy"],
    [{ groupBy: "colour" }, "groupBy"],
    [{ basis: "cash" }, "basis"],
    [{ filter: "team=vision" }, "filter"],
  ])("refuses %j by the name of its field", (params, field) => {
    expect(read(params).error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
  });
});
