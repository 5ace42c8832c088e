/** The columns of cost_line that a COPY writes, in its order. team_id is generated. */
export const lineColumns = [
  "billing_month",
  "batch_id",
  "line_no",
  "day",
  "charge_start",
  "charge_end",
  "fact_no",
  "owner",
  "mapping_rule",
  "workload_id",
  "tier",
  "category",
  "charge",
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
  "consumed_quantity",
  "consumed_unit",
  "gpu_hours_allocated",
  "gpu_hours_used",
  "currency",
  "billed",
  "effective",
  "list",
  "contracted",
  "tags",
  "other",
  "flags",
  "review",
] as const;

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

const filledByCopy = ["billing_month", "batch_id", "line_no", "fact_no", "owner", "mapping_rule"] as const;

type StagedField = Exclude<(typeof lineColumns)[number], (typeof filledByCopy)[number]> | "n" | "month";

/**
 * What SQL gives for each field of a staged line, besides three sums of bits: `faults` (the line is rejected), `warns`
 * and `odd` (why it waits for review).
 */
export type LineSql = Readonly<Record<StagedField | "faults" | "warns" | "odd", string>>;

export function selectOf(fields: LineSql): string {
  return Object.entries(fields)
    .map(([name, sql]) => `${sql} AS ${name}`)
    .join(",\n");
}
