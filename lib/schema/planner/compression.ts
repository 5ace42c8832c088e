import { z } from "zod";
import { compressionPlan } from "../../calc/compression-plan";
import { compressionOutcome, techniqueNames } from "../calculation/model";
import { figure, money, quantity } from "../number";
import { percent } from "./percent";

const choice = z.enum([...techniqueNames, "own"]);

const remaining = percent(0.001, 10);

const own = z.strictObject({
  costRatio: remaining,
  sizeRatio: remaining,
  accuracyLoss: percent(-1, 1),
  latencyRatio: remaining.nullable(),
});

const option = z.object({
  techniques: z.array(choice).readonly(),
  effortCost: figure,
  low: compressionOutcome,
  high: compressionOutcome,
  standing: z.enum(["kept", "open", "missed"]),
  isEfficient: z.boolean(),
});

/** What the planner of model compression takes and gives. */
export const compressionPlanner = {
  input: z.strictObject({
    monthlyCost: money,
    sizeGb: quantity.nullable(),
    latencyMs: quantity.nullable(),
    accuracy: percent(0, 1),
    effortPerTechnique: money,
    qualityFloor: percent(0, 1),
    chosen: z.array(choice).max(5),
    own: own.nullable(),
  }),
  output: z.object({ options: z.array(option), chosen: option.nullable(), best: option.nullable() }),
  run: compressionPlan,
};

export type CompressionPlannerInput = z.output<typeof compressionPlanner.input>;

export type CompressionPlannerResult = z.output<typeof compressionPlanner.output>;
