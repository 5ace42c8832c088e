import type { PlanView } from "../chart/plan-page";
import { planParts } from "../chart/plan-rows";
import { planColumns, planHeading, rowKinds } from "./plan-csv";
import { amount, bold, type Cell, type SheetRows, sumOf, text, workbook } from "./workbook";

const firstAmount = 4;

/** The table of the page as a sheet, with live sums below it. */
export async function planWorkbook(view: PlanView): Promise<Uint8Array<ArrayBuffer>> {
  const heading = planHeading(view).map((line): Cell[] => [text(line)]);
  const amounts = view.rows.map(({ plan, actual, difference, parts }) =>
    [plan, actual, difference, ...planParts.map((part) => parts[part])].map((value) =>
      value === null ? null : String(value),
    ),
  );
  const from = heading.length + 2;
  const sheet: SheetRows = {
    name: "Plan against actuals",
    widths: [28, 18, 20, ...new Array<number>(planColumns.length - firstAmount + 1).fill(15)],
    frozenRows: heading.length + 1,
    rows: [
      ...heading,
      planColumns.map(bold),
      ...view.rows.map((row, index) => [
        text(row.name),
        text(row.team),
        text(rowKinds[row.kind]),
        ...(amounts[index] ?? []).map(amount),
      ]),
      [
        bold("Total"),
        null,
        null,
        ...(amounts[0] ?? []).map((_, column) =>
          sumOf(
            amounts.map((row) => row[column] ?? "0"),
            { column: firstAmount + column, from },
          ),
        ),
      ],
    ],
  };
  return workbook([sheet], view.currency);
}
