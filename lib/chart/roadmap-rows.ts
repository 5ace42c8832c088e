import { expectedSaving } from "../calc/expected-saving";
import { costIn } from "../calc/roadmap";
import type { Initiative } from "../schema/initiative";
import { monthsBetween, type Phase, phaseNames, phases } from "../schema/initiative-words";
import { savesNothing } from "./roadmap-cells";
import type { Health } from "./roadmap-health";
import type { InitiativeSavings, RoadmapSavings } from "./roadmap-measure";

/** Below this share of its plan to date an initiative is behind. */
export const onTrackFrom = 0.8;

/** Money a month. Of several rows the sums of what is known. */
export type RowFigures = {
  /** At the end of the horizon. */
  planned: number;
  /** In the last complete month. */
  plannedNow: number;
  realised: number | null;
  /** The plan to date of what is measured; what the realised saving is held against. */
  plannedMeasured: number;
  expected: number;
  /** What is still to come, weighted by confidence. */
  remaining: number;
  /** One-off costs, and what runs on a month. */
  oneOffCost: number;
  monthlyCost: number;
};

export type RoadmapRow = RowFigures & {
  initiative: Initiative;
  health: Health;
  /** Why there is no realised saving. */
  reason: string | null;
  savings: InitiativeSavings;
};

export type PhaseRows = { phase: Phase; name: string; number: number; rows: readonly RoadmapRow[]; sum: RowFigures };

/** One row an initiative, as of the last complete month; `today` is a day. */
export function roadmapRows({ span, now, savings }: RoadmapSavings, today: string): RoadmapRow[] {
  const place = now === null ? -1 : span.indexOf(now);
  return savings.map((each) => {
    const { initiative, planned: byMonth, realised: months } = each;
    const plannedNow = byMonth[place] ?? 0;
    const planned = byMonth.at(-1) ?? 0;
    const last = months.at(-1);
    const realised = last && last.month === now ? last.amount : null;
    const { expected, remaining } = expectedSaving({
      realised,
      plannedNow,
      plannedThen: planned,
      confidence: initiative.confidenceRatio,
    });
    return {
      initiative,
      savings: each,
      planned,
      plannedNow,
      realised,
      plannedMeasured: realised === null ? 0 : plannedNow,
      expected,
      remaining,
      oneOffCost: initiative.oneOffCost,
      monthlyCost: initiative.monthlyCost,
      health: healthOf(initiative, { realised, plannedNow, today }),
      reason: realised === null ? reasonOf(each, { now }) : null,
    };
  });
}

type State = { realised: number | null; plannedNow: number; today: string };

function healthOf(initiative: Initiative, { realised, plannedNow, today }: State): Health {
  const month = today.slice(0, 7);
  const isShort = realised !== null && plannedNow > 0 && realised / plannedNow < onTrackFrom;
  switch (initiative.status) {
    case "proposed":
      return "proposed";
    case "approved":
      return initiative.startMonth < month ? "late" : "planned";
    case "started":
      if (initiative.dueMonth < month) return isShort ? "behind" : "late";
      return isShort ? "behind" : "on-track";
    case "done":
      return isShort ? "missed" : "done";
  }
}

function reasonOf({ initiative, realised }: InitiativeSavings, { now }: { now: string | null }): string {
  if (savesNothing(initiative)) return "It plans no saving of its own; it makes the others possible.";
  if (initiative.baseline === null) return "It is a proposal, so no baseline is frozen yet.";
  if (now === null || initiative.startMonth > now) return "It has not started yet.";
  return realised.at(-1)?.reason ?? "Nothing is measured yet.";
}

export function sumRows(rows: readonly RowFigures[]): RowFigures {
  const known = rows.flatMap(({ realised }) => (realised === null ? [] : [realised]));
  const sum = (of: (row: RowFigures) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    planned: sum((row) => row.planned),
    plannedNow: sum((row) => row.plannedNow),
    realised: known.length === 0 ? null : known.reduce((total, each) => total + each, 0),
    plannedMeasured: sum((row) => row.plannedMeasured),
    expected: sum((row) => row.expected),
    remaining: sum((row) => row.remaining),
    oneOffCost: sum((row) => row.oneOffCost),
    monthlyCost: sum((row) => row.monthlyCost),
  };
}

/** Of the plan to date, where something is measured and planned. */
export function shareOfPlan({
  realised,
  plannedMeasured,
}: Pick<RowFigures, "realised" | "plannedMeasured">): number | null {
  return realised === null || !(plannedMeasured > 0) ? null : realised / plannedMeasured;
}

/** The guide's phases that have a row, in its order. */
export function phaseRows(rows: readonly RoadmapRow[]): PhaseRows[] {
  return phases
    .map((phase, index) => {
      const own = rows.filter(({ initiative }) => initiative.phase === phase);
      return { phase, name: phaseNames[phase], number: index + 1, rows: own, sum: sumRows(own) };
    })
    .filter(({ rows: own }) => own.length > 0);
}

/** One-off and running costs of every month of the span, of some initiatives. */
export function programmeCosts(rows: readonly RoadmapRow[], span: readonly string[]) {
  const first = span[0] ?? "";
  const costs = span.map((_, index) =>
    rows.map(({ initiative }) =>
      costIn({ ...initiative, startMonth: monthsBetween(first, initiative.startMonth) + 1 }, index + 1),
    ),
  );
  return {
    oneOff: costs.map((month) => month.reduce((sum, each) => sum + each.oneOff, 0)),
    running: costs.map((month) => month.reduce((sum, each) => sum + each.running, 0)),
  };
}
