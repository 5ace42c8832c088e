import { dayAfter, daysBetween, firstOfMonth, lastOfMonth, monthsAfter } from "./day";

/** Days from the first to the last, both included. */
export type DayRange = { from: string; to: string };

export const rangePresets = ["mtd", "lm", "l7d", "l30d", "l3m", "l12m", "ytd"] as const;

export type RangePreset = (typeof rangePresets)[number];

/**
 * What a preset means on a day. Ranges up to now end yesterday, the last whole day; the first of a month or year has
 * none before it and stands for itself. "Last" months are whole ones, and so is every month of l3m and l12m.
 */
export function presetRange(preset: RangePreset, today: string): DayRange {
  const yesterday = dayAfter(today, -1);
  const lastMonth = { from: monthsAfter(firstOfMonth(today), -1), to: dayAfter(firstOfMonth(today), -1) };
  switch (preset) {
    case "mtd":
      return sinceFirst(firstOfMonth(today), yesterday);
    case "ytd":
      return sinceFirst(`${today.slice(0, 4)}-01-01`, yesterday);
    case "l7d":
      return { from: dayAfter(today, -7), to: yesterday };
    case "l30d":
      return { from: dayAfter(today, -30), to: yesterday };
    case "lm":
      return lastMonth;
    case "l3m":
      return { from: monthsAfter(lastMonth.from, -2), to: lastMonth.to };
    case "l12m":
      return { from: monthsAfter(lastMonth.from, -11), to: lastMonth.to };
  }
}

function sinceFirst(from: string, to: string): DayRange {
  return { from, to: to < from ? from : to };
}

/**
 * What a range is held against: as many months before when it begins on the first of one (1 to 22 November: 1 to 22
 * October; a whole quarter: the one before), else as many days before.
 */
export function rangeBefore(range: DayRange): DayRange {
  return moved(range, -1);
}

/** The same days of the year before. */
export function rangeYearBefore({ from, to }: DayRange): DayRange {
  return {
    from: monthsAfter(from, -12),
    to: isLastOfMonth(to) ? lastOfMonth(monthsAfter(to, -12)) : monthsAfter(to, -12),
  };
}

/** One step back (-1) or on (1), in whole months where the range begins on the first of one, else by its days. */
export function steppedRange(range: DayRange, step: -1 | 1): DayRange {
  const { from, to } = moved(range, step);
  return range.from === firstOfMonth(range.from) ? { from, to: lastOfMonth(to) } : { from, to };
}

function moved({ from, to }: DayRange, step: -1 | 1): DayRange {
  if (from !== firstOfMonth(from)) {
    const days = daysBetween(from, to) + 1;
    return { from: dayAfter(from, step * days), to: dayAfter(to, step * days) };
  }
  const months = monthsTouched({ from, to }) * step;
  const end = monthsAfter(to, months);
  return { from: monthsAfter(from, months), to: isLastOfMonth(to) ? lastOfMonth(end) : end };
}

function monthsTouched({ from, to }: DayRange): number {
  const index = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return index(to) - index(from) + 1;
}

function isLastOfMonth(day: string): boolean {
  return day === lastOfMonth(day);
}
