import { formatAmountChange } from "../format/amount";
import { missing } from "../format/number";
import { formatSignedRatio } from "../format/ratio";
import { divide, subtract } from "../ledger/amount";
import { amountOf, formatAmount } from "../ledger/amount-text";
import type { AmountText } from "./cost-page";

export type CostDelta = {
  /** Exact; null when one side is not known. */
  change: AmountText;
  /** "▲ +5,267.43" */
  text: string;
  /** "+8.4%", "new", "ended". */
  ratioText: string;
  /** For sorting; null where there is no percentage. */
  ratio: number | null;
  direction: "more" | "less" | "same";
};

/** What changed against a base: from nothing it is new, to nothing it has ended, and neither is a percentage. */
export function costDelta(value: AmountText, base: AmountText, currency: string): CostDelta {
  if (value === null || base === null) {
    return { change: null, text: missing, ratioText: missing, ratio: null, direction: "same" };
  }
  const [now, before] = [amountOf(value), amountOf(base)];
  const change = formatAmount(subtract(now, before));
  const { text, word } = formatAmountChange(change, currency);
  const direction = word === "" ? "same" : word;
  if (now === before) return { change, text, ratioText: "0.0%", ratio: 0, direction };
  if (before === 0n) return { change, text, ratioText: "new", ratio: null, direction };
  if (now === 0n) return { change, text, ratioText: "ended", ratio: null, direction };
  const ratio = drawn(formatAmount(divide(subtract(now, before), before) ?? now)) * (before < 0n ? -1 : 1);
  return { change, text, ratioText: formatSignedRatio(ratio), ratio, direction };
}

/** An exact amount as the float that a chart or a percentage is drawn with; no sum is made of these. */
export function drawn(amount: string): number {
  return Number(amount);
}
