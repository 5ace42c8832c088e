import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startCluster } from "../../scripts/postgres/cluster";
import { isAlive, readPostmaster, stopServer, until } from "../../scripts/postgres/process";

let folder = "";
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "crossover-kill-"));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  const left = await readPostmaster(join(folder, "data"));
  if (left) await stopServer(left.pid);
  await rm(folder, { recursive: true, force: true });
});

type Started = { pid: number; url: string; adopted: boolean };

async function startInOtherProcess(): Promise<{ child: ChildProcess; started: Started }> {
  const child = fork("test/db/keep-cluster.ts", [folder], { execArgv: ["--import", "tsx"], stdio: "inherit" });
  children.push(child);
  const [started] = await once(child, "message");
  return { child, started };
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test("a database whose manager was killed is taken over, with everything that was acknowledged", async () => {
  const { child, started } = await startInOtherProcess();
  await query(started.url, "CREATE TABLE work AS SELECT 42 AS answer");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isAlive(started.pid)).toBe(true);

  const cluster = await startCluster({ folder });
  expect(cluster).toMatchObject({ adopted: true, pid: started.pid });
  expect(await query(cluster.url("kept"), "SELECT answer FROM work")).toEqual([{ answer: 42 }]);
  await cluster.stop();
  expect(isAlive(started.pid)).toBe(false);
});

test("a process that ended is not alive, even where its parent never takes note of it", async () => {
  const parent = spawn("sh", ["-c", "sleep 0.2 & echo $!; exec sleep 30"], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(parent);
  const [line] = await once(parent.stdout, "data");
  const pid = Number(line);
  expect(isAlive(pid)).toBe(true);
  expect(await until(() => !isAlive(pid), 5_000)).toBe(true);
});

test("a second start on the same data says so and leaves the first alone", async () => {
  const { started } = await startInOtherProcess();
  await expect(startCluster({ folder })).rejects.toThrow(/^Crossover is already running on .*data\.$/);
  expect(await query(started.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("when asked to stop, the database stops with its manager", async () => {
  const { child, started } = await startInOtherProcess();
  child.kill("SIGTERM");
  await once(child, "exit");
  // The manager waits for it, but this process may ask in the moment between its end and the system's note of it.
  expect(await until(() => !isAlive(started.pid), 5_000)).toBe(true);
});

test("a killed Postgres is started again on the same port, with everything that was acknowledged", async () => {
  const cluster = await startCluster({ folder });
  await query(cluster.url("postgres"), "CREATE TABLE work AS SELECT 42 AS answer");
  const before = cluster.pid;
  process.kill(before, "SIGKILL");
  const url = cluster.url("postgres");
  const back = () =>
    query(url, "SELECT answer FROM work").then(
      () => cluster.pid !== before,
      () => false,
    );
  expect(await until(back, 10_000)).toBe(true);
  expect(await query(url, "SELECT answer FROM work")).toEqual([{ answer: 42 }]);
  await cluster.stop();
});

test("data and password are closed to others, and the server listens on this machine only", async () => {
  const cluster = await startCluster({ folder });
  expect((await stat(join(folder, "cluster.json"))).mode & 0o077).toBe(0);
  expect((await stat(join(folder, "data"))).mode & 0o077).toBe(0);
  const rows = await query(
    cluster.url("postgres"),
    `SELECT current_setting('listen_addresses') AS listens, current_setting('server_encoding') AS encoding,
       current_setting('data_checksums') AS checksums, current_setting('fsync') AS fsync, datcollate, datlocale
     FROM pg_database WHERE datname = 'postgres'`,
  );
  expect(rows).toEqual([
    { listens: "127.0.0.1", encoding: "UTF8", checksums: "on", fsync: "on", datcollate: "C", datlocale: "C.UTF-8" },
  ]);
  const wrong = new URL(cluster.url("postgres"));
  wrong.password = "postgres";
  await expect(query(wrong.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
  expect(await readFile(join(folder, "postgres.log"), "utf8")).not.toContain("SELECT 1");
  await cluster.stop();
});
