import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countsOf, fitsInto, type GpuLayout, maximalLayouts } from "../../lib/calc/gpu-layouts";
import { atLeastGpus, packed } from "../../lib/calc/gpu-packing";
import { findProfile, type GpuModel, type GpuSpec, gpuSpecs } from "../../lib/calc/gpu-profiles";
import { gpuSharing, type SharingDemand, sharingNeeds } from "../../lib/calc/gpu-sharing";
import { frozen } from "./fixtures";

const share = (gpuModel: GpuModel, asked: Readonly<Record<string, number>>) =>
  gpuSharing(
    frozen({ gpuModel, demands: Object.entries(asked).map(([profile, count]): SharingDemand => ({ profile, count })) }),
  );

describe("the guide's six workloads on one A100-40GB", () => {
  const guide = { "1g.5gb": 3, "2g.10gb": 2, "3g.20gb": 1 };

  test("3 + 4 + 3 = 10 compute slices of 7 and 15 + 20 + 20 = 55 GB of 40: two GPUs, not one", () => {
    const found = share("A100-40GB", guide);
    expect([found.gpus, found.fitsOneGpu]).toEqual([2, false]);
    expect(found.reason).toContain("10 compute slices of 7");
    expect(found.reason).toContain("55 GB of 40");
  });

  test("leaves 14 − 10 = 4 compute slices and 16 − 11 = 5 memory slices", () => {
    const { layouts } = share("A100-40GB", guide);
    expect(layouts.reduce((sum, each) => sum + each.unusedComputeSlices, 0)).toBe(4);
    expect(layouts.reduce((sum, each) => sum + each.unusedMemorySlices, 0)).toBe(5);
  });

  test("without one 2g and one 1g it fits: 2 + 2 + 3 = 7 slices", () => {
    expect(share("A100-40GB", { "1g.5gb": 2, "2g.10gb": 1, "3g.20gb": 1 }).fitsOneGpu).toBe(true);
  });
});

describe("by hand", () => {
  test("4g + 3g is 7 of 7 slices on one GPU; 4g + 4g is two, because a 4g starts at slot 0 alone", () => {
    expect(share("H100-80GB", { "4g.40gb": 1, "3g.40gb": 1 }).gpus).toBe(1);
    expect(share("H100-80GB", { "4g.40gb": 2 }).gpus).toBe(2);
  });

  test("two 3g and a 1g have 7 slices, but the 3g cover all 8 of memory: two GPUs", () => {
    const found = share("H100-80GB", { "3g.40gb": 2, "1g.10gb": 1 });
    expect(found.gpus).toBe(2);
    expect(found.reason).toContain("9 memory slices of 8");
  });

  test("three 2g and a 1g fit; four 2g have 8 memory slices, but only three places", () => {
    expect(share("A100-80GB", { "2g.20gb": 3, "1g.10gb": 1 }).gpus).toBe(1);
    expect(share("A100-80GB", { "2g.20gb": 4 }).gpus).toBe(2);
  });

  test("500 of 1g need ⌈500 / 7⌉ = 72 GPUs, with double memory ⌈500 / 4⌉ = 125, as +me 500", () => {
    expect(share("B200", { "1g.23gb": 500 }).gpus).toBe(72);
    expect(share("B200", { "1g.45gb": 500 }).gpus).toBe(125);
    expect(share("B200", { "1g.23gb+me": 500 }).gpus).toBe(500);
  });

  test("on an A30 four 1g fit, two 2g fit, and a 1g beside them does not", () => {
    expect(share("A30", { "1g.6gb": 4 }).fitsOneGpu).toBe(true);
    expect(share("A30", { "2g.12gb": 2 }).fitsOneGpu).toBe(true);
    expect(share("A30", { "2g.12gb": 2, "1g.6gb": 1 }).gpus).toBe(2);
  });

  test("7g and 1g never share, and no instance is left out", () => {
    const found = share("H200", { "7g.141gb": 3, "1g.18gb": 8 });
    expect(found.gpus).toBe(5);
    expect(found.layouts.flatMap(({ instances }) => instances)).toHaveLength(11);
  });

  test("nothing needs nothing: no rows, or counts of 0", () => {
    expect(share("A30", {})).toEqual({ gpus: 0, layouts: [], fitsOneGpu: true, reason: "There is nothing to place." });
    expect(share("A30", { "1g.6gb": 0 }).gpus).toBe(0);
    expect(share("A30", { "1g.6gb": 0, "2g.12gb": 1 }).layouts[0]?.instances).toEqual([
      { profile: "2g.12gb", slot: 0, demand: 1 },
    ]);
  });

  test("a profile of another model is refused by name", () => {
    expect(() => share("A30", { "1g.5gb": 1 })).toThrow(new RangeError("A30 has no profile 1g.5gb."));
  });

  test("what is needed stands against what a GPU has: 10 / 7, 11 / 8", () => {
    const demands = [
      { profile: "1g.5gb", count: 3 },
      { profile: "2g.10gb", count: 2 },
      { profile: "3g.20gb", count: 1 },
    ];
    expect(sharingNeeds({ gpuModel: "A100-40GB", demands }).slice(0, 2)).toEqual([
      { name: "compute slices", needed: 10, perGpu: 7, gpus: 2 },
      { name: "memory slices", needed: 11, perGpu: 8, gpus: 2 },
    ]);
  });
});

