import { dayAfter, daysBetween } from "./day";
import { type DailySeries, monthTurn, withoutTurn } from "./month-turn";
import { median, robustSpread } from "./robust";
import { daysInWeek } from "./weekly-smoothing";

/** What makes a day unusual: all three have to be exceeded. */
export type AnomalyLimits = {
  /** Least distance from what is expected, in money a day. */
  amount: number;
  /** Least distance as a share of what is expected. */
  share: number;
  /** Least distance in usual spreads of such days. */
  spreads: number;
};

export const defaultAnomalyLimits: AnomalyLimits = { amount: 500, share: 0.25, spreads: 4 };

export type UnusualDay = { day: string; actual: number; expected: number };

/** Days that all cost more, or all less, than expected. */
export type UnusualRun = {
  from: string;
  to: string;
  days: readonly UnusualDay[];
  /** The sum of the distances: below 0 where less was spent. */
  excess: number;
};

const weeksBack = 8;
const fewestWeeks = 4;
/** The place of the first day that has something to be held against. */
const firstJudged = fewestWeeks * daysInWeek;

/** Unusual days of one kind that lie no further apart than this are one run: a weekend that repeats is one finding. */
const longestGapDays = 7;

/**
 * The runs of unusual days of a series that begins with its first cost. A day is held against the middle of the same
 * weekday in the eight weeks before it, with what a month's turn usually adds. The first four weeks, which have nothing
 * to be held against, have none. With `since`, only runs that reach to that day or beyond.
 */
export function unusualRuns(
  { from, values }: DailySeries,
  { limits = defaultAnomalyLimits, since = from }: { limits?: AnomalyLimits; since?: string } = {},
): UnusualRun[] {
  // What never costs so much cannot lie so far from what is expected.
  if (values.every((value) => Math.abs(value) < limits.amount)) return [];
  const level = withoutTurn({ from, values }, monthTurn({ from, values }));
  const known: number[] = [];
  const residualAt = (index: number) => {
    const found = known[index];
    if (found !== undefined) return found;
    const value = level[index] ?? 0;
    const residual = value - (expectedOf(level, index) ?? value);
    known[index] = residual;
    return residual;
  };
  // From the end, no further back than a run that reaches to `since` can begin.
  const days: UnusualDay[] = [];
  let earliest = daysBetween(from, since);
  for (let index = values.length - 1; index >= firstJudged && index >= earliest - longestGapDays; index--) {
    const actual = values[index] ?? 0;
    const expected = actual - residualAt(index);
    if (!isUnusual({ residualAt, index, expected }, limits)) continue;
    days.push({ day: dayAfter(from, index), actual, expected });
    earliest = Math.min(earliest, index);
  }
  return runsOf(days.toReversed()).filter(({ to }) => to >= since);
}

function runsOf(days: readonly UnusualDay[]): UnusualRun[] {
  const runs: UnusualRun[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    const excess = day.actual - day.expected;
    if (last && daysBetween(last.to, day.day) <= longestGapDays && Math.sign(last.excess) === Math.sign(excess)) {
      runs[runs.length - 1] = { ...last, to: day.day, days: [...last.days, day], excess: last.excess + excess };
    } else runs.push({ from: day.day, to: day.day, days: [day], excess });
  }
  return runs;
}

function expectedOf(values: readonly number[], index: number): number | null {
  const before = Array.from({ length: weeksBack }, (_, week) => values[index - (week + 1) * daysInWeek]);
  const found = before.filter((value) => value !== undefined);
  return found.length < fewestWeeks ? null : median(found);
}

type Judged = { residualAt: (index: number) => number; index: number; expected: number };

function isUnusual({ residualAt, index, expected }: Judged, limits: AnomalyLimits): boolean {
  const size = Math.abs(residualAt(index));
  if (size < limits.amount || size < limits.share * Math.abs(expected)) return false;
  const start = Math.max(firstJudged, index - weeksBack * daysInWeek);
  const before = Array.from({ length: index - start }, (_, place) => residualAt(start + place));
  return size > limits.spreads * robustSpread(before);
}
