import { median, robustSpread } from "./robust";

/** Level, trend a day and the seven weekday effects, as they stand after a day. */
export type WeeklyState = { level: number; trend: number; season: readonly number[] };

export type WeeklySmoothing = {
  alpha: number;
  beta: number;
  gamma: number;
  /** After the last value; season[0] is the effect of the day after it. */
  state: WeeklyState;
  /** Of each value against what was expected the day before. */
  errors: readonly number[];
};

export const daysInWeek = 7;

/** Weeks that the first state is read from. */
const startWeeks = 4;

const alphas = [0.03, 0.1, 0.25, 0.5];
/** Shares of alpha and of 1 − alpha. */
const trendShares = [0, 0.05];
const seasonShares = [0.03, 0.12];

/**
 * Additive Holt–Winters with a week as its season, ETS(A,A,A), fitted to daily values; the smoothing that leaves the
 * smallest robust errors is taken from a grid. An outlier moves the state no further than two spreads would. Throws
 * RangeError below four weeks of values. Sources: Hyndman, Koehler, Ord & Snyder 2008; Gelper, Fried & Croux 2010.
 */
export function weeklySmoothing(values: readonly number[]): WeeklySmoothing {
  if (values.length < startWeeks * daysInWeek) throw new RangeError("A week's pattern needs four weeks of values.");
  const start = firstState(values);
  let best: WeeklySmoothing | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const alpha of alphas) {
    for (const trendShare of trendShares) {
      for (const seasonShare of seasonShares) {
        const weights = { alpha, beta: alpha * trendShare, gamma: (1 - alpha) * seasonShare };
        const { loss, ...smoothing } = smoothed(values, { ...start, ...weights });
        if (loss < least) [best, least] = [smoothing, loss];
      }
    }
  }
  if (best === null) throw new RangeError("The values are not finite numbers.");
  return best;
}

type Start = { state: WeeklyState; spread: number; floor: number };

/** From medians, so that one odd day at the beginning leaves no mark. A straight line with a weekly pattern is met exactly. */
function firstState(values: readonly number[]): Start {
  const first = values.slice(0, startWeeks * daysInWeek);
  const steps = first.slice(daysInWeek).map((value, index) => (value - (first[index] ?? 0)) / daysInWeek);
  const trend = median(steps) ?? 0;
  const ofWeekday = Array.from({ length: daysInWeek }, (_, day) =>
    first
      .filter((_, index) => index % daysInWeek === day)
      .map((value, week) => value - trend * (week * daysInWeek + day)),
  );
  const middles = ofWeekday.map((each) => median(each) ?? 0);
  const level = middles.reduce((sum, each) => sum + each, 0) / daysInWeek;
  const residuals = ofWeekday.flatMap((each, day) => each.map((value) => value - (middles[day] ?? 0)));
  // Where the first weeks have no spread at all, a hundredth of the usual size lets a later change in.
  const floor = (median(values.map(Math.abs)) ?? 0) * 0.01 || 1e-9;
  return {
    state: { level: level - trend, trend, season: middles.map((each) => each - level) },
    spread: Math.max(robustSpread(residuals), floor),
    floor,
  };
}

/** Beyond so many spreads an error counts as an outlier. */
const bound = 2;
const spreadWeight = 0.05;
/** Makes the bounded square 1 on average for normal errors (Gelper, Fried & Croux 2010, equation 12). */
const boundedFactor = 2.52;

type Given = Start & Pick<WeeklySmoothing, "alpha" | "beta" | "gamma">;

function smoothed(values: readonly number[], given: Given): WeeklySmoothing & { loss: number } {
  const { alpha, beta, gamma, floor } = given;
  let { level, trend } = given.state;
  let spread = given.spread;
  let loss = 0;
  const season = [...given.state.season];
  const errors: number[] = [];
  values.forEach((value, index) => {
    const day = index % daysInWeek;
    const error = value - (level + trend + (season[day] ?? 0));
    const size = error / spread;
    const bounded = Math.max(-bound, Math.min(bound, size)) * spread;
    loss += boundedSquare(error / given.spread);
    level += trend + alpha * bounded;
    trend += beta * bounded;
    season[day] = (season[day] ?? 0) + gamma * bounded;
    spread = Math.max(floor, Math.sqrt(spread * spread * (1 + spreadWeight * (boundedSquare(size) - 1))));
    errors.push(error);
  });
  const next = values.length % daysInWeek;
  const state = { level, trend, season: [...season.slice(next), ...season.slice(0, next)] };
  return { alpha, beta, gamma, state, errors, loss };
}

function boundedSquare(size: number): number {
  if (Math.abs(size) > bound) return boundedFactor;
  const inner = 1 - (size / bound) * (size / bound);
  return boundedFactor * (1 - inner * inner * inner);
}

/** What is expected of the so-manieth day after the last value, from 1 on. */
export function expectedAfter({ level, trend, season }: WeeklyState, days: number): number {
  return level + trend * days + (season[(days - 1) % daysInWeek] ?? 0);
}

/**
 * How much one day's error of size 1 changes what is expected so many days later: α + β·j, and γ on the same weekday.
 * Source: Hyndman et al. 2008, table 6.1.
 */
export function carriedOver(
  { alpha, beta, gamma }: Pick<WeeklySmoothing, "alpha" | "beta" | "gamma">,
  days: number,
): number {
  return alpha + beta * days + (days % daysInWeek === 0 ? gamma : 0);
}
