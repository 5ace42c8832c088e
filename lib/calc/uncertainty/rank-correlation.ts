import { normalQuantile } from "../normal";
import { portableSine } from "../portable";
import { type RandomSource, shuffle } from "./random";

type Matrix = readonly (readonly number[])[];

/** A wanted rank correlation (−1 to 1) of two columns, by their index. */
export type Correlation = { one: number; other: number; rank: number };

/**
 * Puts each column in an order in which the columns have the rank correlations asked for; the values themselves stay,
 * and pairs that are not named get 0. Throws RangeError for correlations that cannot hold together. Iman and Conover,
 * Communications in Statistics 1982; the scores are correlated by 2 sin(πρ/6) (Pearson 1907), so that the ranks reach ρ.
 */
export function imposeRankCorrelation(
  columns: readonly Float64Array[],
  correlations: readonly Correlation[],
  random: RandomSource,
): void {
  if (correlations.length === 0 || columns.length < 2) return;
  const wanted = cholesky(wantedMatrix(columns.length, correlations));
  const trials = columns[0]?.length ?? 0;
  const scores = columns.map(() => {
    const column = Float64Array.from({ length: trials }, (_, index) => normalQuantile((index + 1) / (trials + 1)));
    shuffle(column, random);
    return column;
  });
  const found = cholesky(scores.map((one) => scores.map((other) => correlationOf(one, other))));
  const correlated = columns.map(() => new Float64Array(trials));
  const free = new Float64Array(columns.length);
  for (let trial = 0; trial < trials; trial++) {
    for (let row = 0; row < columns.length; row++) {
      let left = scores[row]?.[trial] ?? 0;
      for (let at = 0; at < row; at++) left -= (found[row]?.[at] ?? 0) * (free[at] ?? 0);
      free[row] = left / (found[row]?.[row] ?? 1);
    }
    for (const [row, column] of correlated.entries()) {
      let sum = 0;
      for (let at = 0; at <= row; at++) sum += (wanted[row]?.[at] ?? 0) * (free[at] ?? 0);
      column[trial] = sum;
    }
  }
  for (const [index, column] of columns.entries()) reorder(column, correlated[index] ?? column);
}

