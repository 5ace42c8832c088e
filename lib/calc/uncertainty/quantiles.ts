const bins = 1024;

/**
 * The values that these shares (0 to 1, rising or not) of a sample lie below, on straight lines between its members (the
 * default of R, type 7). Exact, without sorting the sample: only the bins that hold a wanted rank are sorted. Throws
 * RangeError for no values and for one that is no finite number.
 */
export function quantiles(values: Float64Array, chances: readonly number[]): number[] {
  const count = values.length;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < count; index++) {
    const value = values[index] ?? 0;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (!Number.isFinite(most - least)) throw new RangeError("Quantiles of no values, or not of numbers.");
  if (least === most) return chances.map(() => least);
  // The greatest value lies in the last bin, not at its end.
  const scale = (bins - 0.5) / (most - least);
  const places = new Uint16Array(count);
  const ends = new Int32Array(bins);
  for (let index = 0; index < count; index++) {
    const bin = (((values[index] ?? 0) - least) * scale) | 0;
    places[index] = bin;
    ends[bin] = (ends[bin] ?? 0) + 1;
  }
  for (let bin = 1; bin < bins; bin++) ends[bin] = (ends[bin] ?? 0) + (ends[bin - 1] ?? 0);
  const ranks = chances.map((chance) => chance * (count - 1));
  const isWanted = new Uint8Array(bins);
  for (const rank of ranks) for (const whole of [Math.floor(rank), Math.ceil(rank)]) isWanted[binOf(ends, whole)] = 1;
  const { kept, left } = keptBins(ends, isWanted);
  const members = new Float64Array(kept);
  let filled = 0;
  for (let index = 0; index < count; index++) {
    if (isWanted[places[index] ?? 0] === 1) members[filled++] = values[index] ?? 0;
  }
  members.sort();
  const valueAt = (rank: number) => members[rank - (left[binOf(ends, rank)] ?? 0)] ?? 0;
  return ranks.map((rank) => {
    const low = valueAt(Math.floor(rank));
    return low + (valueAt(Math.ceil(rank)) - low) * (rank - Math.floor(rank));
  });
}

/** How many values lie in wanted bins, and for each bin how many of those below it do not. */
function keptBins(ends: Int32Array, isWanted: Uint8Array): { kept: number; left: Int32Array } {
  const left = new Int32Array(bins);
  let kept = 0;
  for (let bin = 0; bin < bins; bin++) {
    const from = bin === 0 ? 0 : (ends[bin - 1] ?? 0);
    left[bin] = from - kept;
    if (isWanted[bin] === 1) kept += (ends[bin] ?? 0) - from;
  }
  return { kept, left };
}

/** The first bin that ends above a rank. */
function binOf(ends: Int32Array, rank: number): number {
  let low = 0;
  let high = bins - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) > rank) high = middle;
    else low = middle + 1;
  }
  return low;
}
