import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Client } from "pg";
import { factKeys, rollupKeys } from "../lib/schema/ledger-columns";
import { factsOfLines, rollupsOfLines } from "../lib/store/batch-sums";
import { environment } from "./environment";
import { Failure, main } from "./failure";
import { withOwner } from "./owner-connection";
import { addressOfRunning, startCluster } from "./postgres/cluster";

export type Difference = { month: string; batchId: string; what: string };

const sums = ["line_count", "billed", "effective", "list", "contracted"];

/**
 * Sums every batch that counts from its lines again and compares facts, rollups and the batch's own totals to the last
 * digit; sums of batches that do not count are a difference too. Empty: everything agrees.
 */
export async function differencesIn(client: Client): Promise<Difference[]> {
  const { rows: batches } = await client.query<{ id: string; month: string; status: string }>(
    `SELECT b.id, to_char(b.billing_month, 'YYYY-MM') AS month, b.status FROM import_batch b
     JOIN bill_source s ON s.id = b.source_id WHERE s.kind <> 'metrics' ORDER BY b.billing_month, b.id`,
  );
  const found: Difference[] = [];
  for (const { id, month, status } of batches) {
    const problems =
      status === "committed" ? await problemsOf(client, id, month) : await leftoversOf(client, id, month);
    found.push(...problems.map((what) => ({ month, batchId: id, what })));
  }
  const { rows: orphans } = await client.query<{ id: string; month: string }>(
    `SELECT DISTINCT batch_id::text AS id, to_char(billing_month, 'YYYY-MM') AS month
     FROM (SELECT batch_id, billing_month FROM cost_fact UNION SELECT batch_id, billing_month FROM cost_rollup) AS sums
     WHERE NOT EXISTS (SELECT FROM import_batch b WHERE b.id = batch_id AND b.billing_month = sums.billing_month)`,
  );
  return [
    ...found,
    ...orphans.map(({ id, month }) => ({ month, batchId: id, what: "sums of a batch that is not there" })),
  ];
}

async function problemsOf(client: Client, batchId: string, month: string): Promise<string[]> {
  const where = `billing_month = '${month}-01' AND batch_id = '${batchId}'`;
  const hours = ["gpu_hours_allocated", "gpu_hours_used"];
  const facts = await countOf(
    client,
    differing("cost_fact", factsOfLines("cost_line", where), where, ["fact_no", ...factKeys, ...sums]),
  );
  const rollups = await countOf(
    client,
    differing("cost_rollup", rollupsOfLines("cost_line", where), where, [...rollupKeys, ...sums, ...hours]),
  );
  const totals = await countOf(client, totalsDiffer(where, batchId));
  return [
    ...(facts > 0 ? [`${facts} facts differ from their lines`] : []),
    ...(rollups > 0 ? [`${rollups} rollups differ from their lines`] : []),
    ...(totals > 0 ? ["its totals or its count differ from its lines"] : []),
  ];
}

async function leftoversOf(client: Client, batchId: string, month: string): Promise<string[]> {
  const where = `billing_month = '${month}-01' AND batch_id = '${batchId}'`;
  const count = await countOf(
    client,
    `SELECT (SELECT count(*) FROM cost_fact WHERE ${where}) + (SELECT count(*) FROM cost_rollup WHERE ${where}) AS count`,
  );
  return count > 0 ? [`${count} sums of a batch that does not count`] : [];
}

/** Rows that are in one and not in the other, equal rows counted one by one. */
function differing(table: string, recomputed: string, where: string, columns: readonly string[]): string {
  const list = columns.join(", ");
  return `WITH kept AS (SELECT ${list} FROM ${table} WHERE ${where}),
      summed AS (SELECT ${list} FROM (${recomputed}) AS sums)
    SELECT count(*) FROM ((TABLE kept EXCEPT ALL TABLE summed) UNION ALL (TABLE summed EXCEPT ALL TABLE kept)) AS d`;
}

function totalsDiffer(where: string, batchId: string): string {
  const known = (column: string) =>
    `'${column}', CASE WHEN count(${column}) = count(*) THEN trim_scale(sum(${column}))::text END`;
  const columns = ["billed", "effective", "list", "contracted"].map(known).join(", ");
  return `WITH currencies AS (
      SELECT currency, count(*) AS lines, jsonb_build_object(${columns}) AS total FROM cost_line WHERE ${where} GROUP BY currency
    ), summed AS (
      SELECT coalesce(jsonb_object_agg(currency, total), '{}') AS totals, coalesce(sum(lines), 0) AS lines FROM currencies
    )
    SELECT count(*) FROM import_batch b, summed WHERE b.id = '${batchId}'
      AND (b.totals <> summed.totals OR b.line_count <> summed.lines)`;
}

async function countOf(client: Client, statement: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(statement);
  return Number(rows[0]?.count ?? 0);
}

async function run(): Promise<void> {
  const folder = join(environment.CROSSOVER_FOLDER ?? ".crossover", "postgres");
  const opened = environment.DATABASE_URL
    ? { url: environment.DATABASE_URL, close: async () => undefined }
    : await openEmbedded(folder);
  try {
    const differences = await withOwner(opened.url, differencesIn);
    if (differences.length === 0)
      return console.log("The ledger reconciles: facts, rollups and totals equal their lines.");
    const lines = differences.slice(0, 50).map(({ month, batchId, what }) => `${month}  batch ${batchId}: ${what}`);
    throw new Failure(`The ledger does not reconcile, ${differences.length} differences:\n${lines.join("\n")}`);
  } finally {
    await opened.close();
  }
}

/** Uses the server that runs, or starts it for the time of the check. */
async function openEmbedded(folder: string): Promise<{ url: string; close: () => Promise<void> }> {
  const running = await addressOfRunning(folder, "crossover");
  if (running) return { url: running, close: async () => undefined };
  const cluster = await startCluster({ folder });
  return { url: cluster.url("crossover"), close: cluster.stop };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(run);
