import { mkdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type Archive, writeArchive } from "./backup/archive";
import { environment } from "./environment";
import { Failure, main } from "./failure";
import { withOwner } from "./owner-connection";
import { addressOfRunning, startCluster } from "./postgres/cluster";

await main(async () => {
  const folder = resolve(environment.CROSSOVER_FOLDER || ".crossover");
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  const path = resolve(process.argv[2] ?? join(folder, "backups", `${stamp}.backup`));
  if (await stat(path).catch(() => null)) throw new Failure(`${path} is there already.`);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const opened = environment.DATABASE_URL
    ? { url: environment.DATABASE_URL, close: async () => undefined }
    : await openEmbedded(join(folder, "postgres"));
  try {
    const archive = await withOwner(opened.url, (client) => writeArchive(client, path));
    console.log(`ok: ${summaryOf(archive)}, read back from ${path} (${(await stat(path)).size} bytes).`);
  } finally {
    await opened.close();
  }
});

function summaryOf({ contents }: Archive): string {
  const rows = contents.reduce((sum, table) => sum + table.rows, 0);
  const lines = contents.find(({ name }) => name === "cost_line");
  return `${rows} rows of ${contents.length} tables, ${lines?.rows ?? 0} of them cost lines`;
}

/** Uses the server that runs, or starts it for the time of the backup. */
async function openEmbedded(folder: string): Promise<{ url: string; close: () => Promise<void> }> {
  const running = await addressOfRunning(folder, "crossover");
  if (running) return { url: running, close: async () => undefined };
  const cluster = await startCluster({ folder });
  return { url: cluster.url("crossover"), close: cluster.stop };
}
