import { type Amount, compare, one, zero } from "./amount";
import type { IsoMonth } from "./calendar";
import { addCosts, type Costs, multiplyCosts, noCosts } from "./costs";

/** One unit of the currency in the reporting currency, fixed for a month. */
export type ExchangeRate = { currency: string; month: IsoMonth; rate: Amount };

export type FoundExchangeRate = { rate: Amount; reason: null } | { rate: null; reason: string };

/** The reporting currency itself is at 1. A rate that is missing, not above 0 or given twice is a reason, never a 0. */
export function exchangeRate(
  rates: readonly ExchangeRate[],
  { currency, month, reporting }: { currency: string; month: IsoMonth; reporting: string },
): FoundExchangeRate {
  if (currency === reporting) return { rate: one, reason: null };
  const [found, another] = rates.filter((each) => each.currency === currency && each.month === month);
  const what = `rate of ${currency} in ${reporting} for ${month}`;
  if (!found) return { rate: null, reason: `no ${what}` };
  if (another) return { rate: null, reason: `more than one ${what}` };
  return compare(found.rate, zero) > 0
    ? { rate: found.rate, reason: null }
    : { rate: null, reason: `the ${what} is not above 0` };
}

/** Costs in one currency after another, never added before they are converted. */
export type CurrencyCosts = { currency: string; costs: Costs };

export type ConvertedCosts = { costs: Costs; reasons: null } | { costs: null; reasons: readonly string[] };

/**
 * The sum in the reporting currency: each entry converted and rounded once, half-even in the 18th decimal, then added. A
 * total drills down exactly only into the entries that were converted, so convert lines, or drill down in their currency.
 * One missing rate leaves no total, and every missing one is named. 0 of nothing.
 */
export function convertCosts(
  entries: readonly CurrencyCosts[],
  { rates, month, reporting }: { rates: readonly ExchangeRate[]; month: IsoMonth; reporting: string },
): ConvertedCosts {
  const found = entries.map(({ currency, costs }) => ({
    costs,
    ...exchangeRate(rates, { currency, month, reporting }),
  }));
  const reasons = new Set(found.flatMap(({ reason }) => (reason === null ? [] : [reason])));
  if (reasons.size > 0) return { costs: null, reasons: [...reasons] };
  const converted = found.map(({ costs, rate }) => multiplyCosts(costs, rate ?? zero));
  return { costs: converted.reduce(addCosts, noCosts), reasons: null };
}
