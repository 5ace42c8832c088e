import { describe, expect, it } from "vitest";
import { defaultThresholds } from "@/lib/calc/classify";
import { differences, thresholdFields, thresholdsInput, thresholdsOf } from "@/lib/schema/settings";
import { type ClassifiedWorkload, tierChanges } from "@/lib/schema/tier-changes";

describe("thresholds", () => {
  it("have a field each, within its own bounds, with the guide's figures 500, 200, 0.6, 50, 10, 10, 10", () => {
    const values = thresholdFields.map(({ name }) => defaultThresholds[name]);
    expect(values).toEqual([500, 200, 0.6, 50, 10, 10, 10]);
    for (const { name, min, max } of thresholdFields) {
      expect(defaultThresholds[name]).toBeGreaterThanOrEqual(min);
      expect(defaultThresholds[name]).toBeLessThanOrEqual(max);
    }
  });

  it("are stored as differences and read back whole", () => {
    const changed = { ...defaultThresholds, utilisation: 0.55 };
    expect(differences(defaultThresholds)).toEqual({});
    expect(differences(changed)).toEqual({ utilisation: 0.55 });
    expect(thresholdsOf(differences(changed))).toEqual(changed);
    expect(thresholdsOf(null)).toEqual(defaultThresholds);
  });

  it.each([
    [{ cloudGpuHoursMonthly: 501 }, "cloudGpuHoursMonthly"],
    [{ edgeLatencyMs: 51 }, "edgeLatencyMs"],
    [{ utilisation: 1.01 }, "utilisation"],
    [{ datasetTb: -1 }, "datasetTb"],
    [{ onPremLatencyMs: Number.NaN }, "onPremLatencyMs"],
  ])("refuse %j and name the field", (change, field) => {
    const parsed = thresholdsInput.safeParse({ ...defaultThresholds, ...change });
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toContain(field);
  });

  it("may meet: 500 and 500 GPU-hours, 50 and 50 ms", () => {
    const meeting = { ...defaultThresholds, cloudGpuHoursMonthly: 500, edgeLatencyMs: 50 };
    expect(thresholdsInput.parse(meeting)).toEqual(meeting);
  });
});

describe("tierChanges", () => {
  /** On-prem by 3 points for its volume and 2 for steady demand, against 2 for fine-tuning and 1 for low utilisation. */
  const base: ClassifiedWorkload = {
    id: "w",
    name: "w",
    kind: "fine-tuning",
    gpuHoursMonthly: 600,
    utilisation: 0.5,
    latencyMs: null,
    datasetTb: 1,
    egressGbMonthly: 0,
    faultTolerant: false,
    residency: null,
    variability: "steady",
    parametersBillion: 7,
  };

  it("names who moves: with the volume threshold at 700, 600 GPU-hours no longer speak for on-prem", () => {
    const after = { ...defaultThresholds, onPremGpuHoursMonthly: 700 };
    const changes = tierChanges(
      [base, { ...base, id: "x", name: "x", gpuHoursMonthly: 800 }],
      defaultThresholds,
      after,
    );
    expect(changes).toEqual([{ id: "w", name: "w", from: "on-prem", to: "cloud" }]);
  });

  it("is empty for equal thresholds and for no workloads", () => {
    expect(tierChanges([base], defaultThresholds, { ...defaultThresholds })).toEqual([]);
    expect(tierChanges([], defaultThresholds, { ...defaultThresholds, utilisation: 0.1 })).toEqual([]);
  });
});
