import type { Tier } from "./tier";
import { purchaseFor, ranking, reasonsFor } from "./tier-rules";

/**
 * The guide's eight kinds of workload, and the two that only its purchase table names: training that survives
 * interruption, and burst capacity. Its analytics are batch inference there, so they have no kind of their own.
 */
export const workloadKinds = [
  "large-model-training",
  "fine-tuning",
  "batch-training",
  "batch-inference",
  "real-time-inference",
  "edge-inference",
  "data-preparation",
  "rapid-prototyping",
  "model-evaluation",
  "burst-capacity",
] as const;

export type WorkloadKind = (typeof workloadKinds)[number];

export const workloadKindNames: Record<WorkloadKind, string> = {
  "large-model-training": "Large model training",
  "fine-tuning": "Fine-tuning",
  "batch-training": "Batch training",
  "batch-inference": "Batch inference",
  "real-time-inference": "Real-time inference",
  "edge-inference": "Edge inference",
  "data-preparation": "Data preparation",
  "rapid-prototyping": "Rapid prototyping",
  "model-evaluation": "Model evaluation",
  "burst-capacity": "Burst capacity",
};

export const variabilities = ["steady", "variable", "bursty"] as const;

export type Variability = (typeof variabilities)[number];

export type Thresholds = {
  /** Above it, owning is the cheaper place for the volume. */
  onPremGpuHoursMonthly: number;
  /** Below it, the cloud is the more flexible place. */
  cloudGpuHoursMonthly: number;
  /** Above it, bought hardware is used well enough. */
  utilisation: number;
  /** Below it, on-prem or edge. */
  onPremLatencyMs: number;
  /** Below it, edge. */
  edgeLatencyMs: number;
  /** Above it, the work goes to the data; the same amount leaving in a month counts as well. */
  datasetTb: number;
  /** From it on, a model is too large for an edge device. */
  parametersBillion: number;
};

/** The guide's figures. */
export const defaultThresholds: Thresholds = {
  onPremGpuHoursMonthly: 500,
  cloudGpuHoursMonthly: 200,
  utilisation: 0.6,
  onPremLatencyMs: 50,
  edgeLatencyMs: 10,
  datasetTb: 10,
  parametersBillion: 10,
};

export type WorkloadProfile = {
  kind: WorkloadKind;
  gpuHoursMonthly: number;
  /** Used share of the allocated hours; null: not measured. */
  utilisation: number | null;
  /** Latency the users need; null: no requirement. */
  latencyMs: number | null;
  datasetTb: number;
  egressGbMonthly: number;
  faultTolerant: boolean;
  /** Where the data has to stay; null: anywhere. */
  residency: string | null;
  variability: Variability;
  parametersBillion: number | null;
};

export const purchases = ["on-demand", "reserved", "spot", "owned", "consumption", "devices"] as const;

export type Purchase = (typeof purchases)[number];

export const ruleNames = [
  "kind",
  "volume",
  "utilisation",
  "latency",
  "edge-latency",
  "data-gravity",
  "egress",
  "residency",
  "variability",
  "model-size",
] as const;

export type RuleName = (typeof ruleNames)[number];

/** What one rule saw. `points` speak for `tier` (negative: against it); 0 and null: the rule takes no side. */
export type Reason = {
  rule: RuleName;
  field: keyof WorkloadProfile;
  threshold: number | null;
  value: number | string | null;
  tier: Tier | null;
  points: number;
};

/** Setting `field` to `at`, and nothing else, makes the recommendation `to`. */
export type Flip = { field: keyof WorkloadProfile; at: number | string | null; to: Tier };

export type Classification = {
  tier: Tier;
  purchase: Purchase;
  points: number;
  reasons: Reason[];
  /** The other tiers, best first. */
  alternatives: { tier: Tier; purchase: Purchase; points: number }[];
  flips: Flip[];
};

/**
 * The tier a workload belongs to by the guide's rules. Each rule gives points to one tier; the most points win, and
 * equal points go to the tier that commits to least (cloud, on-prem, edge). Never throws; unknown values give no points.
 */
export function classify(workload: WorkloadProfile, thresholds: Thresholds = defaultThresholds): Classification {
  const reasons = reasonsFor(workload, thresholds);
  const ranked = ranking(reasons);
  const [best, ...others] = ranked.map(({ tier, points }) => ({
    tier,
    purchase: purchaseFor(tier, workload, thresholds),
    points,
  }));
  if (best === undefined) throw new RangeError("There are no tiers to choose from.");
  return { ...best, reasons, alternatives: others, flips: flipsOf(workload, thresholds, best.tier) };
}

/** Every flip was tried: the nearest value on each side of the present one that changes the tier. */
function flipsOf(workload: WorkloadProfile, limits: Thresholds, tier: Tier): Flip[] {
  const flips: Flip[] = [];
  const attempt = (field: keyof WorkloadProfile, at: number | string | null) => {
    const to = ranking(reasonsFor({ ...workload, [field]: at }, limits))[0]?.tier;
    if (to === undefined || to === tier) return false;
    flips.push({ field, at, to });
    return true;
  };
  const numeric = (field: keyof WorkloadProfile, present: number | null, steps: readonly number[]) => {
    const sorted = [...steps].sort((a, b) => a - b);
    if (present === null) {
      // No requirement yet: the mildest one that would change the recommendation.
      sorted.reverse().some((at) => attempt(field, at));
      return;
    }
    sorted
      .filter((at) => at < present)
      .reverse()
      .some((at) => attempt(field, at));
    sorted.filter((at) => at > present).some((at) => attempt(field, at));
  };
  numeric("gpuHoursMonthly", workload.gpuHoursMonthly, [
    ...around(limits.cloudGpuHoursMonthly, 1),
    ...around(limits.onPremGpuHoursMonthly, 1),
  ]);
  numeric(
    "utilisation",
    workload.utilisation,
    around(limits.utilisation, 0.01).filter((at) => at <= 1),
  );
  numeric("latencyMs", workload.latencyMs, [...around(limits.onPremLatencyMs, 1), ...around(limits.edgeLatencyMs, 1)]);
  numeric("datasetTb", workload.datasetTb, around(limits.datasetTb, 0.1));
  numeric("egressGbMonthly", workload.egressGbMonthly, around(limits.datasetTb * 1000, 1));
  if (workload.parametersBillion !== null) {
    numeric("parametersBillion", workload.parametersBillion, around(limits.parametersBillion, 0.1));
  }
  attempt("residency", workload.residency === null ? "required" : null);
  for (const variability of variabilities)
    if (variability !== workload.variability) attempt("variability", variability);
  return flips;
}

/** Both sides of a threshold and the threshold itself, one readable step apart. */
function around(threshold: number, step: number): number[] {
  return [threshold - step, threshold, threshold + step]
    .map((at) => Math.round(at * 1e6) / 1e6)
    .filter((at) => at >= 0);
}
