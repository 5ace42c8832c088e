import { z } from "zod";
import type { Lever, LeverChange, LeverKind } from "../calc/lever";
import { planId, purchaseMix } from "./supply";

const gpus = z.number().gt(0).max(1_000_000);
const utilisation = z.number().min(0.01).max(1);
const factor = z.number().min(0).max(1000);

export const leverChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("gpu-sharing"), gpusBefore: gpus, gpusAfter: gpus }),
  z.object({ kind: z.literal("batching"), utilisationBefore: utilisation, utilisationAfter: utilisation }),
  z.object({ kind: z.literal("auto-shutdown"), utilisation }),
  z.object({ kind: z.literal("purchase-mix"), mix: purchaseMix }),
  z.object({ kind: z.literal("compression"), costRatio: z.number().gt(0).max(10) }),
  z.object({ kind: z.literal("locality"), egressAvoided: z.number().min(0).max(1) }),
  z.object({ kind: z.literal("other"), demandFactor: factor, priceFactor: factor }),
]) satisfies z.ZodType<LeverChange>;

/** A lever as a form or a planner gives it; the scenario that takes it gives it an id. */
export const leverInput = z.object({
  name: z.string().trim().min(1, "Give it a name.").max(120),
  workloadIds: z.array(planId).min(1, "Choose at least one workload.").max(500).nullable(),
  fromMonth: z.int().min(1).max(120),
  oneOffCost: z.number().min(0).max(1e12),
  change: leverChange,
}) satisfies z.ZodType<LeverInput>;

export type LeverInput = Omit<Lever, "id">;

export const lever = leverInput.extend({ id: planId }) satisfies z.ZodType<Lever>;

/** Each lever of a split is evaluated on its own, so their number bounds the time of an answer. */
export const mostLevers = 40;

/** What each kind is called, in the order in which a choice offers them. */
export const leverNames: Readonly<Record<LeverKind, string>> = {
  "gpu-sharing": "GPU sharing",
  batching: "Batching",
  "auto-shutdown": "Auto-shutdown and scaling",
  "purchase-mix": "Reserved and spot mix",
  compression: "Model compression",
  locality: "Data locality",
  other: "Other change",
};
