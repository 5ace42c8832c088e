import { methodNames } from "../chart/allocation-text";
import { partLabels } from "../chart/statement-parts";
import { type AmountText, addTexts } from "../ledger/statement-document";
import { type MonthExport, type MonthRow, rowsOf } from "./month-export";
import { headingRows } from "./sheet-heading";
import { amount, bold, type Cell, type SheetRows, sumOf, text } from "./workbook";

const columns = [
  "Team",
  "Part",
  "Workload or share",
  "Service",
  "Provider",
  "Tier",
  "Rule",
  "Method",
  "Ratio",
  "Lines",
  "Amount",
  "Amount, exact",
];
const amountColumn = columns.indexOf("Amount") + 1;

type Line = { cells: readonly Cell[]; value: AmountText };

/** What statements are made of: like lines summed, and each share with its working. They sum to the statements. */
export function linesSheet(month: MonthExport): SheetRows {
  const heading = headingRows(month);
  const lines = rowsOf(month).flatMap((row) => [...directLines(row, month), ...sharedLines(row, month)]);
  const from = heading.length + 2;
  return {
    name: "Lines",
    widths: [24, 14, 30, 26, 22, 9, 28, 18, 24, 10, 16, 32],
    frozenRows: heading.length + 1,
    rows: [
      ...heading,
      columns.map(bold),
      ...lines.map(({ cells }) => cells),
      totalRow(
        lines.map(({ value }) => value),
        from,
      ),
    ],
  };
}

function totalRow(values: readonly AmountText[], from: number): Cell[] {
  const row = new Array<Cell>(columns.length).fill(null);
  row[0] = bold("Total");
  row[amountColumn - 1] = sumOf(values, { column: amountColumn, from });
  row[amountColumn] = text(addTexts(values));
  return row;
}

function directLines({ name, document }: MonthRow, { basis }: MonthExport): Line[] {
  return document.lines.map((line) => {
    const value = line.costs[basis];
    return {
      value,
      cells: [
        text(name),
        text(partLabels[line.part]),
        text(line.workload),
        text(line.service),
        text(line.provider),
        text(line.tier),
        text(line.rule),
        text(line.correctsMonth === null ? null : `Correction of ${line.correctsMonth}`),
        null,
        { kind: "count", value: line.lineCount },
        amount(value),
        text(value),
      ],
    };
  });
}

function sharedLines({ name, document }: MonthRow, { basis }: MonthExport): Line[] {
  return document.shares.map(({ part, rule, costs, working }) => {
    const value = costs[basis];
    return {
      value,
      cells: [
        text(name),
        text(partLabels[part]),
        text(working === null ? "Given to others" : `Share of ${working.from}`),
        null,
        null,
        null,
        text(rule),
        text(working === null ? "Contra" : methodNames[working.method]),
        text(working?.ratio ?? null),
        null,
        amount(value),
        text(value),
      ],
    };
  });
}
