import {
  noLimits,
  type PlacementProblem,
  type PlacementSupply,
  type PlacementWorkload,
} from "@/lib/calc/placement/problem";

type Shape = { divisible?: number; limited?: boolean; otherCosts?: boolean; slow?: boolean };

/** Workloads of an invented company over eight supplies and twelve quarters: the same seed gives the same ones. */
export function portfolio(workloads: number, seed: number, shape: Shape = {}): PlacementProblem {
  const chance = generator(seed);
  const pick = <T>(among: readonly [T, ...T[]]): T => among[Math.floor(chance() * among.length)] ?? among[0];
  return {
    workloads: Array.from({ length: workloads }, (_, index): PlacementWorkload => {
      const isNear = chance() < 0.1;
      const gpuClass = isNear ? "L40S" : pick(["H100", "A100", "L40S", "L40S"]);
      const maxLatencyMs = isNear ? 10 : chance() < 0.3 ? pick([20, 50]) : null;
      return {
        id: `workload-${index}`,
        gpuHoursMonthly: Math.round(50 * Math.exp(chance() * 5)),
        divisible: chance() < (shape.divisible ?? 0.5),
        faultTolerant: chance() < 0.4,
        maxLatencyMs,
        residency: chance() < 0.3 ? pick(["us", "eu"]) : null,
        gpuClass,
        gpuMemoryGb: null,
        currentSupply: isNear ? null : `on-demand-${gpuClass}`,
        otherMonthly: shape.otherCosts ? Object.fromEntries(supplies.map(({ id }) => [id, chance() * 300])) : {},
      };
    }),
    supplies,
    limits: {
      ...noLimits,
      ...(shape.limited && { capexBudget: 12e6, powerKw: 400, maxShare: { edge: 0.3 } }),
      ...(shape.slow && { movedPerQuarter: 0.1, capexBudgetByYear: [8e6, 6e6, 6e6] }),
    },
    horizonMonths: 36,
    growthAnnual: 0.3,
    discountRateAnnual: 0.08,
  };
}

const traits = {
  gpuMemoryGb: null,
  residencies: null,
  latencyMs: 40,
  interruptible: false,
  kgCo2PerGpuHour: 0.3,
  priceChangeAnnual: 0,
};

const rented = (id: string, gpuClass: string | null, gpuHourly: number) => ({
  ...traits,
  id,
  tier: "cloud" as const,
  kind: "rented" as const,
  gpuClasses: gpuClass === null ? null : [gpuClass],
  gpuHourly,
});

const supplies: readonly PlacementSupply[] = [
  { ...rented("on-demand-H100", "H100", 6.88), priceChangeAnnual: -0.1 },
  rented("on-demand-A100", "A100", 4.1),
  rented("on-demand-L40S", "L40S", 1.86),
  { ...rented("spot", null, 2.4), interruptible: true, latencyMs: 60 },
  { ...rented("reserved", null, 3.4), residencies: ["us"] },
  {
    ...traits,
    id: "own-h100",
    tier: "on-prem",
    kind: "owned",
    gpuClasses: ["H100", "A100"],
    latencyMs: 15,
    nodeCapex: 250_141.8,
    nodeMonthly: 5200,
    gpusPerNode: 8,
    targetUtilisation: 0.7,
    ownedNodes: 0,
    maxNodes: 40,
    kwPerNode: 10.2,
    rackUnitsPerNode: 8,
  },
  {
    ...traits,
    id: "own-l40s",
    tier: "on-prem",
    kind: "owned",
    gpuClasses: ["L40S"],
    latencyMs: 15,
    nodeCapex: 52_390.5,
    nodeMonthly: 1300,
    gpusPerNode: 4,
    targetUtilisation: 0.7,
    ownedNodes: 2,
    maxNodes: 60,
    kwPerNode: 3,
    rackUnitsPerNode: 4,
  },
  {
    ...traits,
    id: "edge",
    tier: "edge",
    kind: "owned",
    gpuClasses: ["L40S"],
    latencyMs: 5,
    nodeCapex: 30_000,
    nodeMonthly: 600,
    gpusPerNode: 2,
    targetUtilisation: 0.6,
    ownedNodes: 0,
    maxNodes: 300,
    kwPerNode: 1,
    rackUnitsPerNode: 2,
  },
];

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
