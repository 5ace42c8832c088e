import { missing, tidy } from "./number";

export type MoneyStyle = "compact" | "whole" | "exact" | "unit" | "axis";

export type MoneyOptions = {
  currency: string;
  style: MoneyStyle;
  /** `none` prints the figure alone, for tables whose header carries the currency. */
  symbol?: "symbol" | "none";
};

const digitsByCurrency = new Map<string, number>();
const formatters = new Map<string, Intl.NumberFormat>();

export function minorDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const digits =
    new Intl.NumberFormat("en-US", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}

function formatter(options: MoneyOptions, digits: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${options.currency} ${options.symbol ?? "symbol"} ${JSON.stringify(digits)}`;
  const known = formatters.get(key);
  if (known) return known;
  const base: Intl.NumberFormatOptions =
    options.symbol === "none" ? { style: "decimal" } : { style: "currency", currency: options.currency };
  const made = new Intl.NumberFormat("en-US", { ...base, ...digits });
  formatters.set(key, made);
  return made;
}

const significant = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };

/** Decimals that leave at least three significant digits, and never fewer than the currency's own. */
function unitDecimals(value: number, minor: number): Intl.NumberFormatOptions {
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  return { minimumFractionDigits: minor, maximumFractionDigits: Math.min(20, Math.max(minor, 2 - magnitude)) };
}

function digitsFor(value: number, options: MoneyOptions): Intl.NumberFormatOptions {
  const size = Math.abs(value);
  const minor = minorDigits(options.currency);
  const whole = { minimumFractionDigits: 0, maximumFractionDigits: 0 };
  switch (options.style) {
    case "whole":
      return whole;
    case "exact":
      return { minimumFractionDigits: minor, maximumFractionDigits: minor };
    case "unit":
      return value === 0 ? { minimumFractionDigits: minor, maximumFractionDigits: minor } : unitDecimals(value, minor);
    case "axis":
      return { notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: size < 1000 ? minor : 2 };
    case "compact":
      if (size >= 999.5) return { notation: "compact", ...significant };
      return size >= 100 || value === 0 ? whole : { minimumFractionDigits: minor, maximumFractionDigits: minor };
  }
}

/** Smallest amount that the chosen digits show as something other than zero. */
function vanishes(value: number, digits: Intl.NumberFormatOptions): boolean {
  return (
    value !== 0 && digits.notation === undefined && Math.abs(value) < 0.5 * 10 ** -(digits.maximumFractionDigits ?? 0)
  );
}

/**
 * Money as people read it: `compact` "$1.24M", `whole` "$412,300", `exact` "$412,300.11", `unit` "$0.000412",
 * `axis` "$2M". A missing amount is a dash; an amount that is not zero never reads as zero.
 */
export function formatMoney(value: number | null | undefined, options: MoneyOptions): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return missing;
  const digits = digitsFor(value, options);
  const shown = vanishes(value, digits) ? significant : digits;
  return tidy(formatter(options, shown).format(value));
}
