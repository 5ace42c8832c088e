import { multiplyByRatio } from "../ledger/amount";
import { amountOf, formatAmount } from "../ledger/amount-text";
import { daysInMonth, type IsoDay, type IsoMonth } from "../ledger/calendar";
import type { AmountText } from "../ledger/statement-document";

/** Days of a month that are over: all of one before today's, none of a later one. */
export function daysOver(month: IsoMonth, today: IsoDay): bigint {
  if (today.slice(0, 7) > month) return daysInMonth(month);
  return today.slice(0, 7) === month ? BigInt(today.slice(8)) - 1n : 0n;
}

/** A month's budget for the days that are over, so that a month under way is not held against a whole one. */
export function budgetToDate(budget: AmountText, { month, today }: { month: IsoMonth; today: IsoDay }): AmountText {
  if (budget === null) return null;
  const by = { numerator: daysOver(month, today), denominator: daysInMonth(month) };
  return formatAmount(multiplyByRatio(amountOf(budget), by));
}
