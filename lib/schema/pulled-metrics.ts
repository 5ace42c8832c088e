import type { ImportedName } from "../calc/imported-metrics";

/** What a Prometheus server can be asked for. Names are those of NVIDIA's DCGM exporter and of vLLM; others are typed in. */
export const pulledMetrics = [
  {
    name: "gpu-hours-allocated",
    query: "24 * count by ($labels) (count_over_time(DCGM_FI_DEV_GPU_UTIL[1d]))",
  },
  { name: "gpu-hours-used", query: "0.24 * sum by ($labels) (avg_over_time(DCGM_FI_DEV_GPU_UTIL[1d]))" },
  { name: "inferences", query: "sum by ($labels) (increase(vllm:request_success_total[1d]))" },
  {
    name: "tokens",
    query:
      "sum by ($labels) (increase(vllm:prompt_tokens_total[1d])) + sum by ($labels) (increase(vllm:generation_tokens_total[1d]))",
  },
  { name: "latency-p50-ms", query: latency("0.5") },
  { name: "latency-p95-ms", query: latency("0.95") },
  { name: "latency-p99-ms", query: latency("0.99") },
  { name: "uptime", query: "avg by ($labels) (avg_over_time(up[1d]))" },
  { name: "training-runs", query: "" },
  { name: "epochs", query: "" },
  { name: "training-hours", query: "" },
  { name: "quality", query: "" },
] as const satisfies readonly { name: ImportedName; query: string }[];

export type PulledName = (typeof pulledMetrics)[number]["name"];

function latency(quantile: string): string {
  return `1000 * histogram_quantile(${quantile}, sum by ($labels, le) (rate(vllm:e2e_request_latency_seconds_bucket[1d])))`;
}

export type MetricQueries = Partial<Record<PulledName, string>>;

/** What a query of the form answered for yesterday, or why it did not. */
export type QueryTest = {
  name: PulledName;
  /** null: it answered. */
  failure: string | null;
  series: number;
  /** The first values, under the names of their labels. */
  examples: { label: string; value: number }[];
  /** Names of teams and workloads that nobody knows here: their values would be left out. */
  unknown: string[];
};

export type PullResult = {
  from: string;
  to: string;
  points: number;
  unknown: string[];
  /** Metrics whose query failed, with the reason. */
  failures: { name: PulledName; failure: string }[];
  importIds: string[];
};
