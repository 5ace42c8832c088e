/** Names under which counts and measurements arrive, by file, API or Prometheus. Other names are kept too, for sharing rules. */
export type ImportedMetric = {
  name: string;
  /** What one value says, of a day, and of a workload or team. */
  meaning: string;
  /** A measurement, which is never added up; a count is. */
  isGauge: boolean;
  /** A larger value is a mistake in its unit, such as 99.9 for 0.999. */
  most: number | null;
};

const count = { isGauge: false, most: null } as const;
const gauge = { isGauge: true, most: null } as const;

export const importedMetrics = [
  { name: "training-runs", meaning: "Training runs that ended", ...count },
  { name: "inferences", meaning: "Inferences served, or requests answered", ...count },
  { name: "tokens", meaning: "Tokens read and written", ...count },
  { name: "gpu-hours-allocated", meaning: "GPU-hours that were reserved, used or not", ...count },
  { name: "gpu-hours-used", meaning: "GPU-hours at work: allocated hours × utilisation", ...count },
  { name: "epochs", meaning: "Training epochs that ended", ...count },
  { name: "training-hours", meaning: "Hours that those epochs took", ...count },
  { name: "revenue", meaning: "Revenue of the month, on its last day, in the reporting currency", ...count },
  { name: "latency-p50-ms", meaning: "Inference latency that half of the inferences keep, in ms", ...gauge },
  { name: "latency-p95-ms", meaning: "Inference latency that 95% of the inferences keep, in ms", ...gauge },
  { name: "latency-p99-ms", meaning: "Inference latency that 99% of the inferences keep, in ms", ...gauge },
  { name: "quality", meaning: "Model quality by your own evaluation, from 0 to 1", isGauge: true, most: 1 },
  { name: "uptime", meaning: "Share of the day in which it answered, from 0 to 1", isGauge: true, most: 1 },
] as const satisfies readonly ImportedMetric[];

export type ImportedName = (typeof importedMetrics)[number]["name"];

export const gaugeNames: readonly ImportedName[] = importedMetrics.flatMap(({ name, isGauge }) =>
  isGauge ? [name] : [],
);

/** The largest value that a metric can have; null for one without a limit, or one that nobody knows. */
export function mostOf(metric: string): number | null {
  const all: readonly ImportedMetric[] = importedMetrics;
  return all.find(({ name }) => name === metric)?.most ?? null;
}
