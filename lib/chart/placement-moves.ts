import type { Portfolio } from "../calc/placement/portfolio-problem";
import type { PlacementDecision } from "../calc/placement/problem";
import type { Tier } from "../calc/tier";
import { formatCount } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { InitiativeInput } from "../schema/initiative";
import { monthsAfter, usualConfidence } from "../schema/initiative-words";
import { listed, type Names, tierWords } from "./placement-text";

type Placed = {
  portfolio: Portfolio;
  decision: PlacementDecision;
  names: Names;
  gap: number;
  /** Month 1. */
  startMonth: string;
};

/**
 * The moves of a placement as proposals for the roadmap, one for each tier that workloads move to: the part of their
 * bill that goes away, against what is bought for them and what that costs to run. A change of purchase option is a move
 * within the cloud. Nothing that moves: nothing to propose.
 */
export function moveInitiatives({ portfolio, decision, names, gap, startMonth }: Placed): InitiativeInput[] {
  const { problem } = portfolio;
  const supplies = new Map(problem.supplies.map((supply) => [supply.id, supply]));
  const workloads = new Map(problem.workloads.map((workload) => [workload.id, workload]));
  const monthly = (supplyId: string | null, workloadId: string) => {
    const supply = supplies.get(supplyId ?? "");
    const workload = workloads.get(workloadId);
    if (!supply || !workload) return 0;
    const rent = supply.kind === "rented" ? supply.gpuHourly * workload.gpuHoursMonthly : 0;
    return rent + (workload.otherMonthly[supply.id] ?? 0);
  };
  return (["cloud", "on-prem", "edge"] as const).flatMap((tier): InitiativeInput[] => {
    const moved = decision.shares.filter(
      ({ workload, supply }) =>
        supplies.get(supply)?.tier === tier && workloads.get(workload)?.currentSupply !== supply,
    );
    const workloadIds = [...new Set(moved.map(({ workload }) => workload))];
    if (workloadIds.length === 0) return [];
    const before = workloadIds.reduce((sum, id) => sum + monthly(workloads.get(id)?.currentSupply ?? null, id), 0);
    const removed = moved.reduce(
      (sum, { workload, supply, share }) =>
        sum + share * (monthly(workloads.get(workload)?.currentSupply ?? null, workload) - monthly(supply, workload)),
      0,
    );
    const bought = decision.purchases.flatMap(({ supply: id, count }) => {
      const supply = supplies.get(id);
      return supply?.kind === "owned" && supply.tier === tier ? [{ supply, count }] : [];
    });
    const last = Math.max(...moved.map(({ month }) => month));
    return [
      {
        name: nameOf(tier, workloadIds.length),
        phase: tier === "cloud" ? "quick-wins" : "hybrid-deployment",
        ownerId: null,
        teamId: null,
        startMonth,
        rampMonths: Math.min(36, last + 1),
        dueMonth: monthsAfter(startMonth, last),
        oneOffCost: Math.round(bought.reduce((sum, { supply, count }) => sum + count * supply.nodeCapex, 0)),
        monthlyCost: Math.round(bought.reduce((sum, { supply, count }) => sum + count * supply.nodeMonthly, 0)),
        savingRatio: before > 0 ? Math.round(Math.min(1, Math.max(0, removed / before)) * 1e4) / 1e4 : 0,
        savingMonthly: null,
        workloadIds,
        component: null,
        confidence: "medium",
        confidenceRatio: usualConfidence.medium,
        note: `To ${listed([...new Set(moved.map(({ supply }) => names.get(supply) ?? supply))])}.`.slice(0, 2000),
        origin: {
          kind: "recommendation",
          what: `Placement of ${formatCount(problem.workloads.length, "workload")}, proved within ${formatRatio(gap, { digits: 2 })}`,
        },
      },
    ];
  });
}

function nameOf(tier: Tier, workloads: number): string {
  const count = formatCount(workloads, "workload");
  return tier === "cloud" ? `Buy the cloud of ${count} in the cheapest way` : `Move ${count} to ${tierWords[tier]}`;
}
