import type { IsoDay, IsoMonth } from "@/lib/ledger/calendar";

/** A day of the demo's history, with what the shape of a load depends on. */
export type LedgerDay = {
  day: IsoDay;
  next: IsoDay;
  month: IsoMonth;
  /** 0 is the month of the demo's today. */
  monthsBack: number;
  daysBack: number;
  /** 0 is Sunday. */
  weekday: number;
  dayOfMonth: number;
  daysInMonth: number;
};

/** A month of the demo's history; 0 months back is that of the demo's today. */
export type DemoMonth = { month: IsoMonth; monthsBack: number };

/** Whole months before the one that is running. */
const wholeMonths = 12;

const dayMs = 86_400_000;

/** From the first of the month a year ago up to yesterday. */
export function ledgerDays(now: Date): LedgerDay[] {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - wholeMonths, 1);
  return Array.from({ length: (today - first) / dayMs }, (_, index) => ledgerDay(first + index * dayMs, today));
}

function ledgerDay(time: number, today: number): LedgerDay {
  const [date, end] = [new Date(time), new Date(today)];
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const day = isoDay(time);
  return {
    day,
    next: isoDay(time + dayMs),
    month: day.slice(0, 7),
    monthsBack: (end.getUTCFullYear() - year) * 12 + end.getUTCMonth() - month,
    daysBack: (today - time) / dayMs,
    weekday: date.getUTCDay(),
    dayOfMonth: date.getUTCDate(),
    daysInMonth: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
  };
}

/** Every month from the first day to today's, oldest first: on the first of a month that one has no day yet. */
export function monthsOf(days: readonly LedgerDay[], now: Date): DemoMonth[] {
  const running = { month: now.toISOString().slice(0, 7), monthsBack: 0 };
  const whole = days.filter(({ dayOfMonth, monthsBack }) => dayOfMonth === 1 && monthsBack > 0);
  return [...whole.map(({ month, monthsBack }) => ({ month, monthsBack })), running];
}

/** A day of the month after, at nine in the morning: bills arrive and months close then. */
export function dayAfter(month: IsoMonth, dayOfMonth: number): Date {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), dayOfMonth, 9));
}

export function isWeekend({ weekday }: LedgerDay): boolean {
  return weekday === 0 || weekday === 6;
}

function isoDay(time: number): IsoDay {
  return new Date(time).toISOString().slice(0, 10);
}
