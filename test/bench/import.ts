import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { lineColumns } from "../../lib/import/reader/line-fields";
import { benchLedger } from "./bench-ledger";
import { focusRows } from "./focus-rows";
import { childrenOf, watchProcesses } from "./process-watch";
import { recordResult } from "./results";

/**
 * Rows a second of an import from the first byte received to the commit, through the job that the page and the API use,
 * into a durable Postgres, with its phases and peak memory. Floor in the same run: a bare COPY of the same projected
 * rows into a table with the same columns, checks and indexes. Targets: 40,000 rows a second, twice the floor's time,
 * 512 MB. Every total is compared with a DuckDB query over the file. Argument: how many rows; `record` keeps the result.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const targets = { rowsPerSecond: 40_000, ratio: 2, megabytes: 512 };
const months = ["2026-09", "2026-10"] as const;

const ledger = await benchLedger(tmpdir(), []);
const { owner, scope, folder } = ledger;
// Reads the settings that the ledger has made.
const { receiveImport } = await import("../../lib/import/job/receive-import");
const { database } = await import("../../lib/db/client");

let begun = performance.now();
const reached: { status: string; ms: number }[] = [];
const watch = watchProcesses(async () => {
  const { rows: found } = await owner.query<{ status: string | null; pids: number[] }>(
    `SELECT (SELECT status FROM import_file) AS status,
       ARRAY(SELECT pid FROM pg_stat_activity WHERE application_name = 'crossover ledger') AS pids`,
  );
  const { status = null, pids = [] } = found[0] ?? {};
  if (status !== null && status !== reached.at(-1)?.status) reached.push({ status, ms: performance.now() - begun });
  return { server: [process.pid], reader: await childrenOf(process.pid), "Postgres backend": pids };
});
try {
  const path = join(folder, "focus.csv");
  await pipeline(Readable.from(focusRows({ rows, months })), createWriteStream(path));
  const megabytes = (await stat(path)).size / 1e6;
  console.log(`${rows} rows of 44 columns, ${megabytes.toFixed(0)} MB`);

  begun = performance.now();
  const before = process.cpuUsage();
  const { outcome } = await receiveImport(scope, {
    body: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
    query: { source: "Bench", kind: "focus", name: "focus.csv", commit: true, acceptRejects: false },
    idempotencyKey: null,
  });
  const ended = await outcome;
  const importMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  await watch.stop();
  if (ended?.state !== "committed") throw new Error(`The import ended as ${JSON.stringify(ended)}.`);
  const peaks = watch.peaksMb();
  const phases = [{ status: "receiving", ms: 0 }, ...reached.filter(({ status }) => status !== "committed")];
  const phaseTexts = phases.map(
    ({ status, ms }, index) => `${status} ${seconds((phases[index + 1]?.ms ?? importMs) - ms)}`,
  );
  const floorMs = await bareCopy();
  const [rate, ratio] = [rows / (importMs / 1000), importMs / floorMs];
  const readerMb = peaks.reader ?? Number.NaN;
  const differences = await totalsThatDiffer(path);
  const lines = [
    `${rows} rows, ${megabytes.toFixed(0)} MB: ${rate.toFixed(0)} rows/s from upload to commit (target 40,000: ${verdict(rate >= targets.rowsPerSecond)})`,
    `${seconds(importMs)}, of which ${phaseTexts.join(", ")}`,
    `bare COPY of the same rows: ${seconds(floorMs)}, ${(rows / (floorMs / 1000)).toFixed(0)} rows/s; the import takes ${ratio.toFixed(2)} times as long (target 2: ${verdict(ratio <= targets.ratio)})`,
    `processor time, which other work on the machine changes little: reader ${watch.processorSeconds("reader").toFixed(1)} s, server ${((user + system) / 1e6).toFixed(1)} s, Postgres ${watch.processorSeconds("Postgres backend").toFixed(1)} s`,
    `peak memory: ${Object.entries(peaks)
      .map(([name, mb]) => `${name} ${mb.toFixed(0)} MB`)
      .join(", ")} (target 512 MB for the reader: ${verdict(readerMb <= targets.megabytes)})`,
    `totals by month that differ from a DuckDB query over the file: ${differences}`,
  ];
  for (const line of lines) console.log(`  ${line}`);
  if (process.argv[3] === "record") await recordResult("Import", `test/bench/import.ts ${rows}`, lines);
  if (differences > 0 || rate < targets.rowsPerSecond || ratio > targets.ratio || !(readerMb <= targets.megabytes))
    process.exitCode = 1;
} finally {
  await watch.stop();
  await database().$disconnect();
  await ledger.close();
}

/** The rows that were imported, as a file and then by COPY into an empty table that is like theirs. */
async function bareCopy(): Promise<number> {
  let ms = 0;
  const columns = lineColumns.join(", ");
  for (const month of months) {
    const partition = `cost_line_${month.replace("-", "_")}`;
    const file = join(folder, "bare.csv");
    const out = owner.query(copyTo(`COPY (SELECT ${columns} FROM ${partition}) TO STDOUT (FORMAT csv)`));
    await pipeline(out, createWriteStream(file));
    await owner.query(`CREATE TABLE bare_${partition} (LIKE ${partition} INCLUDING ALL)`);
    const begun = performance.now();
    const target = owner.query(copyFrom(`COPY bare_${partition} (${columns}) FROM STDIN (FORMAT csv)`));
    await pipeline(createReadStream(file, { highWaterMark: 256 * 1024 }), target);
    ms += performance.now() - begun;
  }
  return ms;
}

async function totalsThatDiffer(path: string): Promise<number> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const sums = ["Billed", "Effective", "List", "Contracted"].map(
    (name) => `sum(CAST(${name}Cost AS DECIMAL(38,18)))::VARCHAR AS ${name.toLowerCase()}`,
  );
  const reader = await connection.runAndReadAll(
    `SELECT left(BillingPeriodStart, 7) AS month, ${sums.join(", ")} FROM read_csv('${path}', all_varchar = true) GROUP BY 1`,
  );
  let differing = 0;
  for (const { month, billed, effective, list, contracted } of reader.getRowObjectsJson()) {
    const { rows: found } = await owner.query<{ same: boolean }>(
      `SELECT (sum(billed), sum(effective), sum(list), sum(contracted)) = ($2::numeric, $3::numeric, $4::numeric, $5::numeric) AS same
       FROM cost_line WHERE billing_month = $1::date`,
      [`${month}-01`, billed, effective, list, contracted],
    );
    if (found[0]?.same !== true) differing += 1;
  }
  connection.closeSync();
  instance.closeSync();
  return differing;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function verdict(isMet: boolean): string {
  return isMet ? "met" : "MISSED";
}
