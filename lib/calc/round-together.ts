/**
 * Amounts rounded to so many decimals so that they add up to the rounded total: units go to those that rounding down cut
 * most, ties to the largest. The total is the sum unless given, such as one that was rounded elsewhere; what it differs by
 * is spread the same way. Nothing rounds to nothing. RangeError when it differs by more than one unit for each amount.
 * Source: largest remainder method.
 */
export function roundTogether(amounts: readonly number[], decimals: number, total?: number): number[] {
  const unit = 10 ** decimals;
  const scaled = amounts.map((amount) => amount * unit);
  // What a float lost in its last digits is no remainder.
  const down = scaled.map((amount) => Math.floor(amount + 1e-6));
  const missing = Math.round((total ?? sum(amounts)) * unit) - sum(down);
  const step = Math.sign(missing);
  if (Math.abs(missing) > amounts.length) {
    throw new RangeError(`${amounts.length} amounts cannot be rounded to a total of ${total}.`);
  }
  const order = scaled
    .map((amount, index) => ({ index, size: Math.abs(amount), cut: Math.max(0, amount - (down[index] ?? 0)) }))
    .sort((one, other) => step * (other.cut - one.cut) || other.size - one.size || one.index - other.index);
  const moved = new Set(order.slice(0, Math.abs(missing)).map(({ index }) => index));
  return down.map((amount, index) => (amount + (moved.has(index) ? step : 0)) / unit);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
