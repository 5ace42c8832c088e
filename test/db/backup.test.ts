import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Client } from "pg";
import { afterAll, describe, expect, inject, test, vi } from "vitest";
import { allocationRules } from "@/lib/schema/allocation-rules";
import { saveAllocationRules } from "@/lib/store/allocation-rules";
import { closeMonth } from "@/lib/store/period-close";
import { startReview } from "@/lib/store/periods";
import { writeArchive } from "../../scripts/backup/archive";
import { loadArchive } from "../../scripts/backup/load";
import { differencesIn } from "../../scripts/reconcile";
import { verifyAudit } from "../../scripts/verify-audit";
import { testDatabase } from "../database";
import { insertBatch } from "../store/ledger-month";

/** A disk that keeps other bytes than it was given. */
const disk = vi.hoisted(() => ({ isBad: false }));
vi.mock("../../scripts/backup/frames", async (original) => {
  const real = await original<typeof import("../../scripts/backup/frames")>();
  const writeFrames: typeof real.writeFrames = async (to, frames) => {
    await real.writeFrames(to, frames);
    if (!disk.isBad) return;
    const bytes = await readFile(to);
    await writeFile(to, flipped(bytes, Math.floor(bytes.length / 2)));
  };
  return { ...real, writeFrames };
});

const { owner, scopeFor, teams, url, users } = await testDatabase();
const analyst = scopeFor("analyst");
const folder = await mkdtemp(join(tmpdir(), "crossover-backup-"));
const path = join(folder, "one.backup");

const administrator = new Client({ connectionString: inject("clusterUrl") });
await administrator.connect();
const made: string[] = [];
afterAll(async () => {
  for (const name of made) await administrator.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await administrator.end();
  await rm(folder, { recursive: true, force: true });
});

async function inEmpty<T>(use: (client: Client) => Promise<T>): Promise<T> {
  const name = `restore_${randomUUID().replaceAll("-", "")}`;
  await administrator.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  made.push(name);
  const client = new Client({ connectionString: url.replace(/[^/]+$/, name) });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Everything that stands in a database, table by table. */
async function contentOf(client: Client): Promise<Record<string, string[]>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition
       AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations' ORDER BY 1`,
  );
  const content: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

const tablesIn = async (client: Client) =>
  (await client.query("SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace")).rowCount;

const odd = 'tab\there, "quotes", \\N and \\., line\nbreak, ü €';
await saveAllocationRules(analyst, {
  seenVersion: 0,
  note: odd,
  rules: allocationRules.parse({ pools: [], mapping: [], sharing: [], shareIdle: false }),
});
for (const [month, currency] of [
  ["2026-09", "USD"],
  ["2026-10", "EUR"],
] as const) {
  await insertBatch(owner, {
    month,
    currency,
    userId: users.analyst.id,
    lines: [
      { effective: "99999999999999999999.000000000000000001", billed: "-0.000000000000000001", list: null },
      { effective: "0", owner: `team:${teams.vision}`, tags: { note: odd }, resource: odd },
    ],
  });
}
await owner.query("INSERT INTO exchange_rate VALUES ('2026-10-01', 'EUR', 1.08, 'ECB')");
await owner.query("INSERT INTO budget SELECT id, '2026-10-01', 1000.5 FROM team");
await startReview(analyst, "2026-09");
await owner.query("UPDATE bill_source SET expected = false");
await closeMonth(analyst, "2026-09");
const archive = await writeArchive(owner, path);

