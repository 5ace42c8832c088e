import { formatAmount, formatAmountChange } from "../format/amount";
import { formatMonth } from "../format/date";
import { formatCount } from "../format/quantity";
import { formatRatio, formatSignedRatio } from "../format/ratio";
import { amountOf } from "../ledger/amount-text";
import type { IsoMonth } from "../ledger/calendar";
import type { CloseCheck } from "../ledger/close-checks";
import type { CostBasis } from "../ledger/costs";
import type { AmountText } from "../ledger/statement-document";
import type { PeriodState } from "../schema/chargeback";
import type { ReconciliationFigures } from "../schema/month-document";
import { type ChargebackEntry, type ChargebackRow, chargebackRows, differenceOf, ratioOf } from "./chargeback-rows";
import type { SentencePart } from "./scenario-finding";
import type { TeamBarsModel } from "./team-bars";

/** A month of the ledger, as every page of it says where it stands. */
export type PeriodLabel = {
  month: IsoMonth;
  state: PeriodState;
  /** Of the closing that is shown; null: the month as it is now. */
  version: number | null;
  versions: readonly number[];
  sha256: string | null;
  closedAt: string | null;
  closedBy: string | null;
};

export type MonthChoice = { month: IsoMonth; state: PeriodState };

/** What every page of a month has besides its figures. */
export type MonthHead = {
  period: PeriodLabel;
  /** Every month of the ledger, newest first. */
  months: readonly MonthChoice[];
  basis: CostBasis;
  currency: string;
  timeZone: string;
  rulesVersion: number;
  /** Days that are over, of those that the month has; equal once it is over. */
  daysOver: number;
  days: number;
};

export type ChargebackPage = MonthHead & {
  finding: readonly SentencePart[];
  note: string;
  bars: TeamBarsModel;
  /** Teams and units. */
  rows: readonly ChargebackRow[];
  allocated: ChargebackRow;
  /** Pools, what nobody was given, and what is in review. */
  unallocated: readonly ChargebackRow[];
  /** Everything that was imported; null for a manager, who sees the own teams alone. */
  imported: ChargebackRow | null;
  reconciliation: ReconciliationFigures | null;
  /** Why a pool was not shared. */
  kept: readonly string[];
  /** Null: not for the reader, or not before the month is in review. */
  checks: readonly CloseCheck[] | null;
  may: { review: boolean; close: boolean; reopen: boolean; budgets: boolean };
};

export type FindingInput = {
  head: Pick<MonthHead, "period" | "currency" | "daysOver" | "days">;
  entries: readonly ChargebackEntry[];
  allocated: ChargebackRow;
  imported: ChargebackRow | null;
  reconciliation: ReconciliationFigures | null;
};

/** What the month costs, who moved most, and how much is unallocated; of a manager's month, the own teams alone. */
export function chargebackFinding({
  head,
  entries,
  allocated,
  imported,
  reconciliation,
}: FindingInput): readonly SentencePart[] {
  const whole = imported ?? allocated;
  const name = formatMonth(head.period.month);
  const amount = `${formatAmount(whole.total, head.currency)} ${head.currency}`;
  const soFar = head.daysOver < head.days;
  return [
    { text: soFar ? `${name} costs so far ` : `${name} costs ` },
    { text: amount, strong: true },
    ...comparison(whole, soFar),
    { text: ". " },
    ...moverClause(biggestMover(entries), head),
    ...unallocatedClause(reconciliation),
  ];
}

function comparison({ changeRatio }: ChargebackRow, soFar: boolean): SentencePart[] {
  // A month under way is not comparable with a whole one.
  if (changeRatio === null || soFar) return [];
  if (changeRatio === 0) return [{ text: ", as the month before" }];
  return [
    { text: `, ${formatRatio(Math.abs(changeRatio))} ${changeRatio > 0 ? "more" : "less"} than the month before` },
  ];
}

