import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalCumulative, normalDensity, normalQuantile } from "@/lib/calc/normal";

/** How far apart, of the wanted figure. */
const relative = (found: number, wanted: number) => Math.abs(found / wanted - 1);

describe("normalQuantile", () => {
  // The three check values of the published algorithm (Wichura 1988, AS 241).
  test.each([
    [0.25, -0.674489750196082],
    [0.001, -3.09023230616781],
    [1e-20, -9.26234008979841],
  ])("Φ⁻¹(%s) = %s, as AS 241 prints it", (p, z) => {
    expect(relative(normalQuantile(p), z)).toBeLessThan(1e-14);
  });

  test("the 97.5% point is 1.959963984540054 (OEIS A220510)", () => {
    expect(relative(normalQuantile(0.975), 1.959963984540054)).toBeLessThan(1e-14);
  });

  test("0 in the middle, without end at 0 and 1, and no z outside", () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    for (const p of [-1e-9, 1.000001, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });

  test("undoes the cumulative share over the whole lower tail", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 0.5, noNaN: true }), (p) => {
        expect(relative(normalCumulative(normalQuantile(p)), p)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe("normalCumulative", () => {
  // By mpmath.ncdf at 40 digits.
  test.each([
    [-8, 6.220960574271784e-16],
    [-5.5, 1.8989562465887718e-8],
    [-3, 0.0013498980316300946],
    [-0.5, 0.3085375387259869],
    [0.3, 0.6179114221889527],
    [2.5, 0.9937903346742238],
    [6, 0.9999999990134123],
  ])("Φ(%s) = %s", (z, share) => {
    expect(relative(normalCumulative(z), share)).toBeLessThan(1e-14);
  });

  test("68.27%, 95.45% and 99.73% lie within 1, 2 and 3 standard deviations", () => {
    const within = [1, 2, 3].map((z) => normalCumulative(z) - normalCumulative(-z));
    expect(within.map((share) => Number(share.toFixed(4)))).toEqual([0.6827, 0.9545, 0.9973]);
  });

  test("both sides are the whole", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (z) => {
        expect(normalCumulative(z) + normalCumulative(-z)).toBeCloseTo(1, 14);
      }),
    );
  });
});

test("the density at 0 is 1 / √(2π) = 0.3989422804", () => {
  expect(normalDensity(0)).toBeCloseTo(0.3989422804, 10);
});
