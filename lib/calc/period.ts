import { dayAfter, daysBetween, firstOfMonth, monthsAfter, weekday } from "./day";

/** How days are put together; weeks begin on Monday, as ISO 8601 has it. */
export const grains = ["day", "week", "month", "quarter"] as const;

export type Grain = (typeof grains)[number];

/** The first day of the day, week, month or quarter that holds a day: what names the period. */
export function periodOf(day: string, grain: Grain): string {
  switch (grain) {
    case "day":
      return day;
    case "week":
      return dayAfter(day, 1 - weekday(day));
    case "month":
      return firstOfMonth(day);
    case "quarter":
      return monthsAfter(firstOfMonth(day), -((Number(day.slice(5, 7)) - 1) % 3));
  }
}

/** The first day of the period after the one that begins on `start`. */
export function nextPeriod(start: string, grain: Grain): string {
  if (grain === "day") return dayAfter(start, 1);
  if (grain === "week") return dayAfter(start, 7);
  return monthsAfter(start, grain === "month" ? 1 : 3);
}

/** Every period that has a day between the two, both included; the first and the last may be cut. Empty if they cross. */
export function periodsBetween(from: string, to: string, grain: Grain): string[] {
  const periods: string[] = [];
  for (let start = periodOf(from, grain); start <= to; start = nextPeriod(start, grain)) periods.push(start);
  return periods;
}

/** More columns than this cannot be told apart on a chart. */
export const mostPeriods = 125;

/** The finest grain, from the one asked for up, that leaves a readable number of columns. */
export function readableGrain(from: string, to: string, grain: Grain): Grain {
  const days = daysBetween(from, to) + 1;
  if (grain === "day" && days > mostPeriods) return readableGrain(from, to, "week");
  if (grain === "week" && days > mostPeriods * 7) return "month";
  return grain;
}

/** Days up to a month and a half, weeks up to four months, then months. */
export function usualGrain(from: string, to: string): Grain {
  const days = daysBetween(from, to) + 1;
  if (days <= 46) return "day";
  return days <= 124 ? "week" : "month";
}
