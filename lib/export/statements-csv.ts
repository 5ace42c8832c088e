import { defused, formatCsv } from "../format/csv";
import { statementParts } from "../ledger/statement";
import type { AmountText, StatementDocument } from "../ledger/statement-document";
import { statementStateNames } from "../schema/chargeback";
import { type MonthExport, rowsOf } from "./month-export";
import { monthHeading } from "./month-heading";

const columns = ["team", "unit", "state", ...statementParts, "direct", "total", "list", "discounts", "budget"];

/** A row for each owner, to all digits, so that a column sums to the month; sums are left to whoever adds up. */
export function statementsCsv(month: MonthExport): string {
  const { basis, reconciliation } = month;
  const rows = rowsOf(month).map(({ name, unit, state, document }) => [
    name,
    unit ?? "",
    state === null ? "" : statementStateNames[state],
    ...amountsOf(document, basis).map((amount) => amount ?? ""),
  ]);
  const held = reconciliation?.inReview ?? "0";
  const inReview = columns.map((column) => (column === "team" ? "In review" : column === "total" ? held : ""));
  return formatCsv(
    [
      ...monthHeading(month).map(([label, value]) => [`# ${label}: ${value}`]),
      columns,
      ...rows,
      ...(held === "0" ? [] : [inReview]),
    ].map((row) => row.map(defused)),
  );
}

function amountsOf({ figures, budget }: StatementDocument, basis: MonthExport["basis"]): AmountText[] {
  const { parts, direct, total, list, discounts } = figures[basis];
  return [...statementParts.map((part) => parts[part]), direct, total, list, discounts, budget];
}
