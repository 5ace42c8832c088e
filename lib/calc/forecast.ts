import { dayAfter } from "./day";
import { type DailySeries, type MonthTurn, monthTurn, turnOf, withoutTurn } from "./month-turn";
import { normalQuantile } from "./normal";
import { robustSpread } from "./robust";
import { carriedOver, expectedAfter, type WeeklySmoothing, weeklySmoothing } from "./weekly-smoothing";

/** Below this a weekday pattern and a trend cannot be told from chance. */
export const fewestDays = 60;

/** Share of the outcomes that a range is to hold. */
export const rangeShare = 0.8;

export type Estimate = { expected: number; low: number; high: number };

export type Forecast =
  | { days: readonly (Estimate & { day: string })[]; total: Estimate; reason: null }
  | { days: null; total: null; reason: string };

/** Errors are judged by the last half year: what a day scattered by when spend was half as large says little of today. */
const recentDays = 182;
/** Beyond so many spreads a day is an incident, not scatter. */
const incident = 4;

/**
 * The days after a series, each with the range that holds four of five outcomes, and their sum with its own range: errors
 * of days go the same way, so the sum's range is narrower than the sum of ranges and wider than that of days that knew
 * nothing of each other. Method: `weeklySmoothing` after taking out `monthTurn`, with the variance of ETS(A,A,A). No days
 * and the reason below 60 days of history. Throws RangeError for less than one day ahead. Source: Hyndman, Koehler, Ord &
 * Snyder 2008, Forecasting with Exponential Smoothing, sections 6.1 and 6.6.
 */
export function forecast(history: DailySeries, daysAhead: number): Forecast {
  if (!(daysAhead >= 1)) throw new RangeError("A forecast is of one day or more.");
  const { length } = history.values;
  if (length < fewestDays) {
    const reason = `A forecast needs ${fewestDays} days of history; there ${length === 1 ? "is" : "are"} ${length}.`;
    return { days: null, total: null, reason };
  }
  const turn = monthTurn(history);
  return forecastOf(weeklySmoothing(withoutTurn(history, turn)), {
    turn,
    from: dayAfter(history.from, length),
    daysAhead,
  });
}

type Ahead = { turn: MonthTurn; from: string; daysAhead: number };

function forecastOf(smoothing: WeeklySmoothing, { turn, from, daysAhead }: Ahead): Forecast {
  const deviation = scatter(smoothing.errors.slice(-recentDays));
  const reach = normalQuantile(0.5 + rangeShare / 2) * deviation;
  const days: (Estimate & { day: string })[] = [];
  let variance = 1;
  for (let ahead = 1; ahead <= daysAhead; ahead++) {
    const day = dayAfter(from, ahead - 1);
    const expected = expectedAfter(smoothing.state, ahead) + turnOf(turn, day);
    days.push({ day, ...around(expected, reach * Math.sqrt(variance)) });
    variance += carriedOver(smoothing, ahead) ** 2;
  }
  const expected = days.reduce((sum, each) => sum + each.expected, 0);
  return { days, total: around(expected, reach * Math.sqrt(varianceOfSum(smoothing, daysAhead))), reason: null };
}

/** Each day's error stands in the sum itself and in every day after it. */
function varianceOfSum(smoothing: WeeklySmoothing, daysAhead: number): number {
  let carried = 1;
  let variance = 0;
  for (let after = 0; after < daysAhead; after++) {
    if (after > 0) carried += carriedOver(smoothing, after);
    variance += carried ** 2;
  }
  return variance;
}

function around(expected: number, reach: number): Estimate {
  return { expected, low: expected - reach, high: expected + reach };
}

/** What the method reads from the data: a level, a trend, seven weekdays less one, and three weights. */
const fitted = 11;

/** The standard deviation of errors without incidents. */
function scatter(errors: readonly number[]): number {
  const limit = incident * robustSpread(errors);
  const usual = errors.filter((error) => Math.abs(error) <= limit);
  return Math.sqrt(usual.reduce((sum, error) => sum + error ** 2, 0) / Math.max(1, usual.length - fitted));
}
