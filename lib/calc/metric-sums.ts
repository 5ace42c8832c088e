import { type ImportedName, importedMetrics } from "./imported-metrics";

/** Costs of a period that one owner bears for one workload. Amounts are of the reporting currency. */
export type MetricCost = {
  /** First day of the period. */
  period: string;
  /** First day of the month. */
  month: string;
  /** null: a pool or nobody bears it. */
  teamId: string | null;
  workloadId: string | null;
  total: number;
  idle: number;
  /** Of the days up to the last one on which anybody counted the metric; null: nobody did. */
  until: Readonly<Record<CountedUnit, number | null>>;
  /** Of the lines that carry GPU-hours. */
  gpuCost: number;
  gpuHoursAllocated: number | null;
  gpuHoursUsed: number | null;
};

/** Counts that costs are divided by. */
export const countedUnits = ["training-runs", "inferences", "tokens", "gpu-hours-used"] as const;

export type CountedUnit = (typeof countedUnits)[number];

/** What was imported of one metric in a period, of one team and workload. */
export type MetricPoint = {
  period: string;
  month: string;
  teamId: string | null;
  workloadId: string | null;
  metric: string;
  sum: number;
  /** Days with a value. */
  days: number;
  /** Σ value × inferences, and Σ inferences, of the days that have both. */
  weighted: number;
  weight: number;
  weightedDays: number;
};

/** A measurement and how it was put together. */
export type Gauge = { value: number; days: number; isWeighted: boolean };

/** All that the metrics of one group and period are made of; null: unknown. */
export type MetricSums = {
  /** null: no line at all. */
  cost: number | null;
  idle: number | null;
  modelCost: number;
  models: number;
  unitCosts: Readonly<Record<CountedUnit, number | null>>;
  gpuHoursAllocated: number | null;
  gpuHoursUsed: number | null;
  ratioCost: number | null;
  counts: Readonly<Partial<Record<ImportedName, number>>>;
  gauges: Readonly<Partial<Record<ImportedName, Gauge>>>;
};

export type MetricFacts = { costs: readonly MetricCost[]; points: readonly MetricPoint[] };

/** Who counted what in the range: whose costs a count stands against. */
export type Counting = Readonly<Record<CountedUnit, ReadonlySet<string>>>;

export type SumsContext = {
  counting: Counting;
  /** First days of the months that lie in the range as a whole: only of those revenue can be held against cost. */
  wholeMonths: ReadonlySet<string>;
};

/** The workloads that count a unit; a team where its count names none; everybody where it names neither. */
export function countingOf(points: readonly MetricPoint[]): Counting {
  const of = (unit: CountedUnit) =>
    new Set(
      points.filter(({ metric }) => metric === unit).map(({ workloadId, teamId }) => workloadId ?? teamId ?? all),
    );
  return {
    "training-runs": of("training-runs"),
    inferences: of("inferences"),
    tokens: of("tokens"),
    "gpu-hours-used": of("gpu-hours-used"),
  };
}

const all = "all";

/** Sums of the facts of one group and period, or of several. Nothing in is nothing known, never 0. */
export function metricSums({ costs, points }: MetricFacts, { counting, wholeMonths }: SumsContext): MetricSums {
  const withWorkload = costs.filter(({ workloadId, total }) => workloadId !== null && total !== 0);
  const counts = countsOf(points);
  const byUsage = costs.filter((cost) => !isCounting(counting["gpu-hours-used"], cost));
  const known = (rows: readonly MetricCost[], of: (cost: MetricCost) => number | null) => sumKnown(rows.map(of));
  return {
    cost: known(costs, ({ total }) => total),
    idle: known(costs, ({ idle }) => idle),
    modelCost: known(withWorkload, ({ total }) => total) ?? 0,
    models: new Set(withWorkload.map(({ workloadId }) => workloadId)).size,
    unitCosts: {
      "training-runs": unitCost(costs, "training-runs", counting),
      inferences: unitCost(costs, "inferences", counting),
      tokens: unitCost(costs, "tokens", counting),
      "gpu-hours-used": sumKnown([
        unitCost(costs, "gpu-hours-used", counting),
        known(byUsage, ({ gpuCost, gpuHoursAllocated }) => (gpuHoursAllocated === null ? null : gpuCost)),
      ]),
    },
    // A workload whose hours a metric counts is not counted again by its usage lines.
    gpuHoursAllocated: sumKnown([
      counts["gpu-hours-allocated"] ?? null,
      known(byUsage, ({ gpuHoursAllocated }) => gpuHoursAllocated),
    ]),
    gpuHoursUsed: sumKnown([counts["gpu-hours-used"] ?? null, known(byUsage, ({ gpuHoursUsed }) => gpuHoursUsed)]),
    ...revenueOf({ costs, points }, wholeMonths, counts),
    gauges: gaugesOf(points),
  };
}

function unitCost(costs: readonly MetricCost[], unit: CountedUnit, counting: Counting): number | null {
  return sumKnown(costs.filter((cost) => isCounting(counting[unit], cost)).map(({ until }) => until[unit]));
}

function isCounting(counting: ReadonlySet<string>, { workloadId, teamId }: MetricCost): boolean {
  return counting.has(workloadId ?? "") || counting.has(teamId ?? "") || counting.has(all);
}

/** Cost and revenue of the same months: whole ones, whose revenue is known here. */
function revenueOf(
  { costs, points }: MetricFacts,
  wholeMonths: ReadonlySet<string>,
  counts: MetricSums["counts"],
): Pick<MetricSums, "ratioCost" | "counts"> {
  const { revenue: _, ...others } = counts;
  const revenues = points.filter(({ metric, month }) => metric === "revenue" && wholeMonths.has(month));
  const months = new Set(revenues.map(({ month }) => month));
  const revenue = sumKnown(revenues.map(({ sum }) => sum));
  if (revenue === null) return { ratioCost: null, counts: others };
  const cost = sumKnown(costs.filter(({ month }) => months.has(month)).map(({ total }) => total));
  return { ratioCost: cost, counts: { ...others, revenue } };
}

function countsOf(points: readonly MetricPoint[]): Partial<Record<ImportedName, number>> {
  const counts: Partial<Record<ImportedName, number>> = {};
  for (const { name, isGauge } of importedMetrics) {
    const sum = isGauge ? null : sumKnown(points.filter(({ metric }) => metric === name).map((point) => point.sum));
    if (sum !== null) counts[name] = sum;
  }
  return counts;
}

/** Weighted by inferences where every day has them, else the plain mean: half weighted would be neither. */
function gaugesOf(points: readonly MetricPoint[]): Partial<Record<ImportedName, Gauge>> {
  const gauges: Partial<Record<ImportedName, Gauge>> = {};
  for (const { name, isGauge } of importedMetrics) {
    const of = isGauge ? points.filter(({ metric, days }) => metric === name && days > 0) : [];
    if (of.length === 0) continue;
    const total = (part: (point: MetricPoint) => number) => of.reduce((sum, point) => sum + part(point), 0);
    const days = total((point) => point.days);
    const weight = total((point) => point.weight);
    const isWeighted = name !== "uptime" && weight > 0 && total((point) => point.weightedDays) === days;
    const value = isWeighted ? total((point) => point.weighted) / weight : total((point) => point.sum) / days;
    gauges[name] = { value, days, isWeighted };
  }
  return gauges;
}

/** The sum of what is known; null when nothing is. */
function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
