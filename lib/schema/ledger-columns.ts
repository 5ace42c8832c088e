/** The columns of cost_fact and cost_rollup, in the order in which they are copied and summed; team_id is generated. */

/** What a fact is told apart by, besides its number. */
export const factKeys = [
  "owner",
  "mapping_rule",
  "workload_id",
  "tier",
  "category",
  "charge",
  "provider",
  "service",
  "region",
  "account",
  "resource",
  "tags",
  "currency",
  "review",
] as const;

export const rollupKeys = [
  "day",
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
  "charge_category",
  "currency",
  "review",
] as const;

const sums = ["line_count", "billed", "effective", "list", "contracted"] as const;

export const factColumns = ["billing_month", "batch_id", "fact_no", ...factKeys, ...sums] as const;

export const rollupColumns = [
  "billing_month",
  "batch_id",
  ...rollupKeys,
  ...sums,
  "gpu_hours_allocated",
  "gpu_hours_used",
] as const;
