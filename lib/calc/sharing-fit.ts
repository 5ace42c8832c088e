import type { WorkloadKind, WorkloadProfile } from "./classify";
import type { GpuProfile, GpuSpec } from "./gpu-profiles";
import { hoursPerMonth } from "./hours";

export type SharingWorkload = Pick<
  WorkloadProfile,
  "kind" | "gpuHoursMonthly" | "utilisation" | "latencyMs" | "parametersBillion"
> & { peakToMean: number };

export type SharingRules = {
  /** Share of an instance that its work may fill, 0 to 1. */
  instanceUtilisation: number;
  /** Bits of a weight while a model answers. */
  bitsPerWeight: number;
};

/** Why a workload needs whole GPUs. */
export type SharingRefusal =
  | "edge"
  | "several-gpus"
  | "not-measured"
  | "latency"
  | "more-than-one-gpu"
  | "memory"
  | "whole-gpu";

export type SharingFit = {
  /** Full GPUs of work at the peak that has to be met, over what an instance may be filled; null: not measured. */
  needGpus: number | null;
  memoryGb: number | null;
} & ({ shares: true; profile: GpuProfile } | { shares: false; refusal: SharingRefusal });

/** Of inference, above its weights. Source: EleutherAI, Transformer Math 101. */
const inferenceMemoryFactor = 1.2;

/** Weights, gradients and Adam states in mixed precision. Source: the same. */
const trainingBytesPerParameter = 16;

/** Below it, an answer has no time for a slice that computes slower than its GPU. Source: guide, real-time inference. */
export const sharingLatencyMs = 50;

const training: ReadonlySet<WorkloadKind> = new Set(["large-model-training", "fine-tuning", "batch-training"]);

/**
 * The smallest profile that a workload runs on. Work = GPU-hours / 730 × measured utilisation, times its peak to mean
 * where answers may not wait, over the share of an instance it may fill. Memory where the model's size is known:
 * parameters × bits / 8 × 1.2, for training parameters × 16 bytes; unknown sizes ask for none.
 */
export function sharingFit(workload: SharingWorkload, rules: SharingRules, spec: GpuSpec): SharingFit {
  const needGpus = neededGpus(workload, rules);
  const memoryGb = neededMemoryGb(workload, rules);
  const known = { needGpus, memoryGb };
  const refused = (refusal: SharingRefusal): SharingFit => ({ ...known, shares: false, refusal });
  if (workload.kind === "edge-inference") return refused("edge");
  if (workload.kind === "large-model-training") return refused("several-gpus");
  if (workload.latencyMs !== null && workload.latencyMs < sharingLatencyMs) return refused("latency");
  if (needGpus === null) return refused("not-measured");
  if (needGpus > 1) return refused("more-than-one-gpu");
  if (memoryGb !== null && memoryGb > spec.memoryGb) return refused("memory");
  const profile = smallestProfile(spec, { computeSlices: needGpus * spec.computeSlices, memoryGb: memoryGb ?? 0 });
  if (profile === null || profile.memorySlices === spec.memorySlices) return refused("whole-gpu");
  return { ...known, shares: true, profile };
}

function neededGpus(workload: SharingWorkload, rules: SharingRules): number | null {
  if (workload.utilisation === null) return null;
  const work = (workload.gpuHoursMonthly / hoursPerMonth) * workload.utilisation;
  return (work * (workload.latencyMs === null ? 1 : workload.peakToMean)) / rules.instanceUtilisation;
}

function neededMemoryGb({ kind, parametersBillion }: SharingWorkload, { bitsPerWeight }: SharingRules): number | null {
  if (parametersBillion === null) return null;
  if (training.has(kind)) return parametersBillion * trainingBytesPerParameter;
  return ((parametersBillion * bitsPerWeight) / 8) * inferenceMemoryFactor;
}

function smallestProfile(spec: GpuSpec, needed: { computeSlices: number; memoryGb: number }): GpuProfile | null {
  const [first] = spec.profiles
    .filter((profile) => !profile.media)
    .filter((profile) => profile.computeSlices >= needed.computeSlices && profile.memoryGb >= needed.memoryGb)
    .toSorted((one, other) => one.memorySlices - other.memorySlices || one.computeSlices - other.computeSlices);
  return first ?? null;
}
