import { readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "../scripts/migrate";
import { startCluster } from "../scripts/postgres/cluster";
import { isAlive, readPostmaster, servesFolder, stopServer } from "../scripts/postgres/process";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: merging needs an interface.
  export interface ProvidedContext {
    clusterUrl: string;
  }
}

const prefix = "crossover-test-";

/** One Postgres for the run, with a migrated database that each test file copies; that of another run where it lends its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const lent = process.env.CROSSOVER_TEST_CLUSTER;
  if (lent) {
    project.provide("clusterUrl", lent);
    return async () => undefined;
  }
  await sweep();
  const folder = join(tmpdir(), `${prefix}${process.pid}`);
  const cluster = await startCluster({ folder, durable: false });
  await cluster.createDatabase("template");
  await migrateDatabase(cluster.url("template"));
  project.provide("clusterUrl", cluster.url("postgres"));
  return async () => {
    await cluster.stop();
    for (const path of [folder, cluster.folder]) rmSync(path, { recursive: true, force: true });
  };
}

/** Runs that were killed leave a server behind. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length)))) continue;
    const data = join(tmpdir(), name, "data");
    const left = await readPostmaster(data);
    if (left && (await servesFolder(left.pid, data))) await stopServer(left.pid);
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
