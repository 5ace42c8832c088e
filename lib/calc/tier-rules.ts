import type { Purchase, Reason, RuleName, Thresholds, Variability, WorkloadKind, WorkloadProfile } from "./classify";
import { type Tier, tiers } from "./tier";

const kindPoints: Record<WorkloadKind, { tier: Tier; points: number }> = {
  "large-model-training": { tier: "cloud", points: 1 },
  "fine-tuning": { tier: "cloud", points: 2 },
  "batch-training": { tier: "cloud", points: 1 },
  "batch-inference": { tier: "on-prem", points: 1 },
  "real-time-inference": { tier: "on-prem", points: 1 },
  "edge-inference": { tier: "edge", points: 12 },
  "data-preparation": { tier: "cloud", points: 1 },
  "rapid-prototyping": { tier: "cloud", points: 4 },
  "model-evaluation": { tier: "cloud", points: 3 },
  "burst-capacity": { tier: "cloud", points: 4 },
};

const variabilityPoints: Record<Variability, { tier: Tier; points: number }> = {
  steady: { tier: "on-prem", points: 2 },
  variable: { tier: "cloud", points: 1 },
  bursty: { tier: "cloud", points: 3 },
};

/** Latency and residency weigh most: a tier that misses them is cheap for nothing. */
export function reasonsFor(workload: WorkloadProfile, limits: Thresholds): Reason[] {
  const { gpuHoursMonthly, utilisation, latencyMs, datasetTb, egressGbMonthly, residency, parametersBillion } =
    workload;
  const egressLimit = limits.datasetTb * 1000;
  const belowCloud = gpuHoursMonthly < limits.cloudGpuHoursMonthly;
  return [
    reason("kind", "kind", null, workload.kind, kindPoints[workload.kind]),
    belowCloud
      ? reason("volume", "gpuHoursMonthly", limits.cloudGpuHoursMonthly, gpuHoursMonthly, { tier: "cloud", points: 3 })
      : reason(
          "volume",
          "gpuHoursMonthly",
          limits.onPremGpuHoursMonthly,
          gpuHoursMonthly,
          gpuHoursMonthly > limits.onPremGpuHoursMonthly && { tier: "on-prem", points: 3 },
        ),
    reason(
      "utilisation",
      "utilisation",
      limits.utilisation,
      utilisation,
      utilisation !== null &&
        (utilisation > limits.utilisation ? { tier: "on-prem", points: 2 } : { tier: "cloud", points: 1 }),
    ),
    reason(
      "latency",
      "latencyMs",
      limits.onPremLatencyMs,
      latencyMs,
      latencyMs !== null && latencyMs < limits.onPremLatencyMs && { tier: "on-prem", points: 12 },
    ),
    reason(
      "edge-latency",
      "latencyMs",
      limits.edgeLatencyMs,
      latencyMs,
      latencyMs !== null && latencyMs < limits.edgeLatencyMs && { tier: "edge", points: 24 },
    ),
    reason(
      "data-gravity",
      "datasetTb",
      limits.datasetTb,
      datasetTb,
      datasetTb > limits.datasetTb && { tier: "on-prem", points: 3 },
    ),
    reason(
      "egress",
      "egressGbMonthly",
      egressLimit,
      egressGbMonthly,
      egressGbMonthly > egressLimit && { tier: "on-prem", points: 1 },
    ),
    reason("residency", "residency", null, residency, residency !== null && { tier: "on-prem", points: 4 }),
    reason("variability", "variability", null, workload.variability, variabilityPoints[workload.variability]),
    reason(
      "model-size",
      "parametersBillion",
      limits.parametersBillion,
      parametersBillion,
      parametersBillion !== null && parametersBillion >= limits.parametersBillion && { tier: "edge", points: -25 },
    ),
  ];
}

function reason(
  rule: RuleName,
  field: keyof WorkloadProfile,
  threshold: number | null,
  value: number | string | null,
  verdict: { tier: Tier; points: number } | false,
): Reason {
  return { rule, field, threshold, value, tier: verdict ? verdict.tier : null, points: verdict ? verdict.points : 0 };
}

/** Tiers by their points; equal ones in the order of least commitment. */
export function ranking(reasons: readonly Reason[]): { tier: Tier; points: number }[] {
  return tiers
    .map((tier) => ({
      tier,
      points: reasons.reduce((sum, each) => (each.tier === tier ? sum + each.points : sum), 0),
    }))
    .sort((a, b) => b.points - a.points);
}

/** The guide's purchase table: spot for what survives interruption, reserved for what always runs. */
export function purchaseFor(tier: Tier, workload: WorkloadProfile, limits: Thresholds): Purchase {
  if (tier === "edge") return "devices";
  const busy = workload.utilisation !== null && workload.utilisation > limits.utilisation;
  if (tier === "on-prem") return workload.variability === "steady" || busy ? "owned" : "consumption";
  const userFacing = workload.kind === "real-time-inference" || workload.kind === "edge-inference";
  if (workload.faultTolerant && !userFacing) return "spot";
  const passing = ["rapid-prototyping", "model-evaluation", "burst-capacity"].includes(workload.kind);
  return !passing && workload.variability === "steady" ? "reserved" : "on-demand";
}
