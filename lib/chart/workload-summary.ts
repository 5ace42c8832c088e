import type { Tier } from "../calc/tier";
import type { WorkloadRow } from "./workload-recommendation";

export type WorkloadTotals = {
  count: number;
  moving: number;
  gpuHoursMonthly: number;
  /** Used over allocated GPU-hours where it is measured; null when it is nowhere. */
  utilisation: number | null;
  /** Over the rows that have a figure; the counts say how many do not. */
  monthlyCost: number;
  unpriced: number;
  recommendedCost: number;
  saving: number;
  withoutSaving: number;
};

/** Sums of the figures as they are, rounded only when shown. A ratio of sums, never a mean of ratios. */
export function workloadTotals(rows: readonly WorkloadRow[]): WorkloadTotals {
  const sum = (value: (row: WorkloadRow) => number | null) => rows.reduce((total, row) => total + (value(row) ?? 0), 0);
  const measured = rows.filter((row) => row.workload.utilisation !== null);
  const used = measured.reduce((total, { workload }) => total + workload.gpuHoursMonthly, 0);
  const allocated = measured.reduce(
    (total, { workload }) => total + workload.gpuHoursMonthly / (workload.utilisation ?? 1),
    0,
  );
  return {
    count: rows.length,
    moving: rows.filter((row) => row.moves).length,
    gpuHoursMonthly: sum((row) => row.workload.gpuHoursMonthly),
    utilisation: allocated > 0 ? used / allocated : null,
    monthlyCost: sum((row) => row.monthlyCost),
    unpriced: rows.filter((row) => row.monthlyCost === null).length,
    recommendedCost: sum((row) => row.recommendedCost),
    saving: sum((row) => row.saving),
    withoutSaving: rows.filter((row) => row.saving === null).length,
  };
}

export type MoveGroup = { label: Tier | "terms"; count: number; saving: number };

export type WorkloadFinding = WorkloadTotals & {
  /** Where they would go: another tier, or other terms in the same one. Largest saving first. */
  groups: MoveGroup[];
  /** Moves that the rules ask for although they cost more. */
  dearer: number;
};

export function workloadFinding(rows: readonly WorkloadRow[]): WorkloadFinding {
  const moving = rows.filter((row) => row.moves);
  const labelOf = (row: WorkloadRow) => (row.tier === row.recommended.tier ? "terms" : row.recommended.tier);
  const labels = [...new Set(moving.map(labelOf))];
  const groups = labels.map((label): MoveGroup => {
    const group = moving.filter((row) => labelOf(row) === label);
    return { label, count: group.length, saving: group.reduce((total, row) => total + (row.saving ?? 0), 0) };
  });
  return {
    ...workloadTotals(rows),
    groups: groups.sort((a, b) => b.saving - a.saving),
    dearer: moving.filter((row) => row.saving !== null && row.saving < 0).length,
  };
}
