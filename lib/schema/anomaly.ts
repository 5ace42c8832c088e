import { z } from "zod";
import { type AnomalyLimits, defaultAnomalyLimits } from "../calc/anomaly";
import { isDay } from "../calc/day";

export const anomalyLimitsInput = z.object({
  amount: z.number().min(0, "Must be at least 0.").max(1_000_000_000, "At most 1,000,000,000."),
  share: z.number().min(0, "Must be at least 0%.").max(10, "At most 1,000%."),
  spreads: z.number().min(1, "Must be at least 1.").max(20, "At most 20."),
}) satisfies z.ZodType<AnomalyLimits>;

/** What is not stored, or does not parse, is the default. */
export function anomalyLimitsOf(stored: unknown): AnomalyLimits {
  const given = typeof stored === "object" && stored !== null ? stored : {};
  const merged = anomalyLimitsInput.safeParse({ ...defaultAnomalyLimits, ...given });
  return merged.success ? merged.data : defaultAnomalyLimits;
}

/** What an anomaly is called for good: what costs more or less, who bears it, and the day it began. */
const anomalyName = {
  subject: z
    .string()
    .regex(/^(workload|owner|service|tier):.{1,190}$/, "Must name a workload, owner, service or tier."),
  // A form has no null.
  teamId: z.union([z.literal("").transform(() => null), z.uuid()]).nullable(),
  from: z.string().refine(isDay, "Must be a day such as 2026-11-23."),
};

export const ignoreAnomalyInput = z.object({
  ...anomalyName,
  reason: z.string().trim().min(3, "Say why in at least 3 characters.").max(1000, "At most 1,000 characters."),
});

export const reopenAnomalyInput = z.object(anomalyName);

export type AnomalyName = z.output<typeof reopenAnomalyInput>;

/** The last thing that was said of an anomaly. */
export type AnomalyVerdict = AnomalyName & {
  verdict: "ignored" | "reopened";
  reason: string;
  author: string;
  at: string;
};
