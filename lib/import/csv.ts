import { formulaStart } from "../format/csv";

/** A record of the file; `line` is where it begins, counted from 1 as editors do. */
export type CsvRecord = { line: number; cells: string[] };

export type CsvProblem = { line: number; message: string };

export type CsvResult = { ok: true; records: CsvRecord[] } | { ok: false; problem: CsvProblem };

/**
 * RFC 4180 without leniency: commas, CRLF or LF, quotes doubled inside quoted cells. What is malformed is refused with
 * its line instead of being guessed at, because a guess would move values into the wrong column. Blank lines are left out.
 */
export function parseCsv(text: string): CsvResult {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let [at, line, start] = [0, 1, 1];
  const refuse = (where: number, message: string): CsvResult => ({ ok: false, problem: { line: where, message } });

  while (at < source.length) {
    const cell = source[at] === '"' ? quoted(source, at) : plain(source, at);
    if (cell.problem) return refuse(line, cell.problem);
    cells.push(cell.value);
    line += newlinesIn(cell.value);
    at = cell.end;
    if (source[at] === ",") {
      at += 1;
      if (at < source.length) continue;
      cells.push("");
    }
    const lineEnd = source[at] === "\r" ? 2 : 1;
    if (source[at] === "\r" && source[at + 1] !== "\n") return refuse(line, "A line ends in a carriage return alone.");
    if (cells.length > 1 || cells[0] !== "" || cell.quoted) records.push({ line: start, cells });
    cells = [];
    at += lineEnd;
    line += 1;
    start = line;
  }
  return { ok: true, records };
}

type Cell = { value: string; end: number; quoted: boolean; problem?: string };

function plain(source: string, from: number): Cell {
  let end = from;
  while (end < source.length && !",\n\r".includes(source[end] ?? "")) {
    if (source[end] === '"') {
      return { value: "", end, quoted: false, problem: "A quote stands inside a cell that does not begin with one." };
    }
    end += 1;
  }
  return { value: source.slice(from, end), end, quoted: false };
}

function quoted(source: string, from: number): Cell {
  const parts: string[] = [];
  let at = from + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote === -1) return { value: "", end: at, quoted: true, problem: "A quoted cell is never closed." };
    parts.push(source.slice(at, quote));
    if (source[quote + 1] === '"') {
      parts.push('"');
      at = quote + 2;
      continue;
    }
    const end = quote + 1;
    const problem =
      end < source.length && !",\n\r".includes(source[end] ?? "")
        ? { problem: "Text follows the closing quote of a cell." }
        : {};
    return { value: parts.join(""), end, quoted: true, ...problem };
  }
}

function newlinesIn(value: string): number {
  return value.includes("\n") ? value.split("\n").length - 1 : 0;
}

/** Takes back what `defused` did, so that an export can be imported again. */
export function undefused(value: string): string {
  return value.startsWith("'") && formulaStart.test(value.slice(1)) ? value.slice(1) : value;
}
