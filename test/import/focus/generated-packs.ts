import fc from "fast-check";
import { csvHeader } from "../../../lib/import/reader/csv-header";
import { recordReader } from "../../../lib/import/reader/csv-records";
import { defaultLimits } from "../../../lib/import/reader/limits";
import { checked } from "../reader/checked";
import { columns, file, type GeneratedFile, isTaken, type Line, quoted, unitsOf } from "./generated-lines";

export type GeneratedRead = { files: number; lines: number; taken: number };

const perPack = 500;

/**
 * Reads drawn files through the reader's own code: each one's bytes, cut at random, are told apart into records by
 * themselves; the lines of five hundred are then checked together, so that thousands take seconds. Throws for the first
 * record or amount that is not what was written.
 */
export async function readGenerated({ files, seed }: { files: number; seed: number }): Promise<GeneratedRead> {
  const read = { files: 0, lines: 0, taken: 0 };
  for (let pack = 0; read.files < files; pack++) {
    const numRuns = Math.min(perPack, files - read.files);
    const drawn = fc.sample(fc.tuple(file, fc.infiniteStream(fc.integer({ min: 1, max: 90 }))), {
      numRuns,
      seed: seed + pack,
    });
    for (const [index, [each, cuts]] of drawn.entries()) {
      requireRecords(each, cuts, `seed ${seed + pack}, file ${index}`);
    }
    const lines = drawn.flatMap(([each]) => each.lines);
    read.taken += await requireAmounts(lines, `seed ${seed + pack}`);
    read.lines += lines.length;
    read.files += numRuns;
  }
  return read;
}

/** The records of one file, as the reader tells them apart, are the lines as they were written, with their numbers. */
function requireRecords({ lines, order, end, mark }: GeneratedFile, cuts: Iterator<number>, where: string): void {
  const rows = lines.map((line) => order.map((name) => quoted(line[name])).join(","));
  const bytes = Buffer.from(`${mark}${[order.join(","), ...rows].join(end)}`);
  let at = 0;
  const next = () => {
    const piece = bytes.subarray(at, at + cuts.next().value);
    at += piece.length;
    return piece;
  };
  let head = next();
  let header = csvHeader(head, at >= bytes.length, defaultLimits);
  while (!header) {
    head = Buffer.concat([head, next()]);
    header = csvHeader(head, at >= bytes.length, defaultLimits);
  }
  must(header.names.join() === order.join(), where, "its columns");
  const { lineBytes } = defaultLimits;
  const reader = recordReader({ columns: order.length, lineBytes, line: header.line });
  const batches = [reader.push(head.subarray(header.next))];
  while (at < bytes.length) batches.push(reader.push(next()));
  batches.push(reader.end());
  let number = 2;
  const meant = rows.map((row) => {
    const text = `${number},${row}\n`;
    number += row.split("\n").length;
    return text;
  });
  must(
    batches.every(({ broken }) => broken.length === 0),
    where,
    "a broken line",
  );
  must(Buffer.concat(batches.map(({ text }) => text)).toString() === meant.join(""), where, "its records");
}

/** Checked as one file: a line is taken with its own digits or not at all, and facts and rollups sum to the lines. */
async function requireAmounts(lines: readonly Line[], where: string): Promise<number> {
  const numbered = new Map<string, Line>();
  let number = 2;
  const rows = lines.map((line) => {
    const row = columns.map((name) => quoted(line[name])).join(",");
    numbered.set(String(number), line);
    number += row.split("\n").length;
    return row;
  });
  const taken = new Map([...numbered].filter(([, line]) => isTaken(line)));
  await checked([columns.join(","), ...rows].join("\n"), async ({ check, rows: copied }) => {
    must(check.rows === lines.length && check.accepted === taken.size, where, "how many lines are taken");
    let found = 0;
    for (const { month } of check.months) {
      const copies = await copied("copy-lines", { month });
      for (const { line_no: lineNo = "", billed = "", effective = "", list = "" } of copies) {
        const line = taken.get(lineNo);
        const name = `${where}, line ${lineNo}`;
        must(unitsOf(billed) === unitsOf(line?.BilledCost ?? ""), name, "its billed cost");
        must(unitsOf(effective) === unitsOf(line?.EffectiveCost ?? ""), name, "its effective cost");
        must(unitsOf(list) === unitsOf(line?.ListCost ?? ""), name, "its list cost");
      }
      found += copies.length;
      const billed = sumOf(copies);
      for (const task of ["copy-rollup", "copy-facts"] as const) {
        must(sumOf(await copied(task, { month })) === billed, `${where}, ${month}`, task);
      }
    }
    must(found === taken.size, where, "the lines that were copied");
  });
  return taken.size;
}

function sumOf(rows: readonly Readonly<Record<string, string>>[]): bigint {
  return rows.reduce((units, { billed = "" }) => units + (unitsOf(billed) ?? 0n), 0n);
}

/** Cheaper than expect() where there are millions of them. */
function must(isSo: boolean, where: string, what: string): void {
  if (!isSo) throw new Error(`${where}: ${what} differs from what was written.`);
}
