import { type Amount, add, isZero, multiply, negate, sum, zero } from "./amount";
import { split, type Weighted } from "./split";

export const costBases = ["billed", "effective", "list", "contracted"] as const;

export type CostBasis = (typeof costBases)[number];

/** The bases that every line has, so that a rule can rest on them. */
export type ChargedBasis = "billed" | "effective";

/** The four costs of FOCUS, in one currency, never mixed. A list or contracted cost that a provider left out is null. */
export type Costs = { billed: Amount; effective: Amount; list: Amount | null; contracted: Amount | null };

export const noCosts: Costs = { billed: zero, effective: zero, list: zero, contracted: zero };

/** The sum; null as soon as one is not known, because a gap is not a zero. 0 of nothing. */
export function sumKnown(amounts: readonly (Amount | null)[]): Amount | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length < amounts.length ? null : sum(known);
}

export function addCosts(left: Costs, right: Costs): Costs {
  return {
    billed: add(left.billed, right.billed),
    effective: add(left.effective, right.effective),
    list: left.list === null || right.list === null ? null : add(left.list, right.list),
    contracted: left.contracted === null || right.contracted === null ? null : add(left.contracted, right.contracted),
  };
}

export function negateCosts(costs: Costs): Costs {
  return mapCosts(costs, negate);
}

/** In another currency, each cost rounded half-even in the 18th decimal. */
export function multiplyCosts(costs: Costs, factor: Amount): Costs {
  return mapCosts(costs, (amount) => multiply(amount, factor));
}

/** Nothing in any basis that is known. */
export function areZero(costs: Costs): boolean {
  return costBases.every((basis) => isZero(costs[basis] ?? zero));
}

/** Each of the four costs split by the same weights, in the order of the targets. Throws RangeError for bad weights. */
export function splitCosts(costs: Costs, targets: readonly Weighted[]): Costs[] {
  const billed = sharesOf(costs.billed, targets);
  const effective = sharesOf(costs.effective, targets);
  const list = costs.list === null ? null : sharesOf(costs.list, targets);
  const contracted = costs.contracted === null ? null : sharesOf(costs.contracted, targets);
  return targets.map((_, index) => ({
    billed: billed[index] ?? zero,
    effective: effective[index] ?? zero,
    list: list && (list[index] ?? zero),
    contracted: contracted && (contracted[index] ?? zero),
  }));
}

function sharesOf(amount: Amount, targets: readonly Weighted[]): Amount[] {
  const { shares, reason } = split(amount, targets);
  if (shares === null) throw new RangeError(`Costs cannot be split: ${reason}.`);
  return shares.map((share) => share.amount);
}

function mapCosts({ billed, effective, list, contracted }: Costs, change: (amount: Amount) => Amount): Costs {
  return {
    billed: change(billed),
    effective: change(effective),
    list: list === null ? null : change(list),
    contracted: contracted === null ? null : change(contracted),
  };
}
