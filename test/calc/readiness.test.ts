import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ReadinessInput, readiness } from "@/lib/calc/readiness";
import { trajectory, triggerNames, triggerRules } from "@/lib/calc/readiness-rules";
import { frozen } from "./fixtures";

/** Nothing is met. */
const quiet: ReadinessInput = frozen({
  monthlySpend: 10_000,
  gpuUtilisation: 0.3,
  egressMonthly: 100,
  latencyOrResidency: false,
  stableShare: 0.5,
  horizonYears: 1,
  onPremTcoRatio: 0.2,
});

const nothingKnown: ReadinessInput = frozen({
  monthlySpend: null,
  gpuUtilisation: null,
  egressMonthly: null,
  latencyOrResidency: null,
  stableShare: null,
  horizonYears: null,
  onPremTcoRatio: null,
});

const found = (change: Partial<ReadinessInput> = {}) => readiness(frozen({ ...quiet, ...change }));

function metOf(rule: string, change: Partial<ReadinessInput>) {
  return found(change).triggers.find((trigger) => trigger.rule === rule)?.met;
}

describe("the guide's trajectory", () => {
  it("is 5 to 15 K, 50 to 150 K, 200 to 800 K, 1 to 5 M and more a month", () => {
    expect(trajectory.map(({ phase, from, to }) => [phase, from, to])).toEqual([
      ["pilot", 5000, 15_000],
      ["production", 50_000, 150_000],
      ["scale", 200_000, 800_000],
      ["enterprise", 1_000_000, 5_000_000],
    ]);
  });

  it.each([
    [0, "before-pilot", "pilot"],
    [4999.99, "before-pilot", "pilot"],
    [5000, "pilot", null],
    [15_000, "pilot", null],
    [15_000.01, "pilot", "production"],
    [49_999.99, "pilot", "production"],
    [50_000, "production", null],
    [150_000, "production", null],
    [150_000.01, "production", "scale"],
    [199_999.99, "production", "scale"],
    [200_000, "scale", null],
    [800_000, "scale", null],
    [800_000.01, "scale", "enterprise"],
    [999_999.99, "scale", "enterprise"],
    [1_000_000, "enterprise", null],
    [5_000_000, "enterprise", null],
    [90_000_000, "enterprise", null],
  ])("%d a month is %s, on the way to %s", (monthlySpend, phase, approaching) => {
    expect(found({ monthlySpend })).toMatchObject({ phase, approaching });
  });

  it.each([
    [4000, "starting"],
    [49_999, "starting"],
    [50_000, "scaling"],
    [999_999, "scaling"],
    [1_000_000, "enterprise"],
  ])("%d a month is the stage %s", (monthlySpend, stage) => {
    expect(found({ monthlySpend }).stage).toBe(stage);
  });
});

describe("a trigger, below, at and above its threshold", () => {
  const cases: [string, (value: number) => Partial<ReadinessInput>, number, number, "at-least" | "above"][] = [
    ["plan-spend", (monthlySpend) => ({ monthlySpend }), 25_000, 0.01, "at-least"],
    ["implement-spend", (monthlySpend) => ({ monthlySpend }), 50_000, 0.01, "at-least"],
    ["utilisation", (gpuUtilisation) => ({ gpuUtilisation }), 0.6, 0.001, "above"],
    ["egress", (egressMonthly) => ({ egressMonthly }), 5000, 0.01, "above"],
    ["stable-spend", (monthlySpend) => ({ monthlySpend, stableShare: 1 }), 50_000, 0.01, "above"],
    ["horizon", (horizonYears) => ({ horizonYears }), 3, 0.1, "at-least"],
    ["cloud-to-owned", (onPremTcoRatio) => ({ onPremTcoRatio }), 0.6, 0.001, "at-least"],
  ];
  it.each(cases)("%s", (rule, change, threshold, step, comparison) => {
    expect(metOf(rule, change(threshold - step))).toBe(false);
    expect(metOf(rule, change(threshold))).toBe(comparison === "at-least");
    expect(metOf(rule, change(threshold + step))).toBe(true);
  });

  it("latency or residency is met when there is one", () => {
    expect(metOf("latency-or-residency", { latencyOrResidency: false })).toBe(false);
    expect(metOf("latency-or-residency", { latencyOrResidency: true })).toBe(true);
  });

  it("stable spend: 100,000 × 50 % = 50,000 is not more than 50,000; × 51 % = 51,000 is", () => {
    expect(metOf("stable-spend", { monthlySpend: 100_000, stableShare: 0.5 })).toBe(false);
    expect(metOf("stable-spend", { monthlySpend: 100_000, stableShare: 0.51 })).toBe(true);
    expect(metOf("stable-spend", { monthlySpend: 900_000, stableShare: 0 })).toBe(false);
  });

  it("cloud at 65 % of owning lies in Deloitte's 60 to 70 %; at twice the cost of owning it is met as well", () => {
    expect(metOf("cloud-to-owned", { onPremTcoRatio: 0.65 })).toBe(true);
    expect(metOf("cloud-to-owned", { onPremTcoRatio: 2 })).toBe(true);
  });
});

