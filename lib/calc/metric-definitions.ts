import type { ImportedName } from "./imported-metrics";

export const metricKeys = [
  "cost-per-run",
  "cost-per-million-inferences",
  "cost-per-million-tokens",
  "cost-per-model",
  "cost-per-gpu-hour",
  "gpu-utilisation",
  "idle-cost",
  "ai-cost-ratio",
  "hours-per-epoch",
  "latency-p50",
  "latency-p95",
  "latency-p99",
  "quality",
  "uptime",
] as const;

export type MetricKey = (typeof metricKeys)[number];

/** money: the reporting currency; ratio: 0 to 1, shown in percent. */
export type MetricUnit = "money" | "ratio" | "hours" | "ms";

export type MetricDefinition = {
  key: MetricKey;
  name: string;
  unit: MetricUnit;
  /** After the unit: "per training run"; empty where the unit says all. */
  per: string;
  better: "lower" | "higher";
  formula: string;
  numerator: string;
  /** null: a sum or a measurement, divided by nothing. */
  divisor: string | null;
  /** How days, workloads and teams become one figure. */
  aggregation: string;
  /** What an empty figure waits for. */
  needs: string;
  /** The imported metrics that it rests on. */
  imported: readonly ImportedName[];
  /** Held against until somebody sets another. */
  target: number | null;
};

const sums = "Ratio of sums: both are added up first, then divided.";
const costOf = (unit: string) =>
  `Cost of the workloads that count ${unit}, up to the last day with a count; of a whole team where its counts name no workload.`;
const gauge =
  "Mean of the days, weighted by their inferences where every day has them, else plain. A percentile is never added up.";

