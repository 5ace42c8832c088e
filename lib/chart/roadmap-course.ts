import { savingSpread } from "../calc/expected-saving";
import { type ProgrammePayback, programmePayback } from "../calc/programme-payback";
import { cumulative } from "../calc/timeline";
import { programmeCosts, type RoadmapRow } from "./roadmap-rows";

export type RoadmapCourse = {
  span: readonly string[];
  /** The place of the last complete month in the span; −1: there is none. */
  place: number;
  /** Sums from the first month to the end of each. */
  planned: readonly number[];
  /** Measured up to the last complete month, then expected. */
  saved: readonly number[];
  low: readonly number[];
  high: readonly number[];
  cost: readonly number[];
  /** Of what is measured and expected, of the plan, and of the two ends of the range. */
  payback: ProgrammePayback;
  plannedPayback: ProgrammePayback;
  range: { early: ProgrammePayback; late: ProgrammePayback };
};

export const rangeCoverage = 0.8;

/** Savings and costs summed over the months: measured so far, expected from here, with the 80% range of that. */
export function roadmapCourse(rows: readonly RoadmapRow[], span: readonly string[], now: string | null): RoadmapCourse {
  const place = now === null ? -1 : span.indexOf(now);
  const planned = span.map((_, index) => sum(rows.map(({ savings }) => savings.planned[index] ?? 0)));
  const expected = span.map((month, index) => sum(rows.map((row) => savedIn(row, { month, index, place }))));
  const spread = span.map((_, index) => {
    if (index <= place) return 0;
    const remaining = rows.map((row) => ({
      planned: Math.max(0, (row.savings.planned[index] ?? 0) - row.plannedNow),
      confidence: row.initiative.confidenceRatio,
    }));
    return savingSpread(remaining, rangeCoverage);
  });
  const { oneOff, running } = programmeCosts(rows, span);
  const paybackOf = (savings: readonly number[]) =>
    programmePayback(
      savings.map((saving, index) => saving - (running[index] ?? 0)),
      oneOff,
    );
  const low = expected.map((saving, index) => saving - (spread[index] ?? 0));
  const high = expected.map((saving, index) => saving + (spread[index] ?? 0));
  return {
    span,
    place,
    planned: cumulative(planned),
    saved: cumulative(expected),
    low: cumulative(low),
    high: cumulative(high),
    cost: cumulative(oneOff.map((cost, index) => cost + (running[index] ?? 0))),
    payback: paybackOf(expected),
    plannedPayback: paybackOf(planned),
    range: { early: paybackOf(high), late: paybackOf(low) },
  };
}

type Place = { month: string; index: number; place: number };

/** Measured of a month that is over, where it could be; of the others what is there now and what the plan adds, weighted. */
function savedIn({ savings, realised, plannedNow, initiative }: RoadmapRow, { month, index, place }: Place): number {
  if (index <= place) return savings.realised.find((each) => each.month === month)?.amount ?? 0;
  const { confidenceRatio } = initiative;
  const remaining = ((savings.planned[index] ?? 0) - plannedNow) * confidenceRatio;
  return (realised ?? plannedNow * confidenceRatio) + remaining;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
