/** The months of `crossing` without what it makes on the way, for thousands of curves; Infinity: not within them. */
export function crossingMonths(baseline: Float64Array | undefined, alternative: Float64Array): number {
  if (baseline === undefined || alternative.length === 0) return Number.POSITIVE_INFINITY;
  let before = gapAt(baseline[0] ?? 0, alternative[0] ?? 0);
  const next = alternative.length > 1 ? gapAt(baseline[1] ?? 0, alternative[1] ?? 0) : 0;
  if (before < 0 || (before === 0 && next <= 0)) return 0;
  for (let month = 1; month < alternative.length; month++) {
    const gap = gapAt(baseline[month] ?? 0, alternative[month] ?? 0);
    if (gap <= 0) return month - 1 + before / (before - gap);
    before = gap;
  }
  return Number.POSITIVE_INFINITY;
}

function gapAt(baseline: number, alternative: number): number {
  const gap = alternative - baseline;
  return Math.abs(gap) <= 1e-12 * Math.max(Math.abs(baseline), Math.abs(alternative)) ? 0 : gap;
}
