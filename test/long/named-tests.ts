import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { z } from "zod";
import type { Fault } from "./fault";

export type Ran = { file: string; name: string; passed: boolean };

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

type Asked = Pick<Fault, "project" | "tests" | "named">;

/**
 * Runs these tests of one project in a folder that holds it, and no others. A file that does not load has run none.
 * `lentCluster`: the Postgres to run on; null: one of its own, made by the migrations of that folder.
 */
export async function runNamed(
  folder: string,
  asked: readonly Asked[],
  { lentCluster }: { lentCluster: string | null },
): Promise<Ran[]> {
  const out = await mkdtemp(join(tmpdir(), "crossover-report-"));
  const path = join(out, "report.json");
  const names = asked.map(({ named }) => named.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const parameters = [
    "run",
    ...new Set(asked.map(({ project }) => `--project=${project}`)),
    ...new Set(asked.map(({ tests }) => tests)),
    `--testNamePattern=${names.join("|")}`,
    "--testTimeout=120000",
    "--hookTimeout=120000",
    "--reporter=json",
    `--outputFile=${path}`,
  ];
  try {
    await new Promise<void>((resolve) => {
      execFile(
        process.execPath,
        ["node_modules/vitest/vitest.mjs", ...parameters],
        {
          cwd: folder,
          timeout: 900_000,
          killSignal: "SIGKILL",
          maxBuffer: 64 * 1024 * 1024,
          env: { ...process.env, CROSSOVER_FOLDER: undefined, CROSSOVER_TEST_CLUSTER: lentCluster ?? undefined },
        },
        // What failed stands in the report.
        () => resolve(),
      );
    });
    const text = await readFile(path, "utf8").catch(() => '{"testResults":[]}');
    return report.parse(JSON.parse(text)).testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === "passed" || status === "failed")
        .map(({ fullName, status }) => ({
          file: relative(folder, name),
          name: fullName,
          passed: status === "passed",
        })),
    );
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** Those of `ran` that a fault names. */
export function namedIn(ran: readonly Ran[], { tests, named }: Asked): Ran[] {
  return ran.filter(({ file, name }) => file === tests && name.includes(named));
}