/** What keeps correlations from holding together, in words; null when nothing does. */
export function correlationProblem(inputs: number, correlations: readonly Correlation[]): string | null {
  try {
    cholesky(wantedMatrix(inputs, correlations));
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/** Spearman's rank correlation of two columns, −1 to 1; null when one of them never changes. */
export function rankCorrelation(one: Float64Array, other: Float64Array): number | null {
  return rankedCorrelation(ranks(one), ranks(other));
}

/** The same of columns that are ranks already. */
export function rankedCorrelation(one: Float64Array, other: Float64Array): number | null {
  const found = correlationOf(one, other);
  return Number.isFinite(found) ? found : null;
}

/** Ranks from 0 up; equal values share the mean of their ranks. */
export function ranks(column: Float64Array): Float64Array {
  const order = orderOf(column);
  const found = new Float64Array(column.length);
  for (let from = 0; from < order.length; ) {
    const value = column[order[from] ?? 0];
    let to = from;
    while (to + 1 < order.length && column[order[to + 1] ?? 0] === value) to++;
    for (let at = from; at <= to; at++) found[order[at] ?? 0] = (from + to) / 2;
    from = to + 1;
  }
  return found;
}

/** The indices of a column from its least value to its greatest: spread over bins first, then sorted within each. */
function orderOf(column: Float64Array): Int32Array {
  const count = column.length;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < count; index++) {
    least = Math.min(least, column[index] ?? 0);
    most = Math.max(most, column[index] ?? 0);
  }
  const scale = most > least ? (count - 1) / (most - least) : 0;
  const ends = new Int32Array(count);
  const bins = new Int32Array(count);
  for (let index = 0; index < count; index++) {
    const bin = Math.floor(((column[index] ?? 0) - least) * scale);
    bins[index] = bin;
    ends[bin] = (ends[bin] ?? 0) + 1;
  }
  for (let bin = 1; bin < count; bin++) ends[bin] = (ends[bin] ?? 0) + (ends[bin - 1] ?? 0);
  const order = new Int32Array(count);
  const starts = ends.slice();
  for (let index = count - 1; index >= 0; index--) {
    const bin = bins[index] ?? 0;
    const at = (starts[bin] ?? 0) - 1;
    starts[bin] = at;
    order[at] = index;
  }
  for (let bin = 0; bin < count; bin++) sortWithin(order, starts[bin] ?? 0, ends[bin] ?? 0, column);
  return order;
}

/** Sorts the indices of a bin by their values. Few are inserted one by one; the sort is for columns with a far outlier. */
function sortWithin(order: Int32Array, from: number, to: number, column: Float64Array): void {
  if (to - from > 32) {
    order.subarray(from, to).sort((one, other) => (column[one] ?? 0) - (column[other] ?? 0));
    return;
  }
  for (let next = from + 1; next < to; next++) {
    const index = order[next] ?? 0;
    const value = column[index] ?? 0;
    let at = next;
    for (; at > from && (column[order[at - 1] ?? 0] ?? 0) > value; at--) order[at] = order[at - 1] ?? 0;
    order[at] = index;
  }
}

function wantedMatrix(inputs: number, correlations: readonly Correlation[]): number[][] {
  const matrix = Array.from({ length: inputs }, (_, row) => {
    return Array.from({ length: inputs }, (_, column): number => (row === column ? 1 : 0));
  });
  for (const { one, other, rank } of correlations) {
    if (one === other) throw new RangeError("An input cannot be correlated with itself.");
    if (!(rank >= -1 && rank <= 1)) throw new RangeError(`A correlation is −1 to 1, not ${rank}.`);
    const score = 2 * portableSine((Math.PI * rank) / 6);
    for (const [row, column] of [
      [one, other],
      [other, one],
    ] as const) {
      const line = matrix[row];
      if (line === undefined || column >= inputs)
        throw new RangeError("A correlation names an input that is not there.");
      line[column] = score;
    }
  }
  return matrix;
}

/** The lower triangle whose square is the matrix. Throws RangeError where there is none. */
function cholesky(matrix: Matrix): number[][] {
  const lower: number[][] = [];
  for (const [row, line] of matrix.entries()) {
    const found: number[] = [];
    for (let column = 0; column <= row; column++) {
      let left = line[column] ?? 0;
      for (let at = 0; at < column; at++) left -= (found[at] ?? 0) * (lower[column]?.[at] ?? found[at] ?? 0);
      if (column < row) found.push(left / (lower[column]?.[column] ?? 1));
      else if (left > 1e-9) found.push(Math.sqrt(left));
      else throw new RangeError("These correlations contradict each other: no inputs can have all of them.");
    }
    lower.push(found);
  }
  return lower;
}

function correlationOf(one: Float64Array, other: Float64Array): number {
  const count = one.length;
  let sumOne = 0;
  let sumOther = 0;
  for (let index = 0; index < count; index++) {
    sumOne += one[index] ?? 0;
    sumOther += other[index] ?? 0;
  }
  const [meanOne, meanOther] = [sumOne / count, sumOther / count];
  let product = 0;
  let squaresOne = 0;
  let squaresOther = 0;
  for (let index = 0; index < count; index++) {
    const left = (one[index] ?? 0) - meanOne;
    const right = (other[index] ?? 0) - meanOther;
    product += left * right;
    squaresOne += left * left;
    squaresOther += right * right;
  }
  return product / Math.sqrt(squaresOne * squaresOther);
}

/** The values of a column in the order of another's. */
function reorder(column: Float64Array, like: Float64Array): void {
  const sorted = column.toSorted();
  for (const [rank, trial] of orderOf(like).entries()) column[trial] = sorted[rank] ?? 0;
}
