import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FacilityLimitsInput, facilityLimits, siteResources } from "@/lib/calc/facility-limits";
import { frozen } from "./fixtures";

/** The guide's servers: 6.5 kW at a PUE of 1.3, 400 Gbit/s; 5 of 42 units, because eight fill a rack. */
const needs = { kwPerServer: 6.5, pue: 1.3, gbpsPerServer: 400, rackUnitsPerServer: 5 };
const limits = { power: 100, cooling: 70, network: 12_800, space: 84 };

function siteOf(change: Partial<FacilityLimitsInput> = {}): FacilityLimitsInput {
  return frozen({ servers: [8, 10, 11, 12], needs, limits, expansions: [], ...change });
}

describe("facilityLimits", () => {
  test("8 servers: 8 × 6.5 × 1.3 = 67.6 kW, 52 kW of heat, 3,200 Gbit/s, 40 units", () => {
    const { outlook } = facilityLimits(siteOf());
    expect(outlook.power.demand[0]).toBeCloseTo(67.6, 12);
    expect(outlook.cooling.demand[0]).toBe(52);
    expect(outlook.network.demand[0]).toBe(3200);
    expect(outlook.space.demand[0]).toBe(40);
  });

  test("70 kW of heat hold 10 servers (65), not 11 (71.5); 100 kW hold 11 (92.95), not 12 (101.4)", () => {
    const { outlook, firstMonth, first } = facilityLimits(siteOf());
    expect(outlook.cooling.firstMonth).toBe(2);
    expect(outlook.power.firstMonth).toBe(3);
    expect(outlook.network.firstMonth).toBeNull();
    expect(outlook.space.firstMonth).toBeNull();
    expect({ firstMonth, first }).toEqual({ firstMonth: 2, first: ["cooling"] });
  });

  test("12 servers miss 78 − 70 = 8 kW of cooling and 101.4 − 100 = 1.4 kW of power", () => {
    const { outlook } = facilityLimits(siteOf());
    expect(outlook.cooling.shortfall).toBeCloseTo(8, 12);
    expect(outlook.power.shortfall).toBeCloseTo(1.4, 12);
    expect(outlook.space.shortfall).toBe(0);
  });

  test("exactly what there is fits: 8 × 6.5 × 1.3 in 67.6 kW, although the product is 67.60000000000001", () => {
    const { outlook } = facilityLimits(siteOf({ servers: [8], limits: { ...limits, power: 67.6, cooling: 52 } }));
    expect(outlook.power.firstMonth).toBeNull();
    expect(outlook.cooling.firstMonth).toBeNull();
  });

  test("10 kW more cooling from month 2 on: 80 kW hold 12 servers (78), and power is first", () => {
    const expansions = [{ month: 2, resource: "cooling" as const, size: 10, cost: 50_000 }];
    const { outlook, first, firstMonth, expansionCost } = facilityLimits(siteOf({ expansions }));
    expect(outlook.cooling.capacity).toEqual([70, 70, 80, 80]);
    expect(outlook.cooling.firstMonth).toBeNull();
    expect({ first, firstMonth, expansionCost }).toEqual({ first: ["power"], firstMonth: 3, expansionCost: 50_000 });
  });

  test("an expansion a month late leaves the month before it short", () => {
    const expansions = [{ month: 3, resource: "cooling" as const, size: 10, cost: 0 }];
    expect(facilityLimits(siteOf({ expansions })).outlook.cooling.firstMonth).toBe(2);
  });

  test("two that run out in the same month are both first", () => {
    const { first } = facilityLimits(siteOf({ limits: { ...limits, power: 90 } }));
    expect(first).toEqual(["power", "cooling"]);
  });

  test("a site that is too small today runs out in month 0", () => {
    expect(facilityLimits(siteOf({ limits: { ...limits, space: 39 } })).firstMonth).toBe(0);
  });

  test("no month: nothing runs out", () => {
    expect(facilityLimits(siteOf({ servers: [] }))).toMatchObject({ firstMonth: null, first: [], expansionCost: 0 });
  });

  const growing = fc
    .array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 40 })
    .map((steps) => steps.map((_, month) => steps.slice(0, month + 1).reduce((sum, step) => sum + step, 0)));

  test("every month before the first fits, and the first does not", () => {
    fc.assert(
      fc.property(growing, fc.double({ min: 0, max: 500, noNaN: true }), (servers, power) => {
        const { demand, capacity, firstMonth } = facilityLimits(siteOf({ servers, limits: { ...limits, power } }))
          .outlook.power;
        const fits = demand.map((need, month) => need <= (capacity[month] ?? 0) + 1e-6);
        expect(fits.slice(0, firstMonth ?? servers.length).every(Boolean)).toBe(true);
        if (firstMonth !== null) expect(demand[firstMonth]).toBeGreaterThan(capacity[firstMonth] ?? 0);
      }),
    );
  });

  test("an expansion never brings a limit forward", () => {
    const expansion = fc.record({
      month: fc.integer({ min: 0, max: 40 }),
      resource: fc.constantFrom(...siteResources),
      size: fc.double({ min: 0, max: 200, noNaN: true }),
      cost: fc.constant(1),
    });
    fc.assert(
      fc.property(growing, fc.array(expansion, { maxLength: 5 }), (servers, expansions) => {
        const plain = facilityLimits(siteOf({ servers })).firstMonth ?? Number.POSITIVE_INFINITY;
        const expanded = facilityLimits(siteOf({ servers, expansions })).firstMonth ?? Number.POSITIVE_INFINITY;
        expect(expanded).toBeGreaterThanOrEqual(plain);
      }),
    );
  });
});
