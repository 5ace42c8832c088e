import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { programmePayback } from "@/lib/calc/programme-payback";
import { type RoadmapInitiative, type RoadmapInput, roadmap } from "@/lib/calc/roadmap";
import { runCalculation } from "@/lib/schema/calculations";
import { frozen } from "./fixtures";

function initiativeOf(change: Partial<RoadmapInitiative> = {}): RoadmapInitiative {
  return {
    name: "Initiative",
    startMonth: 1,
    rampMonths: 0,
    savingRatio: change.savingMonthly === undefined ? 0.2 : null,
    savingMonthly: null,
    component: null,
    oneOffCost: 0,
    monthlyCost: 0,
    ...change,
  };
}

function roadmapOf(input: RoadmapInput) {
  return roadmap(frozen(input));
}

describe("roadmap", () => {
  test("20% of 100, then 25% of the 80 left: 20 + 20 = 40, and 60 stay", () => {
    const { plan, byInitiative, total } = roadmapOf({
      baseline: [100],
      initiatives: [initiativeOf(), initiativeOf({ savingRatio: 0.25 })],
    });
    expect(byInitiative.map(({ total: saved }) => saved)).toEqual([20, 20]);
    expect(plan).toEqual([60]);
    expect(total).toBe(40);
  });

  test("a ramp of 4 months from month 2 on 100 a month at 40%: 0, 10, 20, 30, 40, 40", () => {
    const { byInitiative } = roadmapOf({
      baseline: new Array(6).fill(100),
      initiatives: [initiativeOf({ startMonth: 2, rampMonths: 4, savingRatio: 0.4 })],
    });
    for (const [index, saving] of [0, 10, 20, 30, 40, 40].entries())
      expect(byInitiative[0]?.savings[index]).toBeCloseTo(saving, 12);
  });

  test("70 a month and 50 a month off 100: the second gets the 30 that are left", () => {
    const { byInitiative, plan } = roadmapOf({
      baseline: [100],
      initiatives: [initiativeOf({ savingMonthly: 70 }), initiativeOf({ savingMonthly: 50 })],
    });
    expect(byInitiative.map(({ total }) => total)).toEqual([70, 30]);
    expect(plan).toEqual([0]);
  });

  test("a ratio touches its component only: 50% of 40 of egress, and compute stays at 60", () => {
    const { plan, total } = roadmapOf({
      baseline: [{ compute: 60, egress: 40 }],
      initiatives: [initiativeOf({ component: "egress", savingRatio: 0.5 })],
    });
    expect({ plan, total }).toEqual({ plan: [80], total: 20 });
  });

  test("1,000 at the start, 10 a month, 260 saved a month: 250 × 4 = 1,000, paid back with month 4", () => {
    const { paybackMonth, paybackMonths, costs, net } = roadmapOf({
      baseline: new Array(6).fill(1000),
      initiatives: [initiativeOf({ savingMonthly: 260, oneOffCost: 1000, monthlyCost: 10 })],
    });
    expect(costs).toEqual([1010, 10, 10, 10, 10, 10]);
    expect(paybackMonth).toBe(4);
    expect(paybackMonths).toBeCloseTo(4, 12);
    expect(net).toBe(6 * 250 - 1000);
  });

  test("60 saved a month pay back 80 in month 2, at 1 + 20 / 60", () => {
    expect(programmePayback([60, 60], [80])).toEqual({ paybackMonth: 2, paybackMonths: 1 + 20 / 60 });
  });

  test("covered in month 2, uncovered by a purchase in month 3, covered for good in month 5", () => {
    // Σ savings 50, 100, 150, 200, 250; Σ costs 80, 80, 210, 210, 210: 210 is met 10 / 50 into month 5.
    expect(programmePayback([50, 50, 50, 50, 50], [80, 0, 130])).toEqual({ paybackMonth: 5, paybackMonths: 4.2 });
  });

  test("what never pays back is null, and what costs nothing is paid back from the start", () => {
    expect(programmePayback([1, 1], [100])).toEqual({ paybackMonth: null, paybackMonths: null });
    expect(programmePayback([1, 1], [])).toEqual({ paybackMonth: 0, paybackMonths: 0 });
    expect(roadmapOf({ baseline: [], initiatives: [] })).toMatchObject({ plan: [], total: 0, paybackMonth: 0 });
  });

  test("a component that the baseline lacks, a ramp beyond it and two kinds of saving are refused by field", () => {
    const refusal = (change: object) => () =>
      runCalculation("roadmap", { baseline: [1, 1], initiatives: [{ name: "A", startMonth: 1, ...change }] });
    expect(refusal({ savingRatio: 0.1, rampMonths: 3 })).toThrow("initiatives.0.rampMonths");
    expect(refusal({ savingRatio: 0.1, startMonth: 3 })).toThrow("initiatives.0.startMonth");
    expect(refusal({ savingRatio: 0.1, component: "egress" })).toThrow("initiatives.0.component");
    expect(refusal({ savingRatio: 1.1 })).toThrow("initiatives.0.savingRatio");
    expect(refusal({ savingRatio: 0.1, savingMonthly: 5 })).toThrow("Give either");
  });
});

const components = ["compute", "egress", "storage"] as const;
const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
const anyInitiative = fc
  .record({
    startMonth: fc.integer({ min: -3, max: 8 }),
    rampMonths: fc.integer({ min: 0, max: 6 }),
    component: fc.option(fc.constantFrom(...components)),
    saving: fc.oneof(
      fc.record({ savingRatio: fc.double({ min: 0, max: 1, noNaN: true }), savingMonthly: fc.constant(null) }),
      fc.record({ savingRatio: fc.constant(null), savingMonthly: amount }),
    ),
  })
  .map(({ saving, ...initiative }) => initiativeOf({ ...initiative, ...saving }));
const anyBaseline = fc.array(fc.record({ compute: amount, egress: amount, storage: amount }), { maxLength: 6 });

describe("any roadmap", () => {
  test("the savings of a month are baseline less plan, and nothing falls below 0", () => {
    fc.assert(
      fc.property(anyBaseline, fc.array(anyInitiative, { maxLength: 6 }), (baseline, initiatives) => {
        const result = roadmap({ baseline, initiatives });
        for (const [index, before] of result.baseline.entries()) {
          const saved = result.byInitiative.reduce((sum, { savings }) => sum + (savings[index] ?? 0), 0);
          expect(saved).toBeCloseTo(before - (result.plan[index] ?? 0), 5);
          expect(result.plan[index]).toBeGreaterThanOrEqual(0);
          for (const { savings } of result.byInitiative) expect(savings[index]).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("the order of ratios on one component does not change the total", () => {
    const ratios = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 4 }), ratios, (baseline, given) => {
        const totalOf = (order: readonly number[]) =>
          roadmap({ baseline, initiatives: order.map((savingRatio) => initiativeOf({ savingRatio })) }).total;
        expect(totalOf(given)).toBeCloseTo(totalOf(given.toReversed()), 4);
      }),
      { numRuns: 60 },
    );
  });

  test("twice the cost at the same ratios saves twice as much", () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 4 }), fc.double({ min: 0, max: 1, noNaN: true }), (baseline, ratio) => {
        const totalOf = (months: readonly number[]) =>
          roadmap({ baseline: months, initiatives: [initiativeOf({ savingRatio: ratio })] }).total;
        expect(totalOf(baseline.map((month) => month * 2))).toBeCloseTo(2 * totalOf(baseline), 4);
      }),
      { numRuns: 40 },
    );
  });
});