describe("a backup", () => {
  test("counts and sums what it holds: twice 99999999999999999999.000000000000000001 and 0, never added across currencies", () => {
    const lines = archive.contents.find(({ name }) => name === "cost_line");
    expect(lines).toMatchObject({
      rows: 4,
      sums: {
        "effective USD": "99999999999999999999000000000000000001",
        "effective EUR": "99999999999999999999000000000000000001",
        "billed USD": "-1",
      },
    });
  });

  test("restored into an empty database is row for row the same, sealed and with its audit chain, and takes new rows", async () => {
    await inEmpty(async (client) => {
      await loadArchive(client, path);
      expect(await contentOf(client)).toEqual(await contentOf(owner));
      expect(await verifyAudit(client)).toEqual(await verifyAudit(owner));
      expect(await differencesIn(client)).toEqual(await differencesIn(owner));
      for (const change of [
        "UPDATE cost_line SET billed = 1 WHERE billing_month = '2026-09-01'",
        "DELETE FROM cost_fact_2026_09",
        "UPDATE closed_statement SET statement = '{}'",
        "DELETE FROM audit_event",
      ]) {
        await expect(client.query(change)).rejects.toThrow(/never change/);
      }
      const { rows } = await verifyAudit(client);
      await client.query(
        "INSERT INTO audit_event (action, entity, entity_id, prev_hash, hash) VALUES ('a', 'b', 'c', '', '')",
      );
      expect(await verifyAudit(client)).toMatchObject({ rows: rows + 1, problem: null });

      const before = await contentOf(client);
      await expect(loadArchive(client, path)).rejects.toThrow("not empty, and a restore overwrites nothing");
      expect(await contentOf(client)).toEqual(before);
    });
  });

  test("that reads back as something else is none, and leaves nothing behind", async () => {
    disk.isBad = true;
    await expect(writeArchive(owner, join(folder, "two.backup"))).rejects.toThrow(/damaged/);
    disk.isBad = false;
    expect(await readdir(folder)).toEqual(["one.backup"]);
  });

  test("leaves nothing behind but itself, and is not written over another", async () => {
    expect(await readdir(folder)).toEqual(["one.backup"]);
    await writeFile(`${path}.unfinished`, "another backup, under way");
    await expect(writeArchive(owner, path)).rejects.toThrow("is there already");
    expect(await readFile(`${path}.unfinished`, "utf8")).toBe("another backup, under way");
    await rm(`${path}.unfinished`);
  });
});

describe("an archive is refused before anything is touched:", () => {
  const changed = (change: (bytes: Buffer) => Buffer) => async (bytes: Buffer) => gzipSync(change(gunzipSync(bytes)));
  const replaced = (from: string, to: string) =>
    changed((bytes) => Buffer.from(bytes.toString("latin1").replace(from, to), "latin1"));

  test.each<[string, (bytes: Buffer) => Buffer | Promise<Buffer>, RegExp]>([
    ["a byte flipped in the middle", (bytes) => flipped(bytes, Math.floor(bytes.length / 2)), /damaged/],
    ["a byte flipped near its end", (bytes) => flipped(bytes, bytes.length - 6), /damaged/],
    ["cut off in the middle", (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)), /damaged or cut off/],
    ["cut off by its last byte", (bytes) => bytes.subarray(0, -1), /damaged or cut off/],
    ["cut off before its end, packed well", changed((bytes) => bytes.subarray(0, -5)), /its end is not where/],
    ["with something behind it", changed((bytes) => Buffer.concat([bytes, Buffer.from("x")])), /its end is not where/],
    [
      "an amount that is another one, packed well",
      replaced("1000.500000000000000000", "9000.500000000000000000"),
      /rows of budget/,
    ],
    ["a sum that is another one, packed well", replaced('"billed USD":"-1"', '"billed USD":"-2"'), /do not add up/],
    ["no backup but packed", () => gzipSync("a,b\n1,2\n".repeat(20)), /no backup of Crossover/],
    ["no backup at all", () => Buffer.from("a,b\n1,2\n"), /damaged or cut off/],
    ["nothing", () => Buffer.alloc(0), /damaged or cut off/],
  ])("%s", async (_what, damage, message) => {
    const bad = join(folder, "bad.backup");
    await writeFile(bad, await damage(await readFile(path)));
    await inEmpty(async (client) => {
      await expect(loadArchive(client, bad)).rejects.toThrow(message);
      expect(await tablesIn(client)).toBe(0);
    });
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const found = Buffer.from(bytes);
  found[at] = (found[at] ?? 0) ^ 0xff;
  return found;
}
