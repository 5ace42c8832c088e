import { type AnomalyLimits, type UnusualRun, unusualRuns } from "./anomaly";
import { dayAfter, daysBetween } from "./day";

/** Costs a day of one combination, from its first day with a cost on. */
export type CostSeries = {
  tier: string;
  owner: string;
  workload: string | null;
  service: string;
  from: string;
  values: readonly number[];
};

export const anomalyLevels = ["workload", "owner", "service", "tier"] as const;

export type AnomalyLevel = (typeof anomalyLevels)[number];

/** Where an anomaly shows, and what of it costs most. */
export type Anomaly = UnusualRun & {
  level: AnomalyLevel;
  /** The value of its level, such as a workload's id. */
  value: string;
  /** What the largest part of it belongs to. */
  cause: Pick<CostSeries, "tier" | "owner" | "workload" | "service">;
};

/** A coarser anomaly says something of its own when the finer ones on its days leave so much of it. */
const ownShare = 0.5;

/**
 * The anomalies of many series, from the finest level that shows them: a workload's before its team's, its service's and
 * its tier's, which are left out where those of workloads explain them. Days without a cost in a series count as 0 up to
 * `to`; only those that reach to `since` or beyond. Largest first; none of nothing.
 */
export function anomalies(
  series: readonly CostSeries[],
  { since, to, limits }: { since: string; to: string; limits: AnomalyLimits },
): Anomaly[] {
  const found: Anomaly[] = [];
  for (const level of anomalyLevels) {
    const finer = [...found];
    for (const [value, parts] of byValue(series, level)) {
      for (const run of unusualRuns(summed(parts, to), { limits, since })) {
        const anomaly = { ...run, level, value, cause: causeOf(parts, run) };
        if (!isExplained(anomaly, finer)) found.push(anomaly);
      }
    }
  }
  return found.sort((a, b) => Math.abs(b.excess) - Math.abs(a.excess) || (a.value < b.value ? -1 : 1));
}

function byValue(series: readonly CostSeries[], level: AnomalyLevel): Map<string, CostSeries[]> {
  const groups = new Map<string, CostSeries[]>();
  for (const each of series) {
    const value = each[level];
    if (value !== null) groups.set(value, [...(groups.get(value) ?? []), each]);
  }
  return groups;
}

/** The sum of some series, from the first day of any to the last day. */
function summed(parts: readonly CostSeries[], to: string): { from: string; values: number[] } {
  const from = parts.map((part) => part.from).sort()[0] ?? to;
  const values = Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, () => 0);
  for (const part of parts) {
    const shift = daysBetween(from, part.from);
    part.values.forEach((value, index) => {
      const at = index + shift;
      if (at < values.length) values[at] = (values[at] ?? 0) + value;
    });
  }
  return { from, values };
}

/** The part that moved most in the anomaly's direction, against its own days before. */
function causeOf(parts: readonly CostSeries[], run: UnusualRun): Anomaly["cause"] {
  const direction = Math.sign(run.excess);
  let most = Number.NEGATIVE_INFINITY;
  let cause: CostSeries | undefined;
  for (const part of parts) {
    const moved =
      direction * (meanOf(part, run.from, run.to) - meanOf(part, dayAfter(run.from, -28), dayAfter(run.from, -1)));
    if (moved > most) [most, cause] = [moved, part];
  }
  return {
    tier: cause?.tier ?? "",
    owner: cause?.owner ?? "",
    workload: cause?.workload ?? null,
    service: cause?.service ?? "",
  };
}

function meanOf({ from, values }: CostSeries, first: string, last: string): number {
  const [start, end] = [daysBetween(from, first), daysBetween(from, last) + 1];
  const found = values.slice(Math.max(0, start), Math.max(0, end));
  return found.reduce((sum, value) => sum + value, 0) / Math.max(1, end - start);
}

function isExplained(anomaly: Anomaly, finer: readonly Anomaly[]): boolean {
  const own = new Set(anomaly.days.map(({ day }) => day));
  const explained = finer
    .filter((each) => Math.sign(each.excess) === Math.sign(anomaly.excess))
    .flatMap(({ days }) => days)
    .filter(({ day }) => own.has(day))
    .reduce((sum, { actual, expected }) => sum + actual - expected, 0);
  return Math.abs(explained) >= ownShare * Math.abs(anomaly.excess);
}
