import { describe, expect, test } from "vitest";
import { type CommitmentPlanInput, commitmentPlan } from "@/lib/calc/commitment-plan";
import { commitmentRisk } from "@/lib/calc/commitment-risk";

/** 100 GPUs all month; 1 an hour reserved, 4 on demand. */
const flat: CommitmentPlanInput = {
  loads: [{ meanGpus: 100, peakToMean: 1, interruptible: 0 }],
  onDemandHourly: 4,
  reserved1yHourly: 1,
  reserved3yHourly: null,
  spotHourly: null,
  reserved1yGpus: 100,
  reserved3yGpus: 0,
  spotShare: 0,
  interruptionOverhead: 0,
};

describe("a commitment for a demand that is not sure", () => {
  test("critical ratio 3 / 4: of 25 levels the 19th, e^(Φ⁻¹(18.5 / 25) · ln 1.3 / 1.2816) · 100 = 114 GPUs", () => {
    expect(commitmentRisk(flat, "reserved1y", 0.3).best?.gpus).toBe(114);
  });

  test("as it is: 73,000 at today's demand or less, so P10; 130 GPUs with a chance of 10 %: P90 73,000 + 30 · 4 · 730 = 160,600", () => {
    const { now } = commitmentRisk(flat, "reserved1y", 0.3);
    expect(now.p10).toBeCloseTo(73_000, 6);
    expect(now.p90).toBeCloseTo(160_600, 6);
    expect(now.expected).toBeGreaterThan(73_000);
  });

  test("hardly any range is the plan itself", () => {
    const { now, best } = commitmentRisk(flat, "reserved1y", 1e-9);
    expect(now.expected / commitmentPlan(flat).total).toBeCloseTo(1, 6);
    expect(best?.gpus).toBe(100);
  });

  test("no level within 40 of it costs less on average than the best", () => {
    const { best } = commitmentRisk(flat, "reserved1y", 0.3);
    for (const gpus of [74, 100, 113, 115, 130, 154]) {
      const { now } = commitmentRisk({ ...flat, reserved1yGpus: gpus }, "reserved1y", 0.3);
      expect(now.expected).toBeGreaterThanOrEqual((best?.expected ?? Number.POSITIVE_INFINITY) - 1e-6);
    }
  });

  test("without a price there is no best, without a range no risk", () => {
    expect(commitmentRisk({ ...flat, reserved1yHourly: null }, "reserved1y", 0.3).best).toBeNull();
    expect(() => commitmentRisk(flat, "reserved1y", 0)).toThrow("give it one above 0");
  });
});
