const dayLength = 86_400_000;

/** Whether the text is a day of the calendar such as "2026-11-23", from the year 2000 to 2099. */
export function isDay(text: string): boolean {
  return /^20\d{2}-\d{2}-\d{2}$/.test(text) && textOf(instantOf(text)) === text;
}

/** The day `count` days later, earlier if negative. Days are counted on the calendar; no time zone can move them. */
export function dayAfter(day: string, count: number): string {
  return textOf(instantOf(day) + count * dayLength);
}

/** Days from the first to the second, 0 for the same day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((instantOf(to) - instantOf(from)) / dayLength);
}

/** 1 is Monday, 7 Sunday. */
export function weekday(day: string): number {
  return new Date(instantOf(day)).getUTCDay() || 7;
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

export function lastOfMonth(day: string): string {
  return dayAfter(monthsAfter(firstOfMonth(day), 1), -1);
}

/** The same day so many months later; the last of the month where that has fewer days: 31 May − 3 = 28 February. */
export function monthsAfter(day: string, count: number): string {
  const [year = 0, month = 1, ofMonth = 1] = day.split("-").map(Number);
  const target = Date.UTC(year, month - 1 + count, 1);
  const length = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return textOf(target + (Math.min(ofMonth, length) - 1) * dayLength);
}

function instantOf(day: string): number {
  const [year = 0, month = 1, ofMonth = 1] = day.split("-").map(Number);
  return Date.UTC(year, month - 1, ofMonth);
}

function textOf(instant: number): string {
  return Number.isFinite(instant) ? new Date(instant).toISOString().slice(0, 10) : "";
}
