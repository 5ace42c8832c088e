/** Lines end in CRLF as RFC 4180 has it. A single empty cell is quoted, or its line would read as a blank one. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => `${cells.length === 1 && cells[0] === "" ? '""' : cells.map(formatCell).join(",")}\r\n`)
    .join("");
}

function formatCell(value: string): string {
  return /[",\r\n]/.test(value) || value.startsWith("\uFEFF") ? `"${value.replaceAll('"', '""')}"` : value;
}

/**
 * Full-width forms are taken for the plain ones. Apostrophes before it count, so that taking one away brings back
 * exactly what was there.
 */
export const formulaStart = /^'*[=+\-@\t\r＝＋－＠]/;
const plainNumber = /^-?\d+(\.\d+)?$/;

/** A spreadsheet must show the text and not run it: an apostrophe in front makes it text; numbers stay numbers. */
export function defused(value: string): string {
  return formulaStart.test(value) && !plainNumber.test(value) ? `'${value}` : value;
}
