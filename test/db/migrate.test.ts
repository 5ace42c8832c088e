import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterEach, describe, expect, inject, test } from "vitest";
import { type Migration, migrate, readMigrations } from "../../scripts/migrate";

const cluster = inject("clusterUrl");
const opened: { client: Client; name: string }[] = [];

async function emptyDatabase(): Promise<Client> {
  const name = `migrate_${randomUUID().replaceAll("-", "")}`;
  await administer(`CREATE DATABASE ${name}`);
  const client = new Client({ connectionString: cluster.replace(/[^/]+$/, name) });
  await client.connect();
  opened.push({ client, name });
  return client;
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: cluster });
  await client.connect();
  await client.query(statement);
  await client.end();
}

afterEach(async () => {
  for (const { client, name } of opened.splice(0)) {
    await client.end();
    await administer(`DROP DATABASE ${name} WITH (FORCE)`);
  }
});

const one: Migration = { name: "1_one", sql: "CREATE TABLE one (id int)", checksum: "1" };
const two: Migration = { name: "2_two", sql: "CREATE TABLE two (id int)", checksum: "2" };

async function tables(client: Client): Promise<string[]> {
  const { rows } = await client.query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  return rows.map((row) => row.name).filter((name) => name !== "_prisma_migrations");
}

describe("migrating", () => {
  test("applies what is missing, in order, and nothing the second time", async () => {
    const client = await emptyDatabase();
    expect(await migrate(client, [one])).toEqual(["1_one"]);
    expect(await migrate(client, [one, two])).toEqual(["2_two"]);
    expect(await migrate(client, [one, two])).toEqual([]);
    expect(await tables(client)).toEqual(["one", "two"]);
  });

  test("a migration that fails halfway leaves nothing of itself and keeps the ones before", async () => {
    const client = await emptyDatabase();
    const broken = { ...two, sql: "CREATE TABLE half (id int); SELECT 1 / 0;" };
    await expect(migrate(client, [one, broken])).rejects.toThrow(/2_two failed and was rolled back.*division by zero/);
    expect(await tables(client)).toEqual(["one"]);
    expect(await migrate(client, [one, two])).toEqual(["2_two"]);
  });

  test("a migration that cannot be noted is taken back, so that the next start does not run it twice", async () => {
    const client = await emptyDatabase();
    const unnotable = { ...two, name: "2".repeat(256) };
    await expect(migrate(client, [one, unnotable])).rejects.toThrow(/rolled back as a whole/);
    expect(await tables(client)).toEqual(["one"]);
    expect(await migrate(client, [one, two])).toEqual(["2_two"]);
  });

  test("a connection lost in the middle leaves nothing of the migration", async () => {
    const client = await emptyDatabase();
    client.on("error", () => undefined);
    const dying = { ...one, sql: "CREATE TABLE half (id int); SELECT pg_terminate_backend(pg_backend_pid());" };
    await expect(migrate(client, [dying])).rejects.toThrow(/rolled back as a whole/);
    const again = new Client({ connectionString: cluster.replace(/[^/]+$/, opened[0]?.name ?? "") });
    await again.connect();
    expect(await tables(again)).toEqual([]);
    expect(await migrate(again, [one])).toEqual(["1_one"]);
    await again.end();
  });

  test("refuses a changed file, an unknown row and an unresolved failure", async () => {
    const client = await emptyDatabase();
    await migrate(client, [one, two]);
    await expect(migrate(client, [{ ...one, checksum: "other" }, two])).rejects.toThrow(/1_one was changed/);
    await expect(migrate(client, [one])).rejects.toThrow(/2_two, which this version does not know/);
    await client.query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '2_two'");
    await expect(migrate(client, [one, two])).rejects.toThrow(/2_two failed earlier/);
  });

  test("two starts at once apply each migration once", async () => {
    const client = await emptyDatabase();
    const other = new Client({ connectionString: cluster.replace(/[^/]+$/, opened[0]?.name ?? "") });
    await other.connect();
    const applied = await Promise.all([migrate(client, [one, two]), migrate(other, [one, two])]);
    await other.end();
    expect(applied.flat().toSorted()).toEqual(["1_one", "2_two"]);
  });

  test("a second database of the same cluster shares the application's role", async () => {
    const migrations = await readMigrations();
    const client = await emptyDatabase();
    expect(await migrate(client, migrations)).toEqual(migrations.map((migration) => migration.name));
  });

  test("works for an owner who is no superuser but may create roles", async () => {
    const name = `owner_${randomUUID().replaceAll("-", "")}`;
    await administer(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'x'`);
    await administer(`CREATE DATABASE ${name} OWNER ${name}`);
    // The roles exist in this cluster already, made by somebody else: their maker lends them.
    await administer(`GRANT crossover_app, crossover_ledger TO ${name} WITH ADMIN OPTION, SET FALSE, INHERIT FALSE`);
    const url = new URL(cluster);
    Object.assign(url, { username: name, password: "x", pathname: `/${name}` });
    const client = new Client({ connectionString: url.href });
    await client.connect();
    opened.push({ client, name });
    await migrate(client, await readMigrations());
    await client.query("SET ROLE crossover_app");
    expect((await client.query("SELECT FROM workload")).rowCount).toBe(0);
  });
});
