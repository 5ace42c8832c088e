import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/calc/evaluate";
import { fleetPurchase } from "@/lib/calc/fleet-purchase";
import { demandOf, fleetOf, frozen, richFleet } from "./fixtures";

describe("fleetPurchase", () => {
  it("29,200 GPU-hours are 40 GPUs: 40 / (8 × 0.7) = 7.1, 8 nodes; 8 × 250,000 + 100,000 + 40,000 = 2.14 M", () => {
    const fleet = fleetOf({
      targetUtilisation: 0.7,
      networkCapex: 100_000,
      migrationCost: 40_000,
      runningMonthlyPerNode: 3000,
    });
    expect(fleetPurchase([frozen({ gpuHoursMonthly: 29_200, peakToMean: 1 })], frozen(fleet))).toEqual({
      nodes: 8,
      capex: 2_140_000,
      runningMonthly: 24_000,
    });
  });

  it("twice the peak takes twice the nodes: 40 GPUs × 2 / 8 = 10", () => {
    expect(fleetPurchase([{ gpuHoursMonthly: 29_200, peakToMean: 2 }], fleetOf()).nodes).toBe(10);
  });

  it("a site of one's own costs 8 × 10 kW × 1,000; a rented one is paid by the month: 8 × 10 × 150", () => {
    const site = { kwPerNode: 10, buildOutPerKw: 1000, liquidCoolingCapex: 50_000 };
    const demand = [{ gpuHoursMonthly: 46_720, peakToMean: 1 }];
    expect(fleetPurchase(demand, fleetOf(site)).capex).toBe(8 * 250_000 + 80_000 + 50_000);
    expect(fleetPurchase(demand, fleetOf({ ...site, colocationPerKwMonth: 150 }))).toEqual({
      nodes: 8,
      capex: 2_000_000,
      runningMonthly: 12_000,
    });
  });

  it("buys nothing for no demand", () => {
    const nothing = { nodes: 0, capex: 0, runningMonthly: 0 };
    expect(fleetPurchase([], richFleet())).toEqual(nothing);
    expect(fleetPurchase([{ gpuHoursMonthly: 0, peakToMean: 3 }], richFleet())).toEqual(nothing);
  });

  it("is what the evaluator pays at the start and each month", () => {
    const hours = fc.double({ min: 1, max: 90_000, noNaN: true });
    const peak = fc.double({ min: 1, max: 4, noNaN: true });
    fc.assert(
      fc.property(hours, peak, hours, fc.option(fc.constant(150)), (one, peakToMean, other, colocationPerKwMonth) => {
        const fleet = richFleet({ colocationPerKwMonth, residualRatio: 0 });
        const demands = [
          demandOf({ id: "one", gpuHoursMonthly: one, peakToMean }),
          demandOf({ id: "other", gpuHoursMonthly: other, peakToMean: 1 }),
        ];
        const timeline = evaluate({
          horizonMonths: 12,
          growthAnnual: 0,
          demandFactor: 1,
          shareOf: "gpu-hours",
          demands,
          supplies: [fleet],
          placements: demands.map(({ id }) => ({ workloadId: id, shares: [{ supplyId: fleet.id, share: 1 }] })),
          levers: [],
        });
        const paid = (month: number) => timeline.lines.reduce((sum, { amounts }) => sum + (amounts[month] ?? 0), 0);
        const bought = fleetPurchase(demands, fleet);
        expect(bought.capex / paid(0)).toBeCloseTo(1, 9);
        expect(bought.runningMonthly / paid(6)).toBeCloseTo(1, 9);
      }),
    );
  });
});
