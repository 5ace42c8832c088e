import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CompressionInput, compression, type TechniqueName } from "@/lib/calc/compression";
import { frozen } from "./fixtures";

/** The guide's GPT-2 of 774 million parameters. */
const gpt2: CompressionInput = frozen({
  techniques: [{ costRatio: 420 / 1200, sizeRatio: 0.9 / 3.1, accuracyLoss: 0.012, latencyRatio: 65 / 180 }],
  monthlyCost: 1200,
  sizeGb: 3.1,
  latencyMs: 180,
  accuracy: 0.983,
  effortCost: 3500,
});

const compressed = (change: Partial<CompressionInput>) => compression({ ...gpt2, ...change });

describe("compression", () => {
  test("the guide's example: 1,200 → 420 is 65% less and (1,200 − 420) × 12 = 9,360 a year", () => {
    const { low, high } = compression(gpt2);
    expect(low.monthlyCost).toBeCloseTo(420, 10);
    expect(low.savingRatio).toBeCloseTo(0.65, 12);
    expect(low.annualSaving).toBeCloseTo(9360, 9);
    expect(high).toEqual(low);
  });

  test("3.1 → 0.9 GB is 71% smaller, 180 → 65 ms is 64% faster, 98.3% − 1.2 points = 97.1%", () => {
    const { low } = compression(gpt2);
    expect(low.sizeGb).toBeCloseTo(0.9, 12);
    expect(low.sizeReduction).toBeCloseTo(0.7097, 4);
    expect(low.latencyMs).toBeCloseTo(65, 12);
    expect(low.latencyReduction).toBeCloseTo(0.6389, 4);
    expect(low.accuracy).toBeCloseTo(0.971, 12);
  });

  test("an effort of 3,500 pays back in 3,500 / 780 = 4.49 months", () => {
    expect(compression(gpt2).low.paybackMonths).toBeCloseTo(4.487, 3);
  });

  test.each<[TechniqueName, number[], number[]]>([
    // saving low and high; size low and high of 10 GB; accuracy low and high of 98.3%
    ["int8", [0.6, 0.75, 2.5, 2.5], [0.973, 0.983]],
    ["pruning", [0.4, 0.55, 5, 10 / 3], [0.953, 0.973]],
    ["distillation", [0.7, 0.85, 2, 1], [0.913, 0.953]],
    ["low-rank", [0.5, 0.65, 5, 2.5], [0.933, 0.963]],
  ])(
    "%s has the guide's ranges: saving, 10 GB made smaller, 98.3% less the loss",
    (technique, [a, b, c, d], [e, f]) => {
      const { low, high } = compressed({ techniques: [technique], sizeGb: 10 });
      expect(low.savingRatio).toBeCloseTo(a ?? 0, 12);
      expect(high.savingRatio).toBeCloseTo(b ?? 0, 12);
      expect(low.sizeGb).toBeCloseTo(c ?? 0, 12);
      expect(high.sizeGb).toBeCloseTo(d ?? 0, 12);
      expect(low.accuracy).toBeCloseTo(e ?? 0, 12);
      expect(high.accuracy).toBeCloseTo(f ?? 0, 12);
    },
  );

  test("INT8 and pruning stacked: 1,200 × 0.4 × 0.6 = 288, at best 1,200 × 0.25 × 0.45 = 135; losses of 4 or 1 points", () => {
    const { low, high } = compressed({ techniques: ["int8", "pruning"] });
    expect(low.monthlyCost).toBeCloseTo(288, 10);
    expect(high.monthlyCost).toBeCloseTo(135, 10);
    expect(low.sizeGb).toBeCloseTo(3.1 / 8, 12);
    expect(high.sizeGb).toBeCloseTo(3.1 / 12, 12);
    expect(low.accuracy).toBeCloseTo(0.943, 12);
    expect(high.accuracy).toBeCloseTo(0.973, 12);
  });

  test("the guide gives no latency by technique, and a stack with one of them has none either", () => {
    expect(compressed({ techniques: ["int8"] }).low).toMatchObject({ latencyMs: null, latencyReduction: null });
    expect(compressed({ techniques: [...gpt2.techniques, "int8"] }).high.latencyMs).toBeNull();
  });

  test("what is not known before is not known after", () => {
    expect(compressed({ sizeGb: null, latencyMs: null }).low).toMatchObject({ sizeGb: null, latencyMs: null });
  });

  test("no technique changes nothing and pays nothing back", () => {
    expect(compressed({ techniques: [] }).low).toMatchObject({
      monthlyCost: 1200,
      accuracy: 0.983,
      paybackMonths: null,
    });
  });

  test("dearer than before is a negative saving without a payback: 1,200 × (1 − 1.5) × 12 = −7,200", () => {
    const own = { costRatio: 1.5, sizeRatio: 1, accuracyLoss: 0, latencyRatio: 1 };
    expect(compressed({ techniques: [own] }).low).toMatchObject({ annualSaving: -7200, paybackMonths: null });
  });

  test("accuracy ends at 0 and at 1", () => {
    expect(compressed({ techniques: ["distillation"], accuracy: 0.05 }).low.accuracy).toBe(0);
    const gain = { costRatio: 1, sizeRatio: 1, accuracyLoss: -0.1, latencyRatio: null };
    expect(compressed({ techniques: [gain] }).low.accuracy).toBe(1);
  });

  test("the order of a stack changes nothing, and one more technique of the guide never costs more", () => {
    const stack = fc.shuffledSubarray<TechniqueName>(["int8", "pruning", "distillation", "low-rank"], { minLength: 1 });
    fc.assert(
      fc.property(stack, fc.double({ min: 0, max: 1e9, noNaN: true }), (techniques, monthlyCost) => {
        const found = compressed({ techniques, monthlyCost }).low;
        expect(compressed({ techniques: techniques.toReversed(), monthlyCost }).low.monthlyCost).toBeCloseTo(
          found.monthlyCost,
          4,
        );
        const fewer = compressed({ techniques: techniques.slice(1), monthlyCost }).low;
        expect(found.monthlyCost).toBeLessThanOrEqual(fewer.monthlyCost);
        expect(found.accuracy).toBeLessThanOrEqual(fewer.accuracy);
      }),
    );
  });
});
