import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountOfUnits, round, sum } from "../../lib/ledger/amount";
import { amountOf, formatAmount } from "../../lib/ledger/amount-text";
import { roundTogether, split } from "../../lib/ledger/split";
import { frozen } from "../calc/fixtures";
import { amountArbitrary, targetsOf, thousandRuns, totalOf, unitsArbitrary, weightArbitrary } from "./fixtures";
import { modelSplit } from "./model";

const sharesOf = (amount: string, weights: readonly (bigint | string)[]) =>
  split(amountOf(amount), frozen(targetsOf(weights))).shares?.map((share) => formatAmount(share.amount));

describe("split", () => {
  it("100 by 1 : 2 : 2 is 20, 40, 40", () => {
    expect(sharesOf("100", ["1", "2", "2"])).toEqual(["20", "40", "40"]);
  });

  it("100 by thirds is 33.33… and the last 10⁻¹⁸ to the first id", () => {
    expect(sharesOf("100", [1n, 1n, 1n])).toEqual([
      "33.333333333333333334",
      "33.333333333333333333",
      "33.333333333333333333",
    ]);
  });

  it("5 · 10⁻¹⁸ by 1 : 1 : 4 is 0.83, 0.83, 3.33: floors 0, 0, 3, and one more for each of the 0.83", () => {
    expect(split(amountOfUnits(5n), targetsOf([1n, 1n, 4n])).shares?.map(({ amount }) => amount)).toEqual([1n, 1n, 3n]);
  });

  it("splits a credit as it splits a charge: −100 by thirds", () => {
    expect(sharesOf("-100", [1n, 1n, 1n])?.[0]).toBe("-33.333333333333333334");
  });

  it("breaks ties by id, in whatever order the targets come", () => {
    const targets = [
      { id: "b", weight: 1n },
      { id: "a", weight: 1n },
    ];
    expect(split(amountOfUnits(1n), targets).shares).toEqual([
      { id: "b", amount: 0n },
      { id: "a", amount: 1n },
    ]);
  });

  it("gives nothing to a weight of 0, and 0 of 0 to all", () => {
    expect(sharesOf("0.000000000000000007", [0n, 3n, 0n, 4n])).toEqual([
      "0",
      "0.000000000000000003",
      "0",
      "0.000000000000000004",
    ]);
    expect(sharesOf("0", [1n, 2n])).toEqual(["0", "0"]);
  });

  it("says why it cannot: zero weights, a negative one, no targets, one twice", () => {
    const reasonOf = (targets: { id: string; weight: bigint }[]) => split(amountOf("1"), targets);
    expect(reasonOf(targetsOf([0n, 0n]))).toEqual({ shares: null, reason: "all weights are zero" });
    expect(reasonOf(targetsOf([1n, -1n, 5n]))).toEqual({ shares: null, reason: "the weight of t1 is negative" });
    expect(reasonOf([])).toEqual({ shares: null, reason: "there is nobody to share it" });
    expect(reasonOf([...targetsOf([1n]), ...targetsOf([2n])]).reason).toBe("a target occurs twice");
  });

  it("sums over 10,000 targets to the last digit", () => {
    const targets = targetsOf(Array.from({ length: 10_000 }, (_, index) => BigInt((index * 7919) % 1009)));
    const { shares } = split(amountOf("-96892.380000000000000001"), targets);
    expect(sum(shares?.map(({ amount }) => amount) ?? [])).toBe(amountOf("-96892.380000000000000001"));
  });

  const weighted = fc
    .array(weightArbitrary, { minLength: 1, maxLength: 40 })
    .filter((w) => w.some((each) => each > 0n));

  it("is the model's: hand out units one by one, each to whom the exact share lacks most", () => {
    fc.assert(
      fc.property(unitsArbitrary, weighted, (units, weights) => {
        const { shares } = split(amountOfUnits(units), targetsOf(weights));
        expect(shares?.map(({ amount }) => amount)).toEqual(modelSplit(units, targetsOf(weights)));
      }),
      thousandRuns,
    );
  });

  it("sums to the amount, each share within 10⁻¹⁸ of its exact value and of its sign", () => {
    fc.assert(
      fc.property(unitsArbitrary, weighted, (units, weights) => {
        const shares = split(amountOfUnits(units), targetsOf(weights)).shares ?? [];
        const total = weights.reduce((whole, weight) => whole + weight, 0n);
        expect(totalOf(shares.map(({ amount }) => amount)) - units).toBe(0n);
        for (const [index, { amount }] of shares.entries()) {
          const error = amount * total - units * (weights[index] ?? 0n);
          expect(error < total && error > -total).toBe(true);
          expect(amount === 0n || amount < 0n === units < 0n).toBe(true);
        }
      }),
      thousandRuns,
    );
  });

  it("changes nothing when weights are scaled, targets reordered, or one of weight 0 is added", () => {
    fc.assert(
      fc.property(amountArbitrary, weighted, fc.bigInt({ min: 1n, max: 10n ** 9n }), (amount, weights, factor) => {
        const targets = targetsOf(weights);
        const byId = (from: typeof targets) =>
          new Map(split(amount, from).shares?.map((share) => [share.id, share.amount]));
        const found = byId(targets);
        expect(byId(targets.map(({ id, weight }) => ({ id, weight: weight * factor })))).toEqual(found);
        expect(byId([...targets].reverse())).toEqual(found);
        expect(byId([...targets, { id: "zz", weight: 0n }]).get("t0")).toBe(found.get("t0"));
      }),
      thousandRuns,
    );
  });
});

describe("roundTogether", () => {
  it("0.005 three times is 0.015, shown as 0.02 = 0.01 + 0.01 + 0.00; each alone would round to 0.00", () => {
    const rounded = roundTogether(["0.005", "0.005", "0.005"].map(amountOf), 2);
    expect(rounded.map(formatAmount)).toEqual(["0.01", "0.01", "0"]);
  });

  it("leaves alone what has no more decimals, and nothing as nothing", () => {
    expect(roundTogether(["1.25", "-7"].map(amountOf), 2).map(formatAmount)).toEqual(["1.25", "-7"]);
    expect(roundTogether([], 2)).toEqual([]);
  });

  it("sums to the rounded total and moves no amount by a whole step", () => {
    fc.assert(
      fc.property(
        fc.array(amountArbitrary, { maxLength: 30 }),
        fc.integer({ min: 0, max: 18 }),
        (amounts, decimals) => {
          const rounded = roundTogether(amounts, decimals);
          const step = 10n ** BigInt(18 - decimals);
          expect(totalOf(rounded) - round(sum(amounts), decimals)).toBe(0n);
          for (const [index, amount] of amounts.entries()) {
            const moved = (rounded[index] ?? 0n) - amount;
            expect(moved < step && moved > -step).toBe(true);
          }
        },
      ),
      thousandRuns,
    );
  });
});
