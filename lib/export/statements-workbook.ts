import { linesSheet } from "./lines-sheet";
import type { MonthExport } from "./month-export";
import { reconciliationSheet } from "./reconciliation-sheet";
import { rulesSheet } from "./rules-sheet";
import { summarySheet } from "./summary-sheet";
import { workbook } from "./workbook";

/** All statements of a month as an XLSX file: summary, lines, rules, reconciliation. */
export function statementsWorkbook(month: MonthExport): Promise<Uint8Array<ArrayBuffer>> {
  return workbook(
    [summarySheet(month), linesSheet(month), rulesSheet(month), reconciliationSheet(month)],
    month.currency,
  );
}
