import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInput } from "../../lib/errors";
import { allocate } from "../../lib/ledger/allocate";
import { amountOf, formatAmount } from "../../lib/ledger/amount-text";
import { type CalculationInput, runCalculation } from "../../lib/schema/calculations";
import { amountArbitrary, thousandRuns, totalOf, weightArbitrary } from "./fixtures";

type Input = CalculationInput<"allocate">;

const run = (change: Partial<Input> & Pick<Input, "targets">) =>
  runCalculation("allocate", { amount: "100", method: "metric", ...change });

const two = (first: string | number, second: string | number) => [
  { id: "a", weight: first },
  { id: "b", weight: second },
];

describe("allocate", () => {
  it("100 by 1 : 3 GPU-hours is 25 and 75, ratios 0.25 and 0.75", () => {
    expect(run({ targets: two("1", "3") })).toEqual({
      shares: [
        { id: "a", amount: "25", ratio: "0.25" },
        { id: "b", amount: "75", ratio: "0.75" },
      ],
      unallocated: "0",
      reason: null,
    });
  });

  it("even takes no account of weights: 100 over 3 is 33.33… each, the last digit to the first id", () => {
    const { shares } = run({
      method: "even",
      targets: [{ id: "a" }, { id: "b", weight: "9" }, { id: "c", weight: 0 }],
    });
    expect(shares.map(({ amount }) => amount)).toEqual([
      "33.333333333333333334",
      "33.333333333333333333",
      "33.333333333333333333",
    ]);
  });

  it("fixed 62.5 and 37.5 % of 0.01 is 0.00625 and 0.00375", () => {
    const { shares } = run({ amount: "0.01", method: "fixed", targets: two("62.5", "37.5") });
    expect(shares.map(({ amount }) => amount)).toEqual(["0.00625", "0.00375"]);
  });

  it("takes weights as numbers for the digits they show: 0.1 : 0.2 is a third and two", () => {
    const { shares } = run({ amount: "3", targets: two(0.1, 0.2) });
    expect(shares.map(({ amount }) => amount)).toEqual(["1", "2"]);
  });

  it("leaves the amount unallocated when all weights are zero, with the reason", () => {
    expect(run({ amount: "-5.50", targets: two("0", "0.0") })).toEqual({
      shares: [],
      unallocated: "-5.5",
      reason: "all weights are zero",
    });
  });

  it.each([
    ["fixed at 60 + 50 = 110 %, which made money elsewhere", { method: "fixed", targets: two("60", "50") }],
    ["fixed at 99.999999999999999999 %", { method: "fixed", targets: two("50", "49.999999999999999999") }],
    ["a negative weight", { targets: two("1", "-1") }],
    ["a negative number", { targets: two(1, -1) }],
    ["text that is no weight", { method: "fixed", targets: two("1", "ten") }],
    ["a target that occurs twice", { targets: [...two("1", "1"), { id: "a", weight: "1" }] }],
    ["no targets", { targets: [] }],
    ["an amount with separators", { amount: "1,000", targets: two("1", "1") }],
    ["too many targets", { targets: Array.from({ length: 10_001 }, (_, index) => ({ id: `${index}`, weight: "1" })) }],
  ] satisfies [string, Partial<Input> & Pick<Input, "targets">][])("refuses %s", (_what, input) => {
    expect(() => run(input)).toThrow(InvalidInput);
  });

  it("names the field of a bad amount and what is wrong with it", () => {
    try {
      run({ amount: "1,000", targets: two("1", "1") });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ problems: [{ field: "amount", value: "1,000" }] });
    }
  });

  it("checks percentages again when it is applied", () => {
    expect(() => allocate({ amount: "1", method: "fixed", targets: [{ id: "a", weight: "101" }] })).toThrow(RangeError);
  });

  it("keeps shares + unallocated = amount and Σ ratios = 1, exactly, over up to 60 targets", () => {
    fc.assert(
      fc.property(amountArbitrary, fc.array(weightArbitrary, { minLength: 1, maxLength: 60 }), (amount, weights) => {
        const targets = weights.map((weight, index) => ({ id: `t${index}`, weight: `${weight}E-6` }));
        const { shares, unallocated } = allocate({ amount: formatAmount(amount), method: "key", targets });
        expect(totalOf(shares.map((share) => amountOf(share.amount))) + amountOf(unallocated) - amount).toBe(0n);
        const ratios = totalOf(shares.map(({ ratio }) => amountOf(ratio)));
        expect(ratios).toBe(shares.length > 0 ? 10n ** 18n : 0n);
      }),
      thousandRuns,
    );
  });

  it("splits over 10,000 targets", () => {
    const targets = Array.from({ length: 10_000 }, (_, index) => ({ id: `team-${index}`, weight: `${index % 13}.7` }));
    const { shares } = run({ amount: "412300.11", targets });
    expect(totalOf(shares.map(({ amount }) => amountOf(amount)))).toBe(amountOf("412300.11"));
    expect(totalOf(shares.map(({ ratio }) => amountOf(ratio)))).toBe(amountOf("1"));
  });
});
