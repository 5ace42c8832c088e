import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import type { Permission } from "../../lib/auth/permissions";
import type { Scope } from "../../lib/auth/scope";
import { migrateDatabase } from "../../scripts/migrate";
import { startCluster } from "../../scripts/postgres/cluster";

/** What the import and the ledger of a bench may do. */
type Granted = Extract<
  Permission,
  | "costs:read"
  | "imports:read"
  | "imports:write"
  | "allocation:read"
  | "allocation:write"
  | "statements:read"
  | "statements:write"
  | "periods:write"
>;

export type BenchLedger = {
  /** Connected as the owner. */
  owner: Client;
  scope: Scope<Granted>;
  teams: ReadonlyMap<string, string>;
  folder: string;
  close(): Promise<void>;
};

/**
 * An empty ledger in a Postgres of its own, as durable as the one of `npm start`, with teams of these names and an
 * administrator. What reads the settings has to be imported after it.
 */
export async function benchLedger(parent: string, names: readonly string[]): Promise<BenchLedger> {
  const folder = await mkdtemp(join(parent, "crossover-bench-"));
  const cluster = await startCluster({ folder: join(folder, "postgres") });
  await cluster.createDatabase("bench");
  const url = cluster.url("bench");
  Object.assign(process.env, {
    DATABASE_URL: url,
    CROSSOVER_FOLDER: folder,
    APP_URL: "http://127.0.0.1:3000",
    AUTH_SECRET: randomBytes(32).toString("hex"),
    TZ: "UTC",
  });
  await migrateDatabase(url);
  const owner = new Client({ connectionString: url });
  await owner.connect();
  await owner.query("INSERT INTO organisation (name) VALUES ('Bench')");
  const added = await owner.query<{ id: string; name: string }>(
    "INSERT INTO team (name) SELECT unnest($1::text[]) RETURNING id, name",
    [names],
  );
  const user = await owner.query<{ id: string }>(
    "INSERT INTO user_account (email, name, role) VALUES ('admin@bench.example', 'Bench admin', 'admin') RETURNING id",
  );
  const scope: BenchLedger["scope"] = {
    userId: user.rows[0]?.id ?? "",
    userName: "Bench admin",
    role: "admin",
    teamId: null,
    teamIds: added.rows.map(({ id }) => id),
    granted: {
      "costs:read": true,
      "imports:read": true,
      "imports:write": true,
      "allocation:read": true,
      "allocation:write": true,
      "statements:read": true,
      "statements:write": true,
      "periods:write": true,
    },
  };
  return {
    owner,
    scope,
    teams: new Map(added.rows.map(({ id, name }) => [name, id])),
    folder,
    close: async () => {
      await owner.end();
      await cluster.stop();
      for (const path of [folder, cluster.folder]) await rm(path, { recursive: true, force: true });
    },
  };
}
