import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { purchasePlanCost, type StagedPurchaseInput, stagedPurchase } from "@/lib/calc/staged-purchase";
import { frozen } from "./fixtures";

const plan = (setupCost: number, holdingCostPerUnit: number, demand: number[]) =>
  stagedPurchase(frozen({ setupCost, holdingCostPerUnit, demand }));

describe("published examples", () => {
  // Snyder and Shen, Fundamentals of Supply Chain Theory, 2nd ed., example 3.9.
  test("90, 120, 80, 70 at 500 and 2: 210 and 150 units, 2 × 500 + 2 × 120 + 2 × 70 = 1,380", () => {
    expect(plan(500, 2, [90, 120, 80, 70])).toEqual({
      cost: 1380,
      purchases: [
        { period: 1, units: 210 },
        { period: 3, units: 150 },
      ],
    });
  });

  // Silver, Pyke, Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed., section 6.5.
  test("twelve months at 54 and 0.40: seven purchases, 7 × 54 + 0.40 × (86 + 129 + 52 + 41) = 501.20", () => {
    const found = plan(54, 0.4, [10, 62, 12, 130, 154, 129, 88, 52, 124, 160, 238, 41]);
    expect(found.cost).toBeCloseTo(501.2, 10);
    expect(found.purchases.map(({ period, units }) => [period, units])).toEqual([
      [1, 84],
      [4, 130],
      [5, 283],
      [7, 140],
      [9, 124],
      [10, 160],
      [11, 279],
    ]);
  });

  // Hillier, Lieberman, Introduction to Operations Research, the airplane manufacturer: two plans cost the same.
  test("3, 2, 3, 2 at 2 and 0.2: 2 + 0.2 × (2 + 6 + 6) = 4.8 at once, and 4 + 0.2 × (2 + 2) = 4.8 in two steps", () => {
    const found = plan(2, 0.2, [3, 2, 3, 2]);
    expect(found.cost).toBeCloseTo(4.8, 12);
  });
});

describe("edges", () => {
  test("a setup of nothing: buy when it is needed", () => {
    expect(plan(0, 1, [2, 0, 3])).toEqual({
      cost: 0,
      purchases: [
        { period: 1, units: 2 },
        { period: 3, units: 3 },
      ],
    });
  });

  test("waiting for nothing: buy all at once, where the first is needed", () => {
    expect(plan(100, 0, [0, 2, 0, 3, 0])).toEqual({ cost: 100, purchases: [{ period: 2, units: 5 }] });
  });

  test("no need, no purchase, no cost", () => {
    expect(plan(100, 1, [0, 0, 0])).toEqual({ cost: 0, purchases: [] });
    expect(plan(100, 1, [])).toEqual({ cost: 0, purchases: [] });
  });

  test("a plan that comes late has no cost", () => {
    const input: StagedPurchaseInput = { setupCost: 1, holdingCostPerUnit: 1, demand: [2, 2] };
    expect(() => purchasePlanCost(input, [{ period: 2, units: 4 }])).toThrow(RangeError);
  });

  test("1,000 periods are answered at once", () => {
    const demand = Array.from({ length: 1000 }, (_, period) => (period * 7) % 11);
    const found = plan(50, 1, demand);
    expect(found.cost).toBeCloseTo(
      purchasePlanCost({ setupCost: 50, holdingCostPerUnit: 1, demand }, found.purchases),
      6,
    );
  });
});

describe("against every plan there is", () => {
  const cases = fc.record({
    setupCost: fc.integer({ min: 0, max: 60 }),
    holdingCostPerUnit: fc.integer({ min: 0, max: 5 }),
    demand: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 }),
  });

  test("no set of purchase periods is cheaper", () => {
    fc.assert(
      fc.property(cases, (input) => {
        const found = stagedPurchase(frozen(input));
        expect(found.cost).toBeCloseTo(leastOfAll(input), 9);
      }),
    );
  });

  test("the purchases bring what is needed, in time, at the cost named", () => {
    fc.assert(
      fc.property(cases, (input) => {
        const { cost, purchases } = stagedPurchase(frozen(input));
        expect(purchasePlanCost(input, purchases)).toBeCloseTo(cost, 9);
        for (const { units } of purchases) expect(units).toBeGreaterThan(0);
        const bought = purchases.reduce((sum, { units }) => sum + units, 0);
        expect(bought).toBe(input.demand.reduce((sum, units) => sum + units, 0));
      }),
    );
  });
});

/** Every subset of periods as the periods of purchase, each buying up to the next one. */
function leastOfAll(input: StagedPurchaseInput): number {
  const { demand } = input;
  let least = Number.POSITIVE_INFINITY;
  for (let set = 0; set < 2 ** demand.length; set++) {
    const starts = demand.map((_, index) => index).filter((index) => (set >> index) & 1);
    const first = starts[0] ?? demand.length;
    if (demand.slice(0, first).some((units) => units > 0)) continue;
    const purchases = starts.map((start, index) => ({
      period: start + 1,
      units: demand.slice(start, starts[index + 1]).reduce((sum, units) => sum + units, 0),
    }));
    least = Math.min(least, purchasePlanCost(input, purchases));
  }
  return least;
}
