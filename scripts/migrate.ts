import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Client } from "pg";
import { environment } from "./environment";
import { Failure, main } from "./failure";
import { withOwner } from "./owner-connection";

export type Migration = { name: string; sql: string; checksum: string };

type AppliedMigration = {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
};

/** The lock `prisma migrate deploy` takes, so the two never run at once. */
const prismaLock = 72707369;

// Character for character the table Prisma creates: either tool continues where the other stopped.
const historyTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

/** The migrations of a folder, in the order they apply. */
export async function readMigrations(folder = "prisma/migrations"): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * Brings the database of `client` (its owner) up to date and returns the names it applied. Each migration and
 * its history row are one transaction: after a crash it is there as a whole or not at all.
 */
export async function migrate(client: Client, migrations: readonly Migration[]): Promise<string[]> {
  const version = await client.query<{ number: number }>("SELECT current_setting('server_version_num')::int AS number");
  const number = version.rows[0]?.number ?? 0;
  if (number < 180000)
    throw new Failure(`Crossover needs PostgreSQL 18; this server is ${Math.floor(number / 10000)}.`);
  await client.query("SELECT pg_advisory_lock($1)", [prismaLock]);
  try {
    await client.query(historyTable);
    const history = await client.query<AppliedMigration>(
      `SELECT migration_name, checksum, finished_at, rolled_back_at FROM "_prisma_migrations" ORDER BY started_at`,
    );
    const pending = pendingMigrations(migrations, history.rows);
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [prismaLock]).catch(() => undefined);
  }
}

function pendingMigrations(migrations: readonly Migration[], history: readonly AppliedMigration[]): Migration[] {
  const counted = history.filter((row) => row.rolled_back_at === null);
  const failed = counted.find((row) => row.finished_at === null);
  if (failed) {
    throw new Failure(
      `The migration ${failed.migration_name} failed earlier and was left unresolved: look at the database, then use \`npx prisma migrate resolve\`.`,
    );
  }
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of counted) {
    const migration = byName.get(row.migration_name);
    if (!migration) {
      throw new Failure(
        `The database has the migration ${row.migration_name}, which this version does not know: start the version that made it, or a newer one.`,
      );
    }
    if (migration.checksum !== row.checksum) {
      throw new Failure(
        `The migration ${row.migration_name} was changed after it had been applied: restore its file and add a new migration instead.`,
      );
    }
  }
  const applied = new Set(counted.map((row) => row.migration_name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(`The migration ${name} failed and was rolled back as a whole: ${reason}`);
  }
}

/** Brings the database at an address up to date. */
export async function migrateDatabase(databaseUrl: string): Promise<string[]> {
  const migrations = await readMigrations();
  return withOwner(databaseUrl, (client) => migrate(client, migrations));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main(async () => {
    const url = environment.DATABASE_URL;
    if (!url) throw new Failure("DATABASE_URL is missing: `npm start` migrates its own database by itself.");
    const applied = await migrateDatabase(url);
    console.log(applied.length ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
  });
}
