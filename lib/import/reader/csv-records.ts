import { isUtf8 } from "node:buffer";
import { scanRecord } from "./csv-scan";

/** A line that cannot be told apart into its fields. */
export type BrokenLine = { line: number; value: string; reason: string };

/** Whole records of some bytes: those that are sound as CSV text with their line number in front, the others named. */
export type RecordBatch = { text: Uint8Array; lines: number; broken: BrokenLine[]; hasBreaks: boolean };

const shownBytes = 200;
const noBytes = new Uint8Array(0);

export type RecordReader = {
  /** The records that end in these bytes. */
  push(bytes: Uint8Array): RecordBatch;
  end(): RecordBatch;
};

/**
 * Tells CSV bytes apart into records of `columns` fields. A line is counted as editors do: a record has the number of
 * the line it begins on, and one with quoted line breaks takes several. Blank lines are counted and left out. A record
 * of other length, with a NUL, without UTF-8 or above `lineBytes` is broken; those after it are read as ever.
 */
export function recordReader({
  columns,
  lineBytes,
  line,
}: {
  columns: number;
  lineBytes: number;
  line: number;
}): RecordReader {
  let kept: Uint8Array = noBytes;
  let at = line;
  /** The start of a record too long to be kept; its rest is passed over. */
  let overlong: { line: number; value: string } | null = null;

  function take(piece: Uint8Array, last: boolean): RecordBatch {
    let bytes = kept.length > 0 ? Buffer.concat([kept, piece]) : piece;
    const batch: RecordBatch = { text: noBytes, lines: 0, broken: [], hasBreaks: false };
    if (overlong) {
      const end = bytes.indexOf(0x0a);
      if (end === -1 && !last) {
        kept = noBytes;
        return batch;
      }
      bytes = end === -1 ? noBytes : bytes.subarray(end + 1);
      batch.broken.push({ ...overlong, reason: `longer than ${lineBytes} bytes` });
      overlong = null;
      at += 1;
    }
    const isClean = isUtf8(bytes) && bytes.indexOf(0) === -1;
    // A prefix of a number and a comma for each record; 3 bytes are the shortest of two fields.
    const out = Buffer.allocUnsafe(bytes.length * 2 + 64 + 12 * Math.ceil(bytes.length / Math.max(1, columns)));
    let [written, from] = [0, 0];
    while (from < bytes.length) {
      const record = scanRecord(bytes, from, last);
      if (!record) break;
      const reason = problemOf(bytes, from, record, isClean);
      if (record.end === from) {
        // A blank line, of which a file of one column cannot have any either.
      } else if (reason !== null) {
        batch.broken.push({ line: at, value: shown(bytes.subarray(from, record.end)), reason });
      } else {
        written += out.write(`${at},`, written, "latin1");
        out.set(bytes.subarray(from, record.end), written);
        written += record.end - from;
        out[written] = 0x0a;
        written += 1;
        batch.lines += 1;
        if (record.breaks > 1) batch.hasBreaks = true;
      }
      at += record.breaks;
      from = record.next;
    }
    kept = bytes.subarray(from);
    if (kept.length > lineBytes) {
      overlong = { line: at, value: shown(kept) };
      at += breaksIn(kept);
      kept = noBytes;
    }
    batch.text = out.subarray(0, written);
    return batch;
  }

  function problemOf(
    bytes: Uint8Array,
    from: number,
    { end, fields, problem }: { end: number; fields: number; problem: string | null },
    isClean: boolean,
  ): string | null {
    if (end - from > lineBytes) return `longer than ${lineBytes} bytes`;
    if (!isClean) {
      const record = bytes.subarray(from, end);
      if (record.indexOf(0) !== -1) return "holds a NUL byte";
      if (!isUtf8(record)) return "not UTF-8 text";
    }
    if (problem !== null) return problem;
    return fields === columns ? null : `has ${fields} fields, the header has ${columns}`;
  }

  return { push: (bytes) => take(bytes, false), end: () => take(noBytes, true) };
}

function shown(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, shownBytes)).toString("utf8").replaceAll("\0", "␀");
  return bytes.length > shownBytes ? `${text.slice(0, shownBytes - 4)}…` : text;
}

function breaksIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) count += 1;
  return count;
}