/** Fewest GPUs by trying every layout for the next GPU, with nothing of the search under test. */
function bruteForce(spec: GpuSpec) {
  const patterns = [...new Set(maximalLayouts(spec).map((layout) => countsOf(layout, spec.profiles).join()))].map(
    (text) => text.split(",").map(Number),
  );
  const known = new Map<string, number>();
  const fewest = (left: readonly number[]): number => {
    if (left.every((count) => count === 0)) return 0;
    const key = left.join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const rests = patterns
      .map((pattern) => left.map((count, index) => Math.max(0, count - (pattern[index] ?? 0))))
      .filter((rest) => rest.join() !== key);
    const found = 1 + Math.min(...rests.map(fewest));
    known.set(key, found);
    return found;
  };
  return fewest;
}

/** Every set of instances that the limits allow on so many GPUs, and those of them from which no layout can be taken. */
function splitByLimits(spec: GpuSpec, mostGpus: number) {
  const patterns = maximalLayouts(spec).map((layout) => countsOf(layout, spec.profiles));
  const distinct = [...new Map(patterns.map((counts) => [counts.join(), counts])).values()];
  const weights = spec.limits.map(({ weights, perGpu }) => ({
    perGpu,
    of: spec.profiles.map(({ family }) => weights[family] ?? 0),
  }));
  const gpusFor = (counts: readonly number[]) =>
    Math.max(
      ...weights.map(({ of, perGpu }) =>
        Math.ceil(of.reduce((sum, each, at) => sum + each * (counts[at] ?? 0), 0) / perGpu),
      ),
    );
  const found = { sets: 0, stuck: [] as string[] };
  const counts = spec.profiles.map(() => 0);
  const visit = (index: number) => {
    if (index === counts.length) {
      found.sets++;
      const gpus = gpusFor(counts);
      const without = (taken: readonly number[]) => counts.map((count, at) => Math.max(0, count - (taken[at] ?? 0)));
      if (gpus > 0 && !distinct.some((taken) => gpusFor(without(taken)) < gpus)) found.stuck.push(counts.join());
      return;
    }
    for (let count = 0; ; count++) {
      counts[index] = count;
      if (gpusFor(counts) > mostGpus) break;
      visit(index + 1);
    }
    counts[index] = 0;
  };
  visit(0);
  return found;
}

// A whole-GPU profile takes every limit of one GPU, so it can be left out: 6 and 4 dimensions remain.
test.each([
  ["A100-40GB", 5, 114_970],
  ["A30", 3, 305],
] as const)(
  "the limits of %s let a layout be taken from every set, on up to %i GPUs: one less than its dimensions",
  (model, mostGpus, sets) => {
    const { profiles, ...rest } = gpuSpecs[model];
    const parts = profiles.filter(({ memorySlices }) => memorySlices < rest.memorySlices);
    expect(splitByLimits({ ...rest, profiles: parts }, mostGpus)).toEqual({ sets, stuck: [] });
  },
);

