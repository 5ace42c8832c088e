import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CompressionPlanInput, compressionPlan } from "@/lib/calc/compression-plan";
import { frozen } from "./fixtures";

const input: CompressionPlanInput = frozen({
  monthlyCost: 1200,
  sizeGb: 3.1,
  latencyMs: 180,
  accuracy: 1,
  effortPerTechnique: 3500,
  qualityFloor: 0.95,
  chosen: ["int8"],
  own: null,
});

const plan = (change: Partial<CompressionPlanInput> = {}) => compressionPlan({ ...input, ...change });

const named = (options: readonly { techniques: readonly string[] }[]) =>
  options.map(({ techniques }) => techniques.join(" + "));

const measured = { costRatio: 0.35, sizeRatio: 0.3, accuracyLoss: 0.012, latencyRatio: 0.36 };

describe("compressionPlan", () => {
  test("four techniques make 2⁴ − 1 = 15 options, single ones first", () => {
    const { options } = plan();
    expect(options).toHaveLength(15);
    expect(named(options).slice(0, 5)).toEqual(["int8", "pruning", "distillation", "low-rank", "int8 + pruning"]);
  });

  test("each technique of a stack is paid for: 2 × 3,500 = 7,000, back in 7,000 / (1,200 − 288) = 7.68 months", () => {
    const { chosen } = plan({ chosen: ["pruning", "int8"] });
    expect(chosen?.effortCost).toBe(7000);
    expect(chosen?.low.paybackMonths).toBeCloseTo(7.675, 3);
  });

  test("above 95%: INT8 keeps 99, pruning 97, low-rank 95 and INT8 with pruning 96; INT8 with low-rank has 94 to 98", () => {
    const { options } = plan();
    const of = (standing: string) => named(options.filter((option) => option.standing === standing));
    expect(of("kept")).toEqual(["int8", "pruning", "low-rank", "int8 + pruning"]);
    expect(of("open")).toContain("int8 + low-rank");
    // 100 − 1 − 3 − 2 = 94 at best.
    expect(of("missed")).toEqual(["pruning + distillation + low-rank", "int8 + pruning + distillation + low-rank"]);
  });

  test("the cheapest of those is INT8 with pruning, 1,200 × 0.24 = 288", () => {
    const { best } = plan();
    expect(best?.techniques).toEqual(["int8", "pruning"]);
    expect(best?.low.monthlyCost).toBeCloseTo(288, 10);
  });

  test("a floor above every option leaves none: 99.5% is more than INT8's 99", () => {
    expect(plan({ qualityFloor: 0.995 }).best).toBeNull();
  });

  test("pruning is never efficient: INT8 is cheaper and loses less", () => {
    const efficient = named(plan().options.filter(({ isEfficient }) => isEfficient));
    expect(efficient).toContain("int8");
    expect(efficient).not.toContain("pruning");
    // 0.4 × 0.3 at 92% beats 0.4 × 0.6 × 0.5 at 91%.
    expect(efficient).toContain("int8 + distillation");
    expect(efficient).not.toContain("int8 + pruning + low-rank");
  });

  test("an own measurement stands beside the stacks, and multiplies with what is chosen besides", () => {
    expect(plan({ own: measured }).options).toHaveLength(16);
    const { options, chosen } = plan({ own: measured, chosen: ["own", "int8"] });
    expect(options).toHaveLength(17);
    expect(chosen?.low.monthlyCost).toBeCloseTo(1200 * 0.35 * 0.4, 10);
    expect(plan({ own: null, chosen: ["own"] }).chosen).toBeNull();
  });

  test("nothing chosen is nothing planned", () => {
    expect(plan({ chosen: [] }).chosen).toBeNull();
  });

  test("what costs nothing cannot be made cheaper", () => {
    expect(plan({ monthlyCost: 0 }).best).toBeNull();
  });

  test("no option beats an efficient one, and every other is beaten", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        (cost, accuracy) => {
          const { options } = plan({ monthlyCost: cost, accuracy });
          for (const { low, isEfficient } of options) {
            const beaten = options.some(
              (rival) =>
                rival.low.monthlyCost <= low.monthlyCost + 1e-9 &&
                rival.low.accuracy >= low.accuracy - 1e-9 &&
                (rival.low.monthlyCost < low.monthlyCost - 1e-9 || rival.low.accuracy > low.accuracy + 1e-9),
            );
            expect(isEfficient).toBe(!beaten);
          }
        },
      ),
    );
  });
});
