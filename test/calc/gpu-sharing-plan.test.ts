import { describe, expect, test } from "vitest";
import { gpuSharingPlan, type SharingPlanInput } from "../../lib/calc/gpu-sharing-plan";
import { frozen } from "./fixtures";

/** The guide's six workloads, each on a GPU of its own today. */
const guide: SharingPlanInput = frozen({
  gpuModel: "A100-40GB",
  demands: [
    { profile: "1g.5gb", count: 3 },
    { profile: "2g.10gb", count: 2 },
    { profile: "3g.20gb", count: 1 },
  ],
  gpusNow: 6,
  workGpus: null,
  gpuHourly: 2,
});

describe("gpuSharingPlan", () => {
  test("6 GPUs become 2: 4 × 730 h × 2.00 = 5,840 a month of 8,760", () => {
    expect(gpuSharingPlan(guide)).toMatchObject({
      gpus: 2,
      freedGpus: 4,
      monthlyNow: 8760,
      freedMonthly: 5840,
      computeSlices: 14,
      unusedComputeSlices: 4,
      memorySlices: 16,
      unusedMemorySlices: 5,
    });
  });

  test("1.2 GPUs of work use 1.2 / 6 = 20% today and 1.2 / 2 = 60% shared", () => {
    const plan = gpuSharingPlan({ ...guide, workGpus: 1.2 });
    expect(plan.utilisationNow).toBeCloseTo(0.2, 12);
    expect(plan.utilisationAfter).toBeCloseTo(0.6, 12);
  });

  test("GPUs held half the month are cheaper than shared ones that run: (1.5 − 2) × 730 × 2.00 = −730", () => {
    expect(gpuSharingPlan({ ...guide, gpusNow: 1.5 }).freedMonthly).toBe(-730);
  });

  test("without a price nothing is known of money, without work nothing of utilisation", () => {
    const plan = gpuSharingPlan({ ...guide, gpuHourly: null });
    expect([plan.monthlyNow, plan.freedMonthly, plan.utilisationNow]).toEqual([null, null, null]);
  });

  test("nothing to place frees what is held", () => {
    const plan = gpuSharingPlan({ ...guide, demands: [], gpusNow: 0, workGpus: 0 });
    expect(plan).toMatchObject({ gpus: 0, freedMonthly: 0, utilisationNow: null, utilisationAfter: null });
  });
});
