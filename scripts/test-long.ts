import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { Failure, main } from "./failure";
import { packageFile, runTool } from "./node-tool";
import { writeResults } from "./results";

const title = "Trust, the long run";

const figure = z.object({ area: z.string(), done: z.string(), found: z.string() });

/**
 * The checks that take hours, and their figures into docs/results.md. `npm run test:long -- --share 0.1 kills races` does
 * a tenth of the cases of the files named so; rows of areas that did not run stay as they are.
 */
await main(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { share: { type: "string" } } });
  const share = z.coerce
    .number()
    .gt(0)
    .max(1)
    .safeParse(values.share ?? "1");
  if (!share.success) throw new Failure("--share must be above 0 and at most 1.");
  const folder = await mkdtemp(join(tmpdir(), "crossover-long-"));
  try {
    const file = join(folder, "figures.jsonl");
    const { code } = await runTool(
      [packageFile("vitest", "vitest.mjs"), "run", "--project=long", "--reporter=verbose", ...positionals],
      { variables: { CROSSOVER_FIGURES: file, CROSSOVER_LONG_SHARE: String(share.data) } },
    );
    const text = await readFile(file, "utf8").catch(() => "");
    await keepFigures(text.split("\n").flatMap((line) => (line === "" ? [] : [figure.parse(JSON.parse(line))])));
    if (code !== 0) throw new Failure("A long check failed.");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

type Row = z.infer<typeof figure> & { on: string };

async function keepFigures(figures: readonly z.infer<typeof figure>[]): Promise<void> {
  if (figures.length === 0) return;
  const on = new Date().toISOString().slice(0, 10);
  const fresh = figures.map((each): Row => ({ ...each, on }));
  const areas = new Set(fresh.map(({ area }) => area));
  const rows = [...(await earlierRows()).filter(({ area }) => !areas.has(area)), ...fresh];
  rows.sort((left, right) => left.area.localeCompare(right.area, "en", { numeric: true }));
  const table = rows.map(({ area, done, found, on: day }) => `| ${area} | ${done} | ${found} | ${day} |`);
  const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? "unknown"}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.version}`;
  await writeResults(
    title,
    [`\`npm run test:long\` on ${machine}.`, "", "| area | done | found | on |", "|---|---|---|---|", ...table].join(
      "\n",
    ),
  );
}

async function earlierRows(): Promise<Row[]> {
  const text = await readFile("docs/results.md", "utf8").catch(() => "");
  const section = text.split("\n## ").find((part) => part.startsWith(`${title}\n`) || part.startsWith(`## ${title}\n`));
  return (section ?? "").split("\n").flatMap((line) => {
    const [area, done, found, on] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (!area || !done || !found || !on || area === "area" || area.startsWith("---")) return [];
    return [{ area, done, found, on }];
  });
}
