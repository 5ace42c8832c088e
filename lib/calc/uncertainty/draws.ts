import { latinHypercube } from "./latin-hypercube";
import { type RandomSource, randomSource } from "./random";
import { type Correlation, imposeRankCorrelation } from "./rank-correlation";
import { type Spread, spreadProblem, valueBelow } from "./spread";

type Draws = {
  /** One column for each spread, one value for each trial. */
  columns: Float64Array[];
  /** For what has to be drawn again. */
  random: RandomSource;
};

/**
 * Values of every input for every trial: a Latin hypercube with the rank correlations asked for. The same seed gives the
 * same values. Throws RangeError for a spread that is none and for correlations that contradict each other.
 */
export function draws(
  spreads: readonly Spread[],
  { trials, seed, correlations }: { trials: number; seed: number; correlations: readonly Correlation[] },
): Draws {
  for (const spread of spreads) {
    const problem = spreadProblem(spread);
    if (problem !== null) throw new RangeError(problem);
  }
  const random = randomSource(seed);
  const columns = latinHypercube({ trials, inputs: spreads.length }, random);
  imposeRankCorrelation(columns, correlations, random);
  for (const [index, spread] of spreads.entries()) {
    const column = columns[index];
    if (!column) continue;
    for (let trial = 0; trial < trials; trial++) column[trial] = valueBelow(spread, column[trial] ?? 0.5);
  }
  return { columns, random };
}

/** Draws that may not happen are drawn again: how many values there were to replace. Throws RangeError if none may. */
export function redraw(
  column: Float64Array,
  { spread, isPossible }: { spread: Spread; isPossible: (value: number) => boolean },
  random: RandomSource,
): number {
  let redrawn = 0;
  for (let trial = 0; trial < column.length; trial++) {
    for (let tries = 0; !isPossible(column[trial] ?? 0); tries++) {
      if (tries === mostTries) throw new RangeError("Hardly any value of this distribution is possible.");
      column[trial] = valueBelow(spread, random() || 0.5);
      if (tries === 0) redrawn++;
    }
  }
  return redrawn;
}

export const mostTries = 1000;
