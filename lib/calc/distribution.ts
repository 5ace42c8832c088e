import { normalCumulative, normalDensity, normalQuantile } from "./normal";

/**
 * What may be needed. A normal is not cut at 0, as in the textbooks: what lies below counts as it stands, so a wide
 * spread is better put as lognormal. Lognormal: mean and standard deviation of the logarithm.
 */
export type Distribution =
  | { kind: "normal"; mean: number; sd: number }
  | { kind: "lognormal"; mu: number; sigma: number }
  | { kind: "poisson"; mean: number }
  | { kind: "empirical"; values: readonly number[] };

/**
 * Least level, never below 0, that is enough with this chance (0 to 1); Infinity where none is. Throws RangeError for
 * no values.
 */
export function levelFor(distribution: Distribution, chance: number): number {
  if (chance === 0) return 0;
  switch (distribution.kind) {
    case "normal": {
      const { mean, sd } = distribution;
      return sd === 0 ? mean : Math.max(0, mean + sd * normalQuantile(chance));
    }
    case "lognormal": {
      const { mu, sigma } = distribution;
      return Math.exp(sigma === 0 ? mu : mu + sigma * normalQuantile(chance));
    }
    case "poisson":
      return chance === 1 && distribution.mean > 0
        ? Number.POSITIVE_INFINITY
        : weightedLevel(poissonWeights(distribution.mean), chance);
    case "empirical":
      return weightedLevel(equalWeights(distribution.values), chance);
  }
}

/**
 * Expected units that a level leaves unused, and that it lacks. Closed forms for normal and lognormal, sums over every
 * value for poisson and empirical. Throws RangeError for no values.
 */
export function expectedMismatch(distribution: Distribution, level: number): { over: number; under: number } {
  switch (distribution.kind) {
    case "normal": {
      const { mean, sd } = distribution;
      if (sd === 0) return { over: Math.max(0, level - mean), under: Math.max(0, mean - level) };
      const z = (level - mean) / sd;
      const density = normalDensity(z);
      return {
        over: Math.max(0, sd * (density + z * normalCumulative(z))),
        under: Math.max(0, sd * (density - z * normalCumulative(-z))),
      };
    }
    case "lognormal":
      return lognormalMismatch(distribution, level);
    case "poisson":
      return weightedMismatch(poissonWeights(distribution.mean), level);
    case "empirical":
      return weightedMismatch(equalWeights(distribution.values), level);
  }
}

function lognormalMismatch({ mu, sigma }: { mu: number; sigma: number }, level: number) {
  const mean = Math.exp(mu + (sigma * sigma) / 2);
  if (level <= 0) return { over: 0, under: mean - level };
  if (sigma === 0) return { over: Math.max(0, level - mean), under: Math.max(0, mean - level) };
  const z = (Math.log(level) - mu) / sigma;
  return {
    over: Math.max(0, level * normalCumulative(z) - mean * normalCumulative(z - sigma)),
    under: Math.max(0, mean * normalCumulative(sigma - z) - level * normalCumulative(-z)),
  };
}

/** Values in rising order; the weights sum to `total`. */
type Weighted = { values: readonly number[]; weights: readonly number[]; total: number };

function equalWeights(values: readonly number[]): Weighted {
  if (values.length === 0) throw new RangeError("A distribution of no values.");
  return { values: values.toSorted((a, b) => a - b), weights: values.map(() => 1), total: values.length };
}

/**
 * Each chance follows from its neighbour's, from the likeliest number outwards until nothing is left of it, so that no
 * factorial is needed.
 */
function poissonWeights(mean: number): Weighted {
  const mode = Math.floor(mean);
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0; k--) {
    weight *= k / mean;
    if (weight < smallest) break;
    below.push(weight);
  }
  const weights = [...below.toReversed(), 1];
  for (let k = mode + 1, weight = mean / k; weight >= smallest; k++, weight *= mean / k) weights.push(weight);
  const values = weights.map((_, index) => mode - below.length + index);
  return { values, weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
}

/** Far below the last digit of any sum over the values that are kept. */
const smallest = 1e-40;

/** A share computed as a quotient may miss the step it stands for by its last digit. */
const slack = 1e-12;

function weightedLevel({ values, weights, total }: Weighted, chance: number): number {
  const wanted = total * chance * (1 - slack);
  let sum = 0;
  for (const [index, value] of values.entries()) {
    sum += weights[index] ?? 0;
    if (sum >= wanted) return value;
  }
  return values.at(-1) ?? 0;
}

function weightedMismatch({ values, weights, total }: Weighted, level: number) {
  let over = 0;
  let under = 0;
  for (const [index, value] of values.entries()) {
    const weight = weights[index] ?? 0;
    if (value < level) over += weight * (level - value);
    else under += weight * (value - level);
  }
  return { over: over / total, under: under / total };
}
