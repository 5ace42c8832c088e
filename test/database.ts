import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, inject } from "vitest";
import type { Permission, Role } from "@/lib/auth/permissions";
import { seesAllTeams } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";

type Person = { id: string; name: string; email: string };

export type TestDatabase = {
  url: string;
  /** Connected as the owner: sees and may do everything, for arranging and for looking behind the walls. */
  owner: Client;
  /** `vision` and `voice` lie below `research`; `search` is somebody else's. */
  teams: Record<"research" | "vision" | "voice" | "search", string>;
  /** One user of each role; the manager has the team `vision`. */
  users: Record<Role, Person>;
  /** Proof of any permission, as a user of this role; a manager's team is `vision` unless given. */
  scopeFor: (role: Role, teamId?: string) => Scope<Permission>;
};

// Spelled out, so that a new permission does not pass unseen.
const everything: Scope<Permission>["granted"] = {
  "workloads:read": true,
  "workloads:write": true,
  "scenarios:read": true,
  "scenarios:write": true,
  "prices:read": true,
  "prices:write": true,
  "settings:read": true,
  "settings:write": true,
  "members:read": true,
  "members:write": true,
  "tokens:write": true,
  "audit:read": true,
  "calculations:read": true,
  "costs:read": true,
  "imports:read": true,
  "imports:write": true,
  "allocation:read": true,
  "allocation:write": true,
  "statements:read": true,
  "statements:write": true,
  "periods:write": true,
  "periods:reopen": true,
  "budgets:read": true,
  "budgets:write": true,
  "views:write": true,
  "metrics:read": true,
  "metrics:write": true,
  "anomalies:write": true,
  "roadmap:read": true,
  "roadmap:write": true,
  "alerts:write": true,
};

/**
 * A fresh migrated database for one test file, which `database()` then uses. Call it once, at the top:
 * `const { scopeFor, owner } = await testDatabase();`
 */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = inject("clusterUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdministrator(cluster, `CREATE DATABASE ${name} TEMPLATE template`);
  const url = cluster.replace(/[^/]+$/, name);
  process.env.DATABASE_URL = url;
  if (env().databaseUrl !== url) throw new Error("Something read the settings before testDatabase() was called.");
  const owner = new Client({ connectionString: url });
  await owner.connect();
  afterAll(async () => {
    await database().$disconnect();
    await owner.end();
    await asAdministrator(cluster, `DROP DATABASE ${name} WITH (FORCE)`);
  });

  await owner.query("INSERT INTO organisation (name) VALUES ('Test organisation')");
  const research = await addTeam(owner, "Research", null);
  const teams = {
    research,
    vision: await addTeam(owner, "Vision", research),
    voice: await addTeam(owner, "Voice", research),
    search: await addTeam(owner, "Search", null),
  };
  const users = {
    analyst: await addUser(owner, "analyst", null),
    manager: await addUser(owner, "manager", teams.vision),
    leader: await addUser(owner, "leader", null),
    admin: await addUser(owner, "admin", null),
  };
  return { url, owner, teams, users, scopeFor: (role, teamId) => scopeOf({ teams, users, role, teamId }) };
}

type Choice = Pick<TestDatabase, "teams" | "users"> & { role: Role; teamId: string | undefined };

function scopeOf({ teams, users, role, teamId }: Choice): Scope<Permission> {
  const own = teamId ?? (role === "manager" ? teams.vision : null);
  const below = own === teams.research ? [teams.vision, teams.voice] : [];
  return {
    userId: users[role].id,
    userName: users[role].name,
    role,
    teamId: own,
    teamIds: seesAllTeams(role) ? Object.values(teams) : own ? [own, ...below] : [],
    granted: everything,
  };
}

async function addTeam(owner: Client, name: string, parentId: string | null): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    "INSERT INTO team (name, parent_id) VALUES ($1, $2) RETURNING id",
    [name, parentId],
  );
  return onlyRow(rows).id;
}

async function addUser(owner: Client, role: Role, teamId: string | null): Promise<Person> {
  const { rows } = await owner.query<Person>(
    "INSERT INTO user_account (email, name, role, team_id) VALUES ($1, $2, $3, $4) RETURNING id, name, email",
    [`${role}@test.example`, `Test ${role}`, role, teamId],
  );
  return onlyRow(rows);
}

function onlyRow<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("no row came back");
  return row;
}

async function asAdministrator(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
