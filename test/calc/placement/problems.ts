import {
  noLimits,
  type OwnedSupply,
  type PlacementLimits,
  type PlacementProblem,
  type PlacementSupply,
  type PlacementWorkload,
  type RentedSupply,
} from "@/lib/calc/placement/problem";

const traits = {
  gpuClasses: null,
  gpuMemoryGb: null,
  latencyMs: null,
  residencies: null,
  interruptible: false,
  kgCo2PerGpuHour: 0,
  priceChangeAnnual: 0,
};

export function workload(
  id: string,
  gpuHoursMonthly: number,
  more: Partial<PlacementWorkload> = {},
): PlacementWorkload {
  return {
    id,
    gpuHoursMonthly,
    divisible: true,
    faultTolerant: false,
    maxLatencyMs: null,
    residency: null,
    gpuClass: null,
    gpuMemoryGb: null,
    currentSupply: null,
    otherMonthly: {},
    ...more,
  };
}

export function rented(id: string, gpuHourly: number, more: Partial<RentedSupply> = {}): RentedSupply {
  return { ...traits, id, tier: "cloud", kind: "rented", gpuHourly, ...more };
}

/** Eight GPUs of which 70 % are used: 8 × 730 × 0.7 = 4,088 GPU-hours a month. */
export function owned(id: string, more: Partial<OwnedSupply> = {}): OwnedSupply {
  return {
    ...traits,
    id,
    tier: "on-prem",
    kind: "owned",
    nodeCapex: 250_000,
    nodeMonthly: 5_000,
    gpusPerNode: 8,
    targetUtilisation: 0.7,
    ownedNodes: 0,
    maxNodes: null,
    kwPerNode: 10,
    rackUnitsPerNode: 8,
    ...more,
  };
}

export function problem(
  workloads: readonly PlacementWorkload[],
  supplies: readonly PlacementSupply[],
  limits: Partial<PlacementLimits> = {},
  more: Partial<PlacementProblem> = {},
): PlacementProblem {
  return {
    workloads,
    supplies,
    limits: { ...noLimits, ...limits },
    horizonMonths: 36,
    growthAnnual: 0,
    discountRateAnnual: 0,
    ...more,
  };
}
