import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Distribution } from "@/lib/calc/distribution";
import { type OptimalCapacityInput, optimalCapacity } from "@/lib/calc/optimal-capacity";
import { InvalidInput } from "@/lib/errors";
import { runCalculation } from "@/lib/schema/calculations";
import { frozen } from "./fixtures";

const normal: Distribution = frozen({ kind: "normal", mean: 50, sd: 8 });
const best = (distribution: Distribution, overageCost: number, underageCost: number, level?: number) =>
  optimalCapacity(frozen({ distribution, overageCost, underageCost, level }) satisfies OptimalCapacityInput);

describe("normal", () => {
  // Snyder and Shen, Fundamentals of Supply Chain Theory, 2nd ed., example 4.3; digits from their program stockpyl.
  test("holding 0.18, stockout 0.70, N(50, 8): 0.70 / 0.88 = 0.795, level 56.60395592743389, cost 1.9976051931766445", () => {
    const found = best(normal, 0.18, 0.7);
    expect(found.criticalRatio).toBeCloseTo(0.7954545454545454, 15);
    expect(found.level).toBeCloseTo(56.60395592743389, 12);
    expect(found.expectedMismatchCost).toBeCloseTo(1.9976051931766445, 12);
  });

  test("equal costs: the mean, at (1 + 1) × 8 / √(2π) = 6.383", () => {
    const found = best(normal, 1, 1);
    expect(found.level).toBe(50);
    expect(found.expectedMismatchCost).toBeCloseTo(16 / Math.sqrt(2 * Math.PI), 12);
  });

  test("far below the mean every unit short is paid: 3 × (50 − 0) = 150", () => {
    expect(best(normal, 1, 3, 0).expectedMismatchCost).toBeCloseTo(150, 6);
  });

  test("without spread the level is the mean, and the cost that of the difference", () => {
    expect(best({ kind: "normal", mean: 50, sd: 0 }, 1, 3)).toMatchObject({ level: 50, expectedMismatchCost: 0 });
    expect(best({ kind: "normal", mean: 50, sd: 0 }, 2, 3, 60).expectedMismatchCost).toBe(20);
    expect(best({ kind: "normal", mean: 50, sd: 0 }, 2, 3, 40).expectedMismatchCost).toBe(30);
  });

  test("a level is never below 0, however wide the spread", () => {
    expect(best({ kind: "normal", mean: 5, sd: 10 }, 9, 1).level).toBe(0);
  });
});

describe("lognormal", () => {
  test("mu 3, sigma 0.5, ratio 0.75: e^(3 + 0.5 × 0.67449) = 28.141486490068385", () => {
    expect(best({ kind: "lognormal", mu: 3, sigma: 0.5 }, 1, 3).level).toBeCloseTo(28.141486490068385, 11);
  });

  test("nothing there: every unit is short, 2 × e^(3 + 0.125) = 45.51979", () => {
    expect(best({ kind: "lognormal", mu: 3, sigma: 0.5 }, 1, 2, 0).expectedMismatchCost).toBeCloseTo(45.51979, 5);
  });

  test("without spread: e^3", () => {
    expect(best({ kind: "lognormal", mu: 3, sigma: 0 }, 1, 1)).toMatchObject({
      level: Math.exp(3),
      expectedMismatchCost: 0,
    });
  });
});

describe("poisson", () => {
  // F(22) = 0.7206, F(23) = 0.7875, F(24) = 0.8432 for mean 20.
  test("mean 20: 23 are enough with 0.7875, 24 with 0.8432; a ratio of 0.8 needs 24, of 0.78 only 23", () => {
    expect(best({ kind: "poisson", mean: 20 }, 1, 4).level).toBe(24);
    expect(best({ kind: "poisson", mean: 20 }, 22, 78).level).toBe(23);
  });

  test("mean 1, level 1: over e^−1, under 1 − 1 + e^−1, so 2 e^−1 + 3 e^−1 = 1.8394", () => {
    expect(best({ kind: "poisson", mean: 1 }, 2, 3, 1).expectedMismatchCost).toBeCloseTo(5 / Math.E, 14);
  });

  test("no need expected, no level", () => {
    expect(best({ kind: "poisson", mean: 0 }, 1, 9)).toMatchObject({ level: 0, expectedMismatchCost: 0 });
  });

  test("a million: near its normal, 1,000,000 + 0.8416 × 1,000", () => {
    const { level } = best({ kind: "poisson", mean: 1e6 }, 1, 4);
    expect(Math.abs((level ?? 0) - 1_000_841.6)).toBeLessThan(2);
  });
});

