import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { appliedMigrations } from "../db/migrations";

export type Readiness = { database: boolean; migrations: boolean };

/** Asks the database; never throws, and gives no reason away because anybody may ask. */
export async function readiness(): Promise<Readiness> {
  const applied = await appliedMigrations().catch(() => null);
  if (!applied) return { database: false, migrations: false };
  const entries = await readdir(join(process.cwd(), "prisma", "migrations"), { withFileTypes: true }).catch(() => []);
  const brought = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return { database: true, migrations: brought.length > 0 && brought.every((name) => applied.has(name)) };
}
