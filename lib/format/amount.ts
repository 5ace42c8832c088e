import { zero } from "../ledger/amount";
import { amountOf, formatFixed } from "../ledger/amount-text";
import { minorDigits } from "./money";
import { missing, tidy } from "./number";

/**
 * An exact amount as text, as ledgers print it: "412300.114" → "412,300.11", rounded half-even to the decimals of its
 * currency. No float is in between, so screen and exports show the same digits. What would read as zero and is not keeps
 * all its decimals. Missing is a dash.
 */
export function formatAmount(amount: string | null, currency: string): string {
  if (amount === null) return missing;
  const exact = amountOf(amount);
  const fixed = formatFixed(exact, minorDigits(currency));
  return grouped(exact !== zero && amountOf(fixed) === zero ? amount : fixed);
}

/** The same to all the decimals it has, for formulas: "0.184354330000000001". */
export function formatExact(amount: string | null): string {
  return amount === null ? missing : grouped(amount);
}

/** "▲ +5,267.43", "▼ −1,432.76", "no change". */
export function formatAmountChange(
  change: string | null,
  currency: string,
): { text: string; word: "more" | "less" | "" } {
  if (change === null) return { text: missing, word: "" };
  const exact = amountOf(change);
  if (exact === 0n) return { text: "no change", word: "" };
  const size = formatAmount(change, currency).replace("−", "");
  return exact > 0n ? { text: `▲ +${size}`, word: "more" } : { text: `▼ −${size}`, word: "less" };
}

function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return tidy(fraction === undefined ? digits : `${digits}.${fraction}`);
}
