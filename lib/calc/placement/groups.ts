import { eligibleSupplies } from "./eligibility";
import type { PlacementProblem, PlacementWorkload } from "./problem";

/**
 * Workloads that no supply and no limit can tell apart, so that they are decided together: only their sum matters.
 * This leaves far fewer unknowns, and none that differ by name alone.
 */
export type WorkloadGroup = {
  members: readonly PlacementWorkload[];
  supplyIds: readonly string[];
  currentSupply: string | null;
  /** Its workloads run whole. */
  whole: boolean;
  /** What the shares of the group are shares of: all of it, or whole workloads of one size. */
  units: number;
  gpuHoursPerUnit: number;
  otherPerUnit: Readonly<Record<string, number>>;
};

/** The groups of a problem, and the workloads that no supply may run. */
export function groupWorkloads(problem: PlacementProblem): { groups: WorkloadGroup[]; homeless: PlacementWorkload[] } {
  const byKey = new Map<string, { members: PlacementWorkload[]; supplyIds: string[] }>();
  const homeless: PlacementWorkload[] = [];
  const mustMoveSlowly = problem.limits.movedPerQuarter !== null;
  for (const workload of problem.workloads) {
    const supplyIds = eligibleSupplies(workload, problem).map(({ id }) => id);
    if (supplyIds.length === 0) {
      homeless.push(workload);
      continue;
    }
    const hours = workload.gpuHoursMonthly;
    const other = paidAt(workload, supplyIds).map((id) => (workload.otherMonthly[id] ?? 0) / (hours || 1));
    const key = JSON.stringify([
      supplyIds,
      other,
      hours > 0 ? null : workload.id,
      mustMoveSlowly ? workload.currentSupply : null,
      workload.divisible ? null : hours,
    ]);
    const group = byKey.get(key) ?? { members: [], supplyIds };
    group.members.push(workload);
    byKey.set(key, group);
  }
  return { groups: [...byKey.values()].map(({ members, supplyIds }) => groupOf(members, supplyIds)), homeless };
}

function groupOf(members: readonly PlacementWorkload[], supplyIds: readonly string[]): WorkloadGroup {
  const whole = members.some(({ divisible }) => !divisible);
  const units = whole ? members.length : 1;
  const perUnit = (of: (workload: PlacementWorkload) => number) =>
    members.reduce((sum, workload) => sum + of(workload), 0) / units;
  return {
    members,
    supplyIds,
    currentSupply: members[0]?.currentSupply ?? null,
    whole,
    units,
    gpuHoursPerUnit: perUnit(({ gpuHoursMonthly }) => gpuHoursMonthly),
    otherPerUnit: Object.fromEntries(
      paidAt(members[0], supplyIds).map((id) => [id, perUnit(({ otherMonthly }) => otherMonthly[id] ?? 0)]),
    ),
  };
}

/** Where a workload may run, and where it runs until it has moved. */
function paidAt(workload: PlacementWorkload | undefined, supplyIds: readonly string[]): string[] {
  const current = workload?.currentSupply ?? null;
  return current === null || supplyIds.includes(current) ? [...supplyIds] : [...supplyIds, current];
}
