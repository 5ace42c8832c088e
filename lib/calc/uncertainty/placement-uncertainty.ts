import type { CurveTable } from "./curve-table";
import { type Histogram, histogram } from "./histogram";
import { quantiles } from "./quantiles";

const fanChances = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

/** What the trials say of one placement. Money over the horizon. */
export type PlacementUncertainty = {
  share: number;
  /** Cumulative cost by month (index 0 the start), one curve for each of `fanChances`. */
  fan: readonly Float64Array[];
  /** Share of all trials that have paid back against all cloud by the end of each month; for all cloud itself 0. */
  paidBack: Float64Array;
  /** Month of breakeven at 10, 50 and 90 % of all trials, no breakeven being later than any; null: not within the horizon. */
  breakeven: { p10: number | null; p50: number | null; p90: number | null; neverShare: number };
  total: { mean: number; p10: number; p50: number; p90: number; bins: Histogram };
  /** Mean of what it costs more than the cheapest placement of the same trial. */
  regret: number;
  cheapestShare: number;
  /** For each input: its rank correlation with the saving against all cloud; null where one of them never changes. */
  importance: readonly (number | null)[];
  /** For each input: the saving with it alone at its value of 10 % and of 90 %. */
  tornado: readonly { low: number; high: number; savingLow: number; savingHigh: number }[];
};

export function fanOf(curves: CurveTable, months: number): Float64Array[] {
  const fan = fanChances.map(() => new Float64Array(months));
  for (let month = 0; month < months; month++) {
    const found = quantiles(curves.month(month), fanChances);
    for (const [index, curve] of fan.entries()) curve[month] = found[index] ?? 0;
  }
  return fan;
}

export function paybackOf(breakevens: Float64Array, months: number) {
  const trials = breakevens.length;
  const ends = new Int32Array(months);
  for (const month of breakevens) if (month < months) ends[Math.ceil(month)] = (ends[Math.ceil(month)] ?? 0) + 1;
  for (let month = 1; month < months; month++) ends[month] = (ends[month] ?? 0) + (ends[month - 1] ?? 0);
  const at = (chance: number) => {
    const rank = Math.ceil(chance * trials) - 1;
    const by = ends.findIndex((end) => end > rank);
    if (by === -1) return null;
    const within: number[] = [];
    for (const month of breakevens) if (month <= by && month > by - 1) within.push(month);
    return Float64Array.from(within).sort()[rank - (ends[by - 1] ?? 0)] ?? null;
  };
  return {
    paidBack: Float64Array.from(ends, (end) => end / trials),
    breakeven: { p10: at(0.1), p50: at(0.5), p90: at(0.9), neverShare: (trials - (ends[months - 1] ?? 0)) / trials },
  };
}

export function totalOf(totals: Float64Array) {
  const [p10 = 0, p50 = 0, p90 = 0] = quantiles(totals, [0.1, 0.5, 0.9]);
  return { mean: mean(totals), p10, p50, p90, bins: histogram(totals, 30) };
}

/** The least of each trial. */
export function cheapest(totals: readonly Float64Array[], trials: number): Float64Array {
  const least = new Float64Array(trials).fill(Number.POSITIVE_INFINITY);
  for (const column of totals) {
    for (let trial = 0; trial < trials; trial++) {
      least[trial] = Math.min(least[trial] ?? 0, column[trial] ?? 0);
    }
  }
  return least;
}

export function mean(values: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index] ?? 0;
  return sum / values.length;
}

export function equalShare(totals: Float64Array, least: Float64Array): number {
  let count = 0;
  for (let index = 0; index < totals.length; index++) if (totals[index] === least[index]) count++;
  return count / totals.length;
}

export function lessShare(one: Float64Array, other: Float64Array): number {
  let count = 0;
  for (let index = 0; index < one.length; index++) if ((one[index] ?? 0) < (other[index] ?? 0)) count++;
  return count / one.length;
}
