import { describe, expect, test } from "vitest";
import { type FacilityPlanInput, facilityPlan } from "@/lib/calc/facility-plan";
import { serversForWorkloads, steadyServers, withAdditions } from "@/lib/calc/facility-servers";
import { fleetOf, frozen } from "./fixtures";

const guide: FacilityPlanInput = frozen({
  servers: 8,
  serversPerYear: 4,
  served: null,
  growthAnnual: 0,
  additions: [],
  horizonMonths: 36,
  kwPerServer: 6.5,
  pue: 1.3,
  pricePerKwh: 0.12,
  loadRatio: 1,
  rackUnitsPerServer: 5,
  rackUnits: 42,
  gbpsPerServer: 400,
  buildOutPerKw: 1250,
  liquidCoolingCapex: 125_000,
  networkCapex: 100_000,
  powerKw: 100,
  coolingKw: 70,
  networkGbps: 12_800,
  siteRackUnits: 84,
  expansions: [],
});

describe("facilityPlan", () => {
  test("the guide: 8 × 6.5 = 52 kW; × 1.3 = 67.6 kW; × 8,760 = 592,176 kWh; × 0.12 = 71,061.12 a year; one rack", () => {
    const { now } = facilityPlan(guide);
    expect(now.itKw).toBe(52);
    expect(now.totalKw).toBeCloseTo(67.6, 12);
    expect(now.annualKwh).toBeCloseTo(592_176, 6);
    expect(now.annualPowerCost).toBeCloseTo(71_061.12, 6);
    expect(now.racks).toBe(1);
  });

  test("one server: 71,061.12 / 8 / 12 = 740.22 a month, not the guide's 2,500", () => {
    expect(facilityPlan({ ...guide, servers: 1 }).now.annualPowerCost / 12).toBeCloseTo(740.22, 2);
  });

  test("52 kW × 1,250 + 125,000 + 100,000 = 290,000 of build-out", () => {
    expect(facilityPlan(guide).now.buildOutCapex).toBe(290_000);
  });

  test("4 a year: the 11th server comes in month 9 and breaks 70 kW of heat; the 17th in month 27 breaks 84 units", () => {
    const { first, firstMonth, outlook } = facilityPlan(guide);
    expect({ first, firstMonth }).toEqual({ first: ["cooling"], firstMonth: 9 });
    expect(outlook.power.firstMonth).toBe(12);
    expect(outlook.space.firstMonth).toBe(27);
    expect(outlook.network.firstMonth).toBeNull();
  });

  test("three servers planned for month 16 instead: cooling breaks in month 16", () => {
    const plan = facilityPlan({ ...guide, serversPerYear: 0, additions: [{ month: 16, servers: 3 }] });
    expect(plan).toMatchObject({ firstMonth: 16, first: ["cooling"] });
    expect(plan.servers[15]).toBe(8);
    expect(plan.end.itKw).toBe(71.5);
  });
});

describe("servers by month", () => {
  test("2 and 5 a year: the first after 6 months, 5 × 7 / 12 = 2.9, so two after 7", () => {
    expect(steadyServers(2, 2, 6)).toEqual([2, 2, 2, 2, 2, 2, 3]);
    expect(steadyServers(0, 5, 7)[7]).toBe(2);
  });

  test("3 a year after 12 months are 3, and not 2 for a rounding error", () => {
    expect(steadyServers(0, 3, 12)[12]).toBe(3);
  });

  test("additions stay: 1 in month 1 and 2 in month 2", () => {
    const additions = [
      { month: 2, servers: 2 },
      { month: 1, servers: 1 },
    ];
    expect(withAdditions([4, 4, 4], additions)).toEqual([4, 5, 7]);
  });

  const fleet = fleetOf({ gpusPerNode: 8, targetUtilisation: 0.7, spareNodes: 0, ownedNodes: 2, lifeMonths: 60 });
  const growth = { growthAnnual: 0, horizonMonths: 12 };

  test("16,000 h / 730 = 21.9 GPUs / (8 × 0.7) = 3.9: four servers", () => {
    const workloads = [{ gpuHoursMonthly: 16_000, peakToMean: 1, growthAnnual: null }];
    expect(serversForWorkloads(fleet, workloads, growth)).toEqual(new Array(13).fill(4));
  });

  test("twice the peak: 43.8 / 5.6 = 7.8: eight", () => {
    const workloads = [{ gpuHoursMonthly: 16_000, peakToMean: 2, growthAnnual: null }];
    expect(serversForWorkloads(fleet, workloads, growth)[12]).toBe(8);
  });

  test("a workload's own growth goes before the plan's: doubling in 12 months, 2^(12/12) × 21.9 / 5.6 in month 13", () => {
    const workloads = [{ gpuHoursMonthly: 16_000, peakToMean: 1, growthAnnual: 1 }];
    expect(serversForWorkloads(fleet, workloads, { growthAnnual: 0, horizonMonths: 13 }).at(-1)).toBe(8);
  });

  test("no workload: the two that are owned stand there", () => {
    expect(serversForWorkloads(fleet, [], growth)).toEqual(new Array(13).fill(2));
  });
});
