import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { Failure } from "../failure";
import { migrate, readMigrations } from "../migrate";
import { verifyAudit } from "../verify-audit";
import { type Archive, archivedRows, quoted, readArchive } from "./archive";
import { countedIn, sameSums } from "./tables";

/**
 * Writes a backup into an empty database of `client` (its owner): all of it in one transaction, which is only kept when
 * counts, sums and the audit chain are those of the backup. The file is read to its end before anything is touched.
 */
export async function loadArchive(client: Client, path: string): Promise<Archive> {
  await requireEmpty(client);
  const archive = await readArchive(path);
  const known = await readMigrations();
  const wanted = archive.migrations.map(({ name, checksum }) => {
    const migration = known.find((each) => each.name === name && each.checksum === checksum);
    if (!migration) throw new Failure(`The backup has the migration ${name}, which this version does not know.`);
    return migration;
  });
  // The database as it was then; what came since is applied to the rows afterwards.
  await migrate(client, wanted);
  await client.query("BEGIN");
  try {
    await client.query("SET LOCAL timezone = 'UTC'");
    await fill(client, path, archive);
    await verify(client, archive);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
  await migrate(client, known);
  return archive;
}

async function requireEmpty(client: Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'S')`,
  );
  const count = rows[0]?.count ?? 0;
  if (count > 0) {
    throw new Failure("The database is not empty, and a restore overwrites nothing: give it a new, empty database.");
  }
}

async function fill(client: Client, path: string, { months, tables }: Archive): Promise<void> {
  for (const month of months) await client.query("SELECT ledger_open_month($1::date)", [month]);
  // The months come with their own rows; some tables have rows from their migration.
  for (const { name } of tables.toReversed()) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  for (const { name } of tables.toReversed()) await client.query(`DELETE FROM ${name}`);
  const pieces = archivedRows(path);
  for (const { name, columns } of tables) {
    const target = client.query(copyFrom(`COPY ${name} (${quoted(columns)}) FROM STDIN`));
    await pipeline(Readable.from(untilOver(pieces), { objectMode: false }), target);
  }
  await pieces.return(undefined);
  for (const { name } of tables) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  const { rows: closed } = await client.query<{ month: string }>(
    "SELECT month::text FROM billing_period WHERE state = 'closed'",
  );
  for (const { month } of closed) await client.query("SELECT ledger_seal_month($1::date, true)", [month]);
  await client.query(`SELECT setval('audit_event_id_seq', greatest(max(id), 1)) FROM audit_event`);
}

async function* untilOver(pieces: AsyncGenerator<Buffer | "table over">): AsyncGenerator<Buffer> {
  for (;;) {
    const { value, done } = await pieces.next();
    if (done || value === "table over") return;
    yield value;
  }
}

async function verify(client: Client, { tables, contents }: Archive): Promise<void> {
  for (const [index, table] of tables.entries()) {
    const found = await countedIn(client, table);
    const meant = contents[index];
    if (!meant || found.rows !== meant.rows || !sameSums(found.sums, meant.sums)) {
      throw new Failure(`What was restored of ${table.name} is not what the backup holds. Nothing was kept.`);
    }
  }
  const { problem } = await verifyAudit(client);
  if (problem) throw new Failure(`The restored audit log is broken: ${problem}. Nothing was kept.`);
}
