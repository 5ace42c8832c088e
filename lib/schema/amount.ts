import { z } from "zod";
import { parseAmount } from "../ledger/amount-text";

/** Exact money or an exact weight, as decimal text: numeric(38,18). It stays the text that was given. */
export const decimalText = z.string().refine((text) => parseAmount(text).reason === null, {
  abort: true,
  error: ({ input }) => `Write a decimal number such as 1234.56: ${parseAmount(String(input)).reason}.`,
});

/** A decimal of 0 or more. */
export const weightText = decimalText.refine((text) => (parseAmount(text).amount ?? 0n) >= 0n, {
  abort: true,
  error: "Write a weight of 0 or more.",
});
