import { describe, expect, it } from "vitest";
import { evaluate } from "../../lib/calc/evaluate";
import type { Supply } from "../../lib/calc/supply";
import { capexOf, totalOf } from "../../lib/calc/timeline";
import { amountsOf, cloudOf, consumptionOf, demandOf, edgeOf, fleetOf, leverOf, planOf } from "./fixtures";

/** 7,300 GPU-hours a month are 10 GPUs at once: two nodes of 8. */
const on = (supply: Supply, horizonMonths = 2, change: Parameters<typeof planOf>[0] = {}) =>
  evaluate(planOf({ supplies: [supply], horizonMonths, ...change }));

describe("an owned fleet", () => {
  it("buys ⌈10 / 8⌉ = 2 nodes of 250,000 at the start", () => {
    const timeline = on(fleetOf());
    expect(amountsOf(timeline, "hardware")).toEqual([500_000, 0, 0]);
    expect(timeline.nodes).toEqual([{ supplyId: "fleet", counts: [2, 2, 2] }]);
    expect(totalOf(timeline)).toBe(500_000);
  });

  it("adds fabric of 10 % and 100,000 of network: 150,000", () => {
    expect(amountsOf(on(fleetOf({ fabricShare: 0.1, networkCapex: 100_000 })), "fabric")[0]).toBe(150_000);
  });

  it("builds 2 · 10 kW at 1,000 a kW and 50,000 of liquid cooling: 70,000", () => {
    const fleet = fleetOf({ kwPerNode: 10, buildOutPerKw: 1000, liquidCoolingCapex: 50_000 });
    expect(amountsOf(on(fleet), "facility")[0]).toBe(70_000);
  });

  it("pays 2 · 10 kW · 0.8 · 730 h · 0.12 = 1,401.60 of power, and 30 % of it for cooling at PUE 1.3", () => {
    const timeline = on(fleetOf({ kwPerNode: 10, loadRatio: 0.8, pricePerKwh: 0.12, pue: 1.3 }));
    expect(amountsOf(timeline, "power")[1]).toBeCloseTo(1401.6, 8);
    expect(amountsOf(timeline, "cooling")[1]).toBeCloseTo(420.48, 8);
  });

  it("pays 2 · 10 kW · 150 of colocation instead of site, power and cooling", () => {
    const fleet = fleetOf({
      kwPerNode: 10,
      buildOutPerKw: 1000,
      liquidCoolingCapex: 50_000,
      pricePerKwh: 0.12,
      pue: 1.3,
      colocationPerKwMonth: 150,
    });
    const timeline = on(fleet);
    expect(amountsOf(timeline, "space")[1]).toBe(3000);
    for (const component of ["facility", "power", "cooling"]) expect(amountsOf(timeline, component)).toEqual([]);
  });

  it("pays upkeep of 12 % a year and a lump of 100 a node: 2 · (2,500 + 100)", () => {
    const fleet = fleetOf({ maintenanceShareAnnual: 0.12, runningMonthlyPerNode: 100 });
    expect(amountsOf(on(fleet), "maintenance")[1]).toBeCloseTo(5200, 8);
  });

  it("pays 2 · 0.1 staff of 150,000 a year, and 16 licences of 4,500 a year", () => {
    const timeline = on(fleetOf({ staffFtePerNode: 0.1, salaryAnnual: 150_000, licencesPerGpuYear: 4500 }));
    expect(amountsOf(timeline, "staff")[1]).toBeCloseTo(2500, 8);
    expect(amountsOf(timeline, "licences")[1]).toBeCloseTo(6000, 8);
  });

  it("buys anew at the end of life and gives back the residual of what still stands: −0.2 · 500,000", () => {
    const timeline = on(fleetOf({ lifeMonths: 2, residualRatio: 0.2 }), 3);
    expect(amountsOf(timeline, "hardware")).toEqual([500_000, 0, 500_000, 0]);
    expect(amountsOf(timeline, "residual")).toEqual([0, 0, 0, -100_000]);
  });

  it("does not buy the last refresh that the horizon would not use", () => {
    expect(amountsOf(on(fleetOf({ lifeMonths: 2 }), 2), "hardware")).toEqual([500_000, 0, 0]);
  });

  it("does not pay for nodes already in place, but runs them", () => {
    const timeline = on(fleetOf({ ownedNodes: 2, runningMonthlyPerNode: 100, residualRatio: 0.5 }));
    expect(capexOf(timeline)).toBe(0);
    expect(amountsOf(timeline, "maintenance")[1]).toBe(200);
    expect(amountsOf(timeline, "residual")).toEqual([]);
  });

  it("adds the needs of two workloads before it rounds up: 6 + 6 GPUs are 2 nodes, 4 + 4 are one", () => {
    const pair = (gpus: number) => ({
      demands: [demandOf({ id: "a", gpuHoursMonthly: gpus * 730 }), demandOf({ id: "b", gpuHoursMonthly: gpus * 730 })],
    });
    expect(on(fleetOf(), 1, pair(6)).nodes[0]?.counts[1]).toBe(2);
    expect(on(fleetOf(), 1, pair(4)).nodes[0]?.counts[1]).toBe(1);
  });

  it("needs the peak of a peaky workload: 10 GPUs on average, 30 at the peak, 4 nodes", () => {
    expect(on(fleetOf(), 1, { demands: [demandOf({ peakToMean: 3 })] }).nodes[0]?.counts[1]).toBe(4);
  });

  it("buys as demand doubles in month 2, just before", () => {
    const levers = [leverOf({ id: "x", fromMonth: 2, change: { kind: "other", demandFactor: 2, priceFactor: 1 } })];
    expect(amountsOf(on(fleetOf(), 2, { levers }), "hardware")).toEqual([500_000, 250_000, 0]);
  });

  it("pays the cloud bill of what moves while it is installed, besides its own running cost", () => {
    const supplies = [
      fleetOf({ installMonths: 2, migrationCost: 9000, runningMonthlyPerNode: 100 }),
      cloudOf({ supportShare: 0.1 }),
    ];
    const timeline = evaluate(planOf({ supplies, horizonMonths: 3 }));
    // 7,300 · 7 · 1.1
    expect(amountsOf(timeline, "dual-run")[0]).toBe(0);
    expect(amountsOf(timeline, "dual-run")[1]).toBeCloseTo(56_210, 8);
    expect(amountsOf(timeline, "dual-run")[2]).toBeCloseTo(56_210, 8);
    expect(amountsOf(timeline, "dual-run")[3]).toBe(0);
    expect(amountsOf(timeline, "maintenance")).toEqual([0, 200, 200, 200]);
    expect(amountsOf(timeline, "migration")).toEqual([9000, 0, 0, 0]);
    // Until the fleet stands the cloud does the work.
    expect(timeline.gpuHours.map(({ amounts }) => amounts)).toEqual([
      [0, 0, 0, 7300],
      [0, 7300, 7300, 0],
    ]);
  });

  it("prices the egress of what moves at the tiers it reaches on top of what stays", () => {
    const egressTiers = [
      { upToGb: 1000, pricePerGb: 0.1 },
      { upToGb: null, pricePerGb: 0.05 },
    ];
    const supplies = [fleetOf({ installMonths: 1 }), cloudOf({ egressTiers, onDemandHourly: 0 })];
    const shares = [
      { supplyId: "fleet", share: 0.5 },
      { supplyId: "cloud", share: 0.5 },
    ];
    const demands = [demandOf({ egressGbMonthly: 2000 })];
    const timeline = evaluate(
      planOf({ supplies, demands, horizonMonths: 1, placements: [{ workloadId: "work", shares }] }),
    );
    expect(amountsOf(timeline, "egress")[1]).toBeCloseTo(100, 10);
    expect(amountsOf(timeline, "dual-run")[1]).toBeCloseTo(50, 10);
  });

  it("costs nothing, not even its migration, when nothing runs on it", () => {
    const fleet = fleetOf({ ownedNodes: 4, migrationCost: 9000, runningMonthlyPerNode: 100, networkCapex: 5 });
    expect(on(fleet, 2, { demands: [demandOf({ gpuHoursMonthly: 0 })] }).lines).toEqual([]);
  });
});

