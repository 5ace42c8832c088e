import { amountText } from "./decimal-sql";
import { literal } from "./sql-text";
import { countOf, type Stage } from "./stage";
import { UnreadableFile } from "./unreadable-file";

const account = "coalesce(sub_account_id, account_id)";
const resource = "coalesce(resource_name, resource_id)";

/** What makes a fact: its name in the table and the SQL that gives it for a line. */
const keys: readonly (readonly [name: string, sql: string])[] = [
  ["month", "month"],
  ["provider", "provider"],
  ["account", account],
  ["resource", resource],
  ["service", "service"],
  ["region", "region"],
  ["charge", "charge"],
  ["tags", "tags"],
  ["category", "category"],
  ["tier", "tier"],
  ["workload_id", "workload_id"],
  ["currency", "currency"],
  ["review", "review"],
];

/** A sum that is null as soon as one line does not say. */
export function knownSum(column: string): string {
  return `CASE WHEN count(${column}) = count(*) THEN sum(${column}) END AS ${column}`;
}

export const costSums = `count(*) AS line_count, sum(billed) AS billed, sum(effective) AS effective, ${knownSum("list")}, ${knownSum("contracted")}`;

/** The tables `fact`, numbered from 1 in each month in the order of their first lines, and `line_fact`: n → fact_no. */
export async function stageFacts(stage: Stage, lines: string, mostFacts: number): Promise<void> {
  const from = `FROM ${literal(lines)} WHERE faults = 0`;
  const selected = keys.map(([name, sql]) => `${sql} AS ${name}`).join(", ");
  await stage.run(`CREATE TABLE fact AS
    SELECT CAST(row_number() OVER (PARTITION BY month ORDER BY first_line) AS INTEGER) AS fact_no, *
    FROM (SELECT ${selected}, min(n) AS first_line, ${costSums} ${from} GROUP BY ${keys.map(([name]) => name).join(", ")})`);
  const [counted] = await stage.rows("SELECT count(*) AS facts FROM fact");
  if (countOf(counted?.facts) > mostFacts)
    throw new UnreadableFile(
      `The file has ${countOf(counted?.facts)} different combinations of account, resource, service and tags; at most ${mostFacts} are taken. Split it by month.`,
    );
  const same = keys.map(
    ([name, sql]) => `fact.${name} IS NOT DISTINCT FROM line.${sql === name ? name : `key_${name}`}`,
  );
  const computed = keys.filter(([name, sql]) => name !== sql).map(([name, sql]) => `${sql} AS key_${name}`);
  await stage.run(`CREATE TABLE line_fact AS SELECT line.n, fact.fact_no
    FROM (SELECT *, ${computed.join(", ")} ${from}) AS line JOIN fact ON ${same.join(" AND ")} ORDER BY line.n`);
  const [lost] = await stage.rows(
    `SELECT (SELECT count(*) ${from}) - (SELECT count(*) FROM line_fact) AS lines, count(*) FILTER (WHERE fact_no IS NULL) AS nulls FROM line_fact`,
  );
  if (countOf(lost?.lines) !== 0) throw new Error("A line belongs to no fact, or to two.");
}

export const factTexts = ["billed", "effective", "list", "contracted"]
  .map((column) => `${amountText(column)} AS ${column}`)
  .join(", ");
