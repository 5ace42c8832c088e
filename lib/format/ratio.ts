import { formatNumber, formatSigned, missing } from "./number";

/** 0.307 → "30.7%". No space before the sign, minus as −. */
export function formatRatio(ratio: number | null | undefined, options: { digits?: number } = {}): string {
  const text = formatNumber(scaled(ratio), fixed(options.digits));
  return text === missing ? text : `${text}%`;
}

/** 0.084 → "+8.4%". */
export function formatSignedRatio(ratio: number | null | undefined, options: { digits?: number } = {}): string {
  const text = formatSigned(scaled(ratio), fixed(options.digits));
  return text === missing ? text : `${text}%`;
}

function fixed(digits = 1) {
  return { minimum: digits, maximum: digits };
}

/** Cut to what a double can carry, so that 0.57 × 100 is 57 and not 56.99999999999999. */
function scaled(ratio: number | null | undefined): number | null {
  return ratio === null || ratio === undefined ? null : Number((ratio * 100).toPrecision(14));
}
