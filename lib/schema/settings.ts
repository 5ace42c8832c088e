import { z } from "zod";
import { defaultThresholds, type Thresholds } from "../calc/classify";

/** What holds until somebody changes it. */
export const guideThresholds: Thresholds = defaultThresholds;

export type ThresholdField = {
  name: keyof Thresholds;
  label: string;
  unit: string;
  /** What the rule does with it. */
  meaning: string;
  /** The guide's figure, and where it stands there. */
  standard: number;
  source: string;
  min: number;
  max: number;
  step: number;
};

/** The thresholds of `classify` as a form shows them. Utilisation is a ratio here and a percentage on screen. */
export const thresholdFields: readonly ThresholdField[] = [
  {
    name: "onPremGpuHoursMonthly",
    standard: defaultThresholds.onPremGpuHoursMonthly,
    label: "On-prem above",
    unit: "GPU-hours per month",
    meaning: "A workload that uses more speaks for on-prem.",
    source: "Guide, training workloads: more than 500 GPU-hours a month",
    min: 0,
    max: 1_000_000,
    step: 10,
  },
  {
    name: "cloudGpuHoursMonthly",
    standard: defaultThresholds.cloudGpuHoursMonthly,
    label: "Cloud below",
    unit: "GPU-hours per month",
    meaning: "A workload that uses less speaks for the cloud.",
    source: "Guide, fine-tuning: less than 200 GPU-hours a month",
    min: 0,
    max: 1_000_000,
    step: 10,
  },
  {
    name: "utilisation",
    standard: defaultThresholds.utilisation,
    label: "Worth owning above",
    unit: "%",
    meaning: "GPUs used more than this are worth buying.",
    source: "Guide, batch inference: more than 60% utilisation",
    min: 0,
    max: 1,
    step: 0.01,
  },
  {
    name: "onPremLatencyMs",
    standard: defaultThresholds.onPremLatencyMs,
    label: "On-prem below",
    unit: "ms",
    meaning: "Users who need an answer sooner speak for on-prem.",
    source: "Guide, real-time inference: less than 50 ms",
    min: 0,
    max: 10_000,
    step: 1,
  },
  {
    name: "edgeLatencyMs",
    standard: defaultThresholds.edgeLatencyMs,
    label: "Edge below",
    unit: "ms",
    meaning: "An answer needed sooner can only come from a device on the spot.",
    source: "Guide, performance bottleneck: less than 10 ms",
    min: 0,
    max: 10_000,
    step: 1,
  },
  {
    name: "datasetTb",
    standard: defaultThresholds.datasetTb,
    label: "Data stays in place above",
    unit: "TB",
    meaning: "Larger data sets speak for on-prem; the same amount leaving in a month counts as well.",
    source: "Guide, data processing: more than 10 TB",
    min: 0,
    max: 100_000,
    step: 1,
  },
  {
    name: "parametersBillion",
    standard: defaultThresholds.parametersBillion,
    label: "No device from",
    unit: "billion parameters",
    meaning: "Models of this size or more do not fit an edge device.",
    source: "Guide, large model training: 10 billion parameters and more",
    min: 0,
    max: 100_000,
    step: 1,
  },
];

const bounded = (name: keyof Thresholds) => {
  const field = thresholdFields.find((each) => each.name === name);
  return z
    .number()
    .min(field?.min ?? 0)
    .max(field?.max ?? 1_000_000);
};

const thresholdShape = z.object({
  onPremGpuHoursMonthly: bounded("onPremGpuHoursMonthly"),
  cloudGpuHoursMonthly: bounded("cloudGpuHoursMonthly"),
  utilisation: bounded("utilisation"),
  onPremLatencyMs: bounded("onPremLatencyMs"),
  edgeLatencyMs: bounded("edgeLatencyMs"),
  datasetTb: bounded("datasetTb"),
  parametersBillion: bounded("parametersBillion"),
});

/** All thresholds at once; those that stand in pairs must not cross. */
export const thresholdsInput = thresholdShape.superRefine((limits, context) => {
  if (limits.cloudGpuHoursMonthly > limits.onPremGpuHoursMonthly) {
    const message = "Must not be above the on-prem threshold.";
    context.addIssue({ code: "custom", path: ["cloudGpuHoursMonthly"], message });
  }
  if (limits.edgeLatencyMs > limits.onPremLatencyMs) {
    const message = "Must not be above the latency for on-prem.";
    context.addIssue({ code: "custom", path: ["edgeLatencyMs"], message });
  }
}) satisfies z.ZodType<Thresholds>;

export type ThresholdsInput = z.infer<typeof thresholdsInput>;

/** Stored thresholds hold only what differs from the defaults; what does not parse counts as not set. */
export function thresholdsOf(stored: unknown): Thresholds {
  const merged = thresholdsInput.safeParse({ ...defaultThresholds, ...(isObject(stored) ? stored : {}) });
  return merged.success ? merged.data : defaultThresholds;
}

/** What has to be stored for these thresholds: nothing where they are the guide's. */
export function differences(thresholds: Thresholds): Partial<Thresholds> {
  const changed = thresholdFields.filter(({ name }) => thresholds[name] !== defaultThresholds[name]);
  return Object.fromEntries(changed.map(({ name }) => [name, thresholds[name]]));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
