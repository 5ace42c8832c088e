import { describe, expect, test } from "vitest";
import { facilityLimits } from "@/lib/calc/facility-limits";
import { growthCause, monthsTo, resourceCurves, resourceList, runsOutText, siteGauges } from "@/lib/chart/facility";
import { facilityTerms } from "@/lib/chart/facility-terms";

const startMonth = "2026-11";

const limits = facilityLimits({
  servers: [8, 10, 11, 12],
  needs: { kwPerServer: 6.5, pue: 1.3, gbpsPerServer: 400, rackUnitsPerServer: 5 },
  limits: { power: 100, cooling: 70, network: 12_800, space: 84 },
  expansions: [],
});

describe("the first limit in words", () => {
  test("one, two and three of them", () => {
    expect(resourceList(["cooling"])).toBe("Cooling");
    expect(resourceList(["power", "cooling"])).toBe("Power and cooling");
    expect(resourceList(["power", "cooling", "space"])).toBe("Power, cooling and space");
  });

  test("November 2026 and 16 months are March 2028", () => {
    expect(runsOutText(16, startMonth, 36)).toBe("runs out Mar 2028");
    expect(runsOutText(0, startMonth, 36)).toBe("too small today");
    expect(runsOutText(null, startMonth, 36)).toBe("enough to Nov 2029");
  });
});

test("March 2028 is 16 months after November 2026; earlier is now, later than 36 months is the 37th", () => {
  const plan = { startMonth, horizonMonths: 36 };
  expect(monthsTo("2028-03", plan)).toBe(16);
  expect(monthsTo("2026-11", plan)).toBe(0);
  expect(monthsTo("2025-01", plan)).toBe(0);
  expect(monthsTo("2035-01", plan)).toBe(37);
});

describe("resourceCurves", () => {
  test("cooling is crossed in January 2027 and misses 78 − 70 = 8 kW in the end", () => {
    const model = resourceCurves("cooling", limits.outlook.cooling, { startMonth, cause: null });
    expect(model.title).toBe("Cooling runs out in Jan 2027");
    expect(model.summary).toBe("A server needs 6.5 kW of heat. Up to 8 kW of heat are missing.");
    expect(model.limits).toEqual([{ axis: "x", at: 2, label: "Jan 2027" }]);
  });

  test("what never runs out has no crossing", () => {
    const model = resourceCurves("space", limits.outlook.space, { startMonth, cause: null });
    expect(model.title).toBe("Space is enough to Feb 2027");
    expect(model.limits).toEqual([]);
  });

  test("needed and capacity have a point in every month", () => {
    const model = resourceCurves("power", limits.outlook.power, { startMonth, cause: null });
    expect(model.curves.map(({ points }) => points.map(({ x }) => x))).toEqual([
      [0, 1, 2, 3],
      [0, 1, 2, 3],
    ]);
  });
});

describe("siteGauges", () => {
  test("52 of 70 kW of heat are 74%; a site without any has no share", () => {
    const [, cooling] = siteGauges(limits, startMonth);
    expect(cooling).toMatchObject({ name: "Cooling", now: 52, capacityNow: 70, isShort: true });
    expect(cooling?.usedRatio).toBeCloseTo(52 / 70, 12);
    const none = { ...limits.outlook.cooling, capacity: [0, 0, 0, 0] };
    const [, empty] = siteGauges({ outlook: { ...limits.outlook, cooling: none } }, startMonth);
    expect(empty?.usedRatio).toBeNull();
  });
});

describe("growthCause", () => {
  const workload = { gpuHoursMonthly: 7300, peakToMean: 1, growthAnnual: null };

  test("10 and 30 GPUs that double in a year grow by 10 and 30: 75% and 25%", () => {
    const workloads = [
      { ...workload, name: "small" },
      { ...workload, name: "large", gpuHoursMonthly: 21_900 },
    ];
    expect(growthCause(workloads, { growthAnnual: 1, month: 13 })).toBe("Growth until then: large 75%, small 25%.");
  });

  test("nobody grows: no cause", () => {
    expect(growthCause([{ ...workload, name: "flat" }], { growthAnnual: 0, month: 13 })).toBeNull();
    expect(growthCause([], { growthAnnual: 1, month: 13 })).toBeNull();
  });
});

test("a site's terms carry the names of an owned fleet's fields", () => {
  const site = {
    pue: 1.3,
    pricePerKwh: 0.12,
    kwPerServer: 6.5,
    buildOutPerKw: 1250,
    liquidCoolingCapex: 125_000,
    networkCapex: 100_000,
    loadRatio: 1,
  };
  expect(facilityTerms(site, "USD")).toEqual({
    terms: {
      pue: 1.3,
      pricePerKwh: 0.12,
      kwPerNode: 6.5,
      buildOutPerKw: 1250,
      liquidCoolingCapex: 125_000,
      networkCapex: 100_000,
      loadRatio: 1,
    },
    summary: [
      "6.5 kW a server at 100% load",
      "PUE 1.3",
      "Electricity $0.12 a kWh",
      "Build-out $1,250 a kW",
      "Liquid cooling $125,000, once",
      "Network $100,000, once",
    ],
  });
});
