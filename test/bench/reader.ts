import { createWriteStream } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { checkFile } from "../../lib/import/reader/reader";
import { readStage } from "../../lib/import/reader/stage-reader";
import { focusRows } from "./focus-rows";

/**
 * Rows a second and peak memory of the reading process, from a FOCUS file to the CSV that COPY takes. The floor in the
 * same run: reading the file's bytes once. Target: 40,000 rows a second and 512 MB. Argument: how many rows.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const [targetRows, targetMb] = [40_000, 512];

let peakKb = 0;
const memory = setInterval(() => void notePeak(), 50);

const folder = await mkdtemp(join(tmpdir(), "reader-bench-"));
try {
  const path = join(folder, "focus.csv");
  await pipeline(Readable.from(focusRows({ rows })), createWriteStream(path));
  const { size } = await stat(path);
  console.log(`${rows} rows of 44 columns, ${(size / 1e6).toFixed(0)} MB`);
  const floor = await timed(() => readAll(path));
  console.log(`  reading the bytes: ${seconds(floor.ms)}`);

  const workFolder = join(folder, "work");
  const source = { name: "bench" };
  const input = {
    path,
    name: "focus.csv",
    kind: "focus",
    source,
    workFolder,
    period: null,
    reportingCurrency: "USD",
    workloads: [],
  } as const;
  const check = await timed(() => checkFile(input));
  console.log(`  check: ${seconds(check.ms)}, ${check.value.accepted} taken, ${check.value.rejected} rejected`);
  const stage = readStage(workFolder);
  let copied = 0;
  for (const { month } of check.value.months) {
    const facts = await timed(() => stage.facts(month));
    console.log(`  ${month}: ${facts.value.length} facts in ${seconds(facts.ms)}`);
    const owners = facts.value.map(({ factNo }) => ({ factNo, owner: "unallocated", mappingRule: null }));
    const batch = { month, batchId: "00000000-0000-7000-8000-000000000000", owners };
    copied += facts.ms;
    for (const task of ["copy-lines", "copy-facts", "copy-rollup"] as const) {
      const copy = await timed(() => bytesOf(stage.copy(task, batch)));
      copied += copy.ms;
      console.log(`    ${task}: ${(copy.value / 1e6).toFixed(1)} MB in ${seconds(copy.ms)}`);
    }
  }
  await stage.close();
  const rate = rows / ((check.ms + copied) / 1000);
  const isMet = rate >= targetRows && peakKb / 1024 <= targetMb;
  console.log(
    `  ${rate.toFixed(0)} rows/s to CSV, peak memory ${(peakKb / 1024).toFixed(0)} MB: ${isMet ? "met" : "MISSED"}`,
  );
  if (!isMet) process.exitCode = 1;
} finally {
  clearInterval(memory);
  await rm(folder, { recursive: true, force: true });
}

async function timed<T>(run: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const begun = performance.now();
  const value = await run();
  return { value, ms: performance.now() - begun };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

async function readAll(path: string): Promise<void> {
  const { createReadStream } = await import("node:fs");
  await pipeline(createReadStream(path), new Writable({ write: (_piece, _encoding, done) => done() }));
}

async function bytesOf(stream: Readable): Promise<number> {
  let bytes = 0;
  for await (const piece of stream) bytes += piece.length;
  return bytes;
}

/** The peak of the processes that this one has started, as Linux tells it. */
async function notePeak(): Promise<void> {
  for (const entry of await readdir("/proc").catch(() => [])) {
    if (!/^\d+$/.test(entry)) continue;
    const status = await readFile(`/proc/${entry}/status`, "utf8").catch(() => "");
    if (!status.includes(`\nPPid:\t${process.pid}\n`)) continue;
    peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
  }
}
