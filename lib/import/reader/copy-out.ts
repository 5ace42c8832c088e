import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { factColumns, rollupColumns } from "../../schema/ledger-columns";
import { type CopyTarget, factsSql, linesSql, metricsSql, rollupSql } from "./copy-sql";
import { copyFormat } from "./copy-text";
import { defaultLimits } from "./limits";
import { metricColumns } from "./line-fields";
import type { CopyInput, CopyTask } from "./reader-job";
import { literal } from "./sql-text";
import { countOf, openStage, type Stage } from "./stage";
import { stageFiles } from "./stage-files";

/** Lines of a part; two parts lie on disk at one time. */
const partLines = 40_000;

/**
 * Writes the text of a COPY to a stream: DuckDB writes parts of it as files, since it writes to no stream, each while the
 * one before is taken.
 */
export async function copyOut(task: CopyTask, input: CopyInput, out: NodeJS.WritableStream): Promise<void> {
  const files = stageFiles(input.workFolder);
  const stage = await openStage(input.workFolder, { readOnly: true, spillBytes: defaultLimits.folderBytes });
  try {
    await ownFacts(stage, input);
    const target: CopyTarget = {
      lines: files.lines,
      metrics: files.lines,
      batchId: input.batchId,
      month: input.month,
      stagedMonth: input.correctsMonth ?? input.month,
    };
    const selects = task === "copy-lines" ? await lineParts(stage, target) : [selectOf(task, target)];
    await writeParts(stage, { selects, part: (index) => files.part(index % 2), out });
  } finally {
    stage.close();
  }
}

function selectOf(task: Exclude<CopyTask, "copy-lines">, target: CopyTarget): string {
  if (task === "copy-facts") return factsSql(target, factColumns);
  return task === "copy-rollup" ? rollupSql(target, rollupColumns) : metricsSql(target, metricColumns);
}

async function lineParts(stage: Stage, target: CopyTarget): Promise<string[]> {
  const [span] = await stage.rows(`SELECT min(n) AS first, max(n) AS last, count(*) AS lines
    FROM ${literal(target.lines)} WHERE faults = 0 AND month = '${target.stagedMonth}'`);
  const [first, last, lines] = [countOf(span?.first), countOf(span?.last), countOf(span?.lines)];
  if (lines === 0) return [];
  const parts = Math.ceil(lines / partLines);
  const step = Math.ceil((last - first + 1) / parts);
  return Array.from({ length: parts }, (_, index) => {
    const from = first + index * step;
    return linesSql(target, { from, to: from + step - 1 });
  });
}

async function ownFacts(stage: Stage, { owners }: CopyInput): Promise<void> {
  await stage.run("CREATE TEMP TABLE fact_owner (fact_no INTEGER, owner VARCHAR, mapping_rule VARCHAR)");
  const appender = await stage.temporaryAppender("fact_owner");
  for (const { factNo, owner, mappingRule } of owners) {
    appender.appendInteger(factNo);
    appender.appendVarchar(owner);
    if (mappingRule === null) appender.appendNull();
    else appender.appendVarchar(mappingRule);
    appender.endRow();
  }
  appender.closeSync();
}

type Parts = { selects: readonly string[]; part: (index: number) => string; out: NodeJS.WritableStream };

async function writeParts(stage: Stage, { selects, part, out }: Parts): Promise<void> {
  const write = async (index: number) => {
    const sql = selects[index];
    if (sql !== undefined) await stage.run(`COPY (${sql}) TO ${literal(part(index))} (${copyFormat})`);
  };
  let writing = write(0);
  try {
    for (const index of selects.keys()) {
      await writing;
      writing = write(index + 1);
      // A failure is told when the part is wanted.
      writing.catch(() => undefined);
      await pipeline(createReadStream(part(index), { highWaterMark: 256 * 1024 }), out, { end: false });
      await rm(part(index), { force: true });
    }
  } finally {
    await writing.catch(() => undefined);
    await Promise.all([0, 1].map((index) => rm(part(index), { force: true })));
  }
}
