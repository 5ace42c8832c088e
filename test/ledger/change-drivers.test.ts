import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, amountOfUnits, subtract, sum, zero } from "@/lib/ledger/amount";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import {
  addParts,
  changeDrivers,
  explainChange,
  mainDriver,
  type PeriodCosts,
  totalOf,
} from "@/lib/ledger/change-drivers";

type Given = { supplies?: readonly (readonly [string, string, string])[]; unmeasured?: string };

function costs({ supplies = [], unmeasured = "0" }: Given): PeriodCosts {
  return {
    supplies: supplies.map(([supply, amount, hours]) => ({ supply, amount: amountOf(amount), hours: amountOf(hours) })),
    unmeasured: amountOf(unmeasured),
  };
}

function explained(before: Given, after: Given) {
  const parts = explainChange(costs(before), costs(after));
  return Object.fromEntries(
    changeDrivers.filter((driver) => parts[driver] !== zero).map((driver) => [driver, formatAmount(parts[driver])]),
  );
}

describe("a change is", () => {
  test("volume: 100 h at 2 become 150 h at 2 = +100", () => {
    expect(explained({ supplies: [["cloud", "200", "100"]] }, { supplies: [["cloud", "300", "150"]] })).toEqual({
      volume: "100",
    });
  });

  test("price: 100 h at 2 become 100 h at 1.5 = −50", () => {
    expect(explained({ supplies: [["cloud", "200", "100"]] }, { supplies: [["cloud", "150", "100"]] })).toEqual({
      price: "-50",
    });
  });

  test("volume and price: 100 h at 2 become 150 h at 3: 50 × 2 = 100, and 150 × 1 = 150", () => {
    expect(explained({ supplies: [["cloud", "200", "100"]] }, { supplies: [["cloud", "450", "150"]] })).toEqual({
      volume: "100",
      price: "150",
    });
  });

  test("mix: of 100 h, 50 move from cloud at 4 to on-prem at 1: 50 × (1 − 4) = −150", () => {
    expect(
      explained(
        {
          supplies: [
            ["cloud", "300", "75"],
            ["on-prem", "25", "25"],
          ],
        },
        {
          supplies: [
            ["cloud", "100", "25"],
            ["on-prem", "75", "75"],
          ],
        },
      ),
    ).toEqual({ mix: "-150" });
  });

  test("new from nothing, ended to nothing, and not by the hour without hours", () => {
    expect(explained({}, { supplies: [["cloud", "7", "3"]], unmeasured: "1" })).toEqual({ new: "8" });
    expect(explained({ supplies: [["cloud", "7", "3"]] }, {})).toEqual({ ended: "-7" });
    expect(explained({ unmeasured: "5" }, { unmeasured: "9" })).toEqual({ unmeasured: "4" });
    expect(explained({}, {})).toEqual({});
  });

  test("told by its largest part, whichever way it goes", () => {
    const parts = explainChange(
      costs({ supplies: [["cloud", "200", "100"]] }),
      costs({ supplies: [["cloud", "190", "120"]], unmeasured: "10" }),
    );
    expect(mainDriver(parts)).toBe("price");
    expect(mainDriver(explainChange(costs({}), costs({})))).toBeNull();
  });

  test("refused for hours below 0", () => {
    expect(() => explainChange(costs({}), costs({ supplies: [["cloud", "1", "-1"]] }))).toThrow(RangeError);
  });
});

const amount = fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }).map(amountOfUnits);
const hours = fc.bigInt({ min: 0n, max: 10n ** 22n }).map(amountOfUnits);
const period: fc.Arbitrary<PeriodCosts> = fc.record({
  supplies: fc.uniqueArray(fc.record({ supply: fc.constantFrom("cloud", "on-prem", "edge"), amount, hours }), {
    selector: ({ supply }) => supply,
  }),
  unmeasured: amount,
});

test("the parts sum to the change to the last digit, for one workload and for all", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(period, period), { maxLength: 5 }), (pairs) => {
      const all = pairs.map(([before, after]) => explainChange(before, after));
      for (const [index, parts] of all.entries()) {
        const pair = pairs[index];
        if (!pair) continue;
        expect(sum(changeDrivers.map((driver) => parts[driver]))).toBe(subtract(totalOf(pair[1]), totalOf(pair[0])));
      }
      const change = pairs.reduce(
        (total, [before, after]) => add(total, subtract(totalOf(after), totalOf(before))),
        zero,
      );
      expect(sum(Object.values(addParts(all)))).toBe(change);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});
