import type { DemoWorkload } from "../workloads";
import { isWeekend, type LedgerDay } from "./calendar";
import { randomOf, wobble } from "./random";

/** Sunday to Saturday; each totals 7, so that a month keeps its mean. */
const weeks = {
  steady: [1, 1, 1, 1, 1, 1, 1],
  office: [0.64, 1.14, 1.14, 1.14, 1.14, 1.14, 0.66],
  weekdays: [0.05, 1.38, 1.38, 1.38, 1.38, 1.38, 0.05],
  weekends: [2.6, 0.6, 0, 0, 0, 0.8, 3],
  batches: [0.75, 1.1, 1.1, 1.1, 1.1, 1.1, 0.75],
  people: [0.35, 1.25, 1.25, 1.25, 1.25, 1.25, 0.4],
  shifts: [0.4, 1.2, 1.2, 1.2, 1.2, 1.2, 0.6],
} as const satisfies Record<string, readonly number[]>;

export type WeekShape = keyof typeof weeks;

const monthEndPeak = { days: 3, factor: 2.6 };

/** Its first days of operation, after which it took two months to reach everybody. */
const launches: Readonly<Record<string, string>> = { "meeting-notes": "2026-09-08" };

const rampDays = 50;

export function weekFactor(shape: WeekShape, { weekday }: LedgerDay): number {
  return weeks[shape][weekday] ?? 1;
}

/** What a yearly growth makes of today's value, so many days ago. */
export function growthFactor(growthAnnual: number | null, { daysBack }: LedgerDay): number {
  return (1 + (growthAnnual ?? 0)) ** (-daysBack / 365);
}

/** GPU-hours of work on each day: the month's mean, its growth, the week, the month's end, a launch and chance. */
export function dailyGpuHours(workload: DemoWorkload, days: readonly LedgerDay[]): number[] {
  const random = randomOf(`load ${workload.name}`);
  const mean = (workload.gpuHoursMonthly * 12) / 365;
  const shape = weekOf(workload);
  const spread = 0.05 + Math.min(0.2, (workload.peakToMean - 1) * 0.07);
  return days.map((day) => {
    const chance = wobble(random, spread);
    const trend = growthFactor(workload.growthAnnual, day) * launchFactor(workload.name, day);
    return mean * trend * weekFactor(shape, day) * monthEndFactor(workload, day) * chance;
  });
}

export function launchFactor(name: string, { day }: LedgerDay): number {
  const launch = launches[name];
  if (launch === undefined) return 1;
  const age = (Date.parse(day) - Date.parse(launch)) / 86_400_000;
  return age < 0 ? 0 : Math.min(1, 0.25 + (0.75 * age) / rampDays);
}

function monthEndFactor({ notes }: DemoWorkload, { dayOfMonth, daysInMonth }: LedgerDay): number {
  if (!notes.includes("Month-end")) return 1;
  const { days, factor } = monthEndPeak;
  if (dayOfMonth > daysInMonth - days) return factor;
  return (daysInMonth - days * factor) / (daysInMonth - days);
}

function weekOf({ kind, notes, name }: DemoWorkload): WeekShape {
  if (notes.includes("Weekdays only") || name === "voice-clone-lab") return "weekdays";
  if (notes.includes("weekend")) return "weekends";
  if (kind === "real-time-inference") return "office";
  if (kind === "batch-inference") return "batches";
  if (kind === "edge-inference") return "shifts";
  if (kind === "large-model-training" || name === "eval-nightly") return "steady";
  return "people";
}

/** Nobody stops the voice lab on Friday evening: its instances stand idle until Monday. */
export function isLeftRunning({ name }: DemoWorkload, day: LedgerDay): boolean {
  return name === "voice-clone-lab" && isWeekend(day);
}
