import { type Amount, amountOfUnits, round, sum, unitsPerStep } from "./amount";
import { sizeOf } from "./rounding";

/** Weights are whole numbers on one scale; amounts of one kind are. */
export type Weighted<Id extends string = string> = { id: Id; weight: bigint };

export type Share<Id extends string = string> = { id: Id; amount: Amount };

/** The shares, in the order of their targets; or why nothing can be split. */
export type Split<Id extends string = string> =
  | { shares: readonly Share<Id>[]; reason: null }
  | { shares: null; reason: string };

/**
 * Splits an amount of any sign in proportion to weights. The shares sum to the amount to the last digit and lie within
 * 10⁻¹⁸ of their exact values: what rounding down leaves goes to the largest remainders, ties by id, so the order of the
 * targets changes nothing. No targets, weights that are all zero, a negative weight or an id that occurs twice: no shares.
 */
export function split<Id extends string>(amount: Amount, targets: readonly Weighted<Id>[]): Split<Id> {
  const reason = weightsProblem(targets);
  if (reason !== null) return { shares: null, reason };
  const total = targets.reduce((units, { weight }) => units + weight, 0n);
  const size = sizeOf(amount);
  const parts = largestRemainder(
    targets.map(({ id, weight }) => ({ id, floor: (size * weight) / total, remainder: (size * weight) % total })),
    size,
  );
  return {
    shares: targets.map(({ id }, index) => {
      const part = parts[index] ?? 0n;
      return { id, amount: amountOfUnits(amount < 0n ? -part : part) };
    }),
    reason: null,
  };
}

function weightsProblem(targets: readonly Weighted[]): string | null {
  if (targets.length === 0) return "there is nobody to share it";
  const negative = targets.find(({ weight }) => weight < 0n);
  if (negative) return `the weight of ${negative.id} is negative`;
  if (targets.every(({ weight }) => weight === 0n)) return "all weights are zero";
  const ids = new Set(targets.map(({ id }) => id));
  return ids.size < targets.length ? "a target occurs twice" : null;
}

/**
 * Amounts to so many decimals that sum to their own rounded total (half-even), so that the figures of a table add up as
 * they are shown. Each moves by less than one step. Ties fall to the first; nothing gives nothing.
 */
export function roundTogether(amounts: readonly Amount[], decimals: number): Amount[] {
  const step = unitsPerStep(decimals);
  const parts = amounts.map((amount, index) => {
    const remainder = ((amount % step) + step) % step;
    return { id: index.toString().padStart(12, "0"), floor: (amount - remainder) / step, remainder };
  });
  const total = round(sum(amounts), decimals) / step;
  return largestRemainder(parts, total).map((units) => amountOfUnits(units * step));
}

/** The floors, one more for the largest remainders, until they sum to the total. */
function largestRemainder(
  parts: readonly { id: string; floor: bigint; remainder: bigint }[],
  total: bigint,
): readonly bigint[] {
  const left = total - parts.reduce((units, { floor }) => units + floor, 0n);
  const found = parts.map(({ floor }) => floor);
  const ranking = parts
    .map(({ id, remainder }, index) => ({ id, remainder, index }))
    .sort((a, b) => order(b.remainder, a.remainder) || order(a.id, b.id));
  for (const [rank, { index }] of ranking.entries()) {
    if (BigInt(rank) >= left) break;
    found[index] = (found[index] ?? 0n) + 1n;
  }
  return found;
}

function order<T extends bigint | string>(left: T, right: T): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
