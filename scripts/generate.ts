import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure, main } from "./failure";
import { fingerprint } from "./fingerprint";
import { packageFile, runTool } from "./node-tool";

const folder = "lib/db/generated";

/** Makes the database client from the schema, if either changed since. Returns whether it had to. */
export async function generateClient(): Promise<boolean> {
  const stamp = join(folder, "stamp");
  const wanted = await fingerprint(["prisma/schema.prisma", packageFile("prisma", "package.json")]);
  if ((await readFile(stamp, "utf8").catch(() => "")) === wanted) return false;
  const { code, output } = await runTool([packageFile("prisma", "build/index.js"), "generate"], { quiet: true });
  if (code !== 0) throw new Failure(`The database client could not be generated:\n${output}`);
  await writeFile(stamp, wanted);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main(async () => {
    await generateClient();
  });
}
