import type { IsoMonth } from "../../ledger/calendar";
import type { factColumns, rollupColumns } from "../../schema/ledger-columns";
import { escaped, joined, needsEscape } from "./copy-text";
import { amountText } from "./decimal-sql";
import { knownSum } from "./facts";
import { lineFields, type metricColumns } from "./line-fields";
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

/** The lines from one line number to another; most of a line is one column of the COPY's text, joined already. */
export function linesSql(target: CopyTarget, { from, to }: { from: number; to: number }): string {
  const { billing_month, batch_id } = head(target);
  const within = `n BETWEEN ${from} AND ${to}`;
  const { words, instants, decimals, texts: free } = lineFields;
  const plain = [...words, ...instants.map((name) => `${name} || 'Z'`), ...decimals.map((name) => `${name}_text`)];
  const line = `CASE WHEN ${needsEscape("free")} THEN ${joined([...plain, ...free.map(escaped)])}
    ELSE ${joined([...plain, ...free])} END`;
  return `SELECT ${billing_month}, ${batch_id}, n, fact_no, ${owner.owner}, ${owner.mapping_rule}, ${line}
    FROM (SELECT *, concat(${free.join(", ")}) AS free FROM ${literal(target.lines)}
      WHERE faults = 0 AND month = '${target.stagedMonth}' AND ${within})
    JOIN (SELECT * FROM line_fact WHERE ${within}) USING (n) ${owned}`;
}

export function factsSql(target: CopyTarget, order: typeof factColumns): string {
  const kept = ["fact_no", "workload_id", "tier", "category", "charge", "currency", "review", "line_count"] as const;
  const free = ["provider", "service", "region", "account", "resource", "tags"] as const;
  const columns = {
    ...head(target),
    ...owner,
    ...texts(kept, (name) => name),
    ...texts(free, escaped),
    ...texts(amounts, amountText),
  };
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
    ...texts([...keys, "line_count"], (name) => name),
    ...texts(["provider", "service", "service_category", "region", "charge_category"], escaped),
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
    ...texts(["day", "team_id", "workload_id"], (name) => name),
    metric: escaped("metric"),
    line_no: "n",
    value: amountText("value"),
  };
  return `SELECT ${select(columns, order)} FROM ${literal(target.metrics)} WHERE faults = 0 AND month = '${target.stagedMonth}'`;
}
