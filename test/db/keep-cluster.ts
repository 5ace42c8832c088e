import { startCluster } from "../../scripts/postgres/cluster";

// Run as its own process by cluster.test.ts, which kills it: it must be ready for that before it says that it runs.
const [folder] = process.argv.slice(2);
if (!folder) throw new Error("no folder");
const cluster = await startCluster({ folder });
await cluster.createDatabase("kept");
process.on("SIGTERM", async () => {
  await cluster.stop();
  process.exit(0);
});
process.send?.({ pid: cluster.pid, url: cluster.url("kept"), adopted: cluster.adopted });
