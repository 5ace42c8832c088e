import { portableLog } from "./portable";

/** The normal distribution with mean 0 and standard deviation 1, accurate to about 15 digits. */

const rootOfTwoPi = Math.sqrt(2 * Math.PI);

type Quotient = { over: readonly number[]; under: readonly number[] };

export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / rootOfTwoPi;
}

/** Φ(z), the share below z; in both tails accurate to its own digits, not only to those of 1. */
export function normalCumulative(z: number): number {
  return complementaryError(-z / Math.SQRT2) / 2;
}

/**
 * Φ⁻¹(p), the z that a share p lies below; −Infinity at 0 and Infinity at 1. Throws RangeError outside 0 to 1. Wichura
 * 1988, algorithm AS 241 (PPND16).
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A share is 0 to 1, not ${p}.`);
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * quotient(central, 0.180625 - q * q);
  const r = Math.sqrt(-portableLog(Math.min(p, 1 - p)));
  return Math.sign(q) * (r <= 5 ? quotient(middle, r - 1.6) : quotient(far, r - 5));
}

/** erfc(x). Cody 1969, Rational Chebyshev approximations for the error function. */
function complementaryError(x: number): number {
  const size = Math.abs(x);
  if (size <= 0.46875) return 1 - x * quotient(nearZero, x * x);
  const upper = Math.exp(-size * size) * (size <= 4 ? quotient(beyond, size) : tailQuotient(size));
  return x < 0 ? 2 - upper : upper;
}

function tailQuotient(x: number): number {
  const square = 1 / (x * x);
  return (1 / Math.sqrt(Math.PI) - square * quotient(tail, square)) / x;
}

/** Two polynomials, coefficients from the constant up. */
function quotient({ over, under }: Quotient, x: number): number {
  return polynomial(over, x) / polynomial(under, x);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

const central: Quotient = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  under: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
};

const middle: Quotient = {
  over: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};

const far: Quotient = {
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};

const nearZero: Quotient = {
  over: [3209.3775891384694, 377.485237685302, 113.86415415105016, 3.1611237438705655, 0.18577770618460315],
  under: [2844.236833439171, 1282.6165260773723, 244.02463793444417, 23.601290952344122, 1],
};

const beyond: Quotient = {
  over: [
    1230.3393547979972, 2051.0783778260716, 1712.0476126340707, 881.952221241769, 298.6351381974001, 66.11919063714163,
    8.883149794388377, 0.5641884969886701, 2.1531153547440383e-8,
  ],
  under: [
    1230.3393548037495, 3439.3676741437216, 4362.619090143247, 3290.7992357334597, 1621.3895745666903,
    537.1811018620099, 117.6939508913125, 15.744926110709835, 1,
  ],
};

const tail: Quotient = {
  over: [
    0.0006587491615298378, 0.016083785148742275, 0.12578172611122926, 0.36034489994980445, 0.30532663496123236,
    0.016315387137302097,
  ],
  under: [0.0023352049762686918, 0.06051834131244132, 0.5279051029514285, 1.8729528499234604, 2.568520192289822, 1],
};
