import { describe, expect, it } from "vitest";
import { gpuHourRate, monthlyCostOn } from "../../lib/calc/rate";
import { cloudOf, consumptionOf, demandOf, edgeOf, fleetOf, frozen } from "./fixtures";

describe("gpuHourRate", () => {
  it("cloud: 55.04 / 8 GPUs at 80 % use of the allocation, 5 % of support: 9.03", () => {
    const offer = cloudOf({ gpusPerInstance: 8, onDemandHourly: 55.04, utilisation: 0.8, supportShare: 0.05 });
    expect(gpuHourRate(frozen(offer))).toBeCloseTo((6.88 / 0.8) * 1.05, 12);
  });

  it("cloud: a reservation of 4 with 8,760 upfront is 5 an hour over its year; half of it at 7 makes 6", () => {
    const reserved1y = { instanceHourly: 4, upfrontPerInstance: 8760 };
    expect(gpuHourRate(cloudOf({ reserved1y, mix: { reserved1y: 0.5, reserved3y: 0, spot: 0 } }))).toBeCloseTo(6, 12);
  });

  it("owned: 292,000 over 50 months and 1,168 a month make 7,008; 8 · 730 · 0.6 = 3,504 available hours: 2 an hour", () => {
    const fleet = fleetOf({
      nodePrice: 292_000,
      lifeMonths: 50,
      runningMonthlyPerNode: 1168,
      targetUtilisation: 0.6,
    });
    expect(gpuHourRate(frozen(fleet))).toBeCloseTo(2, 12);
  });

  it("owned: one spare for three nodes that serve costs a third more", () => {
    const base = fleetOf({ nodePrice: 100_000, ownedNodes: 4 });
    const plain = gpuHourRate(base) ?? Number.NaN;
    expect(gpuHourRate({ ...base, spareNodes: 1 })).toBeCloseTo((plain * 4) / 3, 12);
  });

  it("consumption: 1,460 a unit-month is 2 an hour, without units the metered price", () => {
    expect(gpuHourRate(consumptionOf({ pricePerUnitMonth: 1460 }))).toBe(2);
    expect(gpuHourRate(consumptionOf({ reservedUnits: 0 }))).toBe(3);
  });

  it("edge: 10 · 1,500 / 60 + 75 + 73 + 80 = 478 a month over 7,300 hours", () => {
    expect(gpuHourRate(edgeOf())).toBeCloseTo(478 / 7300, 12);
  });

  it("is null for a supply that can serve nothing", () => {
    expect(gpuHourRate(edgeOf({ devices: 0 }))).toBeNull();
    expect(monthlyCostOn(demandOf(), edgeOf({ devices: 0 }))).toBeNull();
  });
});

describe("monthlyCostOn", () => {
  it("cloud: 7,300 · 7 + 1,000 GB · 0.02 + 500 GB · 0.09 = 51,165", () => {
    const offer = cloudOf({ storagePricePerGb: 0.02, egressTiers: [{ upToGb: null, pricePerGb: 0.09 }] });
    expect(monthlyCostOn(frozen(demandOf({ storageGb: 1000, egressGbMonthly: 500 })), offer)).toBeCloseTo(51_165, 8);
  });

  it("owned: a demand with twice the peak needs twice the hardware", () => {
    const flat = monthlyCostOn(demandOf(), fleetOf()) ?? Number.NaN;
    expect(monthlyCostOn(demandOf({ peakToMean: 2 }), fleetOf())).toBeCloseTo(2 * flat, 8);
  });
});
