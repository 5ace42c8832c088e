import { z } from "zod";
import { variabilities, type WorkloadProfile, workloadKinds } from "../calc/classify";
import type { SupplyKind } from "../calc/supply";

/** A number with the rule it has to keep said in words, because the form, the API and the import all show it. */
function amount(rule: string, { min, max }: { min: number; max: number }) {
  return z.number({ error: rule }).min(min, { error: rule }).max(max, { error: rule });
}

const line = (rule: string, max: number) =>
  z
    .string({ error: rule })
    .trim()
    .max(max, { error: rule })
    .regex(/^\P{Cc}*$/u, { error: "Must be one line without control characters." });

const nameRule = "Must be 1 to 80 characters.";
const percentRule = "Must be a percentage from 1 to 100. Leave it empty if it was not measured.";
const noNul = /^[^\0]*$/;

export const workloadInput = z.object({
  name: line(nameRule, 80).min(1, { error: nameRule }),
  teamId: z.uuid({ error: "Choose a team." }),
  kind: z.enum(workloadKinds, { error: "Choose one of the ten kinds." }),
  supplyId: z.uuid({ error: "Choose what it runs on." }),
  gpuHoursMonthly: amount("Must be a number from 0 to 1 billion, written like 1250.5.", { min: 0, max: 1e9 }),
  /** Peak over mean of the month's load; 1 is flat. */
  peakToMean: amount("Must be a number from 1 to 1000, written like 1.5.", { min: 1, max: 1000 }).default(1),
  /** null: the growth of the scenario it is put in. */
  growthAnnual: amount("Must be a percentage from -99 to 1000 a year.", { min: -0.99, max: 10 })
    .nullable()
    .default(null),
  /** Used share of the allocated GPU-hours, 0 to 1; null: not measured. */
  utilisation: amount(percentRule, { min: 0.01, max: 1 }).nullable().default(null),
  /** Latency the users need; null: no requirement. */
  latencyMs: amount("Must be a number from 0.1 to 1 million. Leave it empty if there is no requirement.", {
    min: 0.1,
    max: 1e6,
  })
    .nullable()
    .default(null),
  datasetTb: amount("Must be a number from 0 to 1 million, written like 12.5.", { min: 0, max: 1e6 }).default(0),
  egressGbMonthly: amount("Must be a number from 0 to 1 billion, written like 1250.5.", { min: 0, max: 1e9 }).default(
    0,
  ),
  faultTolerant: z.boolean({ error: "Must be yes or no." }).default(false),
  /** Where the data has to stay; null: anywhere. */
  residency: line("Must be at most 40 characters.", 40)
    .transform((place) => place || null)
    .nullable()
    .default(null),
  variability: z.enum(variabilities, { error: "Must be steady, variable or bursty." }).default("steady"),
  parametersBillion: amount("Must be a number from 0.001 to 100000. Leave it empty if it does not apply.", {
    min: 0.001,
    max: 1e5,
  })
    .nullable()
    .default(null),
  notes: z
    .string({ error: "Must be text." })
    .max(2000, { error: "Must be at most 2,000 characters." })
    .regex(noNul, { error: "Must not contain NUL characters." })
    .default(""),
}) satisfies z.ZodType<WorkloadProfile>;

export type WorkloadInput = z.infer<typeof workloadInput>;

export type WorkloadField = keyof WorkloadInput;

export const workloadFields = Object.keys(workloadInput.shape) as WorkloadField[];

/** A workload as every reader gets it: plain values, instants as ISO text. */
export type Workload = WorkloadInput & {
  id: string;
  teamName: string;
  supplyName: string;
  supplyKind: SupplyKind;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
};

export const workloadStatuses = ["active", "archived"] as const;

export type WorkloadStatus = (typeof workloadStatuses)[number];

/** What people call the fields: labels of the form, words of an error, entries of the history. */
export const workloadFieldNames: Record<WorkloadField, string> = {
  name: "Name",
  teamId: "Team",
  kind: "Kind",
  supplyId: "Runs on",
  gpuHoursMonthly: "GPU-hours per month",
  peakToMean: "Peak to mean",
  growthAnnual: "Growth per year",
  utilisation: "Utilisation",
  latencyMs: "Latency limit",
  datasetTb: "Data set",
  egressGbMonthly: "Egress per month",
  faultTolerant: "Can be interrupted",
  residency: "Data must stay in",
  variability: "Demand",
  parametersBillion: "Model size",
  notes: "Notes",
};
