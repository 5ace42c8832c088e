import { z } from "zod";
import {
  classify,
  defaultThresholds,
  purchases,
  ruleNames,
  type Thresholds,
  variabilities,
  type WorkloadProfile,
  workloadKinds,
} from "../../calc/classify";
import { portfolioComparison } from "../../calc/portfolio-comparison";
import { splits } from "../../calc/splits";
import { tiers } from "../../calc/tier";
import { trainingRun } from "../../calc/training-run";
import {
  annualChange,
  count,
  discountRate,
  figure,
  horizonMonths,
  hours,
  label,
  maybe,
  money,
  months,
  positiveCount,
  positiveRatio,
  quantity,
  ratio,
} from "../number";
import { calculation } from "./definition";

const splitFigures = z.object({
  share: figure,
  nodes: figure,
  capex: figure,
  cloudMonthly: figure,
  onPremMonthly: figure,
  total: figure,
  perGpuHour: maybe,
  savings: figure,
  breakevenMonths: maybe,
  breakevenMonth: maybe,
  curve: z.array(z.object({ month: figure, allCloud: figure, split: figure })),
});

const tier = z.enum(tiers);
const purchase = z.enum(purchases);
const seen = z.union([z.number(), z.string()]).nullable();
const limit = quantity;

const thresholds = z
  .strictObject({
    onPremGpuHoursMonthly: limit.default(defaultThresholds.onPremGpuHoursMonthly),
    cloudGpuHoursMonthly: limit.default(defaultThresholds.cloudGpuHoursMonthly),
    utilisation: ratio.default(defaultThresholds.utilisation),
    onPremLatencyMs: limit.default(defaultThresholds.onPremLatencyMs),
    edgeLatencyMs: limit.default(defaultThresholds.edgeLatencyMs),
    datasetTb: limit.default(defaultThresholds.datasetTb),
    parametersBillion: limit.default(defaultThresholds.parametersBillion),
  })
  .default(defaultThresholds);

/** Names of fields, so that a client knows what a reason or a flip can speak of. */
const profileFields = [
  "kind",
  "gpuHoursMonthly",
  "utilisation",
  "latencyMs",
  "datasetTb",
  "egressGbMonthly",
  "faultTolerant",
  "residency",
  "variability",
  "parametersBillion",
] as const satisfies readonly (keyof WorkloadProfile)[];

export const workloadCalculations = {
  "training-run": calculation({
    name: "training-run",
    title: "Training runs: cloud or own servers",
    input: z.strictObject({
      gpuHoursPerRun: hours,
      runsPerYear: quantity,
      gpusPerInstance: positiveCount,
      instanceHourly: money,
      serverCapex: money,
      servers: positiveCount.default(1),
      onPremMonthly: money,
      years: z.int().min(1).max(30).default(3),
    }),
    output: z.object({
      cloudPerRun: figure,
      cloudAnnual: figure,
      cloudTotal: figure,
      onPremByYear: z.array(figure),
      onPremTotal: figure,
      onPremAnnualised: figure,
      savingsRatio: maybe,
      breakevenRunsHardwareOnly: maybe,
      breakevenRuns: maybe,
      breakevenMonths: maybe,
      serverUtilisation: figure,
    }),
    run: trainingRun,
    formula:
      "cloudPerRun = gpuHoursPerRun / gpusPerInstance × instanceHourly; breakevenRuns = servers × serverCapex / (cloudPerRun − 12 × onPremMonthly / runsPerYear)",
    source: "Guide, training of a GPT-3-scale model; its 4.8 runs leave the running cost out",
  }),
  "portfolio-comparison": calculation({
    name: "portfolio-comparison",
    title: "Portfolio before and after",
    input: z.strictObject({
      lines: z
        .array(z.strictObject({ name: label, before: money, after: money }))
        .min(1)
        .max(500),
    }),
    output: z.object({
      beforeTotal: figure,
      afterTotal: figure,
      monthlySaving: figure,
      savingRatio: maybe,
      annualSaving: figure,
      lines: z.array(z.object({ name: z.string(), saving: figure, savingRatio: maybe })),
    }),
    run: portfolioComparison,
    formula: "savingRatio = (Σ before − Σ after) / Σ before, over all lines and for each",
    source: "Guide, strategy 1: workload tiering and placement",
  }),
  splits: calculation({
    name: "splits",
    title: "Splits between cloud and on-prem",
    input: z.strictObject({
      gpuHoursMonthly: hours,
      peakToMean: z.number().min(1).max(1000).default(1),
      growthAnnual: annualChange.default(0),
      cloudGpuHourly: money,
      nodeCapex: money,
      gpusPerNode: positiveCount,
      nodeMonthly: money,
      targetUtilisation: positiveRatio.default(0.7),
      spareNodes: count.default(0),
      shares: z.array(ratio).min(1).max(20).default([0.7, 0.5, 0.3]),
      shareOf: z.enum(["gpu-hours", "peak"]).default("gpu-hours"),
      horizonMonths: horizonMonths.default(36),
      installMonths: months.default(0),
      onPremGrowthAnnual: annualChange.default(0),
      cloudPriceChangeAnnual: annualChange.default(0),
      discountRateAnnual: discountRate.default(0),
      residualRatio: ratio.default(0),
    }),
    output: z.object({ allCloud: splitFigures, splits: z.array(splitFigures), allOnPrem: splitFigures }),
    run: splits,
    formula:
      "K serves the share of the load curve d(u) = P·(1 − u)^(peakToMean − 1); nodes = ⌈K / (gpusPerNode × targetUtilisation)⌉ + spareNodes; the rest is paid by the GPU-hour",
    source: "Guide, strategy 1: 70/30, 50/50 and 30/70 splits",
  }),
  classify: calculation({
    name: "classify",
    title: "Recommended tier",
    input: z.strictObject({
      kind: z.enum(workloadKinds),
      gpuHoursMonthly: hours,
      utilisation: ratio.nullable().default(null),
      latencyMs: quantity.nullable().default(null),
      datasetTb: quantity.default(0),
      egressGbMonthly: quantity.default(0),
      faultTolerant: z.boolean().default(false),
      residency: z.string().min(1).max(200).nullable().default(null),
      variability: z.enum(variabilities).default("steady"),
      parametersBillion: quantity.nullable().default(null),
      thresholds,
    }),
    output: z.object({
      tier,
      purchase,
      points: figure,
      reasons: z.array(
        z.object({
          rule: z.enum(ruleNames),
          field: z.enum(profileFields),
          threshold: maybe,
          value: seen,
          tier: tier.nullable(),
          points: figure,
        }),
      ),
      alternatives: z.array(z.object({ tier, purchase, points: figure })),
      flips: z.array(z.object({ field: z.enum(profileFields), at: seen, to: tier })),
    }),
    run: ({ thresholds: limits, ...workload }: WorkloadProfile & { thresholds: Thresholds }) =>
      classify(workload, limits),
    formula:
      "Every rule gives points to one tier and the most points win: > 500 GPU-h a month on-prem, < 200 cloud, > 60 % utilisation on-prem, < 50 ms on-prem, < 10 ms edge, > 10 TB on-prem, ≥ 10 B parameters not edge",
    source: "Guide, workload classification framework",
  }),
};
