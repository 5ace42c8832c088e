import { amountOfUnits } from "./amount";
import { formatAmount } from "./amount-text";

/** What a closed month is made of. Every bigint is an amount; numbers are whole, such as counts and versions. */
export type Freezable = string | number | bigint | boolean | null | readonly Freezable[] | FreezableRecord;

export type FreezableRecord = { readonly [key: string]: Freezable };

/**
 * The one text of a value, to be hashed: JSON without spaces, keys in order, amounts as decimal text. Equal values have
 * equal texts wherever they come from; lists keep their order. Throws RangeError for a number that is not whole.
 */
export function canonicalText(value: Freezable): string {
  if (typeof value === "bigint") return JSON.stringify(formatAmount(amountOfUnits(value)));
  if (typeof value === "number" && (value % 1 !== 0 || value > 2 ** 53 || value < -(2 ** 53))) {
    throw new RangeError(`${value} is not a whole number: money and ratios are amounts.`);
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalText).join(",")}]`;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalText(each)}`).join(",")}}`;
}

function isList(value: readonly Freezable[] | FreezableRecord): value is readonly Freezable[] {
  return Array.isArray(value);
}
