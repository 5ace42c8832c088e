import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { database } from "@/lib/db/client";
import { undoImport } from "@/lib/store/import-undo";
import { moveImport } from "@/lib/store/imports";
import { migrateDatabase } from "../../scripts/migrate";
import { type Cluster, startCluster } from "../../scripts/postgres/cluster";
import { until } from "../../scripts/postgres/process";
import { differencesIn } from "../../scripts/reconcile";
import { exactSum, focusCsv, importsFolder, type Line, type Staged, stagedImport } from "./import-fixtures";
import { writerOf } from "./ledger-scope";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const lineCount = 6_000;
let folder = "";
let cluster: Cluster;
let userId = "";
let staged: Staged;
const children: ChildProcess[] = [];

const lines: Line[] = Array.from({ length: lineCount }, (_, index) => ({
  day: `2026-${index % 2 ? "09" : "10"}-${String((index % 28) + 1).padStart(2, "0")}`,
  billed: `${index}.000000000000000001`,
  account: `account-${index % 40}`,
}));

/** A server of its own, safe against power cuts as in production: it is killed here. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crossover-kill-"));
  cluster = await startCluster({ folder });
  await cluster.createDatabase("kills");
  process.env.DATABASE_URL = cluster.url("kills");
  await migrateDatabase(cluster.url("kills"));
  userId = await asOwner(async (owner) => {
    await owner.query("INSERT INTO organisation (name) VALUES ('Test organisation')");
    const { rows } = await owner.query(
      "INSERT INTO user_account (email, name, role) VALUES ('admin@test.example', 'Test admin', 'admin') RETURNING id",
    );
    return rows[0].id;
  });
  staged = await stagedImport(writerOf(userId), { source: "AWS", csv: focusCsv(lines) });
});

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await database().$disconnect();
  await cluster?.stop();
  for (const path of [folder, importsFolder]) await rm(path, { recursive: true, force: true });
});

async function asOwner<T>(run: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: cluster.url("kills") });
  owner.on("error", () => undefined);
  await owner.connect();
  try {
    return await run(owner);
  } finally {
    await owner.end().catch(() => undefined);
  }
}

async function startCommit(): Promise<{ child: ChildProcess; ended: Promise<unknown>; acknowledged: () => boolean }> {
  await moveImport(writerOf(userId), { id: staged.id, from: ["staged"], to: "committing" });
  let isCommitted = false;
  const child = fork("test/store/commit-import.ts", [userId, staged.id, importsFolder], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  children.push(child);
  child.on("message", (message) => {
    if (message === "committed") isCommitted = true;
  });
  const ended = once(child, "exit");
  await once(child, "message");
  return { child, ended, acknowledged: () => isCommitted };
}

/** Everything counts or nothing does, and what was acknowledged counts. Leaves the import staged again. */
async function settle(acknowledged: boolean): Promise<"counts" | "does not"> {
  const { status, counted } = await asOwner(async (owner) => {
    // Rolling back may still be under way.
    await owner.query(
      "SELECT pg_advisory_lock(hashtextextended('crossover.import ' || source_id, 0)) FROM import_file",
    );
    const file = await owner.query("SELECT status FROM import_file");
    const sums = await owner.query(
      `SELECT count(*)::int AS lines, coalesce(sum(l.billed), 0)::text AS billed FROM cost_line l
       JOIN import_batch b ON b.id = l.batch_id AND b.status = 'committed'`,
    );
    expect(await differencesIn(owner)).toEqual([]);
    return { status: file.rows[0].status, counted: sums.rows[0] };
  });
  if (acknowledged) expect(status).toBe("committed");
  if (status !== "committed") {
    expect(counted.lines).toBe(0);
    await moveImport(writerOf(userId), { id: staged.id, from: ["committing"], to: "staged" });
    return "does not";
  }
  expect(counted.lines).toBe(lineCount);
  expect(exactSum([counted.billed])).toBe(exactSum(lines.map(({ billed }) => billed)));
  await undoImport(writerOf(userId), staged.id);
  await asOwner((owner) => owner.query("UPDATE import_file SET status = 'staged'"));
  return "counts";
}

test("a killed application loses and doubles nothing, whenever it dies", async () => {
  const ends: string[] = [];
  for (const milliseconds of [150, 900, 2_200]) {
    const { child, ended, acknowledged } = await startCommit();
    await pause(milliseconds);
    child.kill("SIGKILL");
    await ended;
    ends.push(await settle(acknowledged()));
  }
  expect(ends).toContain("does not");
});

test("a killed Postgres loses and doubles nothing, and takes the same import afterwards", async () => {
  for (const milliseconds of [200, 1_200, 2_500]) {
    const { ended, acknowledged } = await startCommit();
    await pause(milliseconds);
    const before = cluster.pid;
    process.kill(before, "SIGKILL");
    await ended;
    const startedAt = performance.now();
    const isBack = () =>
      asOwner((owner) => owner.query("SELECT 1")).then(
        () => cluster.pid !== before,
        () => false,
      );
    expect(await until(isBack, 30_000)).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(30_000);
    await settle(acknowledged());
  }
  const { ended } = await startCommit();
  await ended;
  expect(await settle(true)).toBe("counts");
});
