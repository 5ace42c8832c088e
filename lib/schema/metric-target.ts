import { z } from "zod";
import { type MetricKey, metricDefinitions, metricKeys } from "../calc/metric-definitions";

const targetRule = "Must be a number of 0 or more, or empty for no target.";

/** A target as the form sends it: shares in percent, empty for none. */
export const metricTargetForm = z
  .object({
    metric: z.enum(metricKeys, "There is no such metric."),
    teamId: z.preprocess(
      (value) => (value === "" || value === "all" ? null : value),
      z.uuid("There is no such team.").nullable(),
    ),
    usual: z.preprocess((value) => value === "on" || value === true, z.boolean()),
    target: z
      .string({ error: targetRule })
      .trim()
      .max(40, targetRule)
      .regex(/^\d*(\.\d+)?$/, targetRule)
      .transform((text) => (text === "" ? null : Number(text)))
      .refine((value) => value === null || value <= 1e12, "Must be at most 1,000,000,000,000."),
  })
  .superRefine(({ metric, target }, context) => {
    if (isShare(metric) && target !== null && target > 100)
      context.addIssue({ code: "custom", path: ["target"], message: "Must be at most 100%." });
  })
  .transform(({ metric, teamId, usual, target }) => ({
    metric,
    teamId,
    target: usual ? ("usual" as const) : target === null ? null : isShare(metric) ? shareOf(target) : target,
  }));

function isShare(metric: MetricKey): boolean {
  return metricDefinitions[metric].unit === "ratio";
}

/** 99.9 → 0.999, without the digits that a division by 100 leaves. */
function shareOf(percent: number): number {
  return Number((percent / 100).toPrecision(12));
}
