import { z } from "zod";
import { adviceCodes, readiness, readinessFields } from "../../calc/readiness";
import { comparisons, phases, stages, triggerNames } from "../../calc/readiness-rules";
import { maybe, money, ratio } from "../number";
import { calculation } from "./definition";

const shape = {
  monthlySpend: money.nullable(),
  gpuUtilisation: ratio.nullable().default(null),
  egressMonthly: money.nullable().default(null),
  latencyOrResidency: z.boolean().nullable().default(null),
  stableShare: ratio.nullable().default(null),
  horizonYears: z.number().min(0).max(30).nullable().default(null),
  /** Cloud cost over the full cost of owning for the same work and time. */
  onPremTcoRatio: z.number().min(0).max(1000).nullable().default(null),
};

const phase = z.enum(phases).nullable();
const rules = z.array(z.enum(triggerNames));

export const readinessCalculations = {
  readiness: calculation({
    name: "readiness",
    title: "Readiness for hybrid",
    input: z.strictObject(shape),
    output: z.object({
      phase,
      approaching: phase,
      stage: z.enum(stages).nullable(),
      triggers: z.array(
        z.object({
          rule: z.enum(triggerNames),
          step: z.enum(["plan", "implement"]),
          comparison: z.enum(comparisons),
          threshold: maybe,
          met: z.boolean().nullable(),
          value: z.union([z.number(), z.boolean()]).nullable(),
          missing: z.array(z.enum(readinessFields)),
        }),
      ),
      advice: z.enum(adviceCodes),
      reasons: rules,
      open: rules,
      owning: z.boolean().nullable(),
    }),
    run: readiness,
    formula:
      "Plan: monthlySpend ≥ 25,000. Implement: monthlySpend ≥ 50,000 and one of gpuUtilisation > 60 %, egressMonthly > 5,000, latencyOrResidency, onPremTcoRatio ≥ 60 %. Own: monthlySpend × stableShare > 50,000, gpuUtilisation > 60 % and horizonYears ≥ 3. A phase holds until the next one's lower bound",
    source:
      "Guide: cost trajectory, rule of thumb, stages, when to move; Deloitte, Is your organization's infrastructure ready for the new hybrid cloud?, 2025: cloud at 60 to 70 % of the cost of equivalent owned systems",
  }),
};
