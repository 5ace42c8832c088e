import { mkdir, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { IsoMonth } from "../../ledger/calendar";
import { type ImportCheck, importCheck, type Reject, reject } from "../../schema/import-check";
import type { StagedFact } from "./fact-rows";
import { defaultLimits } from "./limits";
import type { CheckInput, CopyInput, CopyTask, ReaderJob } from "./reader-job";
import { startReader } from "./reader-process";
import { stageFiles } from "./stage-files";

/**
 * Reads a file of bills, usage or metrics into the stage of its work folder, in a process of its own with limits, and
 * says what it holds. Throws UnreadableFile for a file that cannot be taken at all; its message is for the user. After
 * any failure, and after an abort, nothing of the stage is left.
 */
export async function checkFile(
  input: CheckInput,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (rows: number) => void } = {},
): Promise<ImportCheck> {
  await mkdir(input.workFolder, { recursive: true, mode: 0o700 });
  await clearStage(input.workFolder);
  const seconds = input.limits?.seconds ?? defaultLimits.seconds;
  try {
    // The process watches its own time and says so; this is for one that no longer can.
    const reader = startReader({ task: "check", input }, { signal, seconds: seconds + 10, onRows: onProgress });
    reader.output.resume();
    const last = await reader.finished;
    if (last.type !== "check") throw new Error("The reading process gave no answer.");
    return importCheck.parse(last.check);
  } catch (error) {
    await clearStage(input.workFolder);
    throw error;
  }
}

/** Every rejected line of a checked file, by line. */
export async function* stagedRejects(workFolder: string, signal?: AbortSignal): AsyncGenerator<Reject> {
  for await (const line of outputLines({ task: "rejects", workFolder }, workFolder, signal))
    yield reject.parse(JSON.parse(line));
}

/** What rules can see of the lines of a month, by number. */
export async function stagedFacts(workFolder: string, month: IsoMonth, signal?: AbortSignal): Promise<StagedFact[]> {
  const found: StagedFact[] = [];
  for await (const line of outputLines({ task: "facts", workFolder, month }, workFolder, signal))
    found.push(JSON.parse(line));
  return found;
}

/** CSV of cost_line (lineColumns) for COPY … FROM STDIN (FORMAT csv). The stream fails unless all of it was written. */
export function copyLines(input: CopyInput, options: { signal?: AbortSignal } = {}): Readable {
  return copy("copy-lines", input, options);
}

/** CSV of cost_fact (factColumns). */
export function copyFacts(input: CopyInput, options: { signal?: AbortSignal } = {}): Readable {
  return copy("copy-facts", input, options);
}

/** CSV of cost_rollup (rollupColumns). */
export function copyRollup(input: CopyInput, options: { signal?: AbortSignal } = {}): Readable {
  return copy("copy-rollup", input, options);
}

/** CSV of metric_point (metricColumns). */
export function copyMetrics(input: CopyInput, options: { signal?: AbortSignal } = {}): Readable {
  return copy("copy-metrics", input, options);
}

/** Removes what a check has staged; the file itself stays. */
export async function clearStage(workFolder: string): Promise<void> {
  const { database, records, raw, lines, spill } = stageFiles(workFolder);
  const all = [database, `${database}.wal`, records, raw, lines, spill];
  await Promise.all(all.map((path) => rm(path, { force: true, recursive: true })));
}

function copy(task: CopyTask, input: CopyInput, { signal }: { signal?: AbortSignal }): Readable {
  return Readable.from(outputOf({ task, input }, input.workFolder, signal), {
    objectMode: false,
    highWaterMark: 1024 * 1024,
  });
}

/** What the process writes; what it leaves in the folder when it is stopped is removed. */
async function* outputOf(job: ReaderJob, workFolder: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = startReader(job, { signal, seconds: defaultLimits.seconds });
  try {
    for await (const piece of reader.output) yield piece;
    await reader.finished;
  } finally {
    reader.stop();
    await reader.finished.catch(() => undefined);
    if (reader.pid !== undefined) await rm(stageFiles(workFolder).part(reader.pid), { force: true });
  }
}

async function* outputLines(job: ReaderJob, workFolder: string, signal?: AbortSignal): AsyncGenerator<string> {
  yield* createInterface({
    input: Readable.from(outputOf(job, workFolder, signal), { objectMode: false }),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
}
