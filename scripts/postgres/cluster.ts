import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { z } from "zod";
import { Failure } from "../failure";
import { type Account, serverAccount } from "./account";
import { type Binaries, installedBinaries } from "./binaries";
import { initialise, owner, runAs } from "./initialise";
import { placeFor, runnable } from "./place";
import { freePort } from "./port";
import { isAlive, readPostmaster, servesFolder, stopServer, until } from "./process";

export type Cluster = {
  folder: string;
  port: number;
  pid: number;
  /** Found running after the process that had started it died. */
  adopted: boolean;
  /** The owner's address of a database of this cluster. */
  url: (database: string) => string;
  createDatabase: (name: string) => Promise<void>;
  stop: () => Promise<void>;
};

export type ClusterOptions = {
  /** Asked-for folder; as root it may have to lie elsewhere. */
  folder: string;
  /** false for tests: data need not survive a power cut. */
  durable?: boolean;
  say?: (line: string) => void;
};

type Setting = {
  folder: string;
  data: string;
  password: string;
  account: Account;
  binaries: Binaries;
  durable: boolean;
};

/** Held by the connection of the process that manages the cluster, so it is free the moment that process dies. */
const managerLock = 7_305_184;

const startLimit = 60_000;

/** Starts the cluster of a folder, or takes over the one a killed process left running. */
export async function startCluster({
  folder: wanted,
  durable = true,
  say = () => {},
}: ClusterOptions): Promise<Cluster> {
  const account = serverAccount();
  const place = await placeFor(account, wanted);
  if (place.moved)
    say(`The database lies in ${place.folder}: Postgres does not run as root, and ${wanted} is closed to others.`);
  const binaries = await runnable(account, await installedBinaries(), place);
  const password = await keptPassword(place.folder);
  const setting: Setting = { ...place, data: join(place.folder, "data"), password, account, binaries, durable };
  if (await initialise(setting)) say("Created the database.");

  let current = await run(setting, null);
  if (current.adopted) say("Took over the database that an interrupted run had left running.");
  let stopping = false;
  const restartWhenLost = (running: Running): void => {
    running.lock.once("end", async () => {
      if (stopping) return;
      say("The database stopped; starting it again.");
      try {
        current = await run(setting, running.port);
        restartWhenLost(current);
      } catch (error) {
        say(`The database could not be started again: ${error instanceof Error ? error.message : error}`);
      }
    });
  };
  restartWhenLost(current);

  return {
    folder: place.folder,
    port: current.port,
    get pid() {
      return current.pid;
    },
    adopted: current.adopted,
    url: (database) => addressOf(setting, current.port, database),
    createDatabase: async (name) => {
      const found = await current.lock.query("SELECT FROM pg_database WHERE datname = $1", [name]);
      if (found.rowCount === 0) await current.lock.query(`CREATE DATABASE ${current.lock.escapeIdentifier(name)}`);
    },
    stop: async () => {
      stopping = true;
      await Promise.race([current.lock.end().catch(() => undefined), sleep(1_000)]);
      if (await servesFolder(current.pid, setting.data)) await stopServer(current.pid);
    },
  };
}

/** The owner's address of a database of a cluster that some process runs; null when none does. */
export async function addressOfRunning(wanted: string, database: string): Promise<string | null> {
  const { folder } = await placeFor(serverAccount(), wanted);
  const data = join(folder, "data");
  const found = await readPostmaster(data);
  if (!found || !(await servesFolder(found.pid, data))) return null;
  return addressOf({ password: await keptPassword(folder) }, found.port, database);
}

type Running = { pid: number; port: number; lock: Client; adopted: boolean };

async function run(setting: Setting, preferredPort: number | null): Promise<Running> {
  const end = Date.now() + startLimit;
  let port = preferredPort;
  for (;;) {
    const adopted = await adopt(setting);
    if (adopted) return adopted;
    const server = await launch(setting, port ?? (await freePort()));
    const lock = await waitUntilReady(setting, server, end);
    if (lock) return { pid: server.pid, port: server.port, lock: await own(lock, setting), adopted: false };
    // The port was taken meanwhile, another start won, or workers of a killed server still hold its memory.
    if (Date.now() > end) throw new Failure(`Postgres did not start: ${await lastWords(setting.folder)}`);
    if (preferredPort === null) port = null;
    await sleep(300);
  }
}

