import { divideRounded, type Rounding } from "./rounding";

declare const scale: unique symbol;

/**
 * An exact decimal: a whole number of 10⁻¹⁸, as numeric(38,18) keeps it. Money of one currency, or what money is
 * multiplied and split by: hours, weights, rates, ratios. Made by parseAmount or amountOf from text, never from a float.
 */
export type Amount = bigint & { readonly [scale]: "10^-18" };

/** An exact quotient. */
export type Quotient = { numerator: bigint; denominator: bigint };

export const amountDecimals = 18;

const limit = 10n ** 38n;

/** A whole number of 10⁻¹⁸ as an amount. Throws RangeError beyond 38 digits, which numeric(38,18) cannot hold. */
export function amountOfUnits(units: bigint): Amount {
  if (units >= limit || units <= -limit) throw new RangeError("An amount has at most 20 digits before its decimals.");
  return units as Amount;
}

export const zero = amountOfUnits(0n);

export const one = amountOfUnits(10n ** 18n);

/** Throws RangeError beyond 38 digits, as every sum and product here. */
export function add(left: Amount, right: Amount): Amount {
  return amountOfUnits(left + right);
}

export function subtract(left: Amount, right: Amount): Amount {
  return amountOfUnits(left - right);
}

export function negate(amount: Amount): Amount {
  return amountOfUnits(-amount);
}

/** The sum; 0 of nothing. Only the result has to fit, not what it passes through. */
export function sum(amounts: Iterable<Amount>): Amount {
  let units = 0n;
  for (const amount of amounts) units += amount;
  return amountOfUnits(units);
}

/** Below 0, 0 or above 0, as a sort wants it. */
export function compare(left: Amount, right: Amount): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function isZero(amount: Amount): boolean {
  return amount === zero;
}

/** amount × numerator / denominator, rounded once, in the 18th decimal. Throws RangeError when the denominator is 0. */
export function multiplyByRatio(amount: Amount, by: Quotient, rounding: Rounding = "half-even"): Amount {
  return amountOfUnits(divideRounded(amount * by.numerator, by.denominator, rounding));
}

/** The product of two decimals, such as a rate and hours, rounded once, in the 18th decimal. */
export function multiply(amount: Amount, factor: Amount, rounding: Rounding = "half-even"): Amount {
  return multiplyByRatio(amount, { numerator: factor, denominator: one }, rounding);
}

/** Left / right in the 18th decimal; null when there is nothing to divide by. */
export function divide(left: Amount, right: Amount, rounding: Rounding = "half-even"): Amount | null {
  return right === zero ? null : multiplyByRatio(left, { numerator: one, denominator: right }, rounding);
}

/** The amount to 0 to 18 decimals. Throws RangeError for any other count. */
export function round(amount: Amount, decimals: number, rounding: Rounding = "half-even"): Amount {
  const step = unitsPerStep(decimals);
  return amountOfUnits(divideRounded(amount, step, rounding) * step);
}

/** How many 10⁻¹⁸ make one of the last of so many decimals. */
export function unitsPerStep(decimals: number): bigint {
  if (decimals < 0 || decimals > amountDecimals) throw new RangeError("An amount has 0 to 18 decimals.");
  return 10n ** BigInt(amountDecimals - decimals);
}
