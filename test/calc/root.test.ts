import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bracketedRoot } from "../../lib/calc/root";

describe("bracketedRoot", () => {
  it("finds √2 as the root of x² − 2", () => {
    expect(bracketedRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 12);
  });

  it("finds the Dottie number 0.739085133215 as the root of cos x − x", () => {
    expect(bracketedRoot((x) => Math.cos(x) - x, 0, 1)).toBeCloseTo(0.739085133215161, 12);
  });

  it("takes an end that is the root", () => {
    expect(bracketedRoot((x) => x, 0, 1)).toBe(0);
    expect(bracketedRoot((x) => x - 1, 0, 1)).toBe(1);
  });

  it("refuses a bracket without a change of sign", () => {
    expect(() => bracketedRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError);
  });

  it("finds any root of a steep or flat cubic", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.99, max: 0.99, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        (root, steepness) => {
          const found = bracketedRoot((x) => steepness * ((x - root) ** 3 + (x - root)), -1, 1);
          expect(Math.abs(found - root)).toBeLessThan(1e-9);
        },
      ),
    );
  });
});
