import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gpuSpecs } from "../../lib/calc/gpu-profiles";
import { type SharingWorkload, sharingFit } from "../../lib/calc/sharing-fit";
import { frozen } from "./fixtures";

const batch: SharingWorkload = frozen({
  kind: "batch-inference",
  gpuHoursMonthly: 365,
  peakToMean: 3,
  utilisation: 0.4,
  latencyMs: null,
  parametersBillion: null,
});
const rules = frozen({ instanceUtilisation: 0.8, bitsPerWeight: 16 });
const h100 = gpuSpecs["H100-80GB"];

const fitOf = (change: Partial<SharingWorkload> = {}, spec = h100) =>
  sharingFit(frozen({ ...batch, ...change }), rules, spec);
const profileOf = (change: Partial<SharingWorkload> = {}, spec = h100) => {
  const found = fitOf(change, spec);
  return found.shares ? found.profile.name : found.refusal;
};

describe("the compute a workload needs", () => {
  test("365 h / 730 × 40% / 80% = 0.25 GPU, 1.75 of 7 slices: a 2g", () => {
    expect(fitOf().needGpus).toBeCloseTo(0.25, 12);
    expect(profileOf()).toBe("2g.20gb");
  });

  test("with a latency limit its peak counts: 0.25 × 3 = 0.75, 5.25 of 7 slices: a whole GPU", () => {
    expect(fitOf({ latencyMs: 200 }).needGpus).toBeCloseTo(0.75, 12);
    expect(profileOf({ latencyMs: 200 })).toBe("whole-gpu");
  });

  test("exactly 4 slices are a 4g, and a little more a whole GPU", () => {
    const work = (slices: number) => ({ gpuHoursMonthly: 730, utilisation: (slices / 7) * 0.8 });
    expect(profileOf(work(3.9))).toBe("4g.40gb");
    expect(profileOf(work(4.1))).toBe("whole-gpu");
  });

  test("on an A30 a quarter is one slice of four", () => {
    expect(profileOf({}, gpuSpecs.A30)).toBe("1g.6gb");
  });
});

describe("the memory a model needs", () => {
  test("8 billion × 16 bit / 8 × 1.2 = 19.2 GB: a 2g.20gb, and 13 billion, 31.2 GB, a 3g.40gb", () => {
    expect(fitOf({ parametersBillion: 8 }).memoryGb).toBeCloseTo(19.2, 10);
    expect(profileOf({ parametersBillion: 8 })).toBe("2g.20gb");
    expect(profileOf({ parametersBillion: 13 })).toBe("3g.40gb");
  });

  test("4 billion × 1.2 × 2 = 9.6 GB with little work: a 1g; 7 billion, 16.8 GB, a 1g of double memory", () => {
    expect(profileOf({ utilisation: 0.2, parametersBillion: 4 })).toBe("1g.10gb");
    expect(profileOf({ utilisation: 0.2, parametersBillion: 7 })).toBe("1g.20gb");
  });

  test("training holds 16 bytes a parameter: 1.5 billion are 24 GB", () => {
    expect(fitOf({ kind: "fine-tuning", parametersBillion: 1.5 }).memoryGb).toBe(24);
  });

  test("40 billion at 16 bit are 96 GB of 80; at 8 bit 48 GB, which only the whole GPU has", () => {
    expect(profileOf({ parametersBillion: 40 })).toBe("memory");
    const eight = sharingFit({ ...batch, parametersBillion: 40 }, { ...rules, bitsPerWeight: 8 }, h100);
    expect(eight).toMatchObject({ shares: false, refusal: "whole-gpu", memoryGb: 48 });
  });

  test("a model of unknown size asks for none", () => {
    expect(fitOf().memoryGb).toBeNull();
  });
});

describe("what cannot share", () => {
  test.each([
    ["devices at a site", { kind: "edge-inference" }, "edge"],
    ["training over several GPUs", { kind: "large-model-training" }, "several-gpus"],
    ["49 ms", { latencyMs: 49 }, "latency"],
    ["use that was not measured", { utilisation: null }, "not-measured"],
    ["1,469 h × 40% / 730 / 80% = 1.006 GPUs", { gpuHoursMonthly: 1469 }, "more-than-one-gpu"],
  ] as const)("%s", (_what, change, refusal) => {
    expect(fitOf(change)).toMatchObject({ shares: false, refusal });
  });

  test("50 ms may, 1,460 h × 40% / 730 / 80% = 1 GPU needs the whole one", () => {
    expect(profileOf({ latencyMs: 50, peakToMean: 1 })).toBe("2g.20gb");
    expect(profileOf({ gpuHoursMonthly: 1460 })).toBe("whole-gpu");
  });
});

test("more work never gets a smaller profile, and a profile always holds work and model", () => {
  const load = fc.record({
    gpuHoursMonthly: fc.double({ min: 0, max: 1500, noNaN: true }),
    utilisation: fc.double({ min: 0.01, max: 1, noNaN: true }),
    parametersBillion: fc.option(fc.double({ min: 0.001, max: 60, noNaN: true })),
  });
  fc.assert(
    fc.property(load, fc.double({ min: 1, max: 3, noNaN: true }), (change, more) => {
      const found = fitOf(change);
      if (!found.shares) return;
      expect(found.profile.computeSlices).toBeGreaterThanOrEqual((found.needGpus ?? 0) * 7);
      expect(found.profile.memoryGb).toBeGreaterThanOrEqual(found.memoryGb ?? 0);
      const grown = fitOf({ ...change, gpuHoursMonthly: change.gpuHoursMonthly * more });
      if (grown.shares) expect(grown.profile.computeSlices).toBeGreaterThanOrEqual(found.profile.computeSlices);
    }),
  );
});
