import { type Amount, amountDecimals, amountOfUnits, round } from "./amount";
import { type Rounding, sizeOf } from "./rounding";

/** Text that is an amount, or the text again with what is wrong with it. */
export type ParsedAmount = { amount: Amount; reason: null } | { amount: null; value: string; reason: string };

const shape = /^(-?)(\d*)(?:\.(\d*))?(?:[eE](-?\d+))?$/;
/** As Postgres writes a numeric(38,18). */
const stored = /^-?\d{1,20}\.\d{18}$/;
const longestText = 100;

/**
 * The amount that a decimal text says, exactly: "-1234.56", ".5", "6.123E-7". Decimals beyond the 18th must be zeros,
 * and before the point stand at most 20 digits. Plus signs, separators and NaN are refused, as FOCUS has it.
 */
export function parseAmount(text: string): ParsedAmount {
  if (stored.test(text)) return { amount: amountOfUnits(BigInt(text.replace(".", ""))), reason: null };
  const parts = text.length > longestText ? null : shape.exec(text);
  const [, sign, whole = "", fraction = "", exponent = "0"] = parts ?? [];
  if (!parts || whole + fraction === "") return refused(text, complaint(text));
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return { amount: amountOfUnits(0n), reason: null };
  const power = BigInt(exponent) + BigInt(digits.length - significant.length - fraction.length);
  if (power < -18n) return refused(text, "more than 18 decimals");
  if (power + BigInt(significant.length) > 20n) return refused(text, "more than 20 digits before the decimal point");
  const size = BigInt(significant) * 10n ** (power + 18n);
  return { amount: amountOfUnits(sign === "-" ? -size : size), reason: null };
}

/** The amount of a text that is known to be one, such as a numeric from Postgres. Throws RangeError if it is not. */
export function amountOf(text: string): Amount {
  const parsed = parseAmount(text);
  if (parsed.amount === null)
    throw new RangeError(`"${parsed.value.slice(0, longestText)}" is no amount: ${parsed.reason}.`);
  return parsed.amount;
}

/** The one text of an amount: no exponent, no zeros at the end, no minus before 0. */
export function formatAmount(amount: Amount): string {
  const { whole, fraction } = digitsOf(amount);
  const decimals = fraction.replace(/0+$/, "");
  return decimals === "" ? whole : `${whole}.${decimals}`;
}

/** The amount to exactly so many decimals, 0 to 18, rounded half-even unless told otherwise; 0 is never "-0.00". */
export function formatFixed(amount: Amount, decimals: number, rounding: Rounding = "half-even"): string {
  const { whole, fraction } = digitsOf(round(amount, decimals, rounding));
  return decimals === 0 ? whole : `${whole}.${fraction.slice(0, decimals)}`;
}

function digitsOf(amount: Amount): { whole: string; fraction: string } {
  const digits = sizeOf(amount)
    .toString()
    .padStart(amountDecimals + 1, "0");
  const sign = amount < 0n ? "-" : "";
  return { whole: sign + digits.slice(0, -amountDecimals), fraction: digits.slice(-amountDecimals) };
}

function refused(value: string, reason: string): ParsedAmount {
  return { amount: null, value, reason };
}

function complaint(text: string): string {
  if (text.trim() === "") return "empty";
  if (text.length > longestText) return `longer than ${longestText} characters`;
  if (text.includes("+")) return "written with a plus sign";
  if (/[,'_]/.test(text)) return "written with a thousands separator or a decimal comma";
  if (/nan|inf/i.test(text)) return "not a finite number";
  return "not a decimal number";
}
