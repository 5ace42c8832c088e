import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  amountOfUnits,
  compare,
  divide,
  isZero,
  multiply,
  multiplyByRatio,
  negate,
  one,
  round,
  subtract,
  sum,
  zero,
} from "../../lib/ledger/amount";
import { amountOf, formatAmount, formatFixed, parseAmount } from "../../lib/ledger/amount-text";
import { amountArbitrary, thousandRuns, unitsArbitrary } from "./fixtures";

describe("parseAmount", () => {
  it.each([
    ["0", 0n],
    ["-0", 0n],
    ["-0.00", 0n],
    ["0e99999", 0n],
    ["1", 10n ** 18n],
    ["007", 7n * 10n ** 18n],
    [".5", 5n * 10n ** 17n],
    ["5.", 5n * 10n ** 18n],
    ["-1234.56", -123456n * 10n ** 16n],
    ["6.123E-7", 6123n * 10n ** 8n],
    ["6.123e-7", 6123n * 10n ** 8n],
    ["1.23457E12", 1234570000000n * 10n ** 18n],
    ["0.000000000000000001", 1n],
    ["1E-18", 1n],
    ["1000E-20", 10n],
    ["99999999999999999999.999999999999999999", 10n ** 38n - 1n],
  ])("reads %s as %d · 10⁻¹⁸", (text, units) => {
    expect(parseAmount(text)).toEqual({ amount: units, reason: null });
  });

  it("takes decimals beyond the 18th as long as they are zeros", () => {
    expect(parseAmount("0.10000000000000000000000").amount).toBe(10n ** 17n);
    expect(parseAmount("0.0000000000000000001")).toEqual({
      amount: null,
      value: "0.0000000000000000001",
      reason: "more than 18 decimals",
    });
  });

  it.each([
    ["", "empty"],
    [" ", "empty"],
    ["+1", "written with a plus sign"],
    ["1E+3", "written with a plus sign"],
    ["1,234.56", "written with a thousands separator or a decimal comma"],
    ["1234,56", "written with a thousands separator or a decimal comma"],
    ["1'000", "written with a thousands separator or a decimal comma"],
    ["1_000", "written with a thousands separator or a decimal comma"],
    ["NaN", "not a finite number"],
    ["-Infinity", "not a finite number"],
    ["NULL", "not a decimal number"],
    [".", "not a decimal number"],
    ["-", "not a decimal number"],
    ["E5", "not a decimal number"],
    ["1e", "not a decimal number"],
    ["1.2.3", "not a decimal number"],
    ["0x10", "not a decimal number"],
    ["1 ", "not a decimal number"],
    ["1\n", "not a decimal number"],
    ["$5", "not a decimal number"],
    ["--5", "not a decimal number"],
    ["１２", "not a decimal number"],
    ["1E-19", "more than 18 decimals"],
    ["1E-99999999999999999999", "more than 18 decimals"],
    ["100000000000000000000", "more than 20 digits before the decimal point"],
    ["1E20", "more than 20 digits before the decimal point"],
    ["1e999999999999999999999", "more than 20 digits before the decimal point"],
    ["0".repeat(101), "longer than 100 characters"],
  ])("refuses %j: %s", (value, reason) => {
    expect(parseAmount(value)).toEqual({ amount: null, value, reason });
  });

  it("is a defect where the text has to be an amount", () => {
    expect(amountOf("1.5")).toBe(15n * 10n ** 17n);
    expect(() => amountOf("1,5")).toThrow(RangeError);
  });
});

