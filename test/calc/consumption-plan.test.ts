import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ConsumptionPlanInput, consumptionPlan } from "@/lib/calc/consumption-plan";

const guide: ConsumptionPlanInput = Object.freeze({
  gpuHoursMonthly: 14_600,
  cloudMonthly: 100_000,
  reservedUnits: 20,
  pricePerUnitMonth: 1250,
  meteredGpuHourly: 2,
});

describe("consumptionPlan", () => {
  test("the guide's low end: 20 × 1,250 = 25,000 for 100,000 in the cloud is 75% less, a factor of 4", () => {
    expect(consumptionPlan(guide)).toMatchObject({
      managedMonthly: 25_000,
      monthlySaving: 75_000,
      savingRatio: 0.75,
      factor: 4,
      unitUtilisation: 1,
      meteredGpuHours: 0,
    });
  });

  test("the guide's high end: 20 × 1,500 = 30,000 is 70% less, a factor of 3.33", () => {
    const plan = consumptionPlan({ ...guide, pricePerUnitMonth: 1500 });
    expect(plan.savingRatio).toBeCloseTo(0.7, 12);
    expect(plan.factor).toBeCloseTo(10 / 3, 12);
  });

  test("10 units of 20 needed: 10 × 1,250 + (14,600 − 7,300) × 2 = 27,100", () => {
    const plan = consumptionPlan({ ...guide, reservedUnits: 10 });
    expect(plan.managedMonthly).toBe(27_100);
    expect(plan.meteredGpuHours).toBe(7300);
  });

  test("25 units for the work of 20: 20 / 25 = 80% in use, 31,250 paid", () => {
    const plan = consumptionPlan({ ...guide, reservedUnits: 25 });
    expect(plan.unitUtilisation).toBeCloseTo(0.8, 12);
    expect(plan.managedMonthly).toBe(31_250);
  });

  test("a unit of 1,250 used 365 hours costs 730 on the meter: the twenty-first is not worth it", () => {
    expect(consumptionPlan({ ...guide, gpuHoursMonthly: 14_965 }).bestUnits).toBe(20);
  });

  test("a unit of 1,250 used 700 hours costs 1,400 on the meter: the twenty-first is worth it", () => {
    expect(consumptionPlan({ ...guide, gpuHoursMonthly: 15_300 })).toMatchObject({
      bestUnits: 21,
      bestMonthly: 26_250,
    });
  });

  test("a unit dearer than 730 metered hours is never worth it", () => {
    expect(consumptionPlan({ ...guide, pricePerUnitMonth: 1461 }).bestUnits).toBe(0);
  });

  test("no demand and no unit cost nothing; what has no divisor is not known", () => {
    const plan = consumptionPlan({ ...guide, gpuHoursMonthly: 0, cloudMonthly: 0, reservedUnits: 0 });
    expect(plan).toMatchObject({ managedMonthly: 0, savingRatio: null, factor: null, unitUtilisation: null });
  });

  test("dearer than the cloud is a negative saving", () => {
    expect(consumptionPlan({ ...guide, cloudMonthly: 20_000 }).monthlySaving).toBe(-5000);
  });

  test("no whole number of units is cheaper than the best", () => {
    const amount = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(
      fc.property(amount, amount, fc.double({ min: 0, max: 40_000, noNaN: true }), (perUnit, metered, hours) => {
        const terms = { ...guide, gpuHoursMonthly: hours, pricePerUnitMonth: perUnit, meteredGpuHourly: metered / 100 };
        const { bestMonthly } = consumptionPlan(terms);
        for (let units = 0; units <= 60; units++) {
          const { managedMonthly } = consumptionPlan({ ...terms, reservedUnits: units });
          expect(bestMonthly).toBeLessThanOrEqual(managedMonthly * (1 + 1e-12));
        }
      }),
    );
  });
});
