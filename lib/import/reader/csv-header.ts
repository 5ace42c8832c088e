import { isUtf8 } from "node:buffer";
import { parseCsv } from "../csv";
import { scanRecord } from "./csv-scan";
import type { ReaderLimits } from "./limits";
import { UnreadableFile } from "./unreadable-file";

export type CsvHeader = {
  names: string[];
  /** Where the first line below begins, in bytes and in lines. */
  next: number;
  line: number;
};

const longestHeader = 256 * 1024;

/** The names of the columns; null while the bytes do not hold them whole. Throws UnreadableFile for what is no header. */
export function csvHeader(bytes: Uint8Array, last: boolean, limits: ReaderLimits): CsvHeader | null {
  const begin = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const record = scanRecord(bytes, begin, last);
  if (bytes.indexOf(0) !== -1 && bytes.indexOf(0) < (record?.end ?? bytes.length))
    throw new UnreadableFile("The file is not text: its first line holds NUL bytes.");
  if (!record && bytes.length <= longestHeader) return null;
  if (!record || record.end - begin > longestHeader)
    throw new UnreadableFile("The first line is too long to be names of columns.");
  const head = bytes.subarray(begin, record.end);
  if (!isUtf8(head)) throw new UnreadableFile("The file is not UTF-8 text. Save it as CSV UTF-8.");
  if (record.problem !== null) throw new UnreadableFile(`The first line names no columns: ${record.problem}.`);
  const text = Buffer.from(head).toString("utf8");
  const parsed = parseCsv(text);
  const cells = parsed.ok ? (parsed.records[0]?.cells ?? []) : [];
  if (cells.every((cell) => cell.trim() === ""))
    throw new UnreadableFile("The first line is empty; it has to name the columns.");
  if (cells.length === 1 && /[;\t|]/.test(text))
    throw new UnreadableFile("The columns have to be separated by commas.");
  return { names: columnNames(cells, limits), next: record.next, line: 1 + record.breaks };
}

/** The names as they are used: trimmed, none empty, none twice. Throws UnreadableFile for more columns than allowed. */
export function columnNames(cells: readonly string[], limits: ReaderLimits): string[] {
  if (cells.length > limits.columns)
    throw new UnreadableFile(`The file has ${cells.length} columns; at most ${limits.columns} are taken.`);
  const names = cells.map((cell) => cell.trim());
  const empty = names.indexOf("");
  if (empty !== -1) throw new UnreadableFile(`Column ${empty + 1} has no name.`);
  const long = names.find((name) => name.length > 200);
  if (long !== undefined)
    throw new UnreadableFile(`A column has a name of ${long.length} characters; at most 200 are taken.`);
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.toLowerCase())) throw new UnreadableFile(`The column ${name} stands twice.`);
    seen.add(name.toLowerCase());
  }
  return names;
}
