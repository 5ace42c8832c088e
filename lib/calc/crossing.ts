export type Crossing = {
  /** Month as a fraction, on straight lines between month ends. */
  months: number | null;
  /** First whole month in which the alternative is not above the baseline. */
  month: number | null;
};

/**
 * Where the cumulative cost of an alternative meets the baseline's; index 0 is the start. Two curves that start level
 * have crossed at 0 only if the alternative does not rise above at once. null: not within the curves.
 */
export function crossing(baseline: readonly number[], alternative: readonly number[]): Crossing {
  const gaps = alternative.map((cost, month) => gapAt(baseline[month] ?? 0, cost));
  const start = gaps[0] ?? 0;
  const startsBelow = start < 0 || (start === 0 && (gaps[1] ?? 0) <= 0);
  if (gaps.length > 0 && startsBelow) return { months: 0, month: 0 };
  for (let month = 1; month < gaps.length; month++) {
    const gap = gaps[month] ?? 0;
    if (gap > 0) continue;
    const before = gaps[month - 1] ?? 0;
    return { months: month - 1 + before / (before - gap), month };
  }
  return { months: null, month: null };
}

/** Difference with the noise of long sums taken out, so that curves that meet exactly do meet. */
function gapAt(baseline: number, alternative: number): number {
  const gap = alternative - baseline;
  return Math.abs(gap) <= 1e-12 * Math.max(Math.abs(baseline), Math.abs(alternative)) ? 0 : gap;
}
