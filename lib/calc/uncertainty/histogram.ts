/** Counts of a sample in equal bins from its least to its greatest value. */
export type Histogram = { from: number; width: number; counts: Int32Array };

/** A sample that never changes is one bin without width; no values give no counts. */
export function histogram(values: Float64Array, bins: number): Histogram {
  if (values.length === 0) return { from: 0, width: 0, counts: new Int32Array(0) };
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least === most) return { from: least, width: 0, counts: Int32Array.of(values.length) };
  const width = (most - least) / bins;
  const counts = new Int32Array(bins);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor((value - least) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { from: least, width, counts };
}