describe("consumption-priced on-prem", () => {
  it("pays 10 reserved units of 1,500 for the 7,300 GPU-hours they can give", () => {
    const timeline = on(consumptionOf({ migrationCost: 500 }));
    expect(amountsOf(timeline, "compute")).toEqual([0, 15_000, 15_000]);
    expect(amountsOf(timeline, "migration")[0]).toBe(500);
    expect(capexOf(timeline)).toBe(0);
  });

  it("pays the reserved units when less is used, and meters what is above: (7,300 − 4 · 730) · 3 = 13,140", () => {
    const little = { demands: [demandOf({ gpuHoursMonthly: 10 })] };
    expect(amountsOf(on(consumptionOf(), 1, little), "compute")[1]).toBe(15_000);
    expect(amountsOf(on(consumptionOf({ reservedUnits: 4 }), 1), "compute")[1]).toBe(6000 + 13_140);
  });

  it("costs nothing when nothing runs on it", () => {
    expect(on(consumptionOf(), 2, { demands: [demandOf({ gpuHoursMonthly: 0 })] }).lines).toEqual([]);
  });
});

describe("an edge fleet", () => {
  it("buys 10 devices of 1,500 and runs them: power 73, connectivity 80, failures 75 a month", () => {
    const timeline = on(edgeOf(), 2);
    // 10 · 0.05 kW · 730 h · 0.2, 2 sites · 40, 10 · 1,500 · 0.06 / 12
    expect(amountsOf(timeline, "devices")).toEqual([15_000, 75, 75]);
    expect(amountsOf(timeline, "power")[1]).toBeCloseTo(73, 10);
    expect(amountsOf(timeline, "connectivity")[1]).toBe(80);
    expect(timeline.nodes[0]?.counts).toEqual([10, 10, 10]);
  });

  it("buys 5 more when demand grows by half, and replaces each at the end of its life", () => {
    const levers = [leverOf({ id: "x", fromMonth: 2, change: { kind: "other", demandFactor: 1.5, priceFactor: 1 } })];
    const timeline = on(edgeOf({ lifeMonths: 2, failureRateAnnual: 0 }), 4, { levers });
    expect(amountsOf(timeline, "devices")).toEqual([15_000, 7500, 15_000, 7500, 0]);
  });

  it("keeps a device at every site when there is less work than they could do", () => {
    expect(on(edgeOf(), 1, { demands: [demandOf({ gpuHoursMonthly: 5 })] }).nodes[0]?.counts[1]).toBe(10);
  });
});

describe("evaluate", () => {
  it("refuses a workload without a placement, an unknown supply, and shares that do not sum to 1", () => {
    const placed = (shares: { supplyId: string; share: number }[]) => ({
      placements: [{ workloadId: "work", shares }],
    });
    expect(() => evaluate(planOf({ placements: [] }))).toThrow(RangeError);
    expect(() => evaluate(planOf(placed([{ supplyId: "nowhere", share: 1 }])))).toThrow(RangeError);
    expect(() => evaluate(planOf(placed([{ supplyId: "cloud", share: 0.9 }])))).toThrow(RangeError);
    expect(() => evaluate(planOf(placed([{ supplyId: "cloud", share: Number.NaN }])))).toThrow(RangeError);
  });

  it("gives an empty plan an empty timeline", () => {
    const timeline = evaluate(planOf({ demands: [], supplies: [], horizonMonths: 1 }));
    expect(timeline).toEqual({ horizonMonths: 1, lines: [], gpuHours: [], nodes: [] });
  });
});
