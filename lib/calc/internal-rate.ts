import { presentValue } from "./present-value";
import { bracketedRoot } from "./root";

export type InternalRate = { rate: number; isUnique: boolean };

/** Rates looked at, as powers of the growth factor 1 + rate: from −99 % to +1,000,000 % a period. */
const lowest = Math.log(0.01);
const highest = Math.log(10_001);
const gridSize = 300;

/**
 * Internal rate of return per period: the rate at which the flows are worth nothing today. With several, the one
 * nearest zero, and `isUnique` is false; null when there is none. Flows that change sign once have at most one root
 * (Descartes). Source: any finance text, for example Brealey, Myers, Allen, "Principles of Corporate Finance", ch. 5.
 */
export function internalRate(flows: readonly number[]): InternalRate | null {
  const changes = signChanges(flows);
  if (changes === 0) return null;
  const roots = changes === 1 ? singleRoot(flows) : rootsOf(flows);
  const nearest = roots.reduce<number | null>(
    (best, rate) => (best === null || Math.abs(rate) < Math.abs(best) ? rate : best),
    null,
  );
  return nearest === null ? null : { rate: nearest, isUnique: roots.length === 1 };
}

/** Yearly rate of monthly flows: (1 + monthly rate)^12 − 1; null when there is none. */
export function annualInternalRate(monthlyFlows: readonly number[]): number | null {
  const found = internalRate(monthlyFlows);
  return found === null ? null : (1 + found.rate) ** 12 - 1;
}

function singleRoot(flows: readonly number[]): number[] {
  const value = (logGrowth: number) => scaledValue(flows, logGrowth);
  const low = value(lowest);
  const high = value(highest);
  if (low === 0 || high === 0 || low > 0 === high > 0) return rootsOf(flows);
  return [Math.expm1(bracketedRoot(value, lowest, highest))];
}

/** A grid through zero: every change of sign is closed in on, and so is a value that only touches zero. */
function rootsOf(flows: readonly number[]): number[] {
  const value = (logGrowth: number) => scaledValue(flows, logGrowth);
  const noise = flows.reduce((sum, flow) => sum + Math.abs(flow), 0) * 1e-13;
  const step = (highest - lowest) / gridSize;
  const grid = Array.from({ length: gridSize + 1 }, (_, index) => lowest + index * step);
  grid.push(0);
  grid.sort((a, b) => a - b);
  const roots: number[] = [];
  let previous: { at: number; value: number } | null = null;
  let beforePrevious: { at: number; value: number } | null = null;
  for (const at of grid) {
    const here = { at, value: value(at) };
    if (Math.abs(here.value) <= noise && at === 0) roots.push(0);
    else if (previous !== null && Math.abs(previous.value) > noise && here.value > 0 !== previous.value > 0) {
      roots.push(Math.expm1(bracketedRoot(value, previous.at, at)));
    } else if (previous !== null && beforePrevious !== null && isDip(beforePrevious, previous, here)) {
      const touch = smallestIn(value, beforePrevious.at, at);
      if (Math.abs(value(touch)) <= noise) roots.push(Math.expm1(touch));
    }
    beforePrevious = previous;
    previous = here;
  }
  return roots.filter((rate, index) => index === 0 || Math.abs(rate - (roots[index - 1] ?? 0)) > 1e-6);
}

/** Present value, or future value for negative rates: same sign and roots, and never out of range. */
function scaledValue(flows: readonly number[], logGrowth: number): number {
  if (logGrowth >= 0) return presentValue(flows, Math.expm1(logGrowth));
  const growth = Math.exp(logGrowth);
  let value = 0;
  for (const flow of flows) value = value * growth + flow;
  return value;
}

type Point = { at: number; value: number };

function isDip(left: Point, middle: Point, right: Point): boolean {
  const sameSide = left.value > 0 === middle.value > 0 && middle.value > 0 === right.value > 0;
  const size = Math.abs(middle.value);
  return sameSide && size <= Math.abs(left.value) && size <= Math.abs(right.value);
}

/** Golden-section search for the smallest magnitude between two points. */
function smallestIn(value: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let a = low;
  let b = high;
  for (let count = 0; count < 80; count++) {
    const left = b - ratio * (b - a);
    const right = a + ratio * (b - a);
    if (Math.abs(value(left)) < Math.abs(value(right))) b = right;
    else a = left;
  }
  return (a + b) / 2;
}

function signChanges(flows: readonly number[]): number {
  const signs = flows.filter((flow) => flow !== 0).map((flow) => flow > 0);
  return signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
}
