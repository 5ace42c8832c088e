import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from } from "pg-copy-streams";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Many rows of a table in one statement; columns that no row names keep their defaults. */
export async function insertRows(
  client: Client,
  table: string,
  rows: readonly Readonly<Record<string, Json>>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first)
    .map((column) => `"${column}"`)
    .join(", ");
  await client.query(
    `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

/** Rows in COPY's text format, each with its line end. */
export async function copyRows(
  client: Client,
  { table, columns, rows }: { table: string; columns: readonly string[]; rows: Iterable<string> },
): Promise<void> {
  const names = columns.map((column) => `"${column}"`).join(", ");
  await pipeline(Readable.from(chunksOf(rows)), client.query(from(`COPY "${table}" (${names}) FROM STDIN`)));
}

const rowsPerChunk = 500;

function* chunksOf(rows: Iterable<string>): Generator<Buffer> {
  let chunk: string[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < rowsPerChunk) continue;
    yield Buffer.from(chunk.join(""));
    chunk = [];
  }
  if (chunk.length > 0) yield Buffer.from(chunk.join(""));
}
