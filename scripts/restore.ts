import { resolve } from "node:path";
import { loadArchive } from "./backup/load";
import { environment } from "./environment";
import { Failure, main } from "./failure";
import { withOwner } from "./owner-connection";
import { addressOfRunning, startCluster } from "./postgres/cluster";

await main(async () => {
  const [path] = process.argv.slice(2);
  if (!path) throw new Failure("Name the backup: npm run restore -- <file>.");
  const folder = resolve(environment.CROSSOVER_FOLDER || ".crossover", "postgres");
  const opened = environment.DATABASE_URL
    ? { url: environment.DATABASE_URL, close: async () => undefined }
    : await openEmbedded(folder);
  try {
    const { madeAt, contents } = await withOwner(opened.url, (client) => loadArchive(client, resolve(path)));
    const rows = contents.reduce((sum, table) => sum + table.rows, 0);
    console.log(
      `ok: ${rows} rows of ${contents.length} tables as of ${madeAt}; sums and audit log are those of the backup.`,
    );
  } finally {
    await opened.close();
  }
});

/** The embedded server with a database that is empty, unless it has been used. */
async function openEmbedded(folder: string): Promise<{ url: string; close: () => Promise<void> }> {
  if (await addressOfRunning(folder, "crossover")) {
    throw new Failure("Crossover is running on this folder. Stop it, or set CROSSOVER_FOLDER to a new one.");
  }
  const cluster = await startCluster({ folder });
  await cluster.createDatabase("crossover");
  return { url: cluster.url("crossover"), close: cluster.stop };
}
