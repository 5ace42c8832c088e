/** What stands where a figure is not known; the reason belongs beside it. */
export const missing = "—";

/** A true minus, ordinary spaces, and no minus before a zero. */
export function tidy(text: string): string {
  const spaced = text.replaceAll("\u00a0", " ").replaceAll("\u202f", " ");
  return /[1-9∞]/.test(spaced) ? spaced.replaceAll("-", "−") : spaced.replaceAll("-", "");
}

const formatters = new Map<string, Intl.NumberFormat>();

export type Digits = { minimum?: number; maximum: number };

/** A plain figure with thousands separators; not-zero never reads as zero. */
export function formatNumber(value: number | null | undefined, digits: Digits = { maximum: 0 }): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return missing;
  const vanishes = value !== 0 && Math.abs(value) < 0.5 * 10 ** -digits.maximum;
  const options: Intl.NumberFormatOptions = vanishes
    ? { maximumSignificantDigits: 2 }
    : { minimumFractionDigits: digits.minimum ?? 0, maximumFractionDigits: digits.maximum };
  const key = JSON.stringify(options);
  const formatter = formatters.get(key) ?? new Intl.NumberFormat("en-US", options);
  formatters.set(key, formatter);
  return tidy(formatter.format(value));
}

/** "+12,300", "−748", "0". */
export function formatSigned(value: number | null | undefined, digits: Digits = { maximum: 0 }): string {
  const text = formatNumber(value, digits);
  return value !== null && value !== undefined && value > 0 && text !== missing ? `+${text}` : text;
}
