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

/** Of each day of a series: "-4" to "-1" before a month's end, "1" and "2" after it, null between. */
function placesOf({ from, values }: DailySeries): (string | null)[] {
  const places: (string | null)[] = [];
  // By the month: thousands of series a page have no time for a calendar by the day.
  for (let first = from; places.length < values.length; ) {
    const last = lastOfMonth(first);
    const left = daysBetween(first, last) + 1;
    const start = Number(first.slice(8));
    first = dayAfter(last, 1);
    for (let index = 0; index < left; index++) places.push(placeOf(start + index, left - index));
  }
  return places.slice(0, values.length);
}

function placeOf(ofMonth: number, left: number): string | null {
  if (ofMonth <= firstDays) return String(ofMonth);
  return left <= lastDays ? String(-left) : null;
}

/**
 * What month ends and beginnings cost beyond their weekday: the median over at least three months of how far such days
 * lie from the same weekdays around them, where it exceeds twice the usual spread. Empty when there is nothing of it.
 */
export function monthTurn(series: DailySeries): MonthTurn {
  const { values } = series;
  const residuals = values.map((value, index) => value - (aroundOf(values, index) ?? value));
  const spread = robustSpread(residuals);
  const byPlace = new Map<string, number[]>();
  placesOf(series).forEach((place, index) => {
    const residual = residuals[index] ?? 0;
    if (place !== null) byPlace.set(place, [...(byPlace.get(place) ?? []), residual]);
  });
  const effects = [...byPlace].flatMap(([place, found]): [string, number][] => {
    const effect = median(found) ?? 0;
    return found.length >= fewestMonths && Math.abs(effect) > 2 * spread ? [[place, effect]] : [];
  });
  return new Map(effects);
}

export function turnOf(turn: MonthTurn, day: string): number {
  return turn.get(placeOf(Number(day.slice(8)), daysBetween(day, lastOfMonth(day)) + 1) ?? "") ?? 0;
}

/** The values without what the month's turn adds to them. */
export function withoutTurn(series: DailySeries, turn: MonthTurn): readonly number[] {
  if (turn.size === 0) return series.values;
  const places = placesOf(series);
  return series.values.map((value, index) => value - (turn.get(places[index] ?? "") ?? 0));
}

/** The middle of the same weekdays in the four weeks before and after, in pairs, so that a line has no residual. */
function aroundOf(values: readonly number[], index: number): number | null {
  const around: number[] = [];
  for (let week = 1; week <= weeksAround; week++) {
    const [before, after] = [values[index - week * daysInWeek], values[index + week * daysInWeek]];
    if (before !== undefined && after !== undefined) around.push(before, after);
  }
  return median(around);
}
