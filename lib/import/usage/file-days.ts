import { daysInMonth, type IsoDay } from "../../ledger/calendar";

/** A day such as 2026-11-23, also with a time after it; null for anything else. */
export function isoDayOf(text: string): IsoDay | null {
  const [, month, day] = /^(20\d\d-(?:0[1-9]|1[0-2]))-(\d\d)(?:[T ]\d\d:\d\d.*)?$/.exec(text.trim()) ?? [];
  if (month === undefined || day === undefined) return null;
  return day >= "01" && BigInt(day) <= daysInMonth(month) ? `${month}-${day}` : null;
}
