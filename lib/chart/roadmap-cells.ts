import type { Initiative } from "../schema/initiative";
import type { InitiativeBaseline } from "../schema/initiative-baseline";
import type { RoadmapCost, RoadmapFacts } from "../schema/roadmap-facts";
import { drawn } from "./cost-delta";

/** What costs are planned and measured by: a component of a workload, as far as one team bears it. */
export type Cell = Pick<RoadmapCost, "workloadId" | "component" | "teamId">;

export function cellKey({ workloadId, component, teamId }: Cell): string {
  return `${workloadId ?? "-"} ${component} ${teamId ?? "-"}`;
}

/** Whether an initiative is about a cell. One with a baseline is about the workloads that it was frozen with. */
export function covers(initiative: Initiative, cell: Cell, teams: RoadmapFacts["teams"]): boolean {
  const { workloadIds, component, teamId, baseline } = initiative;
  const isWorkload = baseline
    ? baseline.workloads.some(({ workloadId }) => workloadId === cell.workloadId)
    : workloadIds.length === 0 || (cell.workloadId !== null && workloadIds.includes(cell.workloadId));
  return (
    isWorkload &&
    (component === null || component === cell.component) &&
    (teamId === null || isBelow(cell.teamId, teamId, teams))
  );
}

function isBelow(teamId: string | null, top: string, teams: RoadmapFacts["teams"]): boolean {
  for (let id = teamId; id !== null; id = teams.find((team) => team.id === id)?.parentId ?? null)
    if (id === top) return true;
  return false;
}

/** One that only makes the others possible is not measured, or it would have a share of what they save. */
export function savesNothing({
  savingRatio,
  savingMonthly,
}: Pick<Initiative, "savingRatio" | "savingMonthly">): boolean {
  return (savingRatio ?? savingMonthly ?? 0) === 0;
}

/** A cell's cost in a usual month, of which month, and how its workload grows. */
export type ReferenceCell = { cell: Cell; monthly: number; month: string; growthAnnual: number };

/**
 * What each cell would cost without the roadmap: of cells with a frozen baseline the mean of that, the earliest where there
 * are several; of the others what they cost in the last complete month.
 */
export function referenceCells(
  initiatives: readonly Initiative[],
  facts: RoadmapFacts,
): ReadonlyMap<string, ReferenceCell> {
  const now = facts.months.at(-1);
  const growth = new Map(facts.workloads.map(({ id, growthAnnual }) => [id, growthAnnual ?? 0]));
  const cells = new Map<string, ReferenceCell>();
  const frozen = byStart(initiatives).filter((each) => each.baseline !== null && !savesNothing(each));
  for (const { baseline } of frozen)
    for (const found of baseline ? baselineCells(baseline) : [])
      if (!cells.has(cellKey(found.cell))) cells.set(cellKey(found.cell), found);
  const covered = new Set(cells.keys());
  for (const { month, amount, ...cell } of facts.costs) {
    const key = cellKey(cell);
    if (month !== now || covered.has(key)) continue;
    // A cell that appeared after the baseline of its initiative is a cost of the change, not something it could save.
    const isNew = frozen.some((initiative) => covers(initiative, cell, facts.teams));
    const before = cells.get(key)?.monthly ?? 0;
    const growthAnnual = cell.workloadId === null ? 0 : (growth.get(cell.workloadId) ?? 0);
    cells.set(key, { cell, month, growthAnnual, monthly: isNew ? 0 : before + drawn(amount) });
  }
  return cells;
}

function baselineCells({ workloads, months }: InitiativeBaseline): ReferenceCell[] {
  return workloads.flatMap(({ workloadId, growthAnnual, costs }) =>
    costs.map(({ teamId, component, amount }) => ({
      cell: { workloadId, component, teamId },
      monthly: drawn(amount) / months.length,
      month: months.at(-1) ?? "",
      growthAnnual: growthAnnual ?? 0,
    })),
  );
}

/** The one that started first comes first; in one month the order of the roadmap decides. */
export function byStart(initiatives: readonly Initiative[]): Initiative[] {
  return initiatives.toSorted((one, other) => one.startMonth.localeCompare(other.startMonth));
}
