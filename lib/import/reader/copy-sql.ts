import type { IsoMonth } from "../../ledger/calendar";
import type { factColumns, rollupColumns } from "../../schema/ledger-columns";
import { amountText } from "./decimal-sql";
import { knownSum } from "./facts";
import type { lineColumns, metricColumns } from "./line-fields";
import { literal } from "./sql-text";

/** What a COPY writes: the batch, the month its rows belong to and the month they have in the file. */
export type CopyTarget = { lines: string; metrics: string; batchId: string; month: IsoMonth; stagedMonth: IsoMonth };

type Columns<T extends readonly string[]> = Record<T[number], string>;

const amounts = ["billed", "effective", "list", "contracted"] as const;
const owned = "LEFT JOIN fact_owner USING (fact_no)";

function head({ month, batchId }: CopyTarget) {
  return { billing_month: `'${month}-01'`, batch_id: literal(batchId) };
}

const owner = { owner: "coalesce(fact_owner.owner, 'unallocated')", mapping_rule: "mapping_rule" };

/** The keys are the names that were given, which Object.fromEntries forgets. */
function texts<Name extends string>(names: readonly Name[], sql: (name: Name) => string): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, sql(name)])) as Record<Name, string>;
}

function select<T extends readonly string[]>(columns: Columns<T>, order: T): string {
  return order.map((name: T[number]) => `${columns[name]} AS ${name}`).join(", ");
}

const instant = (column: string) => `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%fZ')`;

const asStaged = [
  "day",
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
  "consumed_unit",
  "currency",
  "tags",
  "other",
  "flags",
  "review",
] as const;

/** The lines from one line number to another. */
export function linesSql(
  target: CopyTarget,
  order: typeof lineColumns,
  { from, to }: { from: number; to: number },
): string {
  const columns: Columns<typeof lineColumns> = {
    ...head(target),
    ...owner,
    ...texts(asStaged, (name) => name),
    ...texts([...amounts, "consumed_quantity", "gpu_hours_allocated", "gpu_hours_used"], amountText),
    line_no: "n",
    fact_no: "fact_no",
    charge_start: instant("charge_start"),
    charge_end: instant("charge_end"),
  };
  const within = `n BETWEEN ${from} AND ${to}`;
  return `SELECT ${select(columns, order)}
    FROM (SELECT * FROM ${literal(target.lines)} WHERE faults = 0 AND month = '${target.stagedMonth}' AND ${within})
    JOIN (SELECT * FROM line_fact WHERE ${within}) USING (n) ${owned}`;
}

export function factsSql(target: CopyTarget, order: typeof factColumns): string {
  const kept = [
    "fact_no",
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
    "line_count",
  ] as const;
  const columns = { ...head(target), ...owner, ...texts(kept, (name) => name), ...texts(amounts, amountText) };
  return `SELECT ${select(columns, order)} FROM fact ${owned} WHERE month = '${target.stagedMonth}'`;
}

export function rollupSql(target: CopyTarget, order: typeof rollupColumns): string {
  const keys = [
    "day",
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
  const hours = ["gpu_hours_allocated", "gpu_hours_used"] as const;
  const columns = {
    ...head(target),
    ...texts(keys, (name) => name),
    ...texts(["line_count"], (name) => name),
    ...texts([...amounts, ...hours], amountText),
    owner: "owner",
    mapping_rule: "mapping_rule",
  };
  const sums = [
    "count(*) AS line_count",
    "sum(billed) AS billed",
    "sum(effective) AS effective",
    knownSum("list"),
    knownSum("contracted"),
    ...hours.map((name) => `sum(${name}) AS ${name}`),
  ];
  return `SELECT ${select(columns, order)} FROM (
    SELECT ${keys.join(", ")}, ${owner.owner} AS owner, mapping_rule, ${sums.join(", ")}
    FROM (SELECT * FROM ${literal(target.lines)} WHERE faults = 0 AND month = '${target.stagedMonth}') JOIN line_fact USING (n) ${owned}
    GROUP BY ALL)`;
}

export function metricsSql(target: CopyTarget, order: typeof metricColumns): string {
  const columns = {
    ...head(target),
    ...texts(["day", "team_id", "workload_id", "metric"] as const, (name) => name),
    line_no: "n",
    value: amountText("value"),
  };
  return `SELECT ${select(columns, order)} FROM ${literal(target.metrics)} WHERE faults = 0 AND month = '${target.stagedMonth}'`;
}
