import { formatRatio } from "../format/ratio";
import { subtract } from "../ledger/amount";
import { amountOf, formatAmount } from "../ledger/amount-text";
import { type CostDelta, costDelta, drawn } from "./cost-delta";
import type { CostFigures, CostsPage } from "./cost-page";
import { isUnallocated, sumOfTexts } from "./cost-series";

type Share = { label: string; ratio: number };

export type CostFinding = {
  total: string;
  /** Against the range that is compared. */
  delta: CostDelta | null;
  /** The value that moved most in the direction of the total, with its part of that change. */
  driver: Share | null;
  /** The largest value of the first dimension. */
  largest: Share | null;
  /** What nobody bears yet, when it can be seen apart. */
  unallocated: Share | null;
};

/** What the page finds, to be said in a sentence; null without a total. */
export function costFinding(page: CostsPage, figures: CostFigures): CostFinding | null {
  const { total, base } = figures;
  if (total === null) return null;
  const firsts = sumsOfFirst(figures);
  const whole = drawn(total);
  const share = (label: string, amount: string | null): Share | null =>
    amount === null || whole <= 0 ? null : { label, ratio: drawn(amount) / whole };
  const [largest] = firsts
    .filter(({ key, amount }) => !isUnallocated(key) && amount !== null)
    .sort((a, b) => drawn(b.amount ?? "0") - drawn(a.amount ?? "0"));
  const unborne = unborneOf(figures);
  return {
    total,
    delta: base && base.cells.length > 0 ? costDelta(total, base.total, page.currency) : null,
    driver: base?.total && base.cells.length > 0 ? driverOf(firsts, whole - drawn(base.total)) : null,
    largest: largest && firsts.length > 1 ? share(largest.label, largest.amount) : null,
    unallocated: unborne === null || unborne === "0" ? null : share("unallocated", unborne),
  };
}

/** What counts and no team bears: without what is in review, which the total leaves out as well. */
function unborneOf({ total, reconciliation: { allocated } }: CostFigures): string | null {
  return total === null || allocated === null ? null : formatAmount(subtract(amountOf(total), amountOf(allocated)));
}

type First = { key: string; label: string; amount: string | null; base: string | null };

function sumsOfFirst({ groups }: CostFigures): First[] {
  const byKey = new Map<string, First>();
  for (const { values, amount, base } of groups) {
    const [value] = values;
    if (!value) continue;
    const found = byKey.get(value.key);
    byKey.set(value.key, {
      ...value,
      amount: found ? sumOfTexts([found.amount, amount]) : amount,
      base: found ? sumOfTexts([found.base, base]) : base,
    });
  }
  return [...byKey.values()];
}

function driverOf(firsts: readonly First[], change: number): Share | null {
  const moves = firsts.flatMap(({ label, amount, base }) => {
    if (amount === null || base === null) return [];
    return [{ label, ratio: drawn(formatAmount(subtract(amountOf(amount), amountOf(base)))) / change }];
  });
  const [first] = moves.sort((a, b) => b.ratio - a.ratio);
  return change === 0 || !first || firsts.length < 2 ? null : first;
}

/** "8.4% more" "than for"; "the same" "as for". */
export function comparedWords({ direction, ratio, ratioText }: CostDelta): { figure: string; words: string } {
  if (direction === "same") return { figure: "the same", words: "as for" };
  if (ratio === null) return { figure: ratioText === "new" ? "all of it new" : "ended", words: "against" };
  return { figure: `${formatRatio(Math.abs(ratio))} ${direction}`, words: "than for" };
}
