/** A rate as exact decimal text: units of the reporting currency for one of another. */
export type RateRow = { month: string; currency: string; rate: string; source: string; isClosed: boolean };

/** A month and currency with costs and no rate; the amount is in that currency. */
export type MissingRateRow = { month: string; currency: string; lines: number; billed: string };

export type ExchangeRatesPage = {
  /** The reporting currency, which every rate leads to. */
  currency: string;
  thisMonth: string;
  rates: readonly RateRow[];
  missing: readonly MissingRateRow[];
  mayWrite: boolean;
};
