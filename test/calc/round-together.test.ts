import fc from "fast-check";
import { expect, test } from "vitest";
import { roundTogether } from "@/lib/calc/round-together";

test("0.333 three times is 0.34 + 0.33 + 0.33 = 1.00, not 0.99", () => {
  expect(roundTogether([0.3334, 0.3333, 0.3333], 2)).toEqual([0.34, 0.33, 0.33]);
});

test("a total rounded elsewhere, one cent above or below the sum, moves the largest amount and no zero", () => {
  expect(roundTogether([0, 0, 10], 2, 10.01)).toEqual([0, 0, 10.01]);
  expect(roundTogether([0, 0, -10], 2, -10.01)).toEqual([0, 0, -10.01]);
});

test("nothing rounds to nothing, and a total out of reach is refused", () => {
  expect(roundTogether([], 2)).toEqual([]);
  expect(() => roundTogether([1], 0, 4)).toThrow(RangeError);
});

test("whatever the amounts, the rounded ones add up to the rounded sum and none moves by a unit or more", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.integer({ min: -1e9, max: 1e9 }).map((part) => part / 997),
        { maxLength: 20 },
      ),
      (amounts) => {
        const rounded = roundTogether(amounts, 2);
        const cents = rounded.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
        expect(cents).toBe(Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100) + 0);
        for (const [index, amount] of rounded.entries()) {
          expect(Math.abs(amount - (amounts[index] ?? 0))).toBeLessThan(0.01001);
        }
      },
    ),
  );
});
