import type { CostSeries } from "../calc/anomaly-cause";
import { dayAfter, daysBetween, lastOfMonth } from "../calc/day";
import { forecast } from "../calc/forecast";

/** Days of history that an expected month is worked out from: enough for thirteen turns of a month. */
export const historyDays = 400;

export type ExpectedInput = {
  /** What was direct cost of each day, up to the day before today. */
  series: readonly CostSeries[];
  month: string;
  today: string;
  /** Borne so far, with what is shared: a fact, as the float that an estimate is made with. */
  spent: number;
};

/**
 * What a month under way is expected to cost by its end: what is borne so far, and the forecast of the days that are left,
 * with shared cost in the proportion to direct cost that it has had so far. A month that is over is what was spent. Null
 * with less history than a forecast needs.
 */
export function expectedMonth({ series, month, today, spent }: ExpectedInput): number | null {
  const daysLeft = daysBetween(today, lastOfMonth(`${month}-01`)) + 1;
  if (daysLeft <= 0) return spent;
  const history = daily(series, today);
  if (history === null) return null;
  const { total } = forecast(history, daysLeft);
  if (total === null) return null;
  const days = Math.max(0, daysBetween(`${month}-01`, today));
  const direct = history.values.slice(history.values.length - days).reduce((sum, value) => sum + value, 0);
  const inProportion = days > 0 && direct > 0 ? spent / direct : 1;
  return spent + total.expected * inProportion;
}

/** All series together, from the first cost to the day before today. */
function daily(series: readonly CostSeries[], today: string): { from: string; values: number[] } | null {
  const from = series.map((each) => each.from).sort()[0];
  if (from === undefined || from >= today) return null;
  const values = Array.from({ length: daysBetween(from, today) }, () => 0);
  for (const each of series) {
    const offset = daysBetween(from, each.from);
    each.values.forEach((value, index) => {
      const at = offset + index;
      if (at < values.length) values[at] = (values[at] ?? 0) + value;
    });
  }
  return { from, values };
}

/** The series of some teams. */
export function seriesOfTeams(series: readonly CostSeries[], teamIds: readonly string[]): CostSeries[] {
  const owners = new Set(teamIds.map((id) => `team:${id}`));
  return series.filter(({ owner }) => owners.has(owner));
}

export function historyFrom(today: string): string {
  return dayAfter(today, -historyDays);
}
