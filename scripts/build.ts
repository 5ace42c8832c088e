import { readFile, rm, writeFile } from "node:fs/promises";
import { Failure } from "./failure";
import { fingerprint } from "./fingerprint";
import { packageFile, runTool } from "./node-tool";

const stamp = ".next/crossover-sources";

const sources = [
  "app",
  "components",
  "lib",
  "public",
  "test/reference",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/** Builds for production unless the last build is of these very sources. */
export async function buildIfNeeded(say: (line: string) => void): Promise<void> {
  const wanted = await fingerprint(sources);
  if ((await readFile(stamp, "utf8").catch(() => "")) === wanted) return;
  say("Building the application (about a minute, only after a change)…");
  await rm(stamp, { force: true });
  const next = packageFile("next", "dist/bin/next");
  const { code, output } = await runTool([next, "build"], { quiet: true, variables: { NODE_ENV: "production" } });
  if (code !== 0) throw new Failure(`The build failed:\n${output}`);
  // Building may rewrite tsconfig.json: what counts is what it left.
  await writeFile(stamp, await fingerprint(sources));
}
