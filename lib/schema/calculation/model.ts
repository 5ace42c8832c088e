import { z } from "zod";
import { compression, type TechniqueName } from "../../calc/compression";
import { modelMemory } from "../../calc/model-memory";
import { figure, maybe, money, quantity, ratio } from "../number";
import { calculation } from "./definition";

export const techniqueNames = [
  "int8",
  "pruning",
  "distillation",
  "low-rank",
] as const satisfies readonly TechniqueName[];

const remaining = z.number().gt(0).max(10);

/** Ratios of after to before; a loss is a share of all answers and may be a gain. */
export const ownRatios = z.strictObject({
  costRatio: remaining,
  sizeRatio: remaining,
  accuracyLoss: z.number().min(-1).max(1),
  latencyRatio: remaining.nullable().default(null),
});

export const compressionOutcome = z.object({
  monthlyCost: figure,
  sizeGb: maybe,
  latencyMs: maybe,
  accuracy: figure,
  savingRatio: figure,
  sizeReduction: figure,
  latencyReduction: maybe,
  annualSaving: figure,
  paybackMonths: maybe,
});

const part = z.int().min(1).max(1_000_000_000).nullable().default(null);

export const modelCalculations = {
  compression: calculation({
    name: "compression",
    title: "Model compression",
    input: z.strictObject({
      techniques: z
        .array(z.union([z.enum(techniqueNames), ownRatios]))
        .min(1)
        .max(8)
        .refine(
          (list) => {
            const named = list.filter((technique) => typeof technique === "string");
            return new Set(named).size === named.length;
          },
          { message: "each technique only once" },
        ),
      monthlyCost: money,
      sizeGb: quantity.nullable().default(null),
      latencyMs: quantity.nullable().default(null),
      accuracy: ratio,
      effortCost: money.default(0),
    }),
    output: z.object({ low: compressionOutcome, high: compressionOutcome }),
    run: compression,
    formula:
      "cost and size × Π ratios, accuracy − Σ losses; paybackMonths = effortCost / (monthlyCost × (1 − Π ratios)); low is the cautious end of the ranges, high the other",
    source: "Guide, strategy 3: ranges of the four techniques; it gives no latency by technique",
  }),
  "model-memory": calculation({
    name: "model-memory",
    title: "Memory of a model",
    input: z.strictObject({
      parametersBillion: z.number().gt(0).max(1_000_000),
      bits: z.number().gt(0).max(64),
      layers: part,
      kvHeads: part,
      headDim: part,
      sequence: part,
      batch: part,
    }),
    output: z.object({ weightsGb: figure, kvCacheGb: maybe }),
    run: modelMemory,
    formula:
      "weightsGb = parameters × bits / 8; kvCacheGb = 2 × layers × kvHeads × headDim × 2 bytes × sequence × batch",
    source: "Arithmetic; checked against published sizes of Llama 2 and 3",
  }),
};
