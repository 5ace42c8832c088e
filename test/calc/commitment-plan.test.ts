import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commitmentMix } from "@/lib/calc/commitment-mix";
import { type CommitmentPlanInput, commitmentPlan, costByLevel } from "@/lib/calc/commitment-plan";
import { frozen } from "./fixtures";

/** 10 GPUs around the clock, 4 of them in work that may be interrupted. */
const flat: CommitmentPlanInput = frozen({
  loads: [
    { meanGpus: 6, peakToMean: 1, interruptible: 0 },
    { meanGpus: 4, peakToMean: 1, interruptible: 1 },
  ],
  onDemandHourly: 10,
  reserved1yHourly: 6,
  reserved3yHourly: 4,
  spotHourly: 3,
  reserved1yGpus: 0,
  reserved3yGpus: 0,
  spotShare: 0,
  interruptionOverhead: 0,
});

/** Falls straight from 20 GPUs to none. */
const peaky: CommitmentPlanInput = frozen({
  ...flat,
  loads: [{ meanGpus: 10, peakToMean: 2, interruptible: 0 }],
  spotHourly: null,
});

const cost = (plan: ReturnType<typeof commitmentPlan>, option: string) =>
  plan.options.find((each) => each.option === option)?.cost;

describe("a flat demand", () => {
  test("all on demand: 10 × 730 × 10 = 73,000, nothing covered, no commitment to use", () => {
    expect(commitmentPlan(flat)).toMatchObject({
      total: 73_000,
      coverage: 0,
      utilisation: null,
      waste: 0,
      effectiveGpuHourly: 10,
      effectiveDiscount: 0,
    });
  });

  test("6 reserved and all 4 on spot with 10% more hours: 6 × 730 × 6 + 4 × 1.1 × 730 × 3 = 26,280 + 9,636", () => {
    const plan = commitmentPlan({ ...flat, reserved1yGpus: 6, spotShare: 1, interruptionOverhead: 0.1 });
    expect(plan.total).toBeCloseTo(35_916, 6);
    expect(cost(plan, "onDemand")).toBeCloseTo(0, 9);
    expect([plan.coverage, plan.utilisation]).toEqual([1, 1]);
    expect(plan.effectiveDiscount).toBeCloseTo(1 - 35_916 / 73_000, 12);
  });

  test("12 reserved for 10: 2 × 730 × 6 = 8,760 wasted, 10 / 12 = 83.3% used", () => {
    const plan = commitmentPlan({ ...flat, reserved1yGpus: 12 });
    expect(plan.waste).toBeCloseTo(8760, 6);
    expect(plan.utilisation).toBeCloseTo(10 / 12, 12);
    expect(plan.total).toBeCloseTo(12 * 730 * 6, 6);
  });

  test("the longer term is used first: 8 and 4 for 10 leave 2 of the shorter unused, 2 × 730 × 6", () => {
    const plan = commitmentPlan({ ...flat, reserved3yGpus: 8, reserved1yGpus: 4 });
    expect(plan.options.map(({ waste }) => Math.round(waste))).toEqual([0, 8760, 0, 0]);
  });

  test("an option without a price is not bought", () => {
    const plan = commitmentPlan({
      ...flat,
      reserved1yHourly: null,
      spotHourly: null,
      reserved1yGpus: 5,
      spotShare: 1,
    });
    expect(plan.options.map(({ option }) => option)).toEqual(["reserved3y", "onDemand"]);
    expect(plan.total).toBeCloseTo(73_000, 6);
    expect(plan.best.reserved1y).toBeNull();
  });

  test("agrees with the mix by spend: 60% reserved and 40% on spot at its discounts", () => {
    const plan = commitmentPlan({ ...flat, reserved1yGpus: 6, spotShare: 1, interruptionOverhead: 0.1 });
    const mix = commitmentMix({
      reservedSpend: 6 * 730 * 6,
      reservedDiscount: 0.4,
      spotSpend: 4 * 1.1 * 730 * 3,
      spotDiscount: 0.7,
      onDemandSpend: 0,
      spotInterruptionOverhead: 0.1,
      reservedUtilisation: 1,
    });
    expect(plan.onDemandEquivalent).toBeCloseTo(mix.onDemandEquivalent, 6);
    expect(plan.effectiveDiscount).toBeCloseTo(mix.effectiveDiscount ?? Number.NaN, 12);
  });

  test("no demand: nothing but the commitment, and no ratio", () => {
    const plan = commitmentPlan({ ...flat, loads: [], reserved1yGpus: 1 });
    expect(plan).toMatchObject({ coverage: null, effectiveGpuHourly: null, effectiveDiscount: null, utilisation: 0 });
    expect(plan.total).toBeCloseTo(730 * 6, 6);
    expect(plan.best.reserved1y?.gpus).toBe(0);
  });
});

