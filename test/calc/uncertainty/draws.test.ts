import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draws, redraw } from "@/lib/calc/uncertainty/draws";
import { latinHypercube } from "@/lib/calc/uncertainty/latin-hypercube";
import { quantiles } from "@/lib/calc/uncertainty/quantiles";
import { randomSource } from "@/lib/calc/uncertainty/random";
import { correlationProblem, rankCorrelation } from "@/lib/calc/uncertainty/rank-correlation";
import { type Spread, spreadProblem, spreadQuantile } from "@/lib/calc/uncertainty/spread";

describe("random numbers", () => {
  test("the same seed gives the same numbers, another seed others", () => {
    const take = (seed: number) => Array.from({ length: 5 }, randomSource(seed));
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
  });

  test("a tenth of 100,000 falls into each tenth, ± 3 standard deviations of 95", () => {
    const random = randomSource(1);
    const counts = new Array<number>(10).fill(0);
    for (let index = 0; index < 100_000; index++) {
      const tenth = Math.floor(random() * 10);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(285);
  });
});

describe("a Latin hypercube", () => {
  test("has one chance in each of 1,000 strata, in every column", () => {
    for (const column of latinHypercube({ trials: 1000, inputs: 3 }, randomSource(3))) {
      const strata = [...column].map((chance) => Math.floor(chance * 1000)).sort((one, other) => one - other);
      expect(strata).toEqual(Array.from({ length: 1000 }, (_, index) => index));
    }
  });
});

describe("spreads", () => {
  test("normal 10 ± 2: half below 10, 97.72 % below 14", () => {
    const spread: Spread = { kind: "normal", mean: 10, sd: 2 };
    expect(spreadQuantile(spread, 0.5)).toBe(10);
    expect(spreadQuantile(spread, 0.977249868051821)).toBeCloseTo(14, 9);
  });

  test("lognormal: the median is e^mu = 20", () => {
    expect(spreadQuantile({ kind: "lognormal", mu: Math.log(20), sigma: 0.4 }, 0.5)).toBeCloseTo(20, 12);
  });

  test("uniform 2 to 6: a quarter below 3", () => {
    expect(spreadQuantile({ kind: "uniform", min: 2, max: 6 }, 0.25)).toBe(3);
  });

  test("triangular 0, 2, 10: (2 − 0)² / (10 · 2) = 20 % below 2, 1 − (10 − 6)² / (10 · 8) = 80 % below 6", () => {
    const spread: Spread = { kind: "triangular", min: 0, mode: 2, max: 10 };
    expect(spreadQuantile(spread, 0.2)).toBeCloseTo(2, 12);
    expect(spreadQuantile(spread, 0.8)).toBeCloseTo(6, 12);
    expect([spreadQuantile(spread, 0), spreadQuantile(spread, 1)]).toEqual([0, 10]);
  });

  test("one without spread is refused in words", () => {
    expect(() => spreadQuantile({ kind: "normal", mean: 1, sd: 0 }, 0.5)).toThrow("sd must be more than 0");
    expect(spreadProblem({ kind: "uniform", min: 3, max: 3 })).toContain("min must be less than max");
    expect(spreadProblem({ kind: "triangular", min: 0, mode: 5, max: 4 })).toBe("The mode must lie from min to max.");
    expect(spreadProblem({ kind: "lognormal", mu: 0, sigma: 0 })).toContain("sigma");
    expect(spreadProblem({ kind: "uniform", min: 0, max: Number.NaN })).toContain("finite");
  });
});

describe("quantiles", () => {
  test("of 1, 2, 3, 4: the median is 2.5, a quarter lies below 1.75", () => {
    expect(quantiles(Float64Array.of(4, 1, 3, 2), [0, 0.25, 0.5, 1])).toEqual([1, 1.75, 2.5, 4]);
    expect(quantiles(Float64Array.of(7), [0.1, 0.9])).toEqual([7, 7]);
    expect(() => quantiles(new Float64Array(0), [0.5])).toThrow(RangeError);
    expect(() => quantiles(Float64Array.of(1, Number.POSITIVE_INFINITY), [0.5])).toThrow(RangeError);
  });

  test("are those of the sorted sample", () => {
    const value = fc.oneof(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 3 }));
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), chance, (values, share) => {
        const sorted = values.toSorted((one, other) => one - other);
        const rank = share * (sorted.length - 1);
        const low = sorted[Math.floor(rank)] ?? 0;
        const expected = low + ((sorted[Math.ceil(rank)] ?? 0) - low) * (rank - Math.floor(rank));
        expect(quantiles(Float64Array.from(values), [share])[0]).toBeCloseTo(expected, 5);
      }),
    );
  });
});

