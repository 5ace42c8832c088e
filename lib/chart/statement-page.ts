import { formatAmount } from "../format/amount";
import { formatMonth } from "../format/date";
import { formatRatio } from "../format/ratio";
import type { CostBasis } from "../ledger/costs";
import type { AmountText, StatementFigures } from "../ledger/statement-document";
import type { StatementState, StatementVerdict } from "../schema/chargeback";
import type { ReconciliationFigures } from "../schema/month-document";
import type { MonthHead } from "./chargeback";
import type { ChargebackRow, GpuHours } from "./chargeback-rows";
import type { SentencePart } from "./scenario-finding";
import { type StatementGroup, sharedShare, statementSteps } from "./statement";
import { partLabels } from "./statement-parts";
import { type WaterfallModel, waterfallModel } from "./waterfall";

/** What may be done about a statement now, by who looks at it. */
export type StatementMay = { comment: boolean; answer: boolean; resolve: boolean };

export type StatementPage = MonthHead & {
  team: { id: string; name: string; slug: string; manager: string | null };
  /** The team above, and where its statement is. */
  unit: { name: string; href: string } | null;
  figures: StatementFigures;
  /** The effective total, which is what is accepted or disputed. */
  answeredTotal: AmountText;
  finding: readonly SentencePart[];
  waterfall: WaterfallModel;
  groups: readonly StatementGroup[];
  previousTotal: AmountText;
  change: AmountText;
  changeRatio: number | null;
  /** For the days that are over. */
  budget: AmountText;
  wholeBudget: AmountText;
  budgetUse: number | null;
  gpuHours: GpuHours;
  utilisation: number | null;
  /** Teams below, where there are any: the statement then sums them and is not answered itself. */
  below: readonly ChargebackRow[];
  state: StatementState;
  verdicts: readonly StatementVerdict[];
  reconciliation: ReconciliationFigures | null;
  may: StatementMay;
};

type Described = {
  head: Pick<MonthHead, "period" | "currency" | "basis" | "daysOver" | "days">;
  team: { name: string };
  figures: StatementFigures;
};

/** The steps from nothing to the total. Bars are drawn as floats; every text is the exact amount. */
export function statementWaterfall({ head, team, figures }: Described): WaterfallModel {
  const { currency } = head;
  return waterfallModel({
    title: "How the total comes about",
    summary: waterfallSummary({ head, figures }),
    unit: currency,
    currency,
    start: null,
    steps: statementSteps(figures).map(({ part, label, amount }) => ({
      key: part,
      label,
      saving: 0 - drawn(amount),
      part: { text: signed(amount, currency), isIdle: part === "idle" },
    })),
    end: { label: `Total of ${team.name}`, amount: drawn(figures.total), text: formatAmount(figures.total, currency) },
  });
}

function waterfallSummary({ head, figures }: Pick<Described, "head" | "figures">): string {
  const { amount, ratio } = sharedShare(figures);
  const shared =
    ratio === null
      ? ""
      : `Shared and idle cost come to ${formatAmount(amount, head.currency)}, ${formatRatio(ratio)} of the total. `;
  const { discounts } = figures;
  if (discounts === null) return `${shared}Some lines have no list price, so discounts are not known.`;
  const words = discounts.startsWith("-")
    ? `Discounts and commitments took ${formatAmount(discounts.slice(1), head.currency)} off list price.`
    : `It stands ${formatAmount(discounts, head.currency)} above list price.`;
  return `${shared}${discounts === "0" ? "It stands at list price." : words}`;
}

export function statementFinding(
  { head, team, figures }: Described,
  { change, changeRatio, budgetUse }: Pick<StatementPage, "change" | "changeRatio" | "budgetUse">,
): readonly SentencePart[] {
  const soFar = head.daysOver < head.days;
  const month = formatMonth(head.period.month);
  const more = change !== null && !change.startsWith("-");
  const compared =
    soFar || changeRatio === null
      ? []
      : [{ text: `, ${formatRatio(Math.abs(changeRatio))} ${more ? "more" : "less"} than the month before` }];
  const budget =
    budgetUse === null
      ? []
      : [
          { text: ", and has used " },
          { text: formatRatio(budgetUse), strong: true as const },
          { text: soFar ? " of the budget to date" : " of its budget" },
        ];
  return [
    { text: `${team.name} owes ${soFar ? "so far " : ""}` },
    { text: `${formatAmount(figures.total, head.currency)} ${head.currency}`, strong: true },
    { text: ` for ${month}` },
    ...compared,
    ...budget,
    { text: "." },
  ];
}

/** List price, what comes off it, and each part: the figures of the statement in the order in which they add up. */
export function statementFigures(figures: StatementFigures): { label: string; amount: AmountText; isTotal: boolean }[] {
  return [
    { label: "List price", amount: figures.list, isTotal: false },
    { label: "Discounts and commitments", amount: figures.discounts, isTotal: false },
    { label: "Total", amount: figures.total, isTotal: true },
    { label: "of which direct", amount: figures.direct, isTotal: false },
    { label: `of which ${partLabels.shared.toLowerCase()}`, amount: figures.parts.shared, isTotal: false },
    { label: `of which ${partLabels.idle.toLowerCase()}`, amount: figures.parts.idle, isTotal: false },
    { label: `of which ${partLabels.adjustments.toLowerCase()}`, amount: figures.parts.adjustments, isTotal: false },
  ];
}

/** Answers are on effective cost: on another basis there is nothing to accept. */
export function isAnswered(basis: CostBasis): boolean {
  return basis === "effective";
}

function signed(amount: AmountText, currency: string): string {
  const text = formatAmount(amount, currency);
  return amount !== null && !amount.startsWith("-") ? `+${text}` : text;
}

/** Pixels need no more than a float. */
function drawn(amount: AmountText): number {
  return amount === null ? 0 : Number(amount);
}
