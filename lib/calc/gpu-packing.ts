import { countsOf, type GpuLayout, maximalLayouts } from "./gpu-layouts";
import type { GpuLimit, GpuSpec } from "./gpu-profiles";

/** Instances of each profile, in the order of `GpuSpec.profiles`. */
type Counts = readonly number[];

type Pattern = { layout: GpuLayout; counts: Counts };

/** What the instances weigh against a limit of one GPU. */
export function weighed({ weights }: GpuLimit, { profiles }: GpuSpec, counts: Counts): number {
  return profiles.reduce((sum, { family }, index) => sum + (weights[family] ?? 0) * (counts[index] ?? 0), 0);
}

/** The number of GPUs below which some limit would be broken; 0 for nothing. */
export function atLeastGpus(spec: GpuSpec, counts: Counts): number {
  return Math.max(...spec.limits.map((limit) => Math.ceil(weighed(limit, spec, counts) / limit.perGpu)));
}

/**
 * The fewest GPUs that hold the instances, each with its layout, full ones first; no instances give no GPUs. Every GPU
 * takes a layout after which the rest keeps the limits of one GPU less. There always is one, because the limits are the
 * facets of the hull of all layouts and that hull has the integer decomposition property (tested up to its dimension
 * less one, which is enough: Bruns, Gubeladze, Trung 1997). So the number is the least that the limits allow, and no
 * packing can go below. Throws RangeError for a model whose limits are not those of its layouts.
 */
export function packed(spec: GpuSpec, counts: Counts): GpuLayout[] {
  const layouts: GpuLayout[] = [];
  let left = counts;
  for (let gpus = atLeastGpus(spec, counts); gpus > 0; gpus--) {
    const found = patternsFor(spec, left).find(({ counts: taken }) => atLeastGpus(spec, without(left, taken)) < gpus);
    if (found === undefined) throw new RangeError(`The limits of ${spec.model} are not those of its layouts.`);
    layouts.push(found.layout);
    left = without(left, found.counts);
  }
  return layouts;
}

function without(counts: Counts, taken: Counts): number[] {
  return counts.map((count, index) => count - (taken[index] ?? 0));
}

/** What each layout can take of the instances left, the one that leaves least of the GPU unused first. */
function patternsFor(spec: GpuSpec, left: Counts): Pattern[] {
  const found = new Map<string, Pattern & { use: number; slots: number }>();
  for (const { layout, counts } of patternsOf(spec)) {
    const taken = counts.map((count, index) => Math.min(count, left[index] ?? 0));
    if (taken.every((count) => count === 0)) continue;
    const kept = trimmed(layout, spec, taken);
    const slots = kept.reduce((sum, { slot }) => sum + slot, 0);
    if (slots >= (found.get(taken.join())?.slots ?? Number.POSITIVE_INFINITY)) continue;
    const use = kept.reduce((sum, { profile }) => sum + 10 * profile.computeSlices + profile.memorySlices, 0);
    found.set(taken.join(), { layout: kept, counts: taken, use, slots });
  }
  return [...found.values()].sort((one, other) => other.use - one.use || one.layout.length - other.layout.length);
}

function trimmed(layout: GpuLayout, { profiles }: GpuSpec, counts: Counts): GpuLayout {
  const left = new Map(profiles.map((profile, index) => [profile, counts[index] ?? 0]));
  return layout.filter(({ profile }) => {
    const count = left.get(profile) ?? 0;
    left.set(profile, count - 1);
    return count > 0;
  });
}

const known = new WeakMap<GpuSpec, readonly Pattern[]>();

/** One layout for each set of instances that is not part of a larger one. */
function patternsOf(spec: GpuSpec): readonly Pattern[] {
  const before = known.get(spec);
  if (before) return before;
  const bySet = new Map<string, Pattern>();
  for (const layout of maximalLayouts(spec)) {
    const counts = countsOf(layout, spec.profiles);
    if (!bySet.has(counts.join())) bySet.set(counts.join(), { layout, counts });
  }
  const sets = [...bySet.values()];
  const isPart = (part: Pattern, whole: Pattern) =>
    part !== whole && part.counts.every((count, index) => count <= (whole.counts[index] ?? 0));
  const patterns = sets.filter((part) => !sets.some((whole) => isPart(part, whole)));
  known.set(spec, patterns);
  return patterns;
}
