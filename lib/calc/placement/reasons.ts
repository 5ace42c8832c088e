import { type Refusal, refusalsOf } from "./eligibility";
import { nodeCapacity, type PlacementPrices, placementPrices } from "./prices";
import type { PlacementDecision, PlacementProblem, PlacementSupply } from "./problem";

/** What stands for and against each supply of a workload. */
export type SupplyReason = {
  supply: string;
  share: number;
  /** Present cost of a GPU-hour there over the horizon, on full nodes, with the workload's other costs; null at no hours. */
  costPerGpuHour: number | null;
  refused: readonly Refusal[];
};

export type WorkloadReason = {
  workload: string;
  supplies: readonly SupplyReason[];
  /**
   * "cheapest": no supply that it may use costs less by the GPU-hour. "shared": something cheaper is used, but by others
   * too, or is limited: what it has is the cheapest way for all workloads together.
   */
  why: "cheapest" | "shared";
};

/** Why each workload is where it is: every supply with its price for this workload, or why it may not run there. */
export function placementReasons(problem: PlacementProblem, { shares }: PlacementDecision): WorkloadReason[] {
  const prices = placementPrices(problem);
  const unitCosts = new Map(problem.supplies.map((supply) => [supply.id, costPerGpuHour(supply, prices)]));
  const volume = sum(prices.volume);
  return problem.workloads.map((workload) => {
    const supplies = problem.supplies.map((supply): SupplyReason => {
      const other = ((workload.otherMonthly[supply.id] ?? 0) * sum(prices.other)) / volume;
      const hours = workload.gpuHoursMonthly;
      return {
        supply: supply.id,
        share: sum(
          shares.filter((each) => each.workload === workload.id && each.supply === supply.id).map(({ share }) => share),
        ),
        costPerGpuHour: hours > 0 ? (unitCosts.get(supply.id) ?? 0) + other / hours : null,
        refused: refusalsOf(workload, supply, problem.limits.pinned),
      };
    });
    const allowed = supplies.filter(({ refused }) => refused.length === 0);
    const least = Math.min(...allowed.map(({ costPerGpuHour: cost }) => cost ?? 0));
    const isCheapest = allowed.every(
      ({ share, costPerGpuHour: cost }) => share === 0 || (cost ?? 0) <= least * (1 + 1e-9),
    );
    return { workload: workload.id, supplies, why: isCheapest ? "cheapest" : "shared" };
  });
}

/** A node bought at the start and full to its target, or the rent, by the GPU-hour that is really served. */
function costPerGpuHour(supply: PlacementSupply, prices: PlacementPrices): number {
  if (supply.kind === "rented") return sum(prices.rented(supply)) / sum(prices.volume);
  const months = sum(prices.quarters.map((quarter) => quarter.months.length));
  return (prices.node(supply)[0] ?? 0) / (nodeCapacity(supply) * months);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
