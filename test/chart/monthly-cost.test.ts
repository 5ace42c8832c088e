import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MonthlyCostInput, monthlyCostModel, monthlyCostTable } from "@/lib/chart/monthly-cost";

const flat = (start: number, monthly: number) => [start, ...Array.from({ length: 12 }, () => monthly)];

const input = (extra: Partial<MonthlyCostInput> = {}): MonthlyCostInput => ({
  label: "70/30",
  startMonth: "2027-01",
  currency: "USD",
  horizonMonths: 12,
  lines: [
    { key: "cloud:compute", label: "Cloud compute", tier: "cloud", amounts: flat(0, 300) },
    { key: "on-prem:hardware", label: "Hardware", tier: "on-prem", amounts: flat(12_000, 0) },
    { key: "on-prem:power", label: "Power", tier: "on-prem", amounts: flat(0, 100) },
  ],
  ...extra,
});

describe("monthlyCostModel", () => {
  test("12,000 at the start over 12 months is 1,000 a month, and the bars add up to 16,800", () => {
    const model = monthlyCostModel(input());
    const hardware = model.bars.find((bar) => bar.key === "on-prem:hardware");
    expect(hardware?.amounts[0]).toBe(1_000);
    expect(model.bars.reduce((total, bar) => total + bar.total, 0)).toBe(16_800);
    expect(model.summary).toBe(
      "USD per month. $12.0K paid at the start is spread over the 12 months. The bars add up to $16.8K.",
    );
  });

  test("on-prem stands at the baseline, cloud above it, in the colours of their tiers", () => {
    expect(monthlyCostModel(input()).bars.map((bar) => [bar.key, bar.fill])).toEqual([
      ["on-prem:hardware", "var(--onprem)"],
      ["on-prem:power", "var(--onprem)"],
      ["cloud:compute", "var(--cloud)"],
    ]);
  });

  test("1,400 a month is less than all cloud's 1,500 from month 1, and never less than 1,300", () => {
    expect(monthlyCostModel(input({ allCloud: flat(0, 1_500) })).title).toBe(
      "From month 1 a 70/30 month costs less than an all-cloud month",
    );
    expect(monthlyCostModel(input({ allCloud: flat(0, 1_300) })).title).toBe(
      "No 70/30 month costs less than an all-cloud month",
    );
    expect(monthlyCostModel(input()).title).toBe("What 70/30 costs each month");
  });

  test("a component that costs nothing is not listed", () => {
    const lines = [
      ...input().lines,
      { key: "edge:devices", label: "Devices", tier: "edge" as const, amounts: flat(0, 0) },
    ];
    expect(monthlyCostModel(input({ lines })).bars).toHaveLength(3);
  });

  test("with ten components and a top of seven, Other holds the three smallest: 1 + 2 + 3 = 6 a month", () => {
    const lines = Array.from({ length: 10 }, (_, index) => ({
      key: `cloud:${index}`,
      label: `Component ${index}`,
      tier: "cloud" as const,
      amounts: flat(0, index + 1),
    }));
    const model = monthlyCostModel(input({ lines }));
    expect(model.bars).toHaveLength(8);
    expect(model.bars.at(-1)).toMatchObject({ key: "other", label: "Other (3)", tier: "other", total: 72 });
  });

  test("whatever is grouped, each month of the table adds up to the lines", () => {
    const amount = fc.integer({ min: -500, max: 1_000_000 });
    const line = fc.record({
      tier: fc.constantFrom("cloud" as const, "on-prem" as const),
      amounts: fc.array(amount, { minLength: 13, maxLength: 13 }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const named = lines.map((one, index) => ({ ...one, key: `${one.tier}:${index}`, label: `Line ${index}` }));
        const model = monthlyCostModel(input({ lines: named }));
        const expected = lines.reduce((total, one) => total + one.amounts.reduce((sum, value) => sum + value, 0), 0);
        const rows = monthlyCostTable(model).rows;
        const total = rows.reduce((sum, row) => sum + Number(row.cells.total), 0);
        expect(Math.abs(total - expected)).toBeLessThan(0.01);
      }),
    );
  });
});