/** Every metric of the page, once: figures, units, directions, formulas and what each waits for. */
export const metricDefinitions: Readonly<Record<MetricKey, MetricDefinition>> = {
  "cost-per-run": {
    key: "cost-per-run",
    name: "Cost per training run",
    unit: "money",
    per: "per training run",
    better: "lower",
    formula: "cost of training workloads ÷ training runs",
    numerator: costOf("training runs"),
    divisor: "Training runs that ended.",
    aggregation: sums,
    needs: "Needs counts of training runs. Add metric `training-runs`.",
    imported: ["training-runs"],
    target: null,
  },
  "cost-per-million-inferences": {
    key: "cost-per-million-inferences",
    name: "Cost per million inferences",
    unit: "money",
    per: "per 1M inferences",
    better: "lower",
    formula: "cost of serving workloads ÷ inferences × 1,000,000",
    numerator: costOf("inferences"),
    divisor: "Inferences served.",
    aggregation: sums,
    needs: "Needs inference counts. Add metric `inferences`.",
    imported: ["inferences"],
    target: null,
  },
  "cost-per-million-tokens": {
    key: "cost-per-million-tokens",
    name: "Cost per million tokens",
    unit: "money",
    per: "per 1M tokens",
    better: "lower",
    formula: "cost of language workloads ÷ tokens × 1,000,000",
    numerator: costOf("tokens"),
    divisor: "Tokens read and written.",
    aggregation: sums,
    needs: "Needs token counts. Add metric `tokens`.",
    imported: ["tokens"],
    target: null,
  },
  "cost-per-model": {
    key: "cost-per-model",
    name: "Cost per model",
    unit: "money",
    per: "per workload",
    better: "lower",
    formula: "cost of all workloads ÷ workloads with a cost",
    numerator: "Cost of lines that name a workload.",
    divisor: "Workloads with such a line, each once.",
    aggregation: "Ratio of sums; a workload counts once in each period and once in the range.",
    needs: "Needs costs that name a workload. Tag your bills with `workload`.",
    imported: [],
    target: null,
  },
  "cost-per-gpu-hour": {
    key: "cost-per-gpu-hour",
    name: "Cost per GPU-hour used",
    unit: "money",
    per: "per GPU-hour used",
    better: "lower",
    formula: "cost of GPU workloads ÷ GPU-hours used",
    numerator:
      "Lines that carry GPU-hours, idle ones included, and all lines of workloads whose GPU-hours are counted by metrics.",
    divisor: "GPU-hours at work. What stood idle is paid for and not divided by.",
    aggregation: sums,
    needs: "Needs GPU-hours. Add metric `gpu-hours-used`, or import a usage file.",
    imported: ["gpu-hours-used"],
    target: null,
  },
  "gpu-utilisation": {
    key: "gpu-utilisation",
    name: "GPU utilisation",
    unit: "ratio",
    per: "",
    better: "higher",
    formula: "GPU-hours used ÷ GPU-hours allocated",
    numerator: "GPU-hours at work, of usage files and metrics.",
    divisor: "GPU-hours allocated, idle ones included.",
    aggregation: sums,
    needs: "Needs GPU-hours. Add metrics `gpu-hours-allocated` and `gpu-hours-used`, or import a usage file.",
    imported: ["gpu-hours-allocated", "gpu-hours-used"],
    target: 0.7,
  },
  "idle-cost": {
    key: "idle-cost",
    name: "Idle cost",
    unit: "money",
    per: "",
    better: "lower",
    formula: "cost of lines whose cost type is Idle",
    numerator: "Hours of owned GPUs that nobody used, and commitments that ran unused.",
    divisor: null,
    aggregation: "A sum, the same as on Costs.",
    needs: "Needs costs. Import a bill.",
    imported: [],
    target: null,
  },
  "ai-cost-ratio": {
    key: "ai-cost-ratio",
    name: "AI cost ratio",
    unit: "ratio",
    per: "of revenue",
    better: "lower",
    formula: "AI cost ÷ revenue, whole months",
    numerator: "All cost of the whole months whose revenue is known.",
    divisor: "Revenue of those months.",
    aggregation: "Ratio of sums, by month: revenue comes once a month.",
    needs: "Needs the revenue of a whole month in the range. Add metric `revenue`.",
    imported: ["revenue"],
    target: null,
  },
  "hours-per-epoch": {
    key: "hours-per-epoch",
    name: "Training time per epoch",
    unit: "hours",
    per: "per epoch",
    better: "lower",
    formula: "training hours ÷ epochs",
    numerator: "Hours that training took.",
    divisor: "Epochs that ended.",
    aggregation: sums,
    needs: "Needs training hours and epochs. Add metrics `training-hours` and `epochs`.",
    imported: ["training-hours", "epochs"],
    target: null,
  },
  "latency-p50": latency("50", "half"),
  "latency-p95": latency("95", "95%"),
  "latency-p99": latency("99", "99%"),
  quality: {
    key: "quality",
    name: "Model quality",
    unit: "ratio",
    per: "",
    better: "higher",
    formula: "mean of the days' quality",
    numerator: "The score of your own evaluation, from 0 to 1.",
    divisor: null,
    aggregation: gauge,
    needs: "Needs evaluation scores. Add metric `quality`.",
    imported: ["quality"],
    target: null,
  },
  uptime: {
    key: "uptime",
    name: "Uptime",
    unit: "ratio",
    per: "",
    better: "higher",
    formula: "mean of the days' uptime",
    numerator: "Share of a day in which the workload answered. Days are of one length, so their mean is the whole.",
    divisor: null,
    aggregation: "Plain mean of the days.",
    needs: "Needs uptime. Add metric `uptime`.",
    imported: ["uptime"],
    target: 0.999,
  },
};

function latency(percentile: "50" | "95" | "99", share: string): MetricDefinition {
  return {
    key: `latency-p${percentile}`,
    name: `Inference latency p${percentile}`,
    unit: "ms",
    per: "",
    better: "lower",
    formula: `mean of the days' p${percentile} latency`,
    numerator: `The time within which ${share} of a day's inferences were answered.`,
    divisor: null,
    aggregation: gauge,
    needs: `Needs latencies. Add metric \`latency-p${percentile}-ms\`.`,
    imported: [`latency-p${percentile}-ms`],
    target: null,
  };
}

/** Whether a figure is on the wrong side of its target; null without a figure or a target. */
export function missesTarget(
  { better }: Pick<MetricDefinition, "better">,
  value: number | null,
  target: number | null,
): boolean | null {
  if (value === null || target === null) return null;
  return better === "lower" ? value > target : value < target;
}
