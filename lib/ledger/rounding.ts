/** What becomes of a half: the even neighbour, or the one away from zero. */
export type Rounding = "half-even" | "half-up";

/** numerator / denominator as a whole number. Throws RangeError on division by zero. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator === 0n) throw new RangeError("Division by zero.");
  const top = sizeOf(numerator);
  const bottom = sizeOf(denominator);
  const whole = top / bottom;
  const twiceTheRest = 2n * (top % bottom);
  const isHalf = twiceTheRest === bottom;
  const goesUp = twiceTheRest > bottom || (isHalf && (rounding === "half-up" || whole % 2n === 1n));
  const size = goesUp ? whole + 1n : whole;
  return numerator < 0n === denominator < 0n ? size : -size;
}

export function sizeOf(value: bigint): bigint {
  return value < 0n ? -value : value;
}