describe("the best level", () => {
  test("rate 6 of 10: own what is exceeded more than 60% of the time, of 20 falling straight that is 20 × 0.4 = 8", () => {
    const { best } = commitmentPlan(peaky);
    expect(best.reserved1y?.exactGpus).toBeCloseTo(8, 1);
    expect(best.reserved1y?.gpus).toBe(8);
    // 8 × 730 × 6 and the triangle above: 12² / (2 × 20) × 730 × 10.
    expect(best.reserved1y?.total).toBeCloseTo(8 * 730 * 6 + 3.6 * 730 * 10, -1);
  });

  test("rate 4 of 10: exceeded more than 40% of the time, 20 × 0.6 = 12; with 5 there already 7 more", () => {
    expect(commitmentPlan(peaky).best.reserved3y?.gpus).toBe(12);
    expect(commitmentPlan({ ...peaky, reserved1yGpus: 5 }).best.reserved3y?.gpus).toBe(7);
  });

  test("a reservation that is no cheaper than on demand is worth nothing", () => {
    expect(commitmentPlan({ ...peaky, reserved1yHourly: 10 }).best.reserved1y?.gpus).toBe(0);
  });

  const inputs = fc.record({
    loads: fc.array(
      fc.record({
        meanGpus: fc.double({ min: 0, max: 20, noNaN: true }),
        peakToMean: fc.double({ min: 1, max: 5, noNaN: true }),
        interruptible: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 3 },
    ),
    reserved1yHourly: fc.double({ min: 0.1, max: 10, noNaN: true }),
    reserved3yGpus: fc.nat({ max: 12 }),
    spotShare: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  test("is the lowest point of the cost curve, over whole GPUs and between them", () => {
    fc.assert(
      fc.property(inputs, fc.double({ min: 0, max: 60, noNaN: true }), (change, level) => {
        const input = frozen({ ...flat, ...change });
        const { best } = commitmentPlan(input);
        const costAt = costByLevel(input, "reserved1y");
        const exact = costAt(best.reserved1y?.exactGpus ?? Number.NaN);
        expect(exact).toBeLessThanOrEqual(costAt(level) * (1 + 1e-9) + 1e-6);
        expect(best.reserved1y?.total).toBeLessThanOrEqual(costAt(Math.round(level)) * (1 + 1e-9) + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  test("hours and money add up: what is needed is served once, costs are the options'", () => {
    fc.assert(
      fc.property(inputs, fc.nat({ max: 20 }), (change, reserved1yGpus) => {
        const input = frozen({ ...flat, ...change, reserved1yGpus });
        const plan = commitmentPlan(input);
        const needed = change.loads.reduce((sum, { meanGpus }) => sum + meanGpus, 0) * 730;
        const served = plan.options.reduce((sum, { usedGpuHours }) => sum + usedGpuHours, 0);
        expect(served).toBeCloseTo(needed, 6);
        expect(plan.gpuHours).toBeCloseTo(needed, 6);
        for (const hour of plan.hours) {
          const committed = hour.reserved1y + hour.reserved3y + hour.unused;
          expect(committed).toBeCloseTo(reserved1yGpus + change.reserved3yGpus, 9);
        }
      }),
      { numRuns: 60 },
    );
  });
});
