import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { prepareDemo } from "../../scripts/demo";

const name = `accounts_${randomUUID().replaceAll("-", "")}`;
const databaseUrl = inject("clusterUrl").replace(/[^/]+$/, name);
const administrator = new Client({ connectionString: inject("clusterUrl") });
await administrator.connect();
await administrator.query(`CREATE DATABASE ${name} TEMPLATE template`);
const owner = new Client({ connectionString: databaseUrl });
await owner.connect();
const folder = await mkdtemp(join(tmpdir(), "crossover-demo-"));
afterAll(async () => {
  await owner.end();
  await administrator.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await administrator.end();
  await rm(folder, { recursive: true, force: true });
});

const accounts = async () => (await owner.query("SELECT email FROM user_account")).rows;

test("the migrations make no account, and demo users never join a real organisation", async () => {
  expect(await accounts()).toEqual([]);
  await owner.query("INSERT INTO organisation (name) VALUES ('A real one')");
  const now = new Date("2026-11-23T12:00:00Z");
  expect(await prepareDemo({ databaseUrl, folder, now })).toBeNull();
  expect(await accounts()).toEqual([]);
});
