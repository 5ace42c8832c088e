import { createHash } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Client } from "pg";
import { environment } from "./environment";
import { Failure, main } from "./failure";
import { withOwner } from "./owner-connection";
import { addressOfRunning, startCluster } from "./postgres/cluster";

export type AuditVerdict = { rows: number; head: string; problem: string | null };

type Row = { id: string; prev_hash: string; hash: string; content: string };

const batch = 5_000;

/**
 * Recomputes the hash of every audit row here, outside the database: an altered, removed or inserted row breaks the
 * chain or the count. `head` covers everything before it: noted elsewhere, it also shows rows cut off at the end.
 */
export async function verifyAudit(client: Client): Promise<AuditVerdict> {
  let head = "0".repeat(64);
  let rows = 0;
  for (;;) {
    const next = await client.query<Row>(
      `SELECT id, prev_hash, hash, jsonb_build_array(
         id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_id, action, entity, entity_id, detail
       )::text AS content FROM audit_event WHERE id > $1 ORDER BY id LIMIT ${batch}`,
      [rows],
    );
    for (const row of next.rows) {
      const problem = problemOf(row, { expectedId: rows + 1, head });
      if (problem) return { rows, head, problem };
      rows += 1;
      head = row.hash;
    }
    if (next.rows.length < batch) return { rows, head, problem: null };
  }
}

function problemOf(row: Row, { expectedId, head }: { expectedId: number; head: string }): string | null {
  if (Number(row.id) !== expectedId) return `row ${expectedId} is missing`;
  if (row.prev_hash !== head) return `row ${row.id} does not continue row ${expectedId - 1}`;
  const hash = createHash("sha256")
    .update(row.prev_hash + row.content)
    .digest("hex");
  return row.hash === hash ? null : `row ${row.id} was altered`;
}

async function run(): Promise<void> {
  const folder = join(environment.CROSSOVER_FOLDER ?? ".crossover", "postgres");
  const opened = environment.DATABASE_URL
    ? { url: environment.DATABASE_URL, close: async () => undefined }
    : await openEmbedded(folder);
  try {
    const { rows, head, problem } = await withOwner(opened.url, verifyAudit);
    if (problem) throw new Failure(`The audit log is broken: ${problem}. ${rows} rows before it are intact.`);
    console.log(`The audit log is intact: ${rows} rows, head ${head}.`);
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
