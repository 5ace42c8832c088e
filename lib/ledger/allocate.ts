import { type Amount, one, zero } from "./amount";
import { amountOf, formatAmount } from "./amount-text";
import { methodProblem, type SharingMethod, weightsOf } from "./sharing-method";
import { type Share, split } from "./split";

export type AllocateInput = {
  amount: string;
  targets: readonly { id: string; weight: string }[];
  method: SharingMethod;
};

/** Amounts and ratios as decimal text. What cannot be split is unallocated, with the reason. */
export type Allocated = {
  shares: { id: string; amount: string; ratio: string }[];
  unallocated: string;
  reason: string | null;
};

/**
 * One amount over its targets: share = amount × weight / Σ weights, to the last digit. The shares and what is left
 * unallocated sum to the amount, and the ratios to exactly 1. Throws RangeError for text that is no amount and for fixed
 * percentages that do not total exactly 100.
 */
export function allocate({ amount: text, targets, method }: AllocateInput): Allocated {
  const amount = amountOf(text);
  const given = targets.map(({ id, weight }) => ({ id, weight: amountOf(weight) }));
  const problem = methodProblem(method, given);
  if (problem !== null) throw new RangeError(`Nothing was allocated: ${problem}.`);
  const weights = weightsOf(method, given);
  const { shares, reason } = split(amount, weights);
  if (shares === null) return { shares: [], unallocated: formatAmount(amount), reason };
  const ratios = split(one, weights).shares ?? [];
  return {
    shares: shares.map((share, index) => written(share, ratios[index]?.amount ?? zero)),
    unallocated: "0",
    reason,
  };
}

function written({ id, amount }: Share, ratio: Amount) {
  return { id, amount: formatAmount(amount), ratio: formatAmount(ratio) };
}
