import { type Amount, amountOfUnits, one, sum } from "./amount";
import { amountOf, formatAmount } from "./amount-text";
import type { Weighted } from "./split";

/** How a pool is spread: in equal parts, by percentages, or in proportion to direct cost, a usage metric or a key. */
export const sharingMethods = ["even", "fixed", "direct-cost", "metric", "key"] as const;

export type SharingMethod = (typeof sharingMethods)[number];

const hundredPercent = amountOf("100");

/** What the weights of fixed percentages must total, and what they do instead; null when they total exactly 100. */
export function percentagesProblem(percentages: Iterable<Amount>): string | null {
  const total = sum(percentages);
  return total === hundredPercent ? null : `the percentages total ${formatAmount(total)}, not 100`;
}

/** The weights a method splits by: equal ones for `even`, whatever is given; those given for the others. */
export function weightsOf<Id extends string>(
  method: SharingMethod,
  targets: readonly Weighted<Id>[],
): readonly Weighted<Id>[] {
  return method === "even" ? targets.map(({ id }) => ({ id, weight: one })) : targets;
}

/** Why a method cannot take these weights, however large the pool; null when it can. */
export function methodProblem(method: SharingMethod, targets: readonly Weighted[]): string | null {
  if (method !== "fixed") return null;
  return percentagesProblem(targets.map(({ weight }) => amountOfUnits(weight)));
}
