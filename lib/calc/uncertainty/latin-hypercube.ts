import { type RandomSource, shuffle } from "./random";

/**
 * One column of chances (above 0, below 1) for each input: each column has exactly one in each of `trials` equal strata,
 * in an order of its own. No trials or inputs give empty columns or none. McKay, Beckman, Conover, Technometrics 1979.
 */
export function latinHypercube(
  { trials, inputs }: { trials: number; inputs: number },
  random: RandomSource,
): Float64Array[] {
  return Array.from({ length: inputs }, () => {
    const column = new Float64Array(trials);
    for (let stratum = 0; stratum < trials; stratum++) column[stratum] = (stratum + inner(random())) / trials;
    shuffle(column, random);
    return column;
  });
}

/** Never the edge of a stratum: at a chance of 0 a normal is infinite. */
function inner(share: number): number {
  return share === 0 ? 0.5 : share;
}
