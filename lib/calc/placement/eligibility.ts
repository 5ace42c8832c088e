import type { PlacementProblem, PlacementSupply, PlacementWorkload } from "./problem";

/** Why a workload may not run on a supply. */
export const refusals = ["pinned", "gpu-class", "gpu-memory", "latency", "residency", "interruption"] as const;

export type Refusal = (typeof refusals)[number];

/** Every reason against running a workload on a supply; none: it may run there. */
export function refusalsOf(
  workload: PlacementWorkload,
  supply: PlacementSupply,
  pinned: Readonly<Record<string, string>>,
): Refusal[] {
  const reasons: Refusal[] = [];
  const pin = pinned[workload.id];
  if (pin !== undefined && pin !== supply.id) reasons.push("pinned");
  if (workload.gpuClass !== null && supply.gpuClasses !== null && !supply.gpuClasses.includes(workload.gpuClass)) {
    reasons.push("gpu-class");
  }
  if (exceeds(workload.gpuMemoryGb, supply.gpuMemoryGb)) reasons.push("gpu-memory");
  if (exceeds(supply.latencyMs, workload.maxLatencyMs)) reasons.push("latency");
  if (workload.residency !== null && supply.residencies !== null && !supply.residencies.includes(workload.residency)) {
    reasons.push("residency");
  }
  if (supply.interruptible && !workload.faultTolerant) reasons.push("interruption");
  return reasons;
}

/** The supplies that a workload may run on, in the problem's order. */
export function eligibleSupplies(
  workload: PlacementWorkload,
  { supplies, limits }: PlacementProblem,
): PlacementSupply[] {
  return supplies.filter((supply) => refusalsOf(workload, supply, limits.pinned).length === 0);
}

function exceeds(value: number | null, limit: number | null): boolean {
  return value !== null && limit !== null && value > limit;
}
