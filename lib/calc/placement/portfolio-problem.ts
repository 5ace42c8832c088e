import { tieredCost } from "../egress";
import type { Supply } from "../supply";
import { type OfferedSupply, offeredSupplies, offeredToday, type TierTraits } from "./price-book";
import type { PlacementLimits, PlacementProblem, PlacementWorkload } from "./problem";

/** What is known of a workload that runs today. */
export type PortfolioWorkload = {
  id: string;
  supplyId: string;
  gpuHoursMonthly: number;
  faultTolerant: boolean;
  latencyMs: number | null;
  residency: string | null;
  datasetTb: number;
  egressGbMonthly: number;
};

export type PortfolioSettings = {
  horizonMonths: number;
  growthAnnual: number;
  discountRateAnnual: number;
  /** No workload is divided among supplies. */
  whole: boolean;
  limits: PlacementLimits;
  traits: TierTraits;
};

export type Portfolio = {
  problem: PlacementProblem;
  offered: readonly OfferedSupply[];
  /** Workloads whose supply has no terms today: nothing is known of their GPU class or cost. */
  unpriced: readonly string[];
  /** Workloads whose latency no supply of their GPU class keeps: they are placed without that limit. */
  latencyDropped: readonly string[];
};

/**
 * The problem of placing workloads on what the price book offers. A workload keeps the GPU class it runs on, because an
 * hour of another GPU is another amount of work; its latency and fault tolerance are asked for, and GPU memory goes with
 * the class. Storage and egress are paid where it runs in the cloud, egress by the workload's own steps.
 */
export function portfolioProblem(
  workloads: readonly PortfolioWorkload[],
  supplies: readonly Supply[],
  { whole, traits, limits, ...terms }: PortfolioSettings,
): Portfolio {
  const byId = new Map(supplies.map((supply) => [supply.id, supply]));
  const priced = workloads.filter(({ supplyId }) => byId.has(supplyId));
  const inUse = new Set(priced.map(({ supplyId }) => supplyId));
  const gpuClasses = new Set(priced.flatMap(({ supplyId }) => byId.get(supplyId)?.gpuClass ?? []));
  const offered = offeredSupplies(supplies, { inUse, gpuClasses, horizonMonths: terms.horizonMonths, traits });
  const offeredTo = ({ supplyId }: PortfolioWorkload) =>
    offered.filter((each) => each.gpuClass === byId.get(supplyId)?.gpuClass);
  const keepsLatency = (workload: PortfolioWorkload) =>
    offeredTo(workload).some(({ supply: { latencyMs } }) => (latencyMs ?? 0) <= (workload.latencyMs ?? Infinity));
  return {
    offered,
    latencyDropped: priced.filter((workload) => !keepsLatency(workload)).map(({ id }) => id),
    unpriced: workloads.filter(({ supplyId }) => !byId.has(supplyId)).map(({ id }) => id),
    problem: {
      ...terms,
      limits: { ...limits, pinned: knownPins(limits.pinned, priced, offered) },
      supplies: offered.map(({ supply }) => supply),
      workloads: priced.map((workload) => ({
        ...placed(workload, byId.get(workload.supplyId), offeredTo(workload)),
        divisible: !whole,
        maxLatencyMs: keepsLatency(workload) ? workload.latencyMs : null,
      })),
    },
  };
}

function placed(
  workload: PortfolioWorkload,
  supply: Supply | undefined,
  offered: readonly OfferedSupply[],
): Omit<PlacementWorkload, "divisible" | "maxLatencyMs"> {
  return {
    id: workload.id,
    gpuHoursMonthly: workload.gpuHoursMonthly,
    faultTolerant: workload.faultTolerant,
    residency: workload.residency,
    gpuClass: supply?.gpuClass ?? null,
    gpuMemoryGb: null,
    currentSupply: offeredToday(supply, offered)?.supply.id ?? null,
    otherMonthly: Object.fromEntries(
      offered.flatMap(({ supply: { id }, source }) => {
        if (source.kind !== "cloud") return [];
        const storage = workload.datasetTb * 1000 * source.storagePricePerGb;
        return [[id, storage + tieredCost(workload.egressGbMonthly, source.egressTiers)]];
      }),
    ),
  };
}

/** A pin of a workload that was taken out, or to a supply that is not offered any more, holds nothing. */
function knownPins(
  pinned: Readonly<Record<string, string>>,
  workloads: readonly PortfolioWorkload[],
  offered: readonly OfferedSupply[],
): Readonly<Record<string, string>> {
  const workloadIds = new Set(workloads.map(({ id }) => id));
  const supplyIds = new Set(offered.map(({ supply }) => supply.id));
  return Object.fromEntries(
    Object.entries(pinned).filter(([workload, supply]) => workloadIds.has(workload) && supplyIds.has(supply)),
  );
}
