import { monthAfter as calendarMonthAfter } from "../ledger/calendar";
import { missing } from "./number";

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

type Parts = { year: number; month: number; day: number };

/** Months and days are read as text, never as instants: a time zone cannot move them. */
function parse(iso: string): Parts | null {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(iso);
  if (!match) return null;
  const month = Number(match[2]);
  return month < 1 || month > 12 ? null : { year: Number(match[1]), month, day: Number(match[3] ?? 1) };
}

function nameOf(month: number, length: "long" | "short"): string {
  const name = monthNames[month - 1] ?? "";
  return length === "long" ? name : name.slice(0, 3);
}

/** "2026-10" → "October 2026", or "Oct 2026". */
export function formatMonth(iso: string | null | undefined, length: "long" | "short" = "long"): string {
  const parts = iso ? parse(iso) : null;
  return parts ? `${nameOf(parts.month, length)} ${parts.year}` : missing;
}

/** "2026-11-22" → "22 Nov 2026". */
export function formatDay(iso: string | null | undefined): string {
  const parts = iso ? parse(iso) : null;
  return parts ? `${parts.day} ${nameOf(parts.month, "short")} ${parts.year}` : missing;
}

/** An instant as ISO text or Date, in the billing zone: "22 Nov 2026, 14:02". */
export function formatInstant(at: Date | string | null | undefined, timeZone = "UTC"): string {
  if (!at) return missing;
  const instant = typeof at === "string" ? new Date(at) : at;
  if (Number.isNaN(instant.getTime())) return missing;
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((entry) => entry.type === type)?.value ?? "";
  return `${formatDay(`${part("year")}-${part("month")}-${part("day")}`)}, ${part("hour")}:${part("minute")}`;
}

/** The day that an instant falls on in a time zone: "2026-11-23". */
export function dayIn(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((entry) => entry.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** As the calendar counts, also for a month that is still being typed: text that is none stays as it is. */
export function monthAfter(iso: string, count: number): string {
  return parse(iso) ? calendarMonthAfter(iso.slice(0, 7), count) : iso;
}
