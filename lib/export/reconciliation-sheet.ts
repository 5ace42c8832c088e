import type { MonthExport } from "./month-export";
import { headingRows } from "./sheet-heading";
import { amount, bold, type Cell, type SheetRows, text } from "./workbook";

/** Imported = allocated + unallocated, with the difference as a live formula. */
export function reconciliationSheet(month: MonthExport): SheetRows {
  const heading = headingRows(month);
  const first = heading.length + 2;
  return {
    name: "Reconciliation",
    widths: [34, 18, 34],
    frozenRows: heading.length + 1,
    rows: [
      ...heading,
      [bold("Figure"), bold(`Amount, ${month.currency}`), bold("Amount, exact")],
      ...figureRows(month, first),
    ],
  };
}

function figureRows({ reconciliation, isWhole }: MonthExport, first: number): Cell[][] {
  if (reconciliation === null) {
    const reason = isWhole
      ? "Not known: a line has no cost in this basis."
      : "Not shown: it covers all teams, and this file holds your own.";
    return [[text(reason)]];
  }
  const { imported, allocated, unallocated, inReview, difference } = reconciliation;
  const row = (label: string, value: string) => [text(label), amount(value), text(value)];
  const formula = `B${first}-B${first + 1}-B${first + 2}`;
  return [
    row("Imported", imported),
    row("Allocated to teams", allocated),
    row("Unallocated", unallocated),
    [
      bold("Difference"),
      // Numbers of 15 digits differ in the last one where the exact amounts do not: the cell rounds.
      { kind: "formula", formula: `ROUND(${formula},6)`, value: difference },
      text(difference),
    ],
    [],
    row("Of the unallocated, in review", inReview),
  ];
}
