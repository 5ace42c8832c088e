import writeExcelFile, { type CellObject } from "write-excel-file/node";
import { defused } from "../format/csv";
import { minorDigits } from "../format/money";
import { amountOf, formatAmount } from "../ledger/amount-text";
import { type AmountText, addTexts } from "../ledger/statement-document";

/** Text, an amount as decimal text, or the sum of the rows of its column from one row to another, both counted from 1. */
export type Cell =
  | { kind: "text"; value: string; bold?: boolean }
  | { kind: "amount"; value: AmountText; bold?: boolean }
  | { kind: "count"; value: number }
  | { kind: "formula"; formula: string; value: AmountText }
  | null;

export type SheetRows = {
  name: string;
  widths: readonly number[];
  frozenRows: number;
  rows: readonly (readonly Cell[])[];
};

export const text = (value: string | null): Cell => (value === null ? null : { kind: "text", value });
export const bold = (value: string): Cell => ({ kind: "text", value, bold: true });
export const amount = (value: AmountText): Cell => ({ kind: "amount", value });

/**
 * A live sum of the rows of a column, with what it comes to for a reader that does not calculate; null where a summand is
 * not known. Rows and columns are counted from 1; without `rows` there is one for each value.
 */
export function sumOf(
  values: readonly AmountText[],
  { column, from, rows = values.length }: { column: number; from: number; rows?: number },
): Cell {
  const value = addTexts(values);
  if (value === null) return null;
  if (rows === 0) return { kind: "amount", value, bold: true };
  const letter = columnLetter(column);
  return { kind: "formula", formula: `SUM(${letter}${from}:${letter}${from + rows - 1})`, value };
}

/** "A" of column 1. */
export function columnLetter(column: number): string {
  return column > 26
    ? columnLetter(Math.floor((column - 1) / 26)) + columnLetter(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);
}

/** The bytes of an XLSX file. An amount is a number as exact as a cell can hold; text never runs as a formula. */
export async function workbook(sheets: readonly SheetRows[], currency: string): Promise<Uint8Array<ArrayBuffer>> {
  const digits = minorDigits(currency);
  const format = digits === 0 ? "#,##0" : `#,##0.${"0".repeat(digits)}`;
  const buffer = await writeExcelFile(
    sheets.map(({ name, widths, frozenRows, rows }) => ({
      sheet: name,
      data: rows.map((row) => row.map((cell) => cellOf(cell, format))),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: frozenRows,
    })),
    { features: [withResults(sheets)] },
  ).toBuffer();
  return new Uint8Array(buffer);
}

function cellOf(cell: Cell, format: string): CellObject | null {
  if (cell === null) return null;
  switch (cell.kind) {
    case "text":
      return { type: String, value: defused(cell.value), ...(cell.bold && { fontWeight: "bold" }) };
    case "count":
      return { type: Number, value: cell.value, format: "#,##0" };
    case "amount":
      if (cell.value === null) return null;
      return { type: Number, value: held(cell.value), format, ...(cell.bold && { fontWeight: "bold" }) };
    case "formula":
      return { type: "Formula", value: cell.formula, format, fontWeight: "bold" };
  }
}

type Features = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>["features"]>;

/** Whoever shows a file without calculating shows what a formula came to last; the library writes none. */
function withResults(sheets: readonly SheetRows[]): Features[number] {
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (content, _options, { sheetIndex }) =>
            (sheets[sheetIndex]?.rows ?? []).reduce((xml, row, rowIndex) => {
              return row.reduce((inRow, cell, column) => {
                if (cell?.kind !== "formula" || cell.value === null) return inRow;
                const address = `${columnLetter(column + 1)}${rowIndex + 1}`;
                const pattern = new RegExp(`(<c r="${address}"[^>]*><f>[^<]*</f>)`);
                return inRow.replace(pattern, `$1<v>${held(cell.value)}</v>`);
              }, xml);
            }, content),
        },
      },
    },
  };
}

/** The nearest number that a cell can hold: 15 to 17 digits. The exact text stands in a column beside it. */
function held(value: string): number {
  return Number(formatAmount(amountOf(value)));
}
