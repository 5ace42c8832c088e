import { createHash } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { z } from "zod";
import { Failure } from "../failure";
import { type Frame, readFrames, writeFrames } from "./frames";
import { countedIn, rowCounter, sameSums, type TableShape, tableShape, tablesOf } from "./tables";

const head = z.object({
  madeAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** Months that have partitions, as first days. */
  months: z.array(z.string().regex(/^\d{4}-\d\d-01$/)),
  tables: z.array(tableShape),
});

const tableEnd = z.object({
  name: z.string(),
  rows: z.int(),
  sha256: z.string(),
  sums: z.record(z.string(), z.string()),
});

export type ArchiveHead = z.infer<typeof head>;
export type ArchivedTable = z.infer<typeof tableEnd>;
export type Archive = ArchiveHead & { contents: ArchivedTable[] };

const ledger = "cost_line, cost_fact, cost_rollup, metric_point, import_batch";

/**
 * Copies the whole database of `client` (its owner) into one file, as it is at one moment: imports wait meanwhile, readers
 * do not. The file has its name only once it was read back and every count, hash and sum in it was found again.
 */
export async function writeArchive(client: Client, path: string): Promise<Archive> {
  const unfinished = `${path}.unfinished`;
  let isOurs = true;
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    await client.query("SET LOCAL lock_timeout = '60s'; SET LOCAL timezone = 'UTC'");
    // Before the first question, which is what fixes the moment.
    await client.query(`LOCK TABLE ${ledger} IN SHARE MODE`).catch(() => {
      throw new Failure("An import is being written. Try again when it is done.");
    });
    await writeFrames(unfinished, framesOf(client)).catch((error: unknown) => {
      if (!isTaken(error)) throw error;
      isOurs = false;
      throw new Failure(`${unfinished} is there already: remove it if no backup is running.`);
    });
    await client.query("COMMIT");
    const archive = await readArchive(unfinished);
    await rename(unfinished, path);
    return archive;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    if (isOurs) await rm(unfinished, { force: true });
    throw error;
  }
}

async function* framesOf(client: Client): AsyncGenerator<Frame> {
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const { rows: months } = await client.query<{ month: string }>(
    `SELECT to_char(to_date(right(relname, 7), 'YYYY_MM'), 'YYYY-MM-DD') AS month FROM pg_class
     WHERE relname ~ '^cost_line_\\d{4}_\\d\\d$' AND relispartition ORDER BY 1`,
  );
  const tables = await tablesOf(client);
  const start: ArchiveHead = {
    madeAt: new Date().toISOString(),
    migrations,
    months: months.map(({ month }) => month),
    tables,
  };
  yield { kind: "head", payload: jsonOf(start) };
  for (const table of tables) yield* rowsOf(client, table);
  yield { kind: "end", payload: Buffer.alloc(0) };
}

async function* rowsOf(client: Client, table: TableShape): AsyncGenerator<Frame> {
  const hash = createHash("sha256");
  // Through a question, because a partitioned table is not copied by its name.
  const rows = client.query(copyTo(`COPY (SELECT ${quoted(table.columns)} FROM ${table.name}) TO STDOUT`));
  for await (const payload of rows) {
    hash.update(payload);
    yield { kind: "rows", payload };
  }
  const counted = await countedIn(client, table);
  const end: ArchivedTable = { name: table.name, ...counted, sha256: hash.digest("hex") };
  yield { kind: "table", payload: jsonOf(end) };
}

/** Reads a file to its end and adds everything up again. Throws Failure for the first thing that does not agree. */
export async function readArchive(path: string): Promise<Archive> {
  const contents: ArchivedTable[] = [];
  let start: ArchiveHead | null = null;
  let hash = createHash("sha256");
  let counter: ReturnType<typeof rowCounter> | null = null;
  for await (const { kind, payload } of readFrames(path)) {
    if (kind === "head") start = parsed(head, payload, path);
    const table = start?.tables[contents.length];
    if (kind === "rows" || kind === "table") {
      if (!table) throw new Failure(`${path} is damaged: it holds rows of no table.`);
      counter ??= rowCounter(table);
    }
    if (kind === "rows") {
      hash.update(payload);
      counter?.take(payload);
    }
    if (kind === "table") {
      const end = parsed(tableEnd, payload, path);
      const found = counter?.end() ?? { rows: 0, sums: {} };
      if (end.name !== table?.name || end.sha256 !== hash.digest("hex")) {
        throw new Failure(`${path} is damaged: the rows of ${end.name} are not those that were written.`);
      }
      if (found.rows !== end.rows || !sameSums(found.sums, end.sums)) {
        throw new Failure(`${path} is wrong: the rows of ${end.name} do not add up to what the database had.`);
      }
      contents.push(end);
      hash = createHash("sha256");
      counter = null;
    }
  }
  if (!start || contents.length !== start.tables.length) throw new Failure(`${path} is damaged: tables are missing.`);
  return { ...start, contents };
}

/** The rows of each table in turn, for an archive that was read to its end before. */
export async function* archivedRows(path: string): AsyncGenerator<Buffer | "table over"> {
  for await (const { kind, payload } of readFrames(path)) {
    if (kind === "rows") yield payload;
    if (kind === "table") yield "table over";
  }
}

export function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(", ");
}

function parsed<T>(schema: z.ZodType<T>, payload: Buffer, path: string): T {
  try {
    return schema.parse(JSON.parse(payload.toString("utf8")));
  } catch {
    throw new Failure(`${path} is damaged: what it says of itself cannot be read.`);
  }
}

function jsonOf(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
