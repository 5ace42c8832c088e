import { amountText } from "./decimal-sql";

const filledByCopy = ["billing_month", "batch_id", "line_no", "fact_no", "owner", "mapping_rule"] as const;

/** Fields of a line by how a COPY writes them: words are ours, texts may hold anything. */
export const lineFields = {
  words: ["day", "workload_id", "tier", "category", "charge", "currency", "flags", "review"],
  instants: ["charge_start", "charge_end"],
  decimals: ["consumed_quantity", "gpu_hours_allocated", "gpu_hours_used", "billed", "effective", "list", "contracted"],
  texts: [
    "provider",
    "service",
    "service_category",
    "region",
    "account_id",
    "account_name",
    "sub_account_id",
    "sub_account_name",
    "resource_id",
    "resource_name",
    "charge_category",
    "charge_class",
    "charge_description",
    "pricing_category",
    "commitment_id",
    "commitment_status",
    "invoice_id",
    "consumed_unit",
    "tags",
    "other",
  ],
} as const;

const { words, instants, decimals, texts } = lineFields;

/** The columns of cost_line that a COPY writes, in its order. team_id is generated. */
export const lineColumns = [...filledByCopy, ...words, ...instants, ...decimals, ...texts] as const;

export const metricColumns = [
  "billing_month",
  "batch_id",
  "line_no",
  "day",
  "team_id",
  "workload_id",
  "metric",
  "value",
] as const;

type StagedField = Exclude<(typeof lineColumns)[number], (typeof filledByCopy)[number]> | "n" | "month";

/**
 * What SQL gives for each field of a staged line, besides three sums of bits: `faults` (the line is rejected), `warns`
 * and `odd` (why it waits for review). A decimal may come with the text that it was read from, which need not be made anew.
 */
export type LineSql = Readonly<Record<StagedField | "faults" | "warns" | "odd", string>> &
  Readonly<Partial<Record<`${(typeof decimals)[number]}_text`, string>>>;

/** About as many columns as a stage of lines has. */
export const stagedFields = 64;

export function selectOf(fields: LineSql): string {
  const made = decimals.map((name) => [`${name}_text`, fields[`${name}_text`] ?? amountText(fields[name])] as const);
  return Object.entries({ ...fields, ...Object.fromEntries(made) })
    .map(([name, sql]) => `${sql} AS ${name}`)
    .join(",\n");
}