export type Mover = { name: string; change: string; ratio: number | null };

/** The team whose total changed most, up or down; null when none did or there is nothing to compare with. */
export function biggestMover(entries: readonly ChargebackEntry[]): Mover | null {
  const movers = entries.flatMap(({ name, figures: { total }, previousTotal }) => {
    if (total === null || previousTotal === null) return [];
    const change = amountOf(total) - amountOf(previousTotal);
    return change === 0n ? [] : [{ name, change, total, previousTotal }];
  });
  const [first] = movers.toSorted((a, b) =>
    size(a.change) < size(b.change) ? 1 : size(a.change) > size(b.change) ? -1 : 0,
  );
  if (!first) return null;
  const change = differenceOf(first.total, first.previousTotal);
  return { name: first.name, change, ratio: ratioOf(change, first.previousTotal, { absolute: true }) };
}

function moverClause(mover: Mover | null, { currency, daysOver, days }: FindingInput["head"]): SentencePart[] {
  if (mover === null || daysOver < days) return [];
  const rises = !mover.change.startsWith("-");
  const amount = formatAmount(rises ? mover.change : mover.change.slice(1), currency);
  const ratio = mover.ratio === null ? "" : ` (${formatSignedRatio(mover.ratio)})`;
  return [
    { text: mover.name, strong: true },
    { text: ` ${rises ? "rose" : "fell"} most, by ` },
    { text: `${amount} ${currency}`, strong: true },
    { text: `${ratio}. ` },
  ];
}

function unallocatedClause(reconciliation: ReconciliationFigures | null): SentencePart[] {
  if (reconciliation === null) return [];
  const ratio = ratioOf(reconciliation.unallocated, reconciliation.imported);
  if (reconciliation.unallocated === "0") return [{ text: "Everything is allocated." }];
  return [{ text: ratio === null ? "Something" : formatRatio(ratio), strong: true }, { text: " is unallocated." }];
}

/** How many statements stand where, and who is above budget. */
export function chargebackNote(entries: readonly ChargebackEntry[], isClosed: boolean): string {
  // A unit without cost of its own has nothing to answer for.
  const answering = entries.filter(({ figures, state }) => state === "accepted" || figures.total !== "0");
  const count = (state: ChargebackEntry["state"]) => answering.filter((entry) => entry.state === state).length;
  const states = [
    `${count("accepted")} of ${formatCount(answering.length, "statement")} accepted`,
    ...(count("disputed") > 0 ? [`${count("disputed")} disputed`] : []),
    ...(count("changed") > 0 ? [`${count("changed")} changed since accepted`] : []),
  ];
  const over = chargebackRows(entries).filter(
    ({ total, budget }) => total !== null && budget !== null && amountOf(total) > amountOf(budget),
  );
  const budgets =
    over.length === 0 ? "No team is above its budget." : `Above budget: ${over.map(({ name }) => name).join(", ")}.`;
  return isClosed ? budgets : `${states.join(", ")}. ${budgets}`;
}

/** What of the whole is direct, shared and idle. */
export function sharesSummary({ direct, shared, idle, total }: ChargebackRow): string {
  const share = (part: AmountText) => {
    const ratio = part === null || total === null ? null : ratioOf(part, total);
    return ratio === null ? null : formatRatio(ratio, { digits: 0 });
  };
  const shares = [share(direct), share(shared), share(idle)];
  if (shares.includes(null)) return "Nothing is allocated to teams yet.";
  return `Of what is allocated, ${shares[0]} is direct, ${shares[1]} shared and ${shares[2]} idle.`;
}

/** "▲ +5,267.43 (+7.9%)", or that there is nothing to compare with. */
export function changeText(change: AmountText, ratio: number | null, currency: string): { text: string; word: string } {
  const { text, word } = formatAmountChange(change, currency);
  return { text: ratio === null || word === "" ? text : `${text} (${formatSignedRatio(ratio)})`, word };
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}
