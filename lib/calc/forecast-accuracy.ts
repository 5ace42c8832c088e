import { daysBetween, firstOfMonth, lastOfMonth, monthsAfter } from "./day";
import { type Estimate, forecast } from "./forecast";
import type { DailySeries } from "./month-turn";

/** What would have been forecast on a day, from the days before it alone, for what has come since. */
export type Backtest = Estimate & {
  /** The first day that was not known. */
  origin: string;
  to: string;
  actual: number;
  /** Of the actual; null where that is 0. */
  error: number | null;
  isInRange: boolean;
};

/**
 * The forecast of each span repeated as on its first day, held against what came. Spans with fewer than 60 days before
 * them, or that are not over, are left out. Source: rolling-origin evaluation, Tashman 2000.
 */
export function backtests({ from, values }: DailySeries, spans: readonly { from: string; to: string }[]): Backtest[] {
  return spans.flatMap((span): Backtest[] => {
    const [start, end] = [daysBetween(from, span.from), daysBetween(from, span.to) + 1];
    if (start < 1 || end > values.length || end <= start) return [];
    const { total } = forecast({ from, values: values.slice(0, start) }, end - start);
    if (total === null) return [];
    const actual = values.slice(start, end).reduce((sum, value) => sum + value, 0);
    return [
      {
        ...total,
        origin: span.from,
        to: span.to,
        actual,
        error: actual === 0 ? null : (total.expected - actual) / Math.abs(actual),
        isInRange: actual >= total.low && actual <= total.high,
      },
    ];
  });
}

/** The whole months within two days, oldest first. */
export function wholeMonths(from: string, to: string): { from: string; to: string }[] {
  const months: { from: string; to: string }[] = [];
  const first = from === firstOfMonth(from) ? from : monthsAfter(firstOfMonth(from), 1);
  for (let month = first; lastOfMonth(month) <= to; month = monthsAfter(month, 1)) {
    months.push({ from: month, to: lastOfMonth(month) });
  }
  return months;
}

/** The mean size of the relative errors; null of none. */
export function meanError(tests: readonly Backtest[]): number | null {
  const errors = tests.flatMap(({ error }) => (error === null ? [] : [Math.abs(error)]));
  return errors.length === 0 ? null : errors.reduce((sum, error) => sum + error, 0) / errors.length;
}
