import { plannedSavings } from "../calc/planned-savings";
import { type MeasuredCell, realisedSavings } from "../calc/realised-saving";
import { formatMonth } from "../format/date";
import type { Initiative } from "../schema/initiative";
import type { BaselineWorkload } from "../schema/initiative-baseline";
import { monthsAfter, monthsBetween } from "../schema/initiative-words";
import type { RoadmapFacts } from "../schema/roadmap-facts";
import { drawn } from "./cost-delta";
import { byStart, type Cell, cellKey, covers, type ReferenceCell, referenceCells, savesNothing } from "./roadmap-cells";

/** A measured month: an amount, or why there is none. */
export type MeasuredMonth = { month: string; amount: number | null; reason: string | null };

export type InitiativeSavings = {
  initiative: Initiative;
  /** Of every month of the span. */
  planned: readonly number[];
  /** Complete months from its start on; empty before it starts and without a baseline. */
  realised: readonly MeasuredMonth[];
};

export type RoadmapSavings = {
  /** Every month from the first start, or the last complete month, to the end of the horizon. */
  span: readonly string[];
  /** The last complete month; null: the ledger has none. */
  now: string | null;
  savings: readonly InitiativeSavings[];
};

/** What every initiative plans and has realised, month by month, none counted twice. */
export function roadmapSavings(initiatives: readonly Initiative[], facts: RoadmapFacts, last: string): RoadmapSavings {
  const now = facts.months.at(-1) ?? null;
  const starts = initiatives.map(({ startMonth }) => startMonth);
  const first = [...starts, ...(now === null ? [] : [now])].toSorted()[0] ?? last;
  const span = Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, index) =>
    monthsAfter(first, index),
  );
  const cells = referenceCells(initiatives, facts);
  const { byChange } = plannedSavings(
    new Map([...cells].map(([key, cell]) => [key, span.map((month) => costIn(cell, month, now))])),
    initiatives.map((initiative) => ({
      startMonth: monthsBetween(first, initiative.startMonth) + 1,
      rampMonths: initiative.rampMonths,
      savingRatio: initiative.savingRatio,
      savingMonthly: initiative.savingMonthly,
      cells: [...cells].filter(([, { cell }]) => covers(initiative, cell, facts.teams)).map(([key]) => key),
    })),
  );
  const planned = initiatives.map((_, index) => byChange[index] ?? new Map<string, readonly number[]>());
  const actuals = actualsOf(facts);
  const measured = facts.months
    .filter((month) => month >= first)
    .map((month) => measuredMonth(month, { initiatives, facts, actuals, planned, place: monthsBetween(first, month) }));
  return {
    span,
    now,
    savings: initiatives.map((initiative, index) => ({
      initiative,
      planned: span.map((_, place) =>
        [...(planned[index] ?? new Map<string, readonly number[]>()).values()].reduce(
          (sum, amounts) => sum + (amounts[place] ?? 0),
          0,
        ),
      ),
      realised: measured.flatMap((month) => month.get(initiative.id) ?? []),
    })),
  };
}

/** Volumes grow as their workload does, up to the last month that is known; plans beyond it are at its volume. */
function costIn({ monthly, month: from, growthAnnual }: ReferenceCell, month: string, now: string | null): number {
  const until = now !== null && month > now ? now : month;
  return monthly * (1 + growthAnnual) ** (monthsBetween(from, until) / 12);
}

type Context = {
  initiatives: readonly Initiative[];
  facts: RoadmapFacts;
  actuals: Actuals;
  planned: readonly ReadonlyMap<string, readonly number[]>[];
  place: number;
};

