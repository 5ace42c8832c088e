import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountOfUnits, multiply, sum } from "../../lib/ledger/amount";
import { amountOf, formatAmount } from "../../lib/ledger/amount-text";
import { convertTogether } from "../../lib/ledger/convert-together";
import { costsOf, thousandRuns } from "./fixtures";

const third = "0.333333333333333333";

describe("convertTogether", () => {
  test("three thirds of a euro at 1.5: 0.5 + 0.499999999999999999 + 0.5 sum to 1.4999… as their sum does", () => {
    const converted = convertTogether([costsOf(third), costsOf(third), costsOf(third)], amountOf("1.5"));
    expect(formatAmount(sum(converted.map(({ billed }) => billed)))).toBe("1.499999999999999998");
    expect(formatAmount(multiply(amountOf("0.999999999999999999"), amountOf("1.5")))).toBe("1.499999999999999998");
  });

  test("leaves a cost that is not known unknown, and the others as they are without it", () => {
    const gap = costsOf("1", { list: null });
    const [first, second] = convertTogether([gap, costsOf("2")], amountOf("3"));
    expect([first?.list, second?.list && formatAmount(second.list)]).toEqual([null, "6"]);
    expect(convertTogether([], amountOf("3"))).toEqual([]);
  });

  test("sums to the converted sum to the last digit, each within two units of its own product", () => {
    const units = fc.bigInt({ min: -(10n ** 28n), max: 10n ** 28n });
    fc.assert(
      fc.property(fc.array(units, { maxLength: 20 }), fc.bigInt({ min: 1n, max: 10n ** 22n }), (amounts, rate) => {
        const costs = amounts.map((amount) => costsOf(formatAmount(amountOfUnits(amount / 10n ** 6n))));
        const converted = convertTogether(costs, amountOfUnits(rate)).map(({ effective }) => effective);
        expect(sum(converted)).toBe(multiply(sum(costs.map(({ effective }) => effective)), amountOfUnits(rate)));
        for (const [index, amount] of converted.entries()) {
          const off = amount - multiply(costs[index]?.effective ?? amountOfUnits(0n), amountOfUnits(rate));
          expect(off < 2n && off > -2n).toBe(true);
        }
      }),
      thousandRuns,
    );
  });
});
