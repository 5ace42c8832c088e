import { describe, expect, test } from "vitest";
import { classify, type WorkloadProfile } from "@/lib/calc/classify";
import { flipScales, formatField, ruleGroups } from "@/lib/chart/workload-rules";

const profile: WorkloadProfile = {
  kind: "large-model-training",
  gpuHoursMonthly: 5256,
  utilisation: 0.71,
  latencyMs: null,
  datasetTb: 46,
  egressGbMonthly: 3200,
  faultTolerant: false,
  residency: null,
  variability: "steady",
  parametersBillion: 22,
};

describe("ruleGroups", () => {
  const verdict = classify(profile);
  const groups = ruleGroups(verdict.reasons, verdict.tier);

  test("every rule stands once, with value and threshold in words", () => {
    const all = [...groups.own, ...groups.others, ...groups.neutral];
    expect(all).toHaveLength(verdict.reasons.length);
    expect(groups.own.map((row) => [row.label, row.value, row.threshold])).toContainEqual([
      "GPU-hours per month",
      "5,256 h",
      "> 500 h",
    ]);
    expect(groups.own.map((row) => [row.label, row.value, row.threshold])).toContainEqual([
      "GPU utilisation",
      "71%",
      "> 60%",
    ]);
  });

  test("the points of the own group are the points of the tier", () => {
    expect(groups.own.reduce((sum, row) => sum + row.points, 0)).toBe(verdict.points);
  });

  test("below the lower volume threshold the rule reads the other way", () => {
    const small = classify({ ...profile, gpuHoursMonthly: 100 });
    const rows = Object.values(ruleGroups(small.reasons, small.tier)).flat();
    expect(rows.find((row) => row.rule === "volume")).toMatchObject({
      value: "100 h",
      threshold: "< 200 h",
      tier: "cloud",
    });
  });
});

describe("flipScales", () => {
  test("a fall: 199 of 10,000 is 1.99 % of the track, 5,256 is 52.56 %, the zone lies below", () => {
    const [scale] = flipScales(profile, [{ field: "gpuHoursMonthly", at: 199, to: "cloud" }]);
    expect(scale).toMatchObject({
      lead: "GPU-hours per month down to",
      at: "199 h",
      now: "5,256 h",
      to: "cloud",
      track: { side: "low", end: "10,000 h" },
    });
    expect(scale?.track?.at).toBeCloseTo(1.99);
    expect(scale?.track?.now).toBeCloseTo(52.56);
  });

  test("a requirement that is not there has no place on the track yet", () => {
    const [scale] = flipScales(profile, [{ field: "latencyMs", at: 9, to: "edge" }]);
    expect(scale).toMatchObject({
      lead: "Latency limit of",
      at: "9 ms",
      now: "none",
      track: { now: null, side: "low" },
    });
  });

  test("what has no order is a sentence; nearest changes come first", () => {
    const scales = flipScales(profile, [
      { field: "variability", at: "bursty", to: "cloud" },
      { field: "utilisation", at: 0.59, to: "cloud" },
      { field: "datasetTb", at: 10, to: "cloud" },
    ]);
    expect(scales.map((scale) => scale.field)).toEqual(["utilisation", "datasetTb", "variability"]);
    expect(scales[2]).toMatchObject({ lead: "Demand becomes", at: "bursty", now: "steady", track: null });
  });
});

test("what is not set says so", () => {
  expect([
    formatField("utilisation", null),
    formatField("parametersBillion", null),
    formatField("residency", null),
    formatField("kind", "fine-tuning"),
    formatField("datasetTb", 0.4),
  ]).toEqual(["not measured", "not known", "none", "Fine-tuning", "0.4 TB"]);
});
