import { z } from "zod";
import { parseAmount } from "../ledger/amount-text";
import { decimalText } from "./amount";
import { isoMonth } from "./chargeback";

/** Above 0 and at most a billion: more is a slip of the decimal point in any two currencies. */
const rateText = decimalText.refine(
  (text) => {
    const { amount } = parseAmount(text);
    return amount !== null && amount > 0n && amount <= 10n ** 27n;
  },
  { abort: true, error: "Write a rate above 0, at most 1000000000." },
);

/** Units of the reporting currency for one unit of another, fixed for a month, and where that was published. */
export const exchangeRateInput = z.strictObject({
  month: isoMonth,
  currency: z.string().regex(/^[A-Z]{3}$/, "Write the currency as three capital letters, such as EUR."),
  rate: rateText,
  source: z.string().trim().min(1, "Name where the rate was published.").max(500, "At most 500 characters."),
});

export const exchangeRateKey = exchangeRateInput.pick({ month: true, currency: true });

/** A file of rates as it is sent. */
export const rateFileInput = z.object({ text: z.string().max(1_000_000, "A file may have 1 MB at most.") });

export type ExchangeRateInput = z.infer<typeof exchangeRateInput>;
