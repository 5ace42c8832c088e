import { changeText } from "../chart/chargeback";
import { differenceOf, ratioOf, utilisationOf } from "../chart/chargeback-rows";
import { statementGroups } from "../chart/statement";
import { partLabels } from "../chart/statement-parts";
import { formatAmount } from "../format/amount";
import { formatRatio } from "../format/ratio";
import { statementParts } from "../ledger/statement";
import { type AmountText, addTexts } from "../ledger/statement-document";
import type { TeamExport } from "./month-export";

export type StatementStep = { label: string; amount: string; running: string };

export type StatementGroupRows = {
  label: string;
  amount: string;
  rows: readonly { name: string; detail: string; method: string; amount: string }[];
};

/** From list price to what is due: each part with what it adds up to so far, as the waterfall on screen draws it. */
export function statementSteps({ figures, currency }: TeamExport): StatementStep[] {
  const { parts, total } = figures;
  const money = (amount: AmountText) => formatAmount(amount, currency);
  return [
    ...statementParts.map((part, index) => ({
      label: partLabels[part],
      amount: money(parts[part]),
      running: money(addTexts(statementParts.slice(0, index + 1).map((each) => parts[each]))),
    })),
    { label: "Total", amount: money(total), running: money(total) },
  ];
}

/** What the total is compared with; a figure that is not known is a dash. */
export function statementFacts({ figures, currency, previousTotal, budget, gpuHours }: TeamExport): [string, string][] {
  const { total, list, discounts } = figures;
  const money = (amount: AmountText) => formatAmount(amount, currency);
  const change = total === null || previousTotal === null ? null : differenceOf(total, previousTotal);
  const changeRatio =
    change === null || previousTotal === null ? null : ratioOf(change, previousTotal, { absolute: true });
  const utilisation = utilisationOf(gpuHours);
  return [
    ["List price", money(list)],
    ["Discounts", money(discounts)],
    ["Month before", money(previousTotal)],
    ["Change", change === null ? "—" : changeText(change, changeRatio, currency).text],
    ["Budget", money(budget)],
    ["GPU utilisation", utilisation === null ? "—" : formatRatio(utilisation)],
  ];
}

/** The rows of each part, largest first, as on screen; they sum to their part. */
export function statementLines({ documents, month, basis, currency }: TeamExport): StatementGroupRows[] {
  // The days only serve links to single lines, which a file does not have.
  const days = { from: `${month}-01`, to: `${month}-01` };
  return statementGroups(documents, { month, basis, currency, days }).map(({ label, amount, rows }) => ({
    label,
    amount: formatAmount(amount, currency),
    rows: rows.map(({ name, detail, method, amount: own }) => ({
      name,
      detail,
      method,
      amount: formatAmount(own, currency),
    })),
  }));
}
