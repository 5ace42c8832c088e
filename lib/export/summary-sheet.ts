import { partLabels } from "../chart/statement-parts";
import { statementParts } from "../ledger/statement";
import { type AmountText, addTexts, type StatementFigures } from "../ledger/statement-document";
import { statementStateNames } from "../schema/chargeback";
import { type MonthExport, rowsOf } from "./month-export";
import { headingRows } from "./sheet-heading";
import { amount, bold, type Cell, type SheetRows, sumOf, text } from "./workbook";

const columns = [
  "Team",
  "Unit",
  "State",
  ...statementParts.map((part) => partLabels[part]),
  "Total",
  "Total, exact",
  "List price",
  "Discounts",
  "Budget",
];
const firstAmount = 4;

/** A row for each owner with live sums: teams are what is allocated, and all rows together what was imported. */
export function summarySheet(month: MonthExport): SheetRows {
  const heading = headingRows(month);
  const rows = rowsOf(month).map((row) => ({ ...row, figures: row.document.figures[month.basis] }));
  const [teams, others] = [rows.filter(isTeam), rows.filter((row) => !isTeam(row))];
  const held = month.reconciliation?.inReview ?? "0";
  const teamsFrom = heading.length + 2;
  const othersFrom = teamsFrom + teams.length + 1;
  const inReview = held === "0" ? [] : [held];
  const table: Cell[][] = [
    columns.map(bold),
    ...teams.map(({ name, unit, state, figures, document }) => [
      text(name),
      text(unit),
      text(state && statementStateNames[state]),
      ...amountCells(figures, document.budget),
    ]),
    [bold(month.isWhole ? "Allocated" : "Your teams"), null, null, ...sums(teams, teamsFrom)],
    ...others.map(({ name, figures }) => [text(name), null, null, ...amountCells(figures, null)]),
    ...inReview.map((value) => [
      text("In review"),
      ...blank(firstAmount - 2 + statementParts.length),
      amount(value),
      text(value),
    ]),
    ...(month.isWhole
      ? [importedRow([...teams, ...others], { inReview, othersFrom, othersCount: others.length })]
      : []),
  ];
  return {
    name: "Summary",
    widths: [28, 18, 22, ...new Array<number>(statementParts.length + 1).fill(15), 32, 15, 15, 15],
    frozenRows: heading.length + 1,
    rows: [...heading, ...table],
  };
}

type Row = { kind: "team" | "unallocated"; figures: StatementFigures; document: { budget: AmountText } };

function isTeam({ kind }: Pick<Row, "kind">): boolean {
  return kind === "team";
}

function amountCells({ parts, total, list, discounts }: StatementFigures, budget: AmountText): Cell[] {
  return [
    ...statementParts.map((part) => amount(parts[part])),
    amount(total),
    text(total),
    amount(list),
    amount(discounts),
    amount(budget),
  ];
}

function sums(rows: readonly Row[], from: number): Cell[] {
  const ofColumn = (values: readonly AmountText[], offset: number) =>
    sumOf(values, { column: firstAmount + offset, from });
  const totals = rows.map(({ figures }) => figures.total);
  const after = statementParts.length;
  return [
    ...statementParts.map((part, offset) =>
      ofColumn(
        rows.map(({ figures }) => figures.parts[part]),
        offset,
      ),
    ),
    ofColumn(totals, after),
    text(addTexts(totals)),
    ofColumn(
      rows.map(({ figures }) => figures.list),
      after + 2,
    ),
    ofColumn(
      rows.map(({ figures }) => figures.discounts),
      after + 3,
    ),
  ];
}

type Places = { inReview: readonly string[]; othersFrom: number; othersCount: number };

/** Everything: the row of what is allocated, and the rows below it. */
function importedRow(rows: readonly Row[], { inReview, othersFrom, othersCount }: Places): Cell[] {
  const below = (column: number, values: readonly AmountText[], count: number): Cell =>
    sumOf(values, { column, from: othersFrom - 1, rows: count + 1 });
  const totals = [...rows.map(({ figures }) => figures.total), ...inReview];
  return [
    bold("Imported"),
    null,
    null,
    ...statementParts.map((part, offset) =>
      below(
        firstAmount + offset,
        rows.map(({ figures }) => figures.parts[part]),
        othersCount,
      ),
    ),
    below(firstAmount + statementParts.length, totals, othersCount + inReview.length),
    text(addTexts(totals)),
  ];
}

function blank(count: number): Cell[] {
  return new Array<Cell>(count).fill(null);
}
