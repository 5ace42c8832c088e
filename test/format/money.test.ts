import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMoney, type MoneyStyle } from "@/lib/format/money";

const usd = (value: number | null, style: MoneyStyle) => formatMoney(value, { currency: "USD", style });

describe("compact money", () => {
  test.each([
    [1_240_000, "$1.24M"],
    [412_300.11, "$412K"],
    [11_714_837, "$11.7M"],
    [9_649_839, "$9.65M"],
    [2_000_000_000, "$2.00B"],
    [1_000, "$1.00K"],
    [940, "$940"],
    [12.4, "$12.40"],
    [0, "$0"],
    [-3_598_324, "−$3.60M"],
  ])("%d reads %s, at least three digits", (value, text) => {
    expect(usd(value, "compact")).toBe(text);
  });

  test("999,950 rounds up into the next unit, not to 1,000K", () => {
    expect(usd(999_950, "compact")).toBe("$1.00M");
    expect(usd(999.6, "compact")).toBe("$1.00K");
  });
});

describe("other styles", () => {
  test("whole: plan money without cents", () => {
    expect(usd(8_116_512.6, "whole")).toBe("$8,116,513");
  });

  test("exact: ledger money to the cent", () => {
    expect(usd(398_112.4, "exact")).toBe("$398,112.40");
    expect(usd(-41_208.33, "exact")).toBe("−$41,208.33");
  });

  test("unit rates keep three significant digits", () => {
    expect(usd(0.000412, "unit")).toBe("$0.000412");
    expect(usd(5.39, "unit")).toBe("$5.39");
    expect(usd(0.12, "unit")).toBe("$0.12");
    expect(usd(0.1234, "unit")).toBe("$0.123");
    expect(usd(1_234.5, "unit")).toBe("$1,234.50");
  });

  test("axis ticks are as short as they can be", () => {
    expect([0, 500_000, 2_000_000, 12_500_000].map((value) => usd(value, "axis"))).toEqual([
      "$0",
      "$500K",
      "$2M",
      "$12.5M",
    ]);
  });

  test("without symbol for tables whose header carries the currency", () => {
    expect(formatMoney(49_695.39, { currency: "USD", style: "exact", symbol: "none" })).toBe("49,695.39");
    expect(formatMoney(49_695.39, { currency: "JPY", style: "exact", symbol: "none" })).toBe("49,695");
  });
});

describe("currencies", () => {
  test("yen has no decimals", () => {
    expect(formatMoney(1_250_000.4, { currency: "JPY", style: "exact" })).toBe("¥1,250,000");
    expect(formatMoney(1_250_000, { currency: "JPY", style: "compact" })).toBe("¥1.25M");
    expect(formatMoney(42, { currency: "JPY", style: "compact" })).toBe("¥42");
  });

  test("euro and rupiah carry their own sign, never a dollar", () => {
    expect(formatMoney(1_250, { currency: "EUR", style: "exact" })).toBe("€1,250.00");
    expect(formatMoney(1_250_000, { currency: "IDR", style: "compact" })).toBe("IDR 1.25M");
  });
});

test("missing, infinite and undefined amounts are a dash", () => {
  expect(
    [null, undefined, Number.NaN, Number.POSITIVE_INFINITY].map((value) =>
      formatMoney(value, { currency: "USD", style: "exact" }),
    ),
  ).toEqual(["—", "—", "—", "—"]);
});

test("an amount that is not zero never reads as zero, in any style and currency", () => {
  const amounts = fc.double({ min: 1e-9, max: 1e12, noNaN: true }).chain((size) => fc.constantFrom(size, -size));
  const styles = fc.constantFrom<MoneyStyle>("compact", "whole", "exact", "unit");
  const currencies = fc.constantFrom("USD", "EUR", "JPY", "IDR");
  fc.assert(
    fc.property(amounts, styles, currencies, (value, style, currency) => {
      const text = formatMoney(value, { currency, style });
      expect(text).toMatch(/[1-9]/);
      expect(text.startsWith("−")).toBe(value < 0);
      expect(text).not.toMatch(/-/);
    }),
  );
});