describe("empirical", () => {
  const values = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

  test("ten values, ratio 0.7: the seventh, 70; (0 + … ) over 60+50+40+30+20+10 = 210, under 10+20+30 = 60", () => {
    const found = best({ kind: "empirical", values }, 3, 7);
    expect(found.level).toBe(70);
    expect(found.expectedMismatchCost).toBeCloseTo((3 * 210 + 7 * 60) / 10, 12);
  });

  test("their order does not matter", () => {
    expect(best({ kind: "empirical", values: values.toReversed() }, 3, 7).level).toBe(70);
  });

  test("Weinman: the cloud costs 2.5 times owning, so own what is exceeded more than 1 / 2.5 = 40% of the time: 60", () => {
    const owned = 1;
    const { level, criticalRatio } = best({ kind: "empirical", values }, owned, 2.5 * owned - owned);
    expect(criticalRatio).toBeCloseTo(1 - 1 / 2.5, 15);
    expect(level).toBe(60);
    const exceeded = (at: number) => values.filter((value) => value > at).length / values.length;
    expect([exceeded(50), exceeded(60)]).toEqual([0.5, 0.4]);
  });

  test("no values are refused by name, and by the function itself", () => {
    const input = { distribution: { kind: "empirical", values: [] }, overageCost: 1, underageCost: 1 };
    expect(() => runCalculation("optimal-capacity", input)).toThrow(InvalidInput);
    expect(() => best({ kind: "empirical", values: [] }, 1, 1)).toThrow(RangeError);
  });
});

describe("costs of nothing", () => {
  test("a unit too many costs nothing: no level of a normal is enough, and the cost goes to 0", () => {
    expect(best(normal, 0, 1)).toEqual({ criticalRatio: 1, level: null, expectedMismatchCost: 0 });
    expect(best({ kind: "poisson", mean: 3 }, 0, 1).level).toBeNull();
    expect(best({ kind: "empirical", values: [4, 9] }, 0, 1)).toMatchObject({ level: 9, expectedMismatchCost: 0 });
  });

  test("a unit too few costs nothing: have none", () => {
    for (const distribution of [normal, { kind: "empirical", values: [4, 9] }] as const) {
      expect(best(distribution, 1, 0).level).toBe(0);
    }
  });

  test("neither costs anything: no level is best", () => {
    expect(best(normal, 0, 0)).toEqual({ criticalRatio: null, level: null, expectedMismatchCost: 0 });
  });
});

describe("any distribution", () => {
  const amount = fc.double({ min: 0.01, max: 100, noNaN: true });
  const distribution: fc.Arbitrary<Distribution> = fc.oneof(
    fc.record({ kind: fc.constant("normal" as const), mean: amount, sd: amount }),
    fc.record({
      kind: fc.constant("lognormal" as const),
      mu: fc.double({ min: -2, max: 3, noNaN: true }),
      sigma: fc.double({ min: 0, max: 1.5, noNaN: true }),
    }),
    fc.record({ kind: fc.constant("poisson" as const), mean: amount }),
    fc.record({ kind: fc.constant("empirical" as const), values: fc.array(amount, { minLength: 1, maxLength: 30 }) }),
  );

  test("no other level costs less than the best", () => {
    fc.assert(
      fc.property(distribution, amount, amount, amount, (given, over, under, other) => {
        const found = best(given, over, under);
        const at = best(given, over, under, other).expectedMismatchCost;
        expect(found.expectedMismatchCost).toBeLessThanOrEqual(at * (1 + 1e-9) + 1e-9);
      }),
    );
  });

  test("what is over less what is under is the level less the mean", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 60, noNaN: true }), amount, (mean, level) => {
        const over = best({ kind: "poisson", mean }, 1, 0, level).expectedMismatchCost;
        const under = best({ kind: "poisson", mean }, 0, 1, level).expectedMismatchCost;
        expect(over - under).toBeCloseTo(level - mean, 9);
      }),
    );
  });
});
