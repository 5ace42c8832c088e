import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MovementPlanInput, movementPlan } from "@/lib/calc/movement-plan";
import { frozen } from "./fixtures";

const flat = frozen([{ upToGb: null, pricePerGb: 0.09 }]);
const aws = frozen([
  { upToGb: 10_240, pricePerGb: 0.09 },
  { upToGb: 51_200, pricePerGb: 0.085 },
  { upToGb: null, pricePerGb: 0.07 },
]);

/** The guide's training data: 20 TB, and 2 TB a week. */
const weekly = frozen({ initialTb: 20, updateTb: 2, updatesPerYear: 52, isBilled: true });

const input: MovementPlanInput = frozen({
  flows: [weekly],
  tiers: flat,
  linkMbps: null,
  processedInPlace: 0,
  cacheRatio: 0,
  compressedTo: 1,
});

const plan = (change: Partial<MovementPlanInput> = {}) => movementPlan({ ...input, ...change });

describe("movementPlan", () => {
  test("the guide: 20 + 2 × 52 = 124 TB a year, × 0.09 = 11,160", () => {
    const found = plan();
    expect(found.annualTb).toBeCloseTo(124, 10);
    expect(found.annualCost).toBeCloseTo(11_160, 8);
    expect(found.initialCost).toBeCloseTo(1800, 8);
    expect(found.monthlyCost).toBeCloseTo(780, 10);
    expect(found.pricePerGb).toBeCloseTo(0.09, 12);
  });

  test("50 TB once cost 4,500; 5 TB a month cost 450 a month, 5,400 a year", () => {
    const once = plan({ flows: [{ initialTb: 50, updateTb: 0, updatesPerYear: 0, isBilled: true }] });
    expect([once.annualCost, once.pricePerGb]).toEqual([4500, null]);
    const updates = plan({ flows: [{ initialTb: 0, updateTb: 5, updatesPerYear: 12, isBilled: true }] });
    expect(updates.monthlyCost).toBeCloseTo(450, 10);
    expect(updates.annualCost).toBeCloseTo(5400, 9);
  });

  test("through tiers: 12 TB a month are 10,240 × 0.09 + 1,760 × 0.085 = 1,071.20, 8.93 cents a GB", () => {
    const found = plan({ tiers: aws, flows: [{ initialTb: 0, updateTb: 12, updatesPerYear: 12, isBilled: true }] });
    expect(found.monthlyCost).toBeCloseTo(1071.2, 9);
    expect(found.pricePerGb).toBeCloseTo(0.08927, 5);
    expect(found.annualCost).toBeCloseTo(12_854.4, 8);
  });

  test("first copies come on top of the first month: 10 TB more after 12 TB are 10,000 × 0.085 = 850", () => {
    const found = plan({ tiers: aws, flows: [{ initialTb: 10, updateTb: 12, updatesPerYear: 12, isBilled: true }] });
    expect(found.initialCost).toBeCloseTo(850, 8);
  });

  test("processed where it lives, the guide's whole bill is saved", () => {
    const found = plan({ processedInPlace: 1 });
    expect(found.annualCostAfter).toBe(0);
    expect(found.savings).toMatchObject({ cache: 0, compression: 0 });
    expect(found.savings.inPlace).toBeCloseTo(11_160, 8);
    expect(found.avoided).toBe(1);
  });

  test("half in place, 20% from a cache, compressed to 60%: 1 − 0.5 × 0.8 × 0.6 = 76% avoided, 780 → 187.20 a month", () => {
    const found = plan({ processedInPlace: 0.5, cacheRatio: 0.2, compressedTo: 0.6 });
    expect(found.avoided).toBeCloseTo(0.76, 12);
    expect(found.monthlyCostAfter).toBeCloseTo(187.2, 10);
    // 12 × 780 × 0.24 + 1,800 × 0.5 × 0.6: the cache does not help the first copy.
    expect(found.annualCostAfter).toBeCloseTo(2246.4 + 540, 8);
    expect(found.savings.inPlace).toBeCloseTo(5580, 8);
    expect(found.savings.cache).toBeCloseTo(936, 8);
  });

  test("45 TB over 1,000 Mbit/s take 100 hours, and 9 TB a month 20", () => {
    const found = plan({ linkMbps: 1000, flows: [{ initialTb: 45, updateTb: 9, updatesPerYear: 12, isBilled: true }] });
    expect(found.initialHours).toBeCloseTo(100, 10);
    expect(found.monthlyHours).toBeCloseTo(20, 10);
    expect(plan().initialHours).toBeNull();
  });

  test("what leaves one's own site moves and is not billed", () => {
    const found = plan({ flows: [weekly, { ...weekly, isBilled: false }] });
    expect(found.annualTb).toBeCloseTo(248, 10);
    expect(found.annualCost).toBeCloseTo(11_160, 8);
    expect(found.flows[1]).toMatchObject({ annualCost: 0 });
  });

  test("no flow costs nothing, and has no price", () => {
    expect(plan({ flows: [] })).toMatchObject({
      annualCost: 0,
      annualTb: 0,
      gbMonthly: 0,
      pricePerGb: null,
      flows: [],
    });
  });

  test("the flows share the bill and the steps the saving, to the last cent", () => {
    const tb = fc.double({ min: 0, max: 500, noNaN: true });
    const ratio = fc.double({ min: 0, max: 1, noNaN: true });
    const flow = fc.record({ initialTb: tb, updateTb: tb, updatesPerYear: tb, isBilled: fc.boolean() });
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 8 }), ratio, ratio, ratio, (flows, inPlace, cache, compressed) => {
        const found = plan({
          flows,
          tiers: aws,
          processedInPlace: inPlace,
          cacheRatio: cache,
          compressedTo: compressed,
        });
        const shared = found.flows.reduce((sum, each) => sum + each.annualCost, 0);
        expect(Math.abs(shared - found.annualCost)).toBeLessThanOrEqual(found.annualCost * 1e-9 + 1e-9);
        const saved = Object.values(found.savings).reduce((sum, saving) => sum + saving, 0);
        const whole = found.annualCost - found.annualCostAfter;
        expect(Math.abs(saved - whole)).toBeLessThanOrEqual(found.annualCost * 1e-9 + 1e-9);
        for (const saving of Object.values(found.savings))
          expect(saving).toBeGreaterThanOrEqual(-1e-6 * (1 + found.annualCost));
      }),
    );
  });
});
