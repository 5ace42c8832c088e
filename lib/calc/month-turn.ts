import { dayAfter, daysBetween, lastOfMonth } from "./day";
import { median, robustSpread } from "./robust";
import { daysInWeek } from "./weekly-smoothing";

/** Daily values in a row from a day on. */
export type DailySeries = { from: string; values: readonly number[] };

/** By place in the month, "-1" its last day and "1" its first: what such a day costs more than its weekday. */
export type MonthTurn = ReadonlyMap<string, number>;

const lastDays = 4;
const firstDays = 2;
const weeksAround = 4;
const fewestMonths = 3;

/** "-4" to "-1" before a month's end, "1" and "2" after it, null between. */
function placeOf(day: string): string | null {
  const ofMonth = Number(day.slice(8));
  if (ofMonth <= firstDays) return String(ofMonth);
  const left = daysBetween(day, lastOfMonth(day)) + 1;
  return left <= lastDays ? String(-left) : null;
}

/**
 * What month ends and beginnings cost beyond their weekday: the median over at least three months of how far such days
 * lie from the same weekdays around them, where it exceeds twice the usual spread. Empty when there is nothing of it.
 */
export function monthTurn({ from, values }: DailySeries): MonthTurn {
  const residuals = values.map((value, index) => value - (aroundOf(values, index) ?? value));
  const spread = robustSpread(residuals);
  const byPlace = new Map<string, number[]>();
  residuals.forEach((residual, index) => {
    const place = placeOf(dayAfter(from, index));
    if (place !== null) byPlace.set(place, [...(byPlace.get(place) ?? []), residual]);
  });
  const effects = [...byPlace].flatMap(([place, found]): [string, number][] => {
    const effect = median(found) ?? 0;
    return found.length >= fewestMonths && Math.abs(effect) > 2 * spread ? [[place, effect]] : [];
  });
  return new Map(effects);
}

export function turnOf(turn: MonthTurn, day: string): number {
  return turn.get(placeOf(day) ?? "") ?? 0;
}

/** The middle of the same weekdays in the four weeks before and after. */
function aroundOf(values: readonly number[], index: number): number | null {
  const around = Array.from({ length: weeksAround }, (_, week) => (week + 1) * daysInWeek).flatMap((days) => {
    // In pairs, so that a straight line has no residual.
    const [before, after] = [values[index - days], values[index + days]];
    return before === undefined || after === undefined ? [] : [before, after];
  });
  return median(around);
}
