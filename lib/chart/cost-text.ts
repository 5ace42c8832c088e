import { dayAfter } from "../calc/day";
import type { DayRange, RangePreset } from "../calc/day-range";
import { type Grain, nextPeriod } from "../calc/period";
import { formatDay, formatMonth } from "../format/date";
import { type CostBasis, costBases } from "../ledger/costs";
import type { Comparison } from "../schema/cost-query";

export const presetNames: Record<RangePreset, string> = {
  mtd: "Month to date",
  lm: "Last month",
  l7d: "Last 7 days",
  l30d: "Last 30 days",
  l3m: "Last 3 months",
  l12m: "Last 12 months",
  ytd: "Year to date",
};

export const grainNames: Record<Grain, string> = { day: "Day", week: "Week", month: "Month", quarter: "Quarter" };

export const comparisonNames: Record<Comparison, string> = { prev: "Previous period", yoy: "Year before" };

export const basisNames: Record<CostBasis, string> = {
  billed: "Billed",
  effective: "Effective",
  list: "List",
  contracted: "Contracted",
};

export const basisOptions = costBases.map((basis) => ({ value: basis, label: basisNames[basis] }));

/** What a basis is, beside every total. */
export const basisWords: Record<CostBasis, string> = {
  billed: "billed cost",
  effective: "effective cost (amortised)",
  list: "list cost",
  contracted: "contracted cost",
};

/** "1 to 22 Nov 2026", "October 2026", "Jan to Mar 2026", "28 Dec 2025 to 3 Jan 2026". */
export function formatRange({ from, to }: DayRange): string {
  if (from === to) return formatDay(from);
  const isWhole = from.endsWith("-01") && dayAfter(to, 1).endsWith("-01");
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  if (from.slice(0, 7) === to.slice(0, 7)) {
    return isWhole ? formatMonth(from) : `${Number(from.slice(8))} to ${formatDay(to)}`;
  }
  const format = isWhole ? (day: string) => formatMonth(day, "short") : formatDay;
  return isOneYear ? `${format(from).replace(/ \d{4}$/, "")} to ${format(to)}` : `${format(from)} to ${format(to)}`;
}

/** "3 Nov 2026", "Week of 2 Nov 2026", "Nov 2026", "Q4 2026". */
export function formatPeriod(start: string, grain: Grain): string {
  if (grain === "day") return formatDay(start);
  if (grain === "week") return `Week of ${formatDay(start)}`;
  return grain === "month" ? formatMonth(start, "short") : `Q${quarterOf(start)} ${start.slice(0, 4)}`;
}

/** What fits below a bar; the first one, and each that begins a year or month, says it in full. */
export function tickOfPeriod(start: string, grain: Grain, before: string | null): string {
  const isNewYear = before?.slice(0, 4) !== start.slice(0, 4);
  const isNewMonth = before?.slice(0, 7) !== start.slice(0, 7);
  if (grain === "quarter") return isNewYear ? formatPeriod(start, grain) : `Q${quarterOf(start)}`;
  if (grain === "month") return isNewYear ? formatMonth(start, "short") : formatMonth(start, "short").slice(0, 3);
  const day = Number(start.slice(8));
  return isNewMonth ? `${day} ${formatMonth(start, "short").slice(0, 3)}` : String(day);
}

/** A period that the range cuts, in words: "from 5 Nov 2026"; empty for a whole one. */
export function cutOf(start: string, { from, to, grain }: DayRange & { grain: Grain }): string {
  const end = dayAfter(nextPeriod(start, grain), -1);
  return [start < from ? `from ${formatDay(from)}` : "", end > to ? `to ${formatDay(to)}` : ""]
    .filter(Boolean)
    .join(" ");
}

function quarterOf(day: string): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}
