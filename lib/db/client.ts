import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { env } from "../env";
import { log } from "../log";
import { PrismaClient } from "./generated/client";

/** The role without ownership that row-level security applies to; the first migration makes it. */
const becomeApplication = `
  SET ROLE crossover_app;
  SET statement_timeout = '15s';
  SET lock_timeout = '5s';
  SET idle_in_transaction_session_timeout = '30s';
  SET default_transaction_isolation = 'read committed';
  SET timezone = 'UTC'`;

// Reloading a module in development must not open a second pool.
const kept = globalThis as typeof globalThis & { crossoverDatabase?: PrismaClient; crossoverPool?: Pool };

export function connect(databaseUrl: string): PrismaClient {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 5_000,
    application_name: "crossover",
    onConnect: async (client) => {
      await client.query(becomeApplication);
    },
  });
  // Without a listener a stopping Postgres would end this process.
  pool.on("error", (error) => log.error(error, { where: "idle database connection" }));
  kept.crossoverPool = pool;
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
}

/** The client of this process. Only lib/db and lib/store may hold it. */
export function database(): PrismaClient {
  kept.crossoverDatabase ??= connect(env().databaseUrl);
  return kept.crossoverDatabase;
}

/** Connections of this process: open, unused, and how many requests wait for one. All 0 before the first query. */
export function poolGauges(): { open: number; idle: number; waiting: number } {
  const pool = kept.crossoverPool;
  return { open: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}