test("limits that miss one of the model's are told, not packed wrongly", () => {
  const spec = gpuSpecs["H100-80GB"];
  const loose = { ...spec, limits: spec.limits.slice(0, 1) };
  const four3g = spec.profiles.map(({ family }) => (family === "3g" ? 4 : family === "2g" ? 1 : 0));
  expect(() => packed(loose, four3g)).toThrow("The limits of H100-80GB are not those of its layouts.");
});

const demandsOf = (spec: GpuSpec, counts: readonly number[]) =>
  spec.profiles.map(({ name }, index) => ({ profile: name, count: counts[index] ?? 0 }));

// The five models of seven slices have the same shapes; memory is all that differs.
describe.each(["A100-40GB", "A30"] as const)("any set of instances on %s", (model) => {
  const spec = gpuSpecs[model];
  const smallCounts = fc.array(fc.integer({ min: 0, max: 3 }), {
    minLength: spec.profiles.length,
    maxLength: spec.profiles.length,
  });

  test("needs as many GPUs as brute force finds", () => {
    const fewest = bruteForce(spec);
    fc.assert(
      fc.property(smallCounts, (counts) => {
        expect(gpuSharing({ gpuModel: model, demands: demandsOf(spec, counts) }).gpus).toBe(fewest(counts));
      }),
      { numRuns: 300 },
    );
  });

  const counts = fc.array(fc.integer({ min: 0, max: 60 }), {
    minLength: spec.profiles.length,
    maxLength: spec.profiles.length,
  });

  test("lies in layouts that the model allows, each instance once, and no fewer GPUs would do", () => {
    fc.assert(
      fc.property(counts, (asked) => {
        const demands = demandsOf(spec, asked);
        const found = gpuSharing({ gpuModel: model, demands });
        expect(found.gpus).toBe(atLeastGpus(spec, asked));
        const placed = found.layouts.flatMap(({ instances }) => instances);
        expect(demands.map((_, index) => placed.filter(({ demand }) => demand === index).length)).toEqual(asked);
        for (const { instances, unusedComputeSlices, unusedMemorySlices } of found.layouts) {
          const layout = instances.map(({ profile, slot }) => ({ profile: profileOf(spec, profile), slot }));
          expect(isAllowed(layout, spec)).toBe(true);
          expect(unusedComputeSlices).toBe(spec.computeSlices - sum(layout, "computeSlices"));
          expect(unusedMemorySlices).toBe(spec.memorySlices - sum(layout, "memorySlices"));
        }
      }),
      { numRuns: 40 },
    );
  });

  test("does not depend on the order of the rows, nor on one row or many", () => {
    fc.assert(
      fc.property(smallCounts, fc.integer(), (asked, seed) => {
        const demands = demandsOf(spec, asked);
        const single = demands.flatMap(({ profile, count }) =>
          Array.from({ length: count }, () => ({ profile, count: 1 })),
        );
        const turned = single.toSorted((one, other) => hash(one.profile, seed) - hash(other.profile, seed));
        const shapes = (rows: readonly SharingDemand[]) =>
          gpuSharing({ gpuModel: model, demands: rows }).layouts.map(({ instances }) =>
            instances.map(({ profile, slot }) => `${profile}@${slot}`),
          );
        expect(shapes(turned)).toEqual(shapes(demands));
      }),
      { numRuns: 60 },
    );
  });
});

function profileOf(spec: GpuSpec, name: string) {
  const profile = findProfile(spec, name);
  if (!profile) throw new RangeError(name);
  return profile;
}

function isAllowed(layout: GpuLayout, spec: GpuSpec): boolean {
  return layout.every(
    (one, index) => one.profile.slots.includes(one.slot) && fitsInto(layout.slice(0, index), one, spec),
  );
}

function sum(layout: GpuLayout, of: "computeSlices" | "memorySlices"): number {
  return layout.reduce((total, { profile }) => total + profile[of], 0);
}

function hash(text: string, seed: number): number {
  return [...text].reduce((value, letter) => (value * 31 + letter.charCodeAt(0) + seed) % 1009, 7);
}
