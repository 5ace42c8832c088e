import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Client, type QueryResultRow } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Scope } from "@/lib/auth/scope";
import { env } from "../env";
import type { AuditEntry } from "./transaction";

/** One transaction that moves whole batches: as the application in its user's name, or as the ledger on partitions. */
export type LedgerWriter = {
  /** As crossover_app: row-level security and its policies apply. */
  query: <Row extends QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** As crossover_ledger, which may touch the partitions and nothing else. */
  onPartitions: <Row extends QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** `COPY … FROM STDIN` of a partition as crossover_ledger; the source's failure fails the transaction. */
  copyToPartition: (statement: string, source: Readable, signal?: AbortSignal) => Promise<number>;
  /** The same as crossover_app, for a temporary table. */
  copy: (statement: string, source: Readable, signal?: AbortSignal) => Promise<number>;
};

/**
 * Batches take minutes and wait for one another, so limits are wider than a request's. What a writer waits for is
 * another writer or a closing, never a reader.
 */
const begin = `
  SET ROLE crossover_app;
  SET statement_timeout = '4h';
  SET lock_timeout = '10min';
  SET idle_in_transaction_session_timeout = '10min';
  SET timezone = 'UTC';
  BEGIN`;

/** Runs a write of batches in one transaction of a connection of its own; its audit rows are written with it. */
export async function writeLedger<T>(
  scope: Scope,
  run: (writer: LedgerWriter) => Promise<{ result: T; audit: AuditEntry | readonly AuditEntry[] }>,
): Promise<T> {
  const client = new Client({
    connectionString: env().databaseUrl,
    connectionTimeoutMillis: 5_000,
    application_name: "crossover ledger",
    keepAlive: true,
  });
  // A connection that breaks fails the query that waits on it; it must not end this process besides.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(begin);
    await client.query("SELECT app_enter($1, $2, $3)", [scope.userId, scope.role, scope.teamIds.join(",")]);
    const { result, audit } = await run(writerOn(client));
    for (const entry of [audit].flat()) await record(client, entry);
    await client.query("COMMIT");
    return result;
  } finally {
    // Without a COMMIT before it, the end of the connection rolls back.
    await client.end().catch(() => undefined);
  }
}

function writerOn(client: Client): LedgerWriter {
  const as = async <T>(role: "crossover_app" | "crossover_ledger", run: () => Promise<T>): Promise<T> => {
    await client.query(`SET LOCAL ROLE ${role}`);
    const result = await run();
    await client.query("SET LOCAL ROLE crossover_app");
    return result;
  };
  const query: LedgerWriter["query"] = async <Row extends QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ) => (await client.query<Row>(text, [...values])).rows;
  const copy: LedgerWriter["copy"] = async (statement, source, signal) => {
    const target = client.query(copyFrom(statement));
    await pipeline(source, target, signal ? { signal } : {});
    return target.rowCount;
  };
  return {
    query,
    copy,
    onPartitions: (text, values) => as("crossover_ledger", () => query(text, values)),
    copyToPartition: (statement, source, signal) => as("crossover_ledger", () => copy(statement, source, signal)),
  };
}

async function record(client: Client, { action, entity, entityId, detail }: AuditEntry): Promise<void> {
  await client.query(
    `INSERT INTO audit_event (action, entity, entity_id, detail, prev_hash, hash) VALUES ($1, $2, $3, $4::jsonb, '', '')`,
    [action, entity, entityId, JSON.stringify(detail ?? {})],
  );
}

/** The names of a month's partitions; safe to write into a statement, because a month is digits only. */
export function partitionsOf(month: string): { lines: string; facts: string; rollups: string } {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new RangeError(`"${month}" is not a month such as 2026-11.`);
  const suffix = month.replace("-", "_");
  return { lines: `cost_line_${suffix}`, facts: `cost_fact_${suffix}`, rollups: `cost_rollup_${suffix}` };
}
