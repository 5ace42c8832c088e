import { drawn } from "../chart/cost-delta";
import { multiplyByRatio } from "../ledger/amount";
import { amountOf, formatAmount } from "../ledger/amount-text";
import type { AmountText } from "../ledger/statement-document";

/** What is watched: a team, a unit with all below it, or the organisation (id null). */
export type Watched = {
  id: string | null;
  name: string;
  /** Spent, exactly; or expected by the end of the month, an estimate; null: not known. */
  spend: AmountText | number;
  budget: AmountText;
};

export type Threshold = { percent: string | null; amount: string | null };

export type Crossing = {
  watched: Watched;
  /** "80%" or "50000": what was crossed, as it stands in the alert's key. */
  threshold: string;
  /** The amount at which it was crossed. */
  limit: string;
};

/**
 * Each threshold of a rule that spend has reached. A percentage says nothing without a budget; a budget of 0 is crossed
 * by the first cost.
 */
export function crossings(watched: readonly Watched[], threshold: Threshold): Crossing[] {
  return watched.flatMap((each) =>
    limitsOf(each, threshold)
      .filter(({ limit }) => reaches(each.spend, limit))
      .map(({ name, limit }) => ({ watched: each, threshold: name, limit })),
  );
}

function limitsOf({ budget }: Watched, { percent, amount }: Threshold): { name: string; limit: string }[] {
  const share = percent === null || budget === null ? [] : [{ name: `${percent}%`, limit: shareOf(budget, percent) }];
  return [...share, ...(amount === null ? [] : [{ name: amount, limit: amount }])];
}

/** "12.5" percent of an amount, exactly as far as an amount goes. */
function shareOf(budget: string, percent: string): string {
  const [whole = "0", decimals = ""] = percent.split(".");
  const hundredths = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, "0").slice(0, 2));
  return formatAmount(multiplyByRatio(amountOf(budget), { numerator: hundredths, denominator: 10_000n }));
}

function reaches(spend: Watched["spend"], limit: string): boolean {
  if (spend === null) return false;
  if (typeof spend === "number") return spend > 0 && spend >= drawn(limit);
  return amountOf(spend) > 0n && amountOf(spend) >= amountOf(limit);
}
