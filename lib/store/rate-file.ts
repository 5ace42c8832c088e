import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";
import { Conflict } from "@/lib/errors";
import { amountOf } from "@/lib/ledger/amount-text";
import type { ExchangeRateInput } from "@/lib/schema/exchange-rate";
import { listExchangeRates } from "./exchange-rates";
import { firstDay } from "./month-date";

/** Of the rates of a file, those that differ from what is stored. Throws Conflict when one of them is of a closed month. */
export async function changedRates(
  scope: Scope<"prices:write">,
  rates: readonly ExchangeRateInput[],
): Promise<ExchangeRateInput[]> {
  const stored = new Map((await listExchangeRates(scope)).map((rate) => [`${rate.currency} ${rate.month}`, rate]));
  const changed = rates.filter(({ month, currency, rate, source }) => {
    const before = stored.get(`${currency} ${month}`);
    return !before || amountOf(before.rate) !== amountOf(rate) || before.source !== source;
  });
  const months = [...new Set(changed.map(({ month }) => firstDay(month)))];
  const closed = await readAs(
    scope,
    (tx) => tx.$queryRaw<{ month: string }[]>`
      SELECT to_char(month, 'YYYY-MM') AS month FROM billing_period
      WHERE state = 'closed' AND month = ANY (${months}::date[]) ORDER BY month`,
  );
  if (closed.length > 0) {
    const named = closed.map(({ month }) => month).join(", ");
    throw new Conflict(`Closed with the rates they had: ${named}. Nothing of the file was saved.`);
  }
  return changed;
}