describe("correlated draws", () => {
  const normal: Spread = { kind: "normal", mean: 0, sd: 1 };
  const spreads: Spread[] = [normal, { kind: "lognormal", mu: 0, sigma: 1 }, { kind: "uniform", min: 0, max: 1 }];
  const correlations = [
    { one: 0, other: 1, rank: 0.8 },
    { one: 1, other: 2, rank: -0.5 },
  ];
  const settings = { trials: 5000, seed: 11, correlations };

  test("reach 0.8, −0.5 and, unsaid, 0 within 0.03, whatever the distributions", () => {
    const [first, second, third] = draws(spreads, settings).columns;
    if (!first || !second || !third) throw new Error("Three columns.");
    expect(Math.abs((rankCorrelation(first, second) ?? 0) - 0.8)).toBeLessThan(0.03);
    expect(Math.abs((rankCorrelation(second, third) ?? 0) + 0.5)).toBeLessThan(0.03);
    expect(Math.abs(rankCorrelation(first, third) ?? 1)).toBeLessThan(0.03);
  });

  test("keep the values: sorted, they are those drawn without correlations", () => {
    const free = draws(spreads, { ...settings, trials: 500, correlations: [] }).columns;
    const bound = draws(spreads, { ...settings, trials: 500 }).columns;
    expect(bound.map((column) => column.toSorted())).toEqual(free.map((column) => column.toSorted()));
  });

  test("are the same bytes for the same seed", () => {
    const bytes = () =>
      draws(spreads, { ...settings, trials: 500 }).columns.map(({ buffer }) => new Uint8Array(buffer));
    expect(bytes()).toEqual(bytes());
  });

  test("that contradict each other are refused: A with B 0.9, B with C 0.9, A with C −0.9", () => {
    const contradicting = [
      { one: 0, other: 1, rank: 0.9 },
      { one: 1, other: 2, rank: 0.9 },
      { one: 0, other: 2, rank: -0.9 },
    ];
    expect(() => draws(spreads, { ...settings, correlations: contradicting })).toThrow("contradict each other");
    expect(correlationProblem(3, correlations)).toBeNull();
    expect(correlationProblem(3, [{ one: 0, other: 1, rank: 2 }])).toBe("A correlation is −1 to 1, not 2.");
  });

  test("rank correlation of 1, 2, 3, 4 with 1, 3, 2, 4 is 1 − 6 · 2 / (4 · 15) = 0.8; with a constant there is none", () => {
    expect(rankCorrelation(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 3, 2, 4))).toBeCloseTo(0.8, 12);
    expect(rankCorrelation(Float64Array.of(1, 2), Float64Array.of(5, 5))).toBeNull();
  });

  test("an impossible value is drawn again and counted", () => {
    const { columns, random } = draws([normal], { trials: 1000, seed: 5, correlations: [] });
    const [column] = columns;
    if (!column) throw new Error("One column.");
    expect(redraw(column, { spread: normal, isPossible: (value) => value >= 0 }, random)).toBe(500);
    expect(column.every((value) => value >= 0)).toBe(true);
    const never = { spread: normal, isPossible: () => false };
    expect(() => redraw(column, never, random)).toThrow("Hardly any value");
  });
});

test("10 ± 3 + 2 · (5 ± 2): quantiles of a sum of normals are those of 20 ± √(9 + 16) = 5", () => {
  const spreads: Spread[] = [
    { kind: "normal", mean: 10, sd: 3 },
    { kind: "normal", mean: 5, sd: 2 },
  ];
  const [one, two] = draws(spreads, { trials: 10_000, seed: 1, correlations: [] }).columns;
  const sum = Float64Array.from({ length: 10_000 }, (_, trial) => (one?.[trial] ?? 0) + 2 * (two?.[trial] ?? 0));
  const closed: Spread = { kind: "normal", mean: 20, sd: 5 };
  for (const chance of [0.05, 0.25, 0.5, 0.75, 0.95]) {
    const [found = 0] = quantiles(sum, [chance]);
    // Standard error √(p (1 − p) / n) / density, at most 0.106 at 5 %; four of them.
    expect(Math.abs(found - spreadQuantile(closed, chance))).toBeLessThan(0.42);
  }
});
