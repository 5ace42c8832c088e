import { describe, expect, test } from "vitest";
import { sensitivity } from "@/lib/calc/uncertainty/sensitivity";
import { paidBackByMonth, simulate } from "@/lib/calc/uncertainty/simulate";
import { InvalidInput } from "@/lib/errors";
import { type CalculationInput, runCalculation } from "@/lib/schema/calculations";

const settings = { correlations: [], trials: 1000, seed: 2 };

describe("a simulation", () => {
  test("counts what does not exist: 1 / x where x is 3 or more, of a uniform 0 to 4, is missing in a quarter", () => {
    const spreads = [{ kind: "uniform", min: 0, max: 4 } as const];
    const { outputs } = simulate({ ...settings, spreads }, ([x = 0]) => ({ x, missing: x >= 3 ? null : x }));
    expect(outputs.missing?.nullShare).toBeCloseTo(0.25, 12);
    expect(outputs.x?.nullShare).toBe(0);
    expect(outputs.missing?.p50).toBeCloseTo(1.5, 2);
  });

  test("draws again what is impossible, and counts it: half of a normal around 0", () => {
    const spreads = [{ kind: "normal", mean: 0, sd: 1 } as const];
    const found = simulate({ ...settings, spreads }, ([x = 0]) => (x < 0 ? null : { x }));
    expect(found.redrawn).toBe(500);
    expect(found.outputs.x?.p5).toBeGreaterThan(0);
    expect(() => simulate({ ...settings, spreads }, () => null)).toThrow("Hardly any input");
  });

  test("paid back by month: of 0, 1.2, 2, never, within 3 months 1, 1, 3 and 3 of 4", () => {
    expect(paidBackByMonth([0, 1.2, 2, null], 3)).toEqual([0.25, 0.25, 0.75, 0.75]);
  });
});

test("a tornado is widest first, and one that loses the figure is widest of all", () => {
  const fields = ["small", "large", "gone", "none"].map((field) => {
    return { field, value: field === "none" ? 0 : 10, isWhole: false };
  });
  const effect: Record<string, number> = { small: 1, large: 5 };
  const rows = sensitivity(fields, 0.1, (field, value) => {
    if (field === "gone") return value > 10 ? null : value;
    return value * (effect[field] ?? 0);
  });
  expect(rows.map(({ field, outputLow, outputHigh }) => [field, outputLow, outputHigh])).toEqual([
    ["gone", 9, null],
    ["large", 45, 55],
    ["small", 9, 11],
  ]);
});

test("a tornado stops where a value is possible: 0.9 up by a fifth is 1.08, a share ends at 1", () => {
  const fields = [{ field: "share", value: 0.9, isWhole: false }];
  const [row] = sensitivity(fields, 0.2, (_, value) => (value > 1 ? undefined : value));
  expect(row?.high).toBeCloseTo(1, 12);
  expect(row?.outputLow).toBeCloseTo(0.72, 12);
});

describe("in the registry", () => {
  const input: CalculationInput<"simulate"> = {
    calculation: "breakeven",
    inputs: { cloudMonthly: 100_000, onPremMonthly: 15_000, horizonMonths: 12 },
    distributions: { capex: { kind: "uniform", min: 680_000, max: 1_360_000 } },
    trials: 400,
  };
  const rules = (given: unknown) => {
    try {
      runCalculation("simulate", given);
    } catch (error) {
      if (error instanceof InvalidInput) return error.problems.map(({ field, rule }) => `${field}: ${rule}`);
    }
    return [];
  };

  test("680,000 / 85,000 = 8 to 16 months, evenly: half of it pays back within 12, a quarter by month 10", () => {
    const { outputs, paidBackByMonth: paidBack } = runCalculation("simulate", input);
    expect(outputs.breakevenMonths?.nullShare).toBeCloseTo(0.5, 12);
    expect(paidBack?.[12]).toBeCloseTo(0.5, 12);
    expect(paidBack?.[10]).toBeCloseTo(0.25, 12);
    expect(paidBack?.[8]).toBe(0);
    expect(paidBack).toHaveLength(13);
  });

  test("the same seed gives the same result, and says what was drawn again", () => {
    const wide = { ...input, distributions: { capex: { kind: "normal", mean: 100_000, sd: 100_000 } } } as const;
    const found = runCalculation("simulate", wide);
    expect(found).toEqual(runCalculation("simulate", wide));
    // Φ(−1) = 15.87 % of 400 lie below 0.
    expect(found.redrawn).toBe(63);
  });

  test("whole numbers are drawn whole: installMonths", () => {
    const distributions = { installMonths: { kind: "uniform", min: 0, max: 6 } } as const;
    const found = runCalculation("simulate", { ...input, inputs: { ...input.inputs, capex: 8e5 }, distributions });
    expect(found.redrawn).toBe(0);
    expect(found.outputs.savings?.nullShare).toBe(0);
  });

  test("refuses in words: no spread, no such field, nothing possible, contradictions", () => {
    const of = (distributions: unknown, more: object = {}) => rules({ ...input, distributions, ...more });
    expect(of({ capex: { kind: "uniform", min: 5, max: 5 } })).toEqual([
      "distributions.capex: A uniform distribution needs a spread: min must be less than max.",
    ]);
    expect(of({ ...input.distributions, price: { kind: "normal", mean: 1, sd: 1 } })).toEqual([
      "distributions.price: No value of it is possible. No such field.",
    ]);
    expect(of({ capex: { kind: "uniform", min: -9, max: -5 } })).toEqual([
      "distributions.capex: No value of it is possible. Must be at least 0.",
    ]);
    expect(of(input.distributions, { inputs: { cloudMonthly: -1, onPremMonthly: 5 } })).toEqual([
      "inputs.cloudMonthly: Must be at least 0.",
    ]);
    expect(of(input.distributions, { correlations: [{ one: "capex", other: "x", rank: 0.5 }] })).toEqual([
      "correlations.0.other: Must be a field with a distribution.",
    ]);
  });

  test("a tornado of the guide's breakeven leaves out what is 0 and names outputs that there are not", () => {
    const given = { calculation: "breakeven", inputs: { cloudMonthly: 1e5, capex: 8e5, onPremMonthly: 15_000 } };
    const { rows } = runCalculation("sensitivity", { ...given, output: "breakevenMonths" });
    expect(rows.map(({ field }) => field)).toEqual(["cloudMonthly", "capex", "onPremMonthly", "horizonMonths"]);
    expect(() => runCalculation("sensitivity", { ...given, output: "profit" })).toThrow(InvalidInput);
  });
});
