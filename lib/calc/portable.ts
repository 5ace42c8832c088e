/**
 * Functions that give the same bits in every engine: Math.exp, log, sin and powers may differ in their last digit from
 * one version of V8 to the next, arithmetic and square roots may not. After fdlibm (Sun Microsystems 1993), within 1 ulp.
 */

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** The natural logarithm; −Infinity at 0, NaN below it. */
export function portableLog(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  let mantissa = x;
  let exponent = 0;
  for (; mantissa >= Math.SQRT2; mantissa /= 2) exponent++;
  for (; mantissa < Math.SQRT1_2; mantissa *= 2) exponent--;
  const f = mantissa - 1;
  const s = f / (2 + f);
  const half = (f * f) / 2;
  const rest = s * s * polynomial(logTerms, s * s);
  return exponent * ln2High - (half - (s * (half + rest) + exponent * ln2Low) - f);
}

/** e to the power of x; 0 and Infinity beyond the range of a number. */
export function portableExp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.78) return Number.POSITIVE_INFINITY;
  if (x < -745.2) return 0;
  const exponent = Math.round(x / Math.LN2);
  const high = x - exponent * ln2High;
  const low = exponent * ln2Low;
  const r = high - low;
  const c = r - r * r * polynomial(expTerms, r * r);
  let value = 1 - (low - (r * c) / (2 - c) - high);
  for (let step = 0; step < exponent; step++) value *= 2;
  for (let step = 0; step > exponent; step--) value /= 2;
  return value;
}

/** A power of what is not negative, of a few ulp for the roots and growths that it is for. */
export function portablePower(base: number, exponent: number): number {
  if (exponent === 0 || base === 1) return 1;
  if (exponent === 1) return base;
  return portableExp(exponent * portableLog(base));
}

/** The sine of an angle from −π/4 to π/4. */
export function portableSine(x: number): number {
  const square = x * x;
  return x + x * square * polynomial(sineTerms, square);
}

/** Coefficients from the constant up. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let index = coefficients.length - 1; index >= 0; index--) sum = sum * x + (coefficients[index] ?? 0);
  return sum;
}

const logTerms = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
];

const expTerms = [
  0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6, 4.1381367970572385e-8,
];

const sineTerms = [
  -0.16666666666666632, 0.00833333333332249, -0.0001984126982985795, 2.7557313707070068e-6, -2.5050760253406863e-8,
  1.58969099521155e-10,
];
