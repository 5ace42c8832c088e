import { normalQuantile } from "../normal";
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
  const sorted = column.toSorted();
  return column.map((value) => {
    const from = below(sorted, value);
    let to = from;
    while (to + 1 < sorted.length && sorted[to + 1] === value) to++;
    return (from + to) / 2;
  });
}

function below(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function wantedMatrix(inputs: number, correlations: readonly Correlation[]): number[][] {
  const matrix = Array.from({ length: inputs }, (_, row) =>
    Array.from({ length: inputs }, (_, column) => (row === column ? 1 : 0)),
  );
  for (const { one, other, rank } of correlations) {
    if (one === other) throw new RangeError("An input cannot be correlated with itself.");
    if (!(rank >= -1 && rank <= 1)) throw new RangeError(`A correlation is −1 to 1, not ${rank}.`);
    const score = 2 * Math.sin((Math.PI * rank) / 6);
    for (const [row, column] of [
      [one, other],
      [other, one],
    ] as const) {
      const line = matrix[row];
      if (line === undefined || column >= inputs) throw new RangeError("A correlation names an input that is not there.");
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
    const [left, right] = [(one[index] ?? 0) - meanOne, (other[index] ?? 0) - meanOther];
    product += left * right;
    squaresOne += left * left;
    squaresOther += right * right;
  }
  return product / Math.sqrt(squaresOne * squaresOther);
}

/** The values of a column in the order of another's. */
function reorder(column: Float64Array, like: Float64Array): void {
  const sorted = column.toSorted();
  const order = Array.from(like.keys()).sort((one, other) => (like[one] ?? 0) - (like[other] ?? 0));
  for (const [rank, trial] of order.entries()) column[trial] = sorted[rank] ?? 0;
}
