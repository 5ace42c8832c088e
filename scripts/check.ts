import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { browserPath } from "./browser";
import { buildIfNeeded } from "./build";
import { environment } from "./environment";
import { Failure } from "./failure";
import { generateClient } from "./generate";
import { packageFile, runTool } from "./node-tool";

export type Count = { passed: number; failed: number };

export type Check = { name: string; run: () => Promise<Count> };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

function tool(name: string, command: readonly [string, ...string[]]): Check {
  return { name, run: async () => asCount((await runTool(command)).code === 0) };
}

function asCount(good: boolean): Count {
  return good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Fails as one check when `run` throws; a plain message for what is expected to fail. */
function attempt(name: string, run: () => Promise<unknown>): Check {
  return {
    name,
    run: async () => {
      try {
        await run();
        return asCount(true);
      } catch (error) {
        console.error(error instanceof Failure ? error.message : error);
        return asCount(false);
      }
    },
  };
}

const next = () => packageFile("next", "dist/bin/next");

export const generate = attempt("generate", async () => {
  await generateClient();
  // The types of routes and of imported styles, which a fresh clone does not have yet.
  const { code, output } = await runTool([next(), "typegen"], { quiet: true });
  if (code !== 0) throw new Failure(output);
});

const biome = packageFile("@biomejs/biome", "bin/biome");

export const formatAndLint = tool("format and lint", [
  biome,
  "ci",
  "--error-on-warnings",
  ...(process.stdout.isTTY ? [] : ["--colors=off"]),
]);

export const types = tool("types", [
  packageFile("typescript", "bin/tsc"),
  "--noEmit",
  "--project",
  "tsconfig.check.json",
]);

export const deadCode = tool("dead code", [packageFile("knip", "bin/knip.js"), "--no-config-hints"]);

export const unit = vitest("architecture and unit", ["unit"]);

/** In one go: tests of the database wait for Postgres while those of units calculate. */
export const unitAndDatabase = vitest("architecture, unit and database", ["unit", "database"]);

export const productionBuild = attempt("production build", () => buildIfNeeded(console.log));

function vitest(name: string, projects: readonly string[]): Check {
  return {
    name,
    run: () =>
      withReport(async (file) => {
        const { code } = await runTool([
          packageFile("vitest", "vitest.mjs"),
          "run",
          ...projects.map((project) => `--project=${project}`),
          "--reporter=default",
          "--reporter=json",
          `--outputFile.json=${file}`,
        ]);
        return { code, read: (text) => countVitest(vitestReport.parse(text)) };
      }),
  };
}

function countVitest({ numPassedTests, numFailedTests, testResults }: z.infer<typeof vitestReport>): Count {
  // A file that cannot even be loaded has no tests that could fail.
  const broken = testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.length);
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

export const browserTests: Check = {
  name: "browser",
  run: () =>
    withReport(async (file) => {
      const path = await browserPath();
      const { code } = await runTool([packageFile("@playwright/test", "cli.js"), "test", "--reporter=list,json"], {
        variables: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, ...(path && { CHROME_PATH: path }) },
      });
      return { code, read: (text) => countPlaywright(playwrightReport.parse(text)) };
    }),
};

function countPlaywright({ stats, errors }: z.infer<typeof playwrightReport>): Count {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

type Report = { code: number; read: (report: unknown) => Count };

async function withReport(run: (file: string) => Promise<Report>): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), "crossover-report-"));
  try {
    const file = join(folder, "report.json");
    const { code, read } = await run(file);
    const text = await readFile(file, "utf8").catch(() => null);
    const count = text === null ? { passed: 0, failed: 0 } : read(JSON.parse(text));
    // A runner that failed without naming a test, or that ran none, did not pass.
    const silent = count.failed === 0 && (code !== 0 || count.passed === 0);
    return silent ? { ...count, failed: 1 } : count;
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    return asCount(false);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs every check in order, also after a failing one, and ends with what came of them. */
export async function runChecks(checks: readonly Check[]): Promise<void> {
  environment.NO_COLOR ??= process.stdout.isTTY ? "" : "1";
  const lines: string[] = [];
  const total = { passed: 0, failed: 0 };
  for (const { name, run } of checks) {
    console.log(`\n── ${name}`);
    const started = performance.now();
    const { passed, failed } = await run();
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    lines.push(
      `${failed ? "failed" : "ok    "}  ${name.padEnd(32)}${seconds.padStart(7)} s  ${passed} passed, ${failed} failed`,
    );
  }
  console.log(`\n${lines.join("\n")}\n\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed ? 1 : 0;
}
