import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annualInternalRate, internalRate } from "../../lib/calc/internal-rate";
import { monthlyRate, presentValue } from "../../lib/calc/present-value";

describe("internalRate", () => {
  // Microsoft's documentation of the IRR function.
  it("is 8.66 % for 70,000 paid and 12, 15, 18, 21, 26 thousand received", () => {
    const found = internalRate([-70_000, 12_000, 15_000, 18_000, 21_000, 26_000]);
    expect(found?.rate).toBeCloseTo(0.08663, 5);
    expect(found?.isUnique).toBe(true);
  });

  it("is −2.12 % for the same without the last year", () => {
    expect(internalRate([-70_000, 12_000, 15_000, 18_000, 21_000])?.rate).toBeCloseTo(-0.0212, 4);
  });

  it("is −44.35 % for the same after two years", () => {
    expect(internalRate([-70_000, 12_000, 15_000])?.rate).toBeCloseTo(-0.4435, 4);
  });

  // Brealey, Myers, Allen: −4,000, 2,000, 4,000 has an internal rate of 28.08 %.
  it("is 28.08 % for −4,000, 2,000, 4,000", () => {
    expect(internalRate([-4000, 2000, 4000])?.rate).toBeCloseTo(0.2808, 4);
  });

  it("takes the root nearest zero of (1.1 and 1.2): −100, 230, −132 has 10 % and 20 %", () => {
    const found = internalRate([-100, 230, -132]);
    expect(found?.rate).toBeCloseTo(0.1, 10);
    expect(found?.isUnique).toBe(false);
  });

  // Brealey, Myers, Allen: the strip mine, −22, 15, 15, 15, 15, −40, has 6 % and 28 %.
  it("finds the nearer of 6 % and 28 % for a mine that must be cleaned up", () => {
    const found = internalRate([-22, 15, 15, 15, 15, -40]);
    expect(found?.rate).toBeCloseTo(0.06, 2);
    expect(found?.isUnique).toBe(false);
  });

  it("finds a root that only touches zero: −1, 2, −1 at 0 % and −100, 230, −132.25 at 15 %", () => {
    expect(internalRate([-1, 2, -1])?.rate).toBe(0);
    expect(internalRate([-100, 230, -132.25])?.rate).toBeCloseTo(0.15, 5);
  });

  it("does not exist without a change of sign, nor for 1,000, −3,000, 2,500 whose worth is never 0", () => {
    expect(internalRate([])).toBeNull();
    expect(internalRate([0, 0])).toBeNull();
    expect(internalRate([-5, -1])).toBeNull();
    expect(internalRate([1000, -3000, 2500])).toBeNull();
  });

  it("makes the flows worth nothing, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (invested, received) => {
          const flows = [-invested, ...received];
          const found = internalRate(flows);
          if (found === null) return;
          const scale = flows.reduce((sum, flow, period) => sum + Math.abs(flow / (1 + found.rate) ** period), 0);
          expect(Math.abs(presentValue(flows, found.rate)) / scale).toBeLessThan(1e-8);
        },
      ),
    );
  });
});

describe("annualInternalRate", () => {
  it("is 1.01¹² − 1 = 12.68 % for 1 % a month", () => {
    expect(annualInternalRate([-100, 101])).toBeCloseTo(0.126825, 6);
  });
});

describe("presentValue", () => {
  // Microsoft's documentation of the NPV function, second example.
  it("is 1,922.06 for −40,000 and 8, 9.2, 10, 12, 14.5 thousand at 8 %", () => {
    expect(presentValue([-40_000, 8000, 9200, 10_000, 12_000, 14_500], 0.08)).toBeCloseTo(1922.06, 2);
  });

  it("is the plain sum at rate 0 and 0 for no flows", () => {
    expect(presentValue([1, 2, 3], 0)).toBe(6);
    expect(presentValue([], 0.1)).toBe(0);
  });

  it("compounds twelve monthly rates to the yearly one", () => {
    expect((1 + monthlyRate(0.08)) ** 12).toBeCloseTo(1.08, 12);
  });
});
