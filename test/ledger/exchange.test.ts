import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountOf } from "../../lib/ledger/amount-text";
import { convertCosts, type ExchangeRate, exchangeRate } from "../../lib/ledger/exchange";
import { amountArbitrary, costsOf, thousandRuns } from "./fixtures";

const rateOf = (currency: string, month: string, rate: string): ExchangeRate => ({
  currency,
  month,
  rate: amountOf(rate),
});

const rates = [rateOf("EUR", "2026-10", "1.0725"), rateOf("EUR", "2026-11", "1.1"), rateOf("JPY", "2026-10", "0")];
const october = { month: "2026-10", reporting: "USD" };

describe("exchangeRate", () => {
  it("is that of the month, and 1 for the reporting currency", () => {
    expect(exchangeRate(rates, { currency: "EUR", ...october })).toEqual({ rate: amountOf("1.0725"), reason: null });
    expect(exchangeRate([], { currency: "USD", ...october }).rate).toBe(amountOf("1"));
  });

  it("is never taken from another month, never 0, never one of two", () => {
    expect(exchangeRate(rates, { currency: "EUR", month: "2026-12", reporting: "USD" })).toEqual({
      rate: null,
      reason: "no rate of EUR in USD for 2026-12",
    });
    expect(exchangeRate(rates, { currency: "JPY", ...october }).reason).toBe(
      "the rate of JPY in USD for 2026-10 is not above 0",
    );
    expect(exchangeRate([...rates, ...rates], { currency: "EUR", ...october }).reason).toBe(
      "more than one rate of EUR in USD for 2026-10",
    );
  });
});

describe("convertCosts", () => {
  it("100 EUR at 1.0725 and 50 USD are 157.25 USD", () => {
    const entries = [
      { currency: "EUR", costs: costsOf("100") },
      { currency: "USD", costs: costsOf("50") },
    ];
    expect(convertCosts(entries, { rates, ...october })).toEqual({ costs: costsOf("157.25"), reasons: null });
  });

  it("has no total when a rate is missing, and names each missing one once", () => {
    const entries = ["EUR", "GBP", "GBP", "CHF"].map((currency) => ({ currency, costs: costsOf("1") }));
    expect(convertCosts(entries, { rates, ...october })).toEqual({
      costs: null,
      reasons: ["no rate of GBP in USD for 2026-10", "no rate of CHF in USD for 2026-10"],
    });
  });

  it("is 0 of nothing, and leaves an unknown list cost unknown", () => {
    expect(convertCosts([], { rates, ...october }).costs?.billed).toBe(0n);
    const entries = [{ currency: "EUR", costs: costsOf("100", { list: null }) }];
    expect(convertCosts(entries, { rates, ...october }).costs).toMatchObject({
      billed: amountOf("107.25"),
      list: null,
    });
  });

  it("rounds each entry once, half-even: within half of 10⁻¹⁸ of amount × rate", () => {
    fc.assert(
      fc.property(amountArbitrary, fc.bigInt({ min: 1n, max: 10n ** 21n }), (amount, units) => {
        const rate = { currency: "EUR", month: "2026-10", rate: amountOf(`${units}E-18`) };
        const costs = { billed: amount, effective: amount, list: amount, contracted: amount };
        const found = convertCosts([{ currency: "EUR", costs }], { rates: [rate], ...october }).costs?.billed ?? 0n;
        const doubt = 2n * (found * 10n ** 18n - amount * units);
        expect(doubt <= 10n ** 18n && doubt >= -(10n ** 18n)).toBe(true);
      }),
      thousandRuns,
    );
  });
});
