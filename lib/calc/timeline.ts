import type { Tier } from "./tier";

export const components = [
  "compute",
  "commitment-waste",
  "idle",
  "storage",
  "egress",
  "network",
  "support",
  "licences",
  "hardware",
  "fabric",
  "facility",
  "power",
  "cooling",
  "space",
  "maintenance",
  "staff",
  "residual",
  "devices",
  "connectivity",
  "migration",
  "dual-run",
] as const;

export type Component = (typeof components)[number];

/** Money of one component of one supply: index 0 is the start (capex), index m the end of month m. */
export type TimelineLine = {
  component: Component;
  supplyId: string;
  tier: Tier;
  amounts: readonly number[];
};

export type Timeline = {
  horizonMonths: number;
  lines: readonly TimelineLine[];
  /** Work served by each supply, GPU-hours, same index as the amounts (0 at the start). */
  gpuHours: readonly { supplyId: string; tier: Tier; amounts: readonly number[] }[];
  /** Nodes or devices in service, for owned and edge fleets. */
  nodes: readonly { supplyId: string; counts: readonly number[] }[];
};

/** Money of each month over all lines; index 0 is the start. */
export function monthlyTotals(timeline: Timeline): number[] {
  const totals = new Array<number>(timeline.horizonMonths + 1).fill(0);
  for (const line of timeline.lines) {
    for (const [month, amount] of line.amounts.entries()) totals[month] = (totals[month] ?? 0) + amount;
  }
  return totals;
}

/** Running sum: what has been paid from the start to the end of each month. */
export function cumulative(amounts: readonly number[]): number[] {
  let sum = 0;
  return amounts.map((amount) => {
    sum += amount;
    return sum;
  });
}

export function totalOf(timeline: Timeline): number {
  return timeline.lines.reduce((sum, line) => sum + lineTotal(line), 0);
}

/** Totals over the horizon; a component without a line is left out. */
export function totalsByComponent(timeline: Timeline): Partial<Record<Component, number>> {
  const totals: Partial<Record<Component, number>> = {};
  for (const line of timeline.lines) totals[line.component] = (totals[line.component] ?? 0) + lineTotal(line);
  return totals;
}

export function totalsByTier(timeline: Timeline): Record<Tier, number> {
  const totals: Record<Tier, number> = { cloud: 0, "on-prem": 0, edge: 0 };
  for (const line of timeline.lines) totals[line.tier] += lineTotal(line);
  return totals;
}

/** Components that are bought, and not paid for by the month. */
export const capitalComponents: ReadonlySet<Component> = new Set(["hardware", "fabric", "facility", "devices"]);

/** What is bought over the horizon: hardware, fabric, facility, devices. */
export function capexOf(timeline: Timeline): number {
  return timeline.lines.reduce((sum, line) => (capitalComponents.has(line.component) ? sum + lineTotal(line) : sum), 0);
}

/** GPU-hours over the horizon, of all supplies or of one tier. */
export function gpuHoursOf(timeline: Timeline, tier?: Tier): number {
  return timeline.gpuHours.reduce((sum, each) => (tier && each.tier !== tier ? sum : sum + sumOf(each.amounts)), 0);
}

function lineTotal(line: TimelineLine): number {
  return sumOf(line.amounts);
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
