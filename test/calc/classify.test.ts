import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  classify,
  defaultThresholds,
  ruleNames,
  type Thresholds,
  variabilities,
  type WorkloadProfile,
  workloadKindNames,
  workloadKinds,
} from "../../lib/calc/classify";
import { tiers } from "../../lib/calc/tier";
import { frozen } from "./fixtures";

function profile(change: Partial<WorkloadProfile> = {}): WorkloadProfile {
  return frozen({
    kind: "large-model-training",
    gpuHoursMonthly: 350,
    utilisation: null,
    latencyMs: null,
    datasetTb: 0,
    egressGbMonthly: 0,
    faultTolerant: false,
    residency: null,
    variability: "variable",
    parametersBillion: null,
    ...change,
  });
}

const reasonOf = (workload: WorkloadProfile, rule: string) =>
  classify(workload).reasons.find((each) => each.rule === rule);

describe("the guide's kinds and thresholds", () => {
  it("are ten, each with a name", () => {
    expect(workloadKinds).toHaveLength(10);
    expect(Object.keys(workloadKindNames)).toEqual([...workloadKinds]);
  });

  it("are 500 and 200 GPU-hours, 60 %, 50 and 10 ms, 10 TB, 10 B parameters", () => {
    expect(Object.values(defaultThresholds)).toEqual([500, 200, 0.6, 50, 10, 10, 10]);
  });
});

describe("classify by the guide's examples", () => {
  it("trains a large model for 2,500 steady hours at 75 % on its own hardware", () => {
    const found = classify(profile({ gpuHoursMonthly: 2500, utilisation: 0.75, variability: "steady" }));
    expect([found.tier, found.purchase]).toEqual(["on-prem", "owned"]);
  });

  it("fine-tunes for 80 hours in the cloud", () => {
    expect(classify(profile({ kind: "fine-tuning", gpuHoursMonthly: 80 })).tier).toBe("cloud");
  });

  it("serves batch inference at more than 60 % utilisation on-prem, a variable one at 30 % from the cloud", () => {
    const batch = (utilisation: number, variability: WorkloadProfile["variability"]) =>
      classify(profile({ kind: "batch-inference", utilisation, variability })).tier;
    expect(batch(0.7, "steady")).toBe("on-prem");
    expect(batch(0.3, "variable")).toBe("cloud");
  });

  it("serves users within 40 ms on-prem and within 5 ms at the edge", () => {
    const within = (latencyMs: number) => classify(profile({ kind: "real-time-inference", latencyMs })).tier;
    expect(within(40)).toBe("on-prem");
    expect(within(5)).toBe("edge");
  });

  it("keeps a model of 70 B parameters off the edge even within 5 ms", () => {
    const large = profile({ kind: "real-time-inference", latencyMs: 5, parametersBillion: 70 });
    expect(classify(large).tier).toBe("on-prem");
  });

  it("infers on devices at the edge", () => {
    const found = classify(profile({ kind: "edge-inference", gpuHoursMonthly: 30 }));
    expect([found.tier, found.purchase]).toEqual(["edge", "devices"]);
  });

  it("prepares 50 TB where they lie", () => {
    expect(classify(profile({ kind: "data-preparation", datasetTb: 50 })).tier).toBe("on-prem");
    expect(classify(profile({ kind: "data-preparation", datasetTb: 2 })).tier).toBe("cloud");
  });

  it("prototypes on spot, evaluates and bursts on demand, runs always-on services reserved", () => {
    const purchase = (change: Partial<WorkloadProfile>) => {
      const found = classify(profile({ gpuHoursMonthly: 50, ...change }));
      expect(found.tier).toBe("cloud");
      return found.purchase;
    };
    expect(purchase({ kind: "rapid-prototyping", faultTolerant: true })).toBe("spot");
    expect(purchase({ kind: "batch-training", faultTolerant: true })).toBe("spot");
    expect(purchase({ kind: "model-evaluation" })).toBe("on-demand");
    expect(purchase({ kind: "burst-capacity", variability: "bursty" })).toBe("on-demand");
    expect(purchase({ kind: "real-time-inference", variability: "steady" })).toBe("reserved");
    expect(purchase({ kind: "real-time-inference", variability: "steady", faultTolerant: true })).toBe("reserved");
  });

  it("pays by consumption for on-prem work that is neither steady nor busy", () => {
    expect(classify(profile({ gpuHoursMonthly: 900, residency: "EU" })).purchase).toBe("consumption");
  });
});

