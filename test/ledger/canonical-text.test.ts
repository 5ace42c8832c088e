import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountOf } from "../../lib/ledger/amount-text";
import { canonicalText } from "../../lib/ledger/canonical-text";
import { amountArbitrary, thousandRuns } from "./fixtures";

describe("canonicalText", () => {
  it("orders keys, writes amounts as decimal text and keeps lists as they are", () => {
    const month = { rows: [{ owner: "team:b", costs: amountOf("1.50") }], month: "2026-10", lines: 3, closed: true };
    expect(canonicalText(month)).toBe(
      '{"closed":true,"lines":3,"month":"2026-10","rows":[{"costs":"1.5","owner":"team:b"}]}',
    );
    expect(canonicalText([2, 1, null])).toBe("[2,1,null]");
  });

  it("keeps apart what differs: text of two keys, and quotes in text", () => {
    expect(canonicalText(['a","b'])).not.toBe(canonicalText(["a", "b"]));
    expect(canonicalText({ a: "", b: "c" })).not.toBe(canonicalText({ a: "b", c: "" }));
  });

  it("refuses floats", () => {
    for (const value of [0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]) {
      expect(() => canonicalText({ ratio: value })).toThrow(RangeError);
    }
  });

  it("does not depend on the order in which keys were written, and reads back as the same value", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), amountArbitrary), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse());
        const text = canonicalText(reversed);
        expect(text).toBe(canonicalText(record));
        const back: Record<string, string> = JSON.parse(text);
        for (const [key, amount] of Object.entries(record)) expect(amountOf(back[key] ?? "")).toBe(amount);
      }),
      thousandRuns,
    );
  });
});