async function adopt(setting: Setting): Promise<Running | null> {
  const found = await readPostmaster(setting.data);
  if (!found) return null;
  if (!(await servesFolder(found.pid, setting.data))) {
    // Postgres refuses to start while any process carries the number in this file.
    if (isAlive(found.pid)) await rm(join(setting.data, "postmaster.pid"), { force: true });
    return null;
  }
  const end = Date.now() + 15_000;
  while (Date.now() < end && isAlive(found.pid)) {
    const client = await connected(setting, found.port);
    if (client) return { ...found, lock: await own(client, setting), adopted: true };
    await sleep(100);
  }
  await stopServer(found.pid);
  return null;
}

type Server = { child: ChildProcess; pid: number; port: number };

async function launch({ folder, data, account, binaries, durable }: Setting, port: number): Promise<Server> {
  const logFile = join(folder, "postgres.log");
  const grown = await stat(logFile).catch(() => null);
  const log = openSync(logFile, grown && grown.size > 5_000_000 ? "w" : "a", 0o600);
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    // The log must not hold rows or statements.
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    // After a crash every file has to be on the disk: one by one that takes seconds, and more with every month. Linux
    // since 5.8 (2020) also says so when one cannot be written.
    ...(process.platform === "linux" ? { recovery_init_sync_method: "syncfs" } : {}),
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "512MB" }),
  };
  const switches = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // Its own process group: Ctrl-C reaches Node alone, which then stops the server in order.
  const child = spawn(binaries.postgres, ["-D", data, ...switches], {
    cwd: folder,
    detached: true,
    stdio: ["ignore", log, log],
    ...runAs(account),
  });
  closeSync(log);
  child.on("error", () => undefined);
  child.unref();
  if (child.pid === undefined) throw new Failure(`${binaries.postgres} cannot be run.`);
  return { child, pid: child.pid, port };
}

async function waitUntilReady(setting: Setting, { child, port }: Server, end: number): Promise<Client | null> {
  let client: Client | null = null;
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  const ready = await until(async () => {
    client = gone() ? null : await connected(setting, port);
    return client !== null || gone();
  }, end - Date.now());
  if (!ready && child.pid !== undefined) await stopServer(child.pid);
  return client;
}

/** A connection to the server of this data folder; null while there is none. */
async function connected(setting: Setting, port: number): Promise<Client | null> {
  const client = new Client({ connectionString: addressOf(setting, port, "postgres"), connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
    if (rows[0]?.folder === setting.data) return client;
  } catch {
    // Not there, not ready, or somebody else's server.
  }
  await client.end().catch(() => undefined);
  return null;
}

async function own(client: Client, setting: Setting): Promise<Client> {
  const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [managerLock]);
  if (rows[0]?.taken) return client;
  await client.end();
  throw new Failure(`Crossover is already running on ${setting.data}.`);
}

async function keptPassword(folder: string): Promise<string> {
  const file = join(folder, "cluster.json");
  const fresh = JSON.stringify({ user: owner, password: randomBytes(24).toString("base64url") });
  await writeFile(file, `${fresh}\n`, { mode: 0o600, flag: "wx" }).catch(() => undefined);
  return z.object({ password: z.string() }).parse(JSON.parse(await readFile(file, "utf8"))).password;
}

function addressOf({ password }: Pick<Setting, "password">, port: number, database: string): string {
  return `postgresql://${owner}:${password}@127.0.0.1:${port}/${database}`;
}

async function lastWords(folder: string): Promise<string> {
  const log = await readFile(join(folder, "postgres.log"), "utf8").catch(() => "");
  return log.trim().split("\n").at(-1) ?? "no reason given";
}
