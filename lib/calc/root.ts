/**
 * Root of a continuous function between two points of opposite sign (Brent 1973: bisection that takes a secant or
 * inverse quadratic step when it is safe). Throws RangeError when the signs are equal.
 */
export function bracketedRoot(
  f: (x: number) => number,
  low: number,
  high: number,
  { tolerance = 1e-14, maxSteps = 200 }: { tolerance?: number; maxSteps?: number } = {},
): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (fa > 0 === fb > 0) throw new RangeError("The function has the same sign at both ends.");
  let c = a;
  let fc = fa;
  let step = b - a;
  let previousStep = step;
  for (let count = 0; count < maxSteps; count++) {
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      previousStep = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const enough = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    if (fb === 0 || Math.abs(half) <= enough) return b;
    const trial = interpolatedStep({ a, fa, b, fb, c, fc, half });
    if (Math.abs(previousStep) >= enough && Math.abs(fa) > Math.abs(fb) && isSafe(trial, half, previousStep, enough)) {
      previousStep = step;
      step = trial;
    } else {
      step = half;
      previousStep = half;
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > enough ? step : Math.sign(half) * enough;
    fb = f(b);
  }
  return b;
}

type Points = { a: number; fa: number; b: number; fb: number; c: number; fc: number; half: number };

function interpolatedStep({ a, fa, b, fb, c, fc, half }: Points): number {
  const s = fb / fa;
  if (a === c) return (2 * half * s) / (s - 1);
  const q = fa / fc;
  const r = fb / fc;
  return -(s * (2 * half * q * (q - r) - (b - a) * (r - 1))) / ((q - 1) * (r - 1) * (s - 1));
}

function isSafe(trial: number, half: number, previousStep: number, enough: number): boolean {
  return (
    Number.isFinite(trial) &&
    trial * half > 0 &&
    Math.abs(trial) < 1.5 * Math.abs(half) - Math.abs(enough) / 2 &&
    Math.abs(trial) < Math.abs(previousStep) / 2
  );
}
