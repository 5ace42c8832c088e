/** The middle of some values, between two the mean of both; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** 1 / Φ⁻¹(¾): what makes a median of distances as large as the standard deviation where values are normal. */
const normalFactor = 1.482602218505602;

/**
 * How far values usually lie from 0, which a few wild ones do not change: 1.4826 × the median of their sizes. On normal
 * residuals it is their standard deviation. 0 of nothing. Source: Hampel 1974, the median absolute deviation.
 */
export function robustSpread(residuals: readonly number[]): number {
  return normalFactor * (median(residuals.map(Math.abs)) ?? 0);
}
