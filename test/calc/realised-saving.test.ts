import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectedSaving, savingSpread } from "@/lib/calc/expected-saving";
import { type MeasuredCell, realisedSaving, realisedSavings } from "@/lib/calc/realised-saving";
import { frozen } from "./fixtures";

const grown = { baselineCost: 80_000, baselineVolume: 1000, actualCost: 60_000, actualVolume: 1200 };

function cellOf(cell: string, change: Partial<MeasuredCell> = {}): MeasuredCell {
  return { cell, ...grown, ...change };
}

const claim = (id: string, planned: Record<string, number>) => ({ id, planned: new Map(Object.entries(planned)) });

describe("realisedSaving", () => {
  test("80,000 / 1,000 h × 1,200 h − 60,000 = 36,000: growth is no loss", () => {
    expect(realisedSaving(grown)).toBe(36_000);
  });

  test("80,000 / 1,000 h × 600 h − 60,000 = −12,000: less work is no saving", () => {
    expect(realisedSaving({ ...grown, actualVolume: 600 })).toBe(-12_000);
  });

  test("a cost that was not there before is a negative saving: 0 − 7,000", () => {
    expect(realisedSaving({ baselineCost: 0, baselineVolume: null, actualCost: 7000, actualVolume: 3 })).toBe(-7000);
  });

  test("without a volume nothing is known", () => {
    expect(realisedSaving({ ...grown, actualVolume: null })).toBeNull();
    expect(realisedSaving({ ...grown, baselineVolume: null })).toBeNull();
    expect(realisedSaving({ ...grown, baselineVolume: 0 })).toBeNull();
  });
});

describe("realisedSavings", () => {
  test("36,000 between plans of 30,000 and 10,000: 27,000 and 9,000", () => {
    const { byInitiative } = realisedSavings(frozen([cellOf("chat")]), [
      claim("a", { chat: 30_000 }),
      claim("b", { chat: 10_000 }),
    ]);
    expect(byInitiative.map(({ amount }) => amount)).toEqual([27_000, 9000]);
  });

  test("two workloads, one shared: 36,000 × 1/3 = 12,000 and 24,000 + 36,000 = 60,000, in all 72,000", () => {
    const { byInitiative } = realisedSavings(
      [cellOf("chat"), cellOf("rank")],
      [claim("a", { chat: 5 }), claim("b", { chat: 10, rank: 1 })],
    );
    expect(byInitiative.map(({ amount }) => amount)).toEqual([12_000, 60_000]);
  });

  test("where nobody plans anything yet, the first has it", () => {
    const { byInitiative } = realisedSavings([cellOf("chat")], [claim("a", { chat: 0 }), claim("b", { chat: 0 })]);
    expect(byInitiative.map(({ amount }) => amount)).toEqual([36_000, 0]);
  });

  test("an initiative with a cell that cannot be measured is unknown, and names the cell; the other one is not", () => {
    const { byInitiative, byCell } = realisedSavings(
      [cellOf("chat"), cellOf("lab", { actualVolume: null })],
      [claim("a", { chat: 1, lab: 1 }), claim("b", { chat: 1 })],
    );
    expect(byInitiative).toEqual([
      { id: "a", amount: null, unknownCells: ["lab"] },
      { id: "b", amount: 18_000, unknownCells: [] },
    ]);
    expect(byCell.get("lab")).toBeNull();
  });

  test("what initiatives realise is what the cells that they claim save, each counted once, in any overlap", () => {
    const cost = fc.integer({ min: 0, max: 1_000_000 });
    const names = ["a", "b", "c", "d"];
    fc.assert(
      fc.property(
        fc.tuple(...names.map(() => fc.tuple(cost, fc.integer({ min: 1, max: 500 }), cost, cost))),
        fc.array(fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 0, max: 900 })), { maxLength: 5 }),
        (figures, plans) => {
          const cells = figures.map(([baselineCost, baselineVolume, actualCost, actualVolume], index) =>
            cellOf(names[index] ?? "", { baselineCost, baselineVolume, actualCost, actualVolume }),
          );
          const claims = plans.map((plan, index) => claim(String(index), plan));
          const { byInitiative, byCell } = realisedSavings(cells, claims);
          const union = cells
            .filter(({ cell }) => plans.some((plan) => Object.hasOwn(plan, cell)))
            .reduce((sum, measured) => sum + (realisedSaving(measured) ?? 0), 0);
          const shared = byInitiative.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
          expect(shared / 1e6).toBeCloseTo(union / 1e6, 6);
          expect([...byCell.values()].reduce<number>((sum, each) => sum + (each ?? 0), 0) / 1e6).toBeCloseTo(
            union / 1e6,
            6,
          );
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe("expectedSaving", () => {
  test("9,000 measured where 12,000 were planned, 8,000 still to come at 75%: 9,000 + 6,000 = 15,000", () => {
    const state = { realised: 9000, plannedNow: 12_000, plannedThen: 20_000, confidence: 0.75 };
    expect(expectedSaving(state)).toEqual({ remaining: 6000, expected: 15_000 });
  });

  test("not measured counts as planned with its confidence: 0.75 × 12,000 + 6,000 = 15,000", () => {
    const state = { realised: null, plannedNow: 12_000, plannedThen: 20_000, confidence: 0.75 };
    expect(expectedSaving(state).expected).toBe(15_000);
  });

  test("6,000 and 8,000 at 50%: each is even from 0 to all, 80% of their sum lies within 1.2816 × √(3e6 + 5.33e6)", () => {
    const spread = savingSpread(
      [
        { planned: 6000, confidence: 0.5 },
        { planned: 8000, confidence: 0.5 },
      ],
      0.8,
    );
    // 6,000 × 0.5 / √3 = 1,732.05 and 8,000 × 0.5 / √3 = 2,309.40; √(3,000,000 + 5,333,333) = 2,886.75.
    expect(spread).toBeCloseTo(1.2815515655 * 2886.7513459, 3);
    expect(savingSpread([{ planned: 6000, confidence: 1 }], 0.8)).toBe(0);
  });
});