function measuredMonth(month: string, context: Context): ReadonlyMap<string, MeasuredMonth> {
  const { initiatives, facts, actuals, planned, place } = context;
  const active = initiatives.filter(
    (each) => each.baseline !== null && each.startMonth <= month && !savesNothing(each),
  );
  const cells = actualCells(month, active, { facts, actuals });
  const claims = active.map((initiative) => {
    const own = planned[initiatives.indexOf(initiative)];
    const claimed = [...cells].filter(([, { cell }]) => covers(initiative, cell, facts.teams));
    return { id: initiative.id, planned: new Map(claimed.map(([key]) => [key, own?.get(key)?.[place] ?? 0])) };
  });
  const { byInitiative } = realisedSavings(
    [...cells.values()].map(({ measured }) => measured),
    claims,
  );
  return new Map(
    byInitiative.map(({ id, amount, unknownCells }) => {
      const isShared = facts.sharedUnseen.includes(id);
      const reason = isShared
        ? "It shares workloads with an initiative of all teams, and the saving is divided there."
        : unknownReason(
            unknownCells.flatMap((key) => cells.get(key)?.cell ?? []),
            { facts, month },
          );
      return [id, { month, amount: isShared ? null : amount, reason: amount === null || isShared ? reason : null }];
    }),
  );
}

/** Costs by month and cell, and volumes by month, workload and metric: each text read once. */
type Actuals = {
  costs: ReadonlyMap<string, ReadonlyMap<string, { cell: Cell; amount: number }>>;
  volumes: ReadonlyMap<string, number>;
};

function actualsOf({ costs, volumes }: RoadmapFacts): Actuals {
  const byMonth = new Map<string, Map<string, { cell: Cell; amount: number }>>();
  for (const { month, amount, ...cell } of costs) {
    const cells = byMonth.get(month) ?? new Map<string, { cell: Cell; amount: number }>();
    const key = cellKey(cell);
    cells.set(key, { cell, amount: (cells.get(key)?.amount ?? 0) + drawn(amount) });
    byMonth.set(month, cells);
  }
  return {
    costs: byMonth,
    volumes: new Map(volumes.map((each) => [volumeKey(each.month, each.workloadId, each.metric), drawn(each.value)])),
  };
}

function volumeKey(month: string, workloadId: string | null, metric: string | null): string {
  return `${month} ${workloadId} ${metric}`;
}

type ActualCell = { cell: Cell; measured: MeasuredCell };

type Known = Pick<Context, "facts" | "actuals">;

/** Cells of the active initiatives, each against the baseline of the one that started first. */
function actualCells(month: string, active: readonly Initiative[], { facts, actuals }: Known): Map<string, ActualCell> {
  const costs = actuals.costs.get(month) ?? new Map<string, { cell: Cell; amount: number }>();
  const cells = new Map<string, ActualCell>();
  for (const { baseline, ...rest } of byStart(active)) {
    for (const workload of baseline?.workloads ?? []) {
      const { workloadId } = workload;
      const before = workload.costs.map(({ teamId, component }) => ({ workloadId, teamId, component }));
      const since = [...costs.values()].flatMap(({ cell }) => (cell.workloadId === workloadId ? [cell] : []));
      const actualVolume = actuals.volumes.get(volumeKey(month, workloadId, workload.metric)) ?? null;
      for (const cell of [...before, ...since]) {
        const key = cellKey(cell);
        if (cells.has(key) || !covers({ ...rest, baseline }, cell, facts.teams)) continue;
        const actualCost = costs.get(key)?.amount ?? 0;
        cells.set(key, { cell, measured: { cell: key, actualCost, actualVolume, ...beforeOf(workload, cell) } });
      }
    }
  }
  return cells;
}

function beforeOf({ volume, costs }: BaselineWorkload, { component, teamId }: Cell) {
  const cost = costs.find((each) => each.component === component && each.teamId === teamId);
  return { baselineCost: cost ? drawn(cost.amount) : 0, baselineVolume: volume === null ? null : drawn(volume) };
}

function unknownReason(cells: readonly Cell[], { facts, month }: { facts: RoadmapFacts; month: string }): string {
  const [first] = cells.filter(({ workloadId }) => workloadId !== null);
  if (!first) return "Costs that name no workload have no volume to be adjusted for.";
  const name = facts.workloads.find(({ id }) => id === first.workloadId)?.name ?? "a workload";
  const others = new Set(cells.map(({ workloadId }) => workloadId)).size - 1;
  return `No volume is known of ${name}${others > 0 ? ` and ${others} more` : ""} in ${formatMonth(month)} or before the start.`;
}
