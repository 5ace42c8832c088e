import { partLabels } from "../chart/statement-parts";
import { defused, formatCsv } from "../format/csv";
import { minorDigits } from "../format/money";
import { amountOf, formatAmount, formatFixed } from "../ledger/amount-text";
import { daysInMonth } from "../ledger/calendar";
import { type Journal, journalOf } from "../ledger/journal";
import type { Owner } from "../ledger/owner";
import type { Statement } from "../ledger/statement";
import { type AmountText, perPart, type StatementDocument } from "../ledger/statement-document";
import { type MonthExport, rowsOf } from "./month-export";
import { monthHeading } from "./month-heading";

const columns = ["date", "cost_centre", "account", "debit", "credit", "currency", "text"];
const clearing = { costCentre: "Clearing", account: "AI cost clearing" };

/** The month for a general ledger: what each owner bears, in the currency's own decimals, cleared by one row. */
export function monthJournal(month: MonthExport): Journal {
  const names = new Map(rowsOf(month).map(({ document, name }) => [document.owner, name]));
  return journalOf({
    statements: rowsOf(month).map(({ document }) => statementOf(document, month.basis)),
    costCentreOf: (owner: Owner) => names.get(owner) ?? owner,
    accountOf: (part) => `AI cost: ${partLabels[part]}`,
    clearing,
    decimals: minorDigits(month.currency),
  });
}

/** Debit and credit balance. What waits for review is in no statement and is not booked. */
export function journalCsv(month: MonthExport): string {
  const { rows, debit, credit, roundingDifference } = monthJournal(month);
  const { currency, reconciliation } = month;
  const decimals = minorDigits(currency);
  const lastDay = `${month.month}-${daysInMonth(month.month)}`;
  const heading = [
    ...monthHeading(month),
    ["Debit", `${formatFixed(debit, decimals)} ${currency}`],
    ["Credit", `${formatFixed(credit, decimals)} ${currency}`],
    ["Left out by rounding", `${formatAmount(roundingDifference)} ${currency}`],
    ["In review, not booked", `${reconciliation?.inReview ?? "0"} ${currency}`],
  ];
  return formatCsv(
    [
      ...heading.map(([label, value]) => [`# ${label}: ${value}`]),
      columns,
      ...rows.map((row) => [
        lastDay,
        row.costCentre,
        row.account,
        row.debit === 0n ? "" : formatFixed(row.debit, decimals),
        row.credit === 0n ? "" : formatFixed(row.credit, decimals),
        currency,
        `AI cost ${month.month}`,
      ]),
    ].map((row) => row.map(defused)),
  );
}

function statementOf({ owner, figures }: StatementDocument, basis: MonthExport["basis"]): Statement {
  const { parts, direct, total, list, discounts } = figures[basis];
  return {
    owner,
    basis,
    parts: perPart((part) => exact(parts[part])),
    direct: exact(direct),
    total: exact(total),
    list: exact(list),
    discounts: exact(discounts),
  };
}

function exact(text: AmountText) {
  return text === null ? null : amountOf(text);
}