describe("the advice", () => {
  it("at 24,999 stays in the cloud, at 25,000 plans", () => {
    expect(found({ monthlySpend: 24_999, gpuUtilisation: 0.9 }).advice).toBe("stay-in-cloud");
    expect(found({ monthlySpend: 25_000, gpuUtilisation: 0.9 })).toMatchObject({
      advice: "plan",
      reasons: ["plan-spend"],
      open: [],
    });
  });

  it("at 50,000 implements when the GPUs are used 61 %, and only plans when nothing demands it", () => {
    expect(found({ monthlySpend: 50_000, gpuUtilisation: 0.61 })).toMatchObject({
      advice: "implement",
      reasons: ["implement-spend", "utilisation"],
    });
    expect(found({ monthlySpend: 50_000 })).toMatchObject({ advice: "plan", reasons: ["plan-spend"], open: [] });
  });

  it.each([
    ["egress", { egressMonthly: 5001 }],
    ["latency-or-residency", { latencyOrResidency: true }],
    ["cloud-to-owned", { onPremTcoRatio: 0.6 }],
  ])("%s alone demands it as well", (rule, change) => {
    expect(found({ monthlySpend: 50_000, ...change })).toMatchObject({
      advice: "implement",
      reasons: ["implement-spend", rule],
    });
  });

  it("is not raised by a horizon or by steady workloads alone", () => {
    expect(found({ monthlySpend: 80_000, stableShare: 1, horizonYears: 5 }).advice).toBe("plan");
  });

  it("owning takes more than 50,000 of steady spend, more than 60 % and 3 years together", () => {
    const all = { monthlySpend: 100_000, stableShare: 0.6, gpuUtilisation: 0.61, horizonYears: 3 };
    expect(found(all).owning).toBe(true);
    expect(found({ ...all, stableShare: 0.5 }).owning).toBe(false);
    expect(found({ ...all, gpuUtilisation: 0.6 }).owning).toBe(false);
    expect(found({ ...all, horizonYears: 2.9 }).owning).toBe(false);
  });
});

describe("what is not known", () => {
  it("is neither met nor unmet, and names the inputs it lacks", () => {
    const result = readiness(nothingKnown);
    expect(result).toMatchObject({ phase: null, approaching: null, stage: null, advice: "not-known", owning: null });
    expect(result.triggers.map(({ met }) => met)).toEqual(triggerNames.map(() => null));
    expect(result.triggers.find(({ rule }) => rule === "stable-spend")?.missing).toEqual([
      "monthlySpend",
      "stableShare",
    ]);
  });

  it("of a steady share leaves the spend triggers known, whatever the spend", () => {
    const { triggers } = found({ monthlySpend: 0, stableShare: null });
    const byRule = Object.fromEntries(triggers.map(({ rule, met }) => [rule, met]));
    expect(byRule).toMatchObject({ "plan-spend": false, "stable-spend": null });
  });

  it("stays open where it would raise the advice: 60,000 with no utilisation measured", () => {
    expect(found({ monthlySpend: 60_000, gpuUtilisation: null })).toMatchObject({
      advice: "plan",
      open: ["utilisation"],
    });
    expect(found({ monthlySpend: 30_000, gpuUtilisation: null }).open).toEqual([]);
  });

  it("does not hold owning open once a part of the rule of thumb is unmet", () => {
    const all = { monthlySpend: 100_000, stableShare: 0.6, gpuUtilisation: 0.61, horizonYears: 3 };
    expect(found({ ...all, gpuUtilisation: null }).owning).toBeNull();
    expect(found({ ...all, gpuUtilisation: null, horizonYears: 1 }).owning).toBe(false);
  });
});

const input = fc.record<ReadinessInput>({
  monthlySpend: fc.option(fc.double({ min: 0, max: 5e6, noNaN: true })),
  gpuUtilisation: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  egressMonthly: fc.option(fc.double({ min: 0, max: 50_000, noNaN: true })),
  latencyOrResidency: fc.option(fc.boolean()),
  stableShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  horizonYears: fc.option(fc.integer({ min: 0, max: 10 })),
  onPremTcoRatio: fc.option(fc.double({ min: 0, max: 5, noNaN: true })),
});

describe("always", () => {
  it("a trigger is known exactly when no input of it is missing", () => {
    fc.assert(
      fc.property(input, (given) => {
        for (const { met, missing, value } of readiness(frozen(given)).triggers) {
          expect(met === null).toBe(missing.length > 0);
          expect(value === null).toBe(met === null);
        }
      }),
    );
  });

  it("more spend never lowers the phase or the number of triggers met", () => {
    const order = ["before-pilot", ...trajectory.map(({ phase }) => phase)];
    fc.assert(
      fc.property(input, fc.double({ min: 0, max: 1e6, noNaN: true }), (given, more) => {
        if (given.monthlySpend === null) return;
        const before = readiness(given);
        const after = readiness({ ...given, monthlySpend: given.monthlySpend + more });
        expect(order.indexOf(after.phase ?? "")).toBeGreaterThanOrEqual(order.indexOf(before.phase ?? ""));
        const count = ({ triggers }: typeof before) => triggers.filter(({ met }) => met).length;
        expect(count(after)).toBeGreaterThanOrEqual(count(before));
      }),
    );
  });

  it("implement means 50,000 a month and a reason besides", () => {
    fc.assert(
      fc.property(input, (given) => {
        const { advice, reasons } = readiness(given);
        if (advice !== "implement") return;
        expect(given.monthlySpend).toBeGreaterThanOrEqual(50_000);
        expect(reasons.length).toBeGreaterThan(1);
      }),
    );
  });

  it("every trigger has its rule once", () => {
    expect(triggerRules.map(({ rule }) => rule)).toEqual([...triggerNames]);
  });
});