describe("formatAmount", () => {
  it("writes no exponent, no zeros at the end and no minus before 0", () => {
    expect(["6.123E-7", "-0.50", "1E3", "-0", "0.1"].map((text) => formatAmount(amountOf(text)))).toEqual([
      "0.0000006123",
      "-0.5",
      "1000",
      "0",
      "0.1",
    ]);
  });

  it("0.125 is 0.12 half-even and 0.13 half-up; −0.135 is −0.14 both ways; −0.004 is 0.00", () => {
    expect(formatFixed(amountOf("0.125"), 2)).toBe("0.12");
    expect(formatFixed(amountOf("0.125"), 2, "half-up")).toBe("0.13");
    expect(formatFixed(amountOf("-0.125"), 2, "half-up")).toBe("-0.13");
    expect(formatFixed(amountOf("-0.135"), 2)).toBe("-0.14");
    expect(formatFixed(amountOf("-0.004"), 2)).toBe("0.00");
    expect(formatFixed(amountOf("1.005"), 2, "half-up")).toBe("1.01");
    expect(formatFixed(amountOf("412300.1"), 2)).toBe("412300.10");
    expect(formatFixed(amountOf("2.5"), 0)).toBe("2");
    expect(formatFixed(amountOf("1E-18"), 18)).toBe("0.000000000000000001");
  });

  it("knows 0 to 18 decimals", () => {
    expect(() => formatFixed(one, 19)).toThrow(RangeError);
    expect(() => round(one, -1)).toThrow(RangeError);
    expect(() => round(one, 0.5)).toThrow(RangeError);
  });

  it("gives back every amount that it wrote, in the one text", () => {
    fc.assert(
      fc.property(amountArbitrary, (amount) => {
        const text = formatAmount(amount);
        expect(text).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/);
        expect(amountOf(text)).toBe(amount);
        expect(amountOf(formatFixed(amount, 18))).toBe(amount);
      }),
      thousandRuns,
    );
  });

  it("reads the same number however its exponent is chosen", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.integer({ min: -18, max: 1 }),
        (digits, power) => {
          const model = digits * 10n ** BigInt(18 + power);
          expect(parseAmount(`${digits}E${power}`).amount).toBe(model);
        },
      ),
      thousandRuns,
    );
  });
});

describe("arithmetic", () => {
  it("0.1 + 0.2 = 0.3, which a float misses", () => {
    expect(formatAmount(add(amountOf("0.1"), amountOf("0.2")))).toBe("0.3");
  });

  it("412,300.11 − 301,220.02 − 96,892.38 − 14,187.71 = 0", () => {
    const rest = ["301220.02", "96892.38", "14187.71"].map(amountOf).reduce(subtract, amountOf("412300.11"));
    expect(isZero(rest)).toBe(true);
  });

  it("1.5 · 2.25 = 3.375; 100 · 2 / 3 = 66.666…67; 1 / 3 = 0.333…", () => {
    expect(formatAmount(multiply(amountOf("1.5"), amountOf("2.25")))).toBe("3.375");
    const twoThirds = multiplyByRatio(amountOf("100"), { numerator: 2n, denominator: 3n });
    expect(formatAmount(twoThirds)).toBe("66.666666666666666667");
    expect(formatAmount(divide(one, amountOf("3")) ?? zero)).toBe("0.333333333333333333");
  });

  it("rounds 1 · 10⁻¹⁸ / 2 to the even 0, or up to 1, by what is asked, and the same for negative amounts", () => {
    const half = { numerator: 1n, denominator: 2n };
    expect(multiplyByRatio(amountOfUnits(1n), half)).toBe(0n);
    expect(multiplyByRatio(amountOfUnits(3n), half)).toBe(2n);
    expect(multiplyByRatio(amountOfUnits(1n), half, "half-up")).toBe(1n);
    expect(multiplyByRatio(amountOfUnits(-1n), half, "half-up")).toBe(-1n);
    expect(multiplyByRatio(amountOfUnits(-3n), { numerator: 1n, denominator: -2n })).toBe(2n);
  });

  it("has nothing to divide by at 0", () => {
    expect(divide(one, zero)).toBeNull();
    expect(() => multiplyByRatio(one, { numerator: 1n, denominator: 0n })).toThrow(RangeError);
  });

  it("sums nothing to 0 and refuses what numeric(38,18) cannot hold, not what passes through", () => {
    const largest = amountOfUnits(10n ** 38n - 1n);
    expect(sum([])).toBe(0n);
    expect(sum([largest, largest, negate(largest)])).toBe(largest);
    expect(() => add(largest, amountOfUnits(1n))).toThrow(RangeError);
    expect(() => multiply(largest, amountOf("2"))).toThrow(RangeError);
  });

  it("compares by value", () => {
    expect([amountOf("2"), amountOf("-10"), amountOf("1.5")].sort(compare).map(formatAmount)).toEqual([
      "-10",
      "1.5",
      "2",
    ]);
  });

  it("rounds to the nearest step: never further than half of it, and a half to the even one", () => {
    fc.assert(
      fc.property(unitsArbitrary, fc.integer({ min: 0, max: 18 }), (units, decimals) => {
        const step = 10n ** BigInt(18 - decimals);
        const rounded = round(amountOfUnits(units), decimals);
        const distance = rounded > units ? rounded - units : units - rounded;
        expect(rounded % step).toBe(0n);
        expect(2n * distance <= step).toBe(true);
        if (2n * distance === step) expect((rounded / step) % 2n).toBe(0n);
      }),
      thousandRuns,
    );
  });
});
