import type { GpuLayout } from "./gpu-layouts";
import { packed, weighed } from "./gpu-packing";
import { findProfile, type GpuModel, type GpuSpec, gpuSpecs } from "./gpu-profiles";

export type SharingDemand = { profile: string; count: number };

export type SharingInput = { gpuModel: GpuModel; demands: readonly SharingDemand[] };

/** `demand` is the index of the row that the instance serves. */
export type SharedInstance = { profile: string; slot: number; demand: number };

export type SharedGpu = {
  instances: SharedInstance[];
  unusedComputeSlices: number;
  unusedMemorySlices: number;
};

export type GpuSharing = {
  gpus: number;
  layouts: SharedGpu[];
  fitsOneGpu: boolean;
  reason: string;
};

/** What the instances need of something that a GPU has only so much of, and the GPUs that takes at least. */
export type SharingNeed = { name: string; needed: number; perGpu: number; gpus: number };

/**
 * The fewest GPUs of a model that hold all instances, by layouts its placement rules allow, and why one does or does
 * not do. Counts of 0 ask for nothing; nothing needs no GPU. Throws RangeError for a profile the model does not have.
 * Source: NVIDIA Multi-Instance GPU User Guide; guide, strategy 2.
 */
export function gpuSharing(input: SharingInput): GpuSharing {
  const spec = gpuSpecs[input.gpuModel];
  const layouts = packed(spec, instanceCounts(spec, input.demands));
  const fitsOneGpu = layouts.length <= 1;
  return { gpus: layouts.length, layouts: served(layouts, input, spec), fitsOneGpu, reason: reasonFor(input) };
}

/** Every limit of a GPU against what the instances need of it; the largest `gpus` is the fewest that can do. */
export function sharingNeeds({ gpuModel, demands }: SharingInput): SharingNeed[] {
  const spec = gpuSpecs[gpuModel];
  const counts = instanceCounts(spec, demands);
  return spec.limits.map((limit) => {
    const needed = weighed(limit, spec, counts);
    return { name: limit.name, needed, perGpu: limit.perGpu, gpus: Math.ceil(needed / limit.perGpu) };
  });
}

function instanceCounts(spec: GpuSpec, demands: readonly SharingDemand[]): number[] {
  const counts = spec.profiles.map(() => 0);
  for (const { profile, count } of demands) {
    const index = spec.profiles.findIndex(({ name }) => name === profile);
    if (index === -1) throw new RangeError(`${spec.model} has no profile ${profile}.`);
    counts[index] = (counts[index] ?? 0) + count;
  }
  return counts;
}

/** Gives the placed instances to the demands, in the order of their rows. */
function served(layouts: readonly GpuLayout[], { demands }: SharingInput, spec: GpuSpec): SharedGpu[] {
  const waiting = new Map<string, { demand: number; left: number }[]>();
  demands.forEach(({ profile, count }, demand) => {
    if (count > 0) waiting.set(profile, [...(waiting.get(profile) ?? []), { demand, left: count }]);
  });
  const next = (profile: string): number => {
    const row = waiting.get(profile)?.find(({ left }) => left > 0);
    if (row === undefined) throw new RangeError(`An instance of ${profile} has no demand.`);
    row.left--;
    return row.demand;
  };
  return layouts.map((layout) => ({
    instances: layout.map(({ profile, slot }) => ({ profile: profile.name, slot, demand: next(profile.name) })),
    unusedComputeSlices: spec.computeSlices - layout.reduce((sum, { profile }) => sum + profile.computeSlices, 0),
    unusedMemorySlices: spec.memorySlices - layout.reduce((sum, { profile }) => sum + profile.memorySlices, 0),
  }));
}

function reasonFor(input: SharingInput): string {
  const spec = gpuSpecs[input.gpuModel];
  const instances = input.demands.reduce((sum, { count }) => sum + count, 0);
  if (instances === 0) return "There is nothing to place.";
  const [first, ...others] = sharingNeeds(input).sort((one, other) => other.gpus - one.gpus);
  if (first === undefined || first.gpus <= 1) {
    return `${instances === 1 ? "The instance fits" : `All ${instances} instances fit`} one ${spec.model}.`;
  }
  const memoryGb = input.demands.reduce(
    (sum, { profile, count }) => sum + count * (findProfile(spec, profile)?.memoryGb ?? 0),
    0,
  );
  const said = ({ name, needed, perGpu }: SharingNeed) =>
    `${needed} ${name} of ${perGpu}${name === "memory slices" ? ` (${memoryGb} GB of ${spec.memoryGb})` : ""}`;
  const slices = [first, ...others].filter(({ name, gpus }) => gpus > 1 && /^(compute|memory) slices$/.test(name));
  const named = slices.some(({ gpus }) => gpus === first.gpus) ? slices : [first, ...slices];
  return `One ${spec.model} does not hold them: they need ${named.map(said).join(" and ")}.`;
}
