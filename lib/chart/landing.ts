import type { CostSeries } from "../calc/anomaly-cause";
import { dayAfter, daysBetween, firstOfMonth, lastOfMonth } from "../calc/day";
import { type Estimate, type Forecast, forecast } from "../calc/forecast";
import type { DailySeries } from "../calc/month-turn";
import { drawn } from "./cost-delta";
import type { AmountText } from "./cost-page";

/** Where the month that is running will end. */
export type Landing = {
  /** Its first day. */
  month: string;
  /** The last day whose costs are known. */
  lastDay: string;
  /** Exact. */
  spent: AmountText;
  daysAhead: number;
  /** The days that are not known yet, one by one. */
  ahead: Forecast;
  /** What was spent and what is expected; null with the reason in `ahead`. */
  expected: Estimate | null;
};

/** All series as one; days that cost nothing are 0. Null without any. */
export function dailyTotals(series: readonly CostSeries[], to: string): DailySeries | null {
  const first = series.map(({ from }) => from).sort()[0];
  if (first === undefined) return null;
  const values = Array.from({ length: daysBetween(first, to) + 1 }, () => 0);
  for (const { from, values: own } of series) {
    const shift = daysBetween(first, from);
    own.forEach((value, index) => {
      if (index + shift < values.length) values[index + shift] = (values[index + shift] ?? 0) + value;
    });
  }
  return { from: first, values };
}

type Given = { history: readonly CostSeries[] | null; lastDay: string; spentOf: (month: string) => AmountText };

/** The month of the first day that is not known. Credits and corrections count once they are there; none is foreseen. */
export function landingOf({ history, lastDay, spentOf }: Given): Landing {
  const next = dayAfter(lastDay, 1);
  const month = firstOfMonth(next);
  const daysAhead = daysBetween(next, lastOfMonth(month)) + 1;
  const spent = spentOf(month);
  const totals = history === null ? null : dailyTotals(history, lastDay);
  const ahead: Forecast =
    history === null
      ? { days: null, total: null, reason: "Some lines have no cost in this basis, so nothing can be forecast." }
      : totals === null
        ? { days: null, total: null, reason: "There is no cost in the last 13 months to forecast from." }
        : forecast(totals, daysAhead);
  return { month, lastDay, spent, daysAhead, ahead, expected: expectedOf(spent, ahead) };
}

/** What was spent is exact and what comes is an estimate: the sum is one. */
function expectedOf(spent: AmountText, { total }: Forecast): Estimate | null {
  if (spent === null || total === null) return null;
  const known = drawn(spent);
  return { expected: known + total.expected, low: known + total.low, high: known + total.high };
}
