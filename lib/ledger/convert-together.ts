import { type Amount, amountOfUnits, multiply, one, subtract, zero } from "./amount";
import type { Costs } from "./costs";

/**
 * Costs of one currency in another, so that they sum to their converted sum to the last digit: each is the converted
 * running sum less the one before it, and differs from its own product by less than two units of the 18th decimal. A cost
 * that is not known stays null and moves no sum. Nothing gives nothing.
 */
export function convertTogether(costs: readonly Costs[], rate: Amount): Costs[] {
  if (rate === one) return [...costs];
  const billed = runningConversion(rate);
  const effective = runningConversion(rate);
  const list = runningConversion(rate);
  const contracted = runningConversion(rate);
  return costs.map((each) => ({
    billed: billed(each.billed),
    effective: effective(each.effective),
    list: each.list === null ? null : list(each.list),
    contracted: each.contracted === null ? null : contracted(each.contracted),
  }));
}

function runningConversion(rate: Amount): (amount: Amount) => Amount {
  let units = 0n;
  let converted = zero;
  return (amount) => {
    units += amount;
    const before = converted;
    converted = multiply(amountOfUnits(units), rate);
    return subtract(converted, before);
  };
}
