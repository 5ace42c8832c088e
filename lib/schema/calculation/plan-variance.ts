import { z } from "zod";
import { planVariance } from "../../calc/plan-variance";
import { tiers } from "../../calc/tier";
import { figure, hours, label, maybe, money, quantity } from "../number";
import { calculation } from "./definition";

const work = z.strictObject({
  id: label,
  usedGpuHours: hours.nullable().default(null),
  tiers: z
    .array(z.strictObject({ tier: z.enum(tiers), gpuHours: hours.nullable().default(null), cost: money }))
    .max(60)
    .default([]),
  items: z
    .array(z.strictObject({ name: label, cost: money, quantity: quantity.nullable().default(null) }))
    .max(60)
    .default([]),
});

const side = z
  .array(work)
  .max(2000)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { message: "Every id may stand once." });

const parts = { price: figure, volume: figure, placement: figure, other: figure };

export const planVarianceCalculations = {
  "plan-variance": calculation({
    name: "plan-variance",
    title: "Plan against actuals",
    input: z.strictObject({ plan: side, actual: side }),
    output: z.object({
      lines: z.array(
        z.object({
          id: label,
          status: z.enum(["compared", "not-in-plan", "not-run"]),
          plan: maybe,
          actual: maybe,
          difference: figure,
          parts: z.object({ ...parts, utilisation: maybe }),
          others: z.array(z.object({ name: label, difference: figure })),
          gap: z.enum(["no-gpu-hours", "no-used-hours"]).nullable(),
        }),
      ),
      plan: figure,
      actual: figure,
      difference: figure,
      parts: z.object({ ...parts, utilisation: figure }),
      notInPlan: figure,
      notRun: figure,
    }),
    run: ({ plan, actual }) => {
      const { lines, ...totals } = planVariance({ plan, actual });
      return { ...totals, lines: lines.map(({ others, ...line }) => ({ ...line, others: [...others] })) };
    },
    formula:
      "volume = C₀·W₁/W₀ − C₀; utilisation = C₀·A₁/A₀ − C₀·W₁/W₀; placement = Σₜ A₁ₜ·p₀ₜ − C₀·A₁/A₀; price = C₁ − Σₜ A₁ₜ·p₀ₜ, with cost C, GPU-hours used W and allocated A, price p of a tier t; 0 planned, 1 actual",
    source: "Flexible-budget variances of cost accounting",
  }),
};
