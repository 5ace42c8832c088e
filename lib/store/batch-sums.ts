import { factColumns, factKeys, rollupColumns, rollupKeys } from "@/lib/schema/ledger-columns";

/** SQL that sums the lines of batches into facts and rollups: the definition that commits, undoing and reconciling share. */

const known = (column: string) => `CASE WHEN count(${column}) = count(*) THEN sum(${column}) END AS ${column}`;

const costs = `count(*) AS line_count, sum(billed) AS billed, sum(effective) AS effective, ${known("list")}, ${known("contracted")}`;

const onLines: Partial<Record<(typeof factKeys)[number], string>> = {
  account: "coalesce(sub_account_id, account_id)",
  resource: "coalesce(resource_name, resource_id)",
};

/** The facts of lines; `where` names the batches, and the facts if not all are wanted. */
export function factsOfLines(lines: string, where: string): string {
  const keys = factKeys.map((key) => (onLines[key] ? `${onLines[key]} AS ${key}` : key));
  const groups = factKeys.map((key) => onLines[key] ?? key);
  return `SELECT billing_month, batch_id, fact_no, ${keys.join(", ")}, ${costs} FROM ${lines} WHERE ${where}
    GROUP BY billing_month, batch_id, fact_no, ${groups.join(", ")}`;
}

/** The rollups of lines; `where` names the batches, and the days if not all are wanted. */
export function rollupsOfLines(lines: string, where: string): string {
  const keys = rollupKeys.join(", ");
  return `SELECT billing_month, batch_id, ${keys}, ${costs},
      sum(gpu_hours_allocated) AS gpu_hours_allocated, sum(gpu_hours_used) AS gpu_hours_used
    FROM ${lines} WHERE ${where} GROUP BY billing_month, batch_id, ${keys}`;
}

export function insertFacts(tables: { lines: string; facts: string }, where: string): string {
  return `INSERT INTO ${tables.facts} (${factColumns.join(", ")}) ${factsOfLines(tables.lines, where)}`;
}

export function insertRollups(tables: { lines: string; rollups: string }, where: string): string {
  return `INSERT INTO ${tables.rollups} (${rollupColumns.join(", ")}) ${rollupsOfLines(tables.lines, where)}`;
}
