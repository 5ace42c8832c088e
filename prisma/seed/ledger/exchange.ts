import type { Client } from "pg";
import { amountOf } from "@/lib/ledger/amount-text";
import type { ExchangeRate } from "@/lib/ledger/exchange";
import type { DemoMonth } from "./calendar";
import { insertRows } from "./rows";

/** USD for one EUR, by how many months ago; the bill of Azure is in EUR. */
const rates = [
  "1.0930",
  "1.0865",
  "1.0910",
  "1.0975",
  "1.1040",
  "1.0985",
  "1.0890",
  "1.0820",
  "1.0795",
  "1.0850",
  "1.0905",
  "1.0870",
  "1.0815",
];

export function exchangeRatesOf(months: readonly DemoMonth[]): ExchangeRate[] {
  return months.map(({ month, monthsBack }) => ({ currency: "EUR", month, rate: amountOf(rateText(monthsBack)) }));
}

export async function loadExchangeRates(client: Client, months: readonly DemoMonth[]): Promise<void> {
  const rows = months.map(({ month, monthsBack }) => ({
    month: `${month}-01`,
    currency: "EUR",
    rate: rateText(monthsBack),
    source: "Northwind treasury, fixed on the first banking day of the month",
  }));
  await insertRows(client, "exchange_rate", rows);
}

export function rateText(monthsBack: number): string {
  const rate = rates[monthsBack];
  if (rate === undefined) throw new RangeError(`There is no rate of ${monthsBack} months ago.`);
  return rate;
}
