import { type Amount, multiply, round } from "@/lib/ledger/amount";
import { amountOf } from "@/lib/ledger/amount-text";
import type { Costs } from "@/lib/ledger/costs";

/** Bills give ten decimals, so that a rate of four decimals converts them without rounding. */
const billedDecimals = 10;

/** What a meter counted, or a price: generated, so made exact by writing it down with so many decimals. */
export function decimal(value: number, decimals: number): Amount {
  return amountOf(value.toFixed(decimals));
}

export function cost(quantity: Amount, price: Amount): Amount {
  return round(multiply(quantity, price), billedDecimals);
}

/** Paid as it is used, at the contracted price. */
export function paidAsUsed({ list, contracted }: { list: Amount; contracted: Amount }): Costs {
  return { billed: contracted, effective: contracted, list, contracted };
}

export function sameCosts(amount: Amount): Costs {
  return { billed: amount, effective: amount, list: amount, contracted: amount };
}
