import type { ImportedName } from "./imported-metrics";
import type { MetricKey } from "./metric-definitions";
import type { CountedUnit, MetricSums } from "./metric-sums";

/** A metric of some sums, with what was divided by what; value null: unknown. */
export type MetricValue = {
  value: number | null;
  numerator: number | null;
  /** null: unknown, or nothing is divided. */
  divisor: number | null;
  /** How a measurement was put together; null for counts and costs. */
  isWeighted: boolean | null;
};

/** A metric by its definition (metric-definitions.ts): a ratio of sums; a divisor that is missing or 0 gives null. */
export function metricValue(key: MetricKey, sums: MetricSums): MetricValue {
  const count = (name: ImportedName) => sums.counts[name] ?? null;
  switch (key) {
    case "cost-per-run":
      return unitCost(sums, "training-runs", 1);
    case "cost-per-million-inferences":
      return unitCost(sums, "inferences", 1e6);
    case "cost-per-million-tokens":
      return unitCost(sums, "tokens", 1e6);
    case "cost-per-model":
      return ratio(sums.models === 0 ? null : sums.modelCost, sums.models);
    case "cost-per-gpu-hour":
      return ratio(sums.unitCosts["gpu-hours-used"], sums.gpuHoursUsed);
    case "gpu-utilisation":
      return ratio(sums.gpuHoursUsed, sums.gpuHoursAllocated);
    case "idle-cost":
      return { value: sums.idle, numerator: sums.idle, divisor: null, isWeighted: null };
    case "ai-cost-ratio":
      return ratio(sums.ratioCost, count("revenue"));
    case "hours-per-epoch":
      return ratio(count("training-hours"), count("epochs"));
    case "latency-p50":
      return gauge(sums, "latency-p50-ms");
    case "latency-p95":
      return gauge(sums, "latency-p95-ms");
    case "latency-p99":
      return gauge(sums, "latency-p99-ms");
    case "quality":
      return gauge(sums, "quality");
    case "uptime":
      return gauge(sums, "uptime");
  }
}

function unitCost({ unitCosts, counts }: MetricSums, unit: CountedUnit, per: number): MetricValue {
  return ratio(unitCosts[unit], counts[unit] ?? null, per);
}

function ratio(numerator: number | null, divisor: number | null, per = 1): MetricValue {
  const value = numerator === null || divisor === null || divisor === 0 ? null : (numerator * per) / divisor;
  return { value, numerator, divisor, isWeighted: null };
}

function gauge({ gauges }: MetricSums, name: ImportedName): MetricValue {
  const found = gauges[name];
  return { value: found?.value ?? null, numerator: null, divisor: null, isWeighted: found?.isWeighted ?? null };
}
