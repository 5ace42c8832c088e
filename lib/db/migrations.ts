import { database } from "./client";

/** Names of the migrations that are applied as a whole. */
export async function appliedMigrations(): Promise<ReadonlySet<string>> {
  const rows = await database().$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return new Set(rows.map((row) => row.migration_name));
}
