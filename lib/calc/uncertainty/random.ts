/** A source of numbers from 0 (included) to 1 (excluded). */
export type RandomSource = () => number;

/**
 * The same numbers for the same seed, in every browser and on every server. sfc32 (Doty-Humphrey, PractRand): passes
 * the usual batteries of tests, period 2¹²⁸ on average. The seed is taken as a whole number modulo 2³².
 */
export function randomSource(seed: number): RandomSource {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed >>> 0;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // Until the seed has reached every bit of the state.
  for (let round = 0; round < 15; round++) next();
  return next;
}

/** Puts a column in random order, every order as likely (Fisher and Yates). */
export function shuffle(column: Float64Array, random: RandomSource): void {
  for (let last = column.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = column[last] ?? 0;
    column[last] = column[other] ?? 0;
    column[other] = kept;
  }
}
