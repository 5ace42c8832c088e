import { describe, expect, it } from "vitest";
import { newSupplyInput, priceEntryInput, supplyOf } from "@/lib/schema/price-entry";
import { typicalTerms } from "@/lib/schema/supply-defaults";

const entry = {
  supplyId: "019ac0de-0000-7000-8000-000000000001",
  validFrom: "2026-11-23",
  source: "Quote 7",
  terms: typicalTerms.owned,
};

function fields(input: unknown) {
  return priceEntryInput.safeParse(input).error?.issues.map(({ path }) => path.join(".")) ?? [];
}

describe("a price entry", () => {
  it.each(Object.values(typicalTerms))(
    "takes typical terms of kind $kind, and gives them back as a supply",
    (terms) => {
      expect(priceEntryInput.parse({ ...entry, terms }).terms).toEqual(terms);
      expect(supplyOf({ id: "a", name: "A", kind: terms.kind, terms })).toEqual({ ...terms, id: "a", name: "A" });
    },
  );

  it.each([
    [{ validFrom: "2026-02-30" }, "validFrom"],
    [{ validFrom: "23.11.2026" }, "validFrom"],
    [{ source: " x " }, "source"],
    [{ source: "x".repeat(501) }, "source"],
    [{ terms: { ...typicalTerms.owned, nodePrice: -1 } }, "terms.nodePrice"],
    [
      { terms: { ...typicalTerms.cloud, spot: null, mix: { reserved1y: 0, reserved3y: 0, spot: 1 } } },
      "terms.mix.spot",
    ],
  ])("refuses %j and names the field", (change, field) => {
    expect(fields({ ...entry, ...change })).toEqual([field]);
  });

  it("of a new supply needs a name", () => {
    const { supplyId: _none, ...rest } = entry;
    expect(newSupplyInput.safeParse({ ...rest, name: "  " }).success).toBe(false);
    expect(newSupplyInput.parse({ ...rest, name: " H100 " }).name).toBe("H100");
  });

  it("that no longer fits its kind is refused instead of priced wrongly", () => {
    expect(() => supplyOf({ id: "a", name: "A", kind: "edge", terms: typicalTerms.owned })).toThrow();
    expect(() => supplyOf({ id: "a", name: "A", kind: "owned", terms: null })).toThrow();
  });
});
