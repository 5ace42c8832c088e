import { z } from "zod";
import { tokenBreakeven } from "../../calc/token-breakeven";
import { tokenCost } from "../../calc/token-cost";
import { unitMetrics } from "../../calc/unit-metrics";
import { utilisationSaving } from "../../calc/utilisation";
import { figure, maybe, money, positiveQuantity, positiveRatio, quantity, ratio } from "../number";
import { calculation } from "./definition";

const divisor = quantity.nullable().default(null);

export const unitCostCalculations = {
  "token-cost": calculation({
    name: "token-cost",
    title: "Cost of a million tokens",
    input: z.strictObject({
      hourlyCost: money,
      tokensPerSecond: positiveQuantity,
      utilisation: positiveRatio.default(1),
    }),
    output: z.object({ perMillionTokens: figure }),
    run: tokenCost,
    formula: "hourlyCost / (tokensPerSecond × 3,600 × utilisation) × 10⁶",
    source: "Arithmetic",
  }),
  "token-breakeven": calculation({
    name: "token-breakeven",
    title: "Own model against an API",
    input: z.strictObject({
      capex: money,
      onPremMonthly: money,
      millionTokensMonthly: quantity,
      apiInputPerMillion: money,
      apiOutputPerMillion: money,
      inputShare: ratio,
    }),
    output: z.object({ apiMonthly: figure, breakevenMonths: maybe }),
    run: tokenBreakeven,
    formula:
      "apiMonthly = millionTokensMonthly × (inputShare × apiInputPerMillion + (1 − inputShare) × apiOutputPerMillion); breakevenMonths = capex / (apiMonthly − onPremMonthly)",
    source: "Arithmetic",
  }),
  utilisation: calculation({
    name: "utilisation",
    title: "What idle GPUs cost",
    input: z.strictObject({ monthlyCost: money, utilisation: positiveRatio, targetUtilisation: positiveRatio }),
    output: z.object({
      idleCost: figure,
      costAtTarget: figure,
      saving: figure,
      savingRatio: figure,
      hoursFactor: figure,
    }),
    run: utilisationSaving,
    formula: "costAtTarget = monthlyCost × utilisation / targetUtilisation; idleCost = monthlyCost × (1 − utilisation)",
    source: "Guide, strategy 2: GPU utilisation",
  }),
  "unit-metrics": calculation({
    name: "unit-metrics",
    title: "Unit metrics",
    input: z.strictObject({
      costs: money,
      trainingRuns: divisor,
      inferences: divisor,
      tokens: divisor,
      gpuHoursAllocated: divisor,
      gpuHoursUsed: divisor,
      revenue: divisor,
    }),
    output: z.object({
      costPerRun: maybe,
      costPerMillionInferences: maybe,
      costPerMillionTokens: maybe,
      gpuUtilisation: maybe,
      aiCostRatio: maybe,
    }),
    run: unitMetrics,
    formula: "Each is a ratio of sums: costs / units, gpuHoursUsed / gpuHoursAllocated, costs / revenue",
    source: "Guide, essential metrics",
  }),
};
