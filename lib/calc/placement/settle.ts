import { refusalsOf } from "./eligibility";
import type { PlacedShare, PlacementDecision, PlacementProblem } from "./problem";

const dust = 1e-9;

/**
 * The same placement with fewer moves: where one workload left a supply and another came to it, they change places as far
 * as both may and neither pays more for storage and egress. Every supply serves the same GPU-hours as before, so that
 * nothing else changes. Only placements that are made at once are settled: with a limit on moves, each has its month.
 */
export function settled(problem: PlacementProblem, decision: PlacementDecision): PlacementDecision {
  if (problem.limits.movedPerQuarter !== null) return decision;
  const workloads = new Map(problem.workloads.map((workload) => [workload.id, workload]));
  const supplies = new Map(problem.supplies.map((supply) => [supply.id, supply]));
  const hours = new Map<string, Map<string, number>>();
  for (const { workload, supply, share } of decision.shares) {
    const own = hours.get(workload) ?? new Map<string, number>();
    own.set(supply, (own.get(supply) ?? 0) + share * (workloads.get(workload)?.gpuHoursMonthly ?? 0));
    hours.set(workload, own);
  }
  const mayRun = (workloadId: string, supplyId: string) => {
    const [workload, supply] = [workloads.get(workloadId), supplies.get(supplyId)];
    return workload && supply ? refusalsOf(workload, supply, problem.limits.pinned).length === 0 : false;
  };
  const otherPerHour = (id: string, supply: string) => {
    const workload = workloads.get(id);
    return workload && workload.gpuHoursMonthly > 0
      ? (workload.otherMonthly[supply] ?? 0) / workload.gpuHoursMonthly
      : 0;
  };
  const divisible = (id: string) => workloads.get(id)?.divisible === true;

  for (const { id: left, currentSupply: home, gpuHoursMonthly } of problem.workloads) {
    if (home === null || gpuHoursMonthly === 0 || !divisible(left) || !mayRun(left, home)) continue;
    const own = hours.get(left);
    for (const [away] of own ?? []) {
      if (away === home) continue;
      for (const [came, places] of hours) {
        const open = own?.get(away) ?? 0;
        const there = places.get(home) ?? 0;
        if (open <= dust || there <= dust || came === left || !divisible(came)) continue;
        if (workloads.get(came)?.currentSupply === home || !mayRun(came, away)) continue;
        const saved =
          otherPerHour(left, away) + otherPerHour(came, home) - otherPerHour(left, home) - otherPerHour(came, away);
        if (saved < -dust) continue;
        const swapped = Math.min(open, there);
        own?.set(away, open - swapped);
        own?.set(home, (own.get(home) ?? 0) + swapped);
        places.set(home, there - swapped);
        places.set(away, (places.get(away) ?? 0) + swapped);
      }
    }
  }
  const shares = problem.workloads.flatMap((workload): PlacedShare[] => {
    const own = decision.shares.filter((placed) => placed.workload === workload.id);
    if (workload.gpuHoursMonthly === 0 || !workload.divisible) return own;
    const left = [...(hours.get(workload.id) ?? [])].filter(([, placed]) => placed > 1e-9 * workload.gpuHoursMonthly);
    const sum = left.reduce((total, [, placed]) => total + placed, 0);
    return left.map(([supply, placed]) => ({ workload: workload.id, supply, share: placed / sum, month: 0 }));
  });
  return { ...decision, shares };
}
