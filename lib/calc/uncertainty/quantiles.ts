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
  const scale = bins / (most - least);
  const ends = new Int32Array(bins);
  for (let index = 0; index < count; index++) {
    const bin = Math.min(bins - 1, ((values[index] ?? 0) - least) * scale) | 0;
    ends[bin] = (ends[bin] ?? 0) + 1;
  }
  for (let bin = 1; bin < bins; bin++) ends[bin] = (ends[bin] ?? 0) + (ends[bin - 1] ?? 0);
  const ranks = chances.map((chance) => chance * (count - 1));
  const wanted = ranks.flatMap((rank) => [Math.floor(rank), Math.ceil(rank)]);
  const sorted = new Map<number, Float64Array>();
  for (const rank of wanted) sorted.set(binOf(ends, rank), new Float64Array(0));
  for (const bin of sorted.keys()) {
    const from = ends[bin - 1] ?? 0;
    sorted.set(bin, new Float64Array((ends[bin] ?? 0) - from));
  }
  const filled = new Int32Array(bins);
  const isWanted = new Uint8Array(bins);
  for (const bin of sorted.keys()) isWanted[bin] = 1;
  for (let index = 0; index < count; index++) {
    const value = values[index] ?? 0;
    const bin = Math.min(bins - 1, (value - least) * scale) | 0;
    if (isWanted[bin] === 0) continue;
    const at = filled[bin] ?? 0;
    const members = sorted.get(bin);
    if (members) members[at] = value;
    filled[bin] = at + 1;
  }
  for (const members of sorted.values()) members.sort();
  const valueAt = (rank: number) => {
    const bin = binOf(ends, rank);
    return sorted.get(bin)?.[rank - (bin === 0 ? 0 : (ends[bin - 1] ?? 0))] ?? 0;
  };
  return ranks.map((rank) => {
    const low = valueAt(Math.floor(rank));
    return low + (valueAt(Math.ceil(rank)) - low) * (rank - Math.floor(rank));
  });
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