describe("the edge of each threshold", () => {
  const cases: [string, string, Partial<WorkloadProfile>, string | null, number][] = [
    ["500 hours do not speak for on-prem yet", "volume", { gpuHoursMonthly: 500 }, null, 0],
    ["501 hours do", "volume", { gpuHoursMonthly: 501 }, "on-prem", 3],
    ["200 hours do not speak for the cloud any more", "volume", { gpuHoursMonthly: 200 }, null, 0],
    ["199 hours do", "volume", { gpuHoursMonthly: 199 }, "cloud", 3],
    ["60 % is not above 60 %", "utilisation", { utilisation: 0.6 }, "cloud", 1],
    ["61 % is", "utilisation", { utilisation: 0.61 }, "on-prem", 2],
    ["an utilisation nobody measured takes no side", "utilisation", {}, null, 0],
    ["50 ms the cloud can do", "latency", { latencyMs: 50 }, null, 0],
    ["49 ms it cannot", "latency", { latencyMs: 49 }, "on-prem", 12],
    ["10 ms on-prem can do", "edge-latency", { latencyMs: 10 }, null, 0],
    ["9 ms it cannot", "edge-latency", { latencyMs: 9 }, "edge", 24],
    ["10 TB may move", "data-gravity", { datasetTb: 10 }, null, 0],
    ["10.1 TB stay", "data-gravity", { datasetTb: 10.1 }, "on-prem", 3],
    ["9.9 B parameters may fit a device", "model-size", { parametersBillion: 9.9 }, null, 0],
    ["10 B do not", "model-size", { parametersBillion: 10 }, "edge", -25],
  ];
  it.each(cases)("%s", (_, rule, change, tier, points) => {
    expect(reasonOf(profile(change), rule)).toMatchObject({ tier, points });
  });

  it("follows the thresholds it is given, and shows them with the value it saw", () => {
    const limits = { ...defaultThresholds, onPremGpuHoursMonthly: 300 };
    const volume = classify(profile(), limits).reasons.find(({ rule }) => rule === "volume");
    expect(volume).toEqual({
      rule: "volume",
      field: "gpuHoursMonthly",
      threshold: 300,
      value: 350,
      tier: "on-prem",
      points: 3,
    });
  });
});

describe("flips", () => {
  it("says that 2,500 hours of batch inference would go to the cloud at 500 hours or fewer", () => {
    const busy = profile({ gpuHoursMonthly: 2500, kind: "batch-inference", utilisation: 0.5 });
    expect(classify(busy).tier).toBe("on-prem");
    expect(classify(busy).flips).toContainEqual({ field: "gpuHoursMonthly", at: 500, to: "cloud" });
  });

  it("says that a service in the cloud without a latency requirement would go on-prem at 49 ms, the mildest that moves it", () => {
    const service = profile({ kind: "real-time-inference", gpuHoursMonthly: 100 });
    expect(classify(service).tier).toBe("cloud");
    expect(classify(service).flips).toContainEqual({ field: "latencyMs", at: 49, to: "on-prem" });
  });
});

const nullable = (max: number) => fc.option(fc.double({ min: 0, max, noNaN: true }));

const profiles: fc.Arbitrary<WorkloadProfile> = fc.record({
  kind: fc.constantFrom(...workloadKinds),
  gpuHoursMonthly: fc.double({ min: 0, max: 2000, noNaN: true }),
  utilisation: nullable(1),
  latencyMs: nullable(200),
  datasetTb: fc.double({ min: 0, max: 50, noNaN: true }),
  egressGbMonthly: fc.double({ min: 0, max: 50_000, noNaN: true }),
  faultTolerant: fc.boolean(),
  residency: fc.option(fc.constantFrom("EU", "CH")),
  variability: fc.constantFrom(...variabilities),
  parametersBillion: nullable(200),
});

const limitsArbitrary: fc.Arbitrary<Thresholds> = fc.record({
  onPremGpuHoursMonthly: fc.integer({ min: 300, max: 1000 }),
  cloudGpuHoursMonthly: fc.integer({ min: 0, max: 300 }),
  utilisation: fc.double({ min: 0, max: 1, noNaN: true }),
  onPremLatencyMs: fc.integer({ min: 20, max: 100 }),
  edgeLatencyMs: fc.integer({ min: 0, max: 20 }),
  datasetTb: fc.integer({ min: 0, max: 30 }),
  parametersBillion: fc.integer({ min: 0, max: 100 }),
});

describe("classify, whatever the workload", () => {
  it("names only flips that happen: that field at that value, and nothing else, gives that tier", () => {
    let flips = 0;
    fc.assert(
      fc.property(profiles, limitsArbitrary, (workload, limits) => {
        const found = classify(frozen(workload), frozen(limits));
        for (const { field, at, to } of found.flips) {
          expect(to).not.toBe(found.tier);
          expect(classify({ ...workload, [field]: at }, limits).tier).toBe(to);
          flips += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(flips).toBeGreaterThan(100);
  });

  it("gives the tier with the most points, and every rule's reason once", () => {
    fc.assert(
      fc.property(profiles, (workload) => {
        const found = classify(workload);
        expect(found.reasons.map(({ rule }) => rule)).toEqual([...ruleNames]);
        expect([found.tier, ...found.alternatives.map(({ tier }) => tier)].toSorted()).toEqual([...tiers].toSorted());
        for (const { tier, points } of [found, ...found.alternatives]) {
          const sum = found.reasons.filter((each) => each.tier === tier).reduce((all, each) => all + each.points, 0);
          expect(points).toBe(sum);
          expect(points).toBeLessThanOrEqual(found.points);
        }
      }),
    );
  });
});
