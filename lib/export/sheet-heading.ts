import type { MonthExport } from "./month-export";
import { monthHeading } from "./month-heading";
import { bold, type Cell, text } from "./workbook";

/** The heading block above a table, with a line between. */
export function headingRows(month: MonthExport): Cell[][] {
  return [...monthHeading(month).map(([label, value]) => [bold(label), text(value)]), []];
}
