import { describe, expect, it } from "vitest";
import { evaluate } from "../../lib/calc/evaluate";
import { totalOf } from "../../lib/calc/timeline";
import { amountsOf, cloudOf, demandOf, leverOf, planOf } from "./fixtures";

const offer = (change: Parameters<typeof cloudOf>[0], horizonMonths = 2, growthAnnual = 0) =>
  evaluate(planOf({ supplies: [cloudOf(change)], horizonMonths, growthAnnual }));

describe("a cloud offer", () => {
  it("bills 7,300 GPU-hours at 7 an hour: 51,100 a month, nothing at the start", () => {
    expect(amountsOf(offer({}), "compute")).toEqual([0, 51_100, 51_100]);
  });

  it("bills 7,300 / 8 = 912.5 instance-hours of 8 GPUs at 56", () => {
    expect(amountsOf(offer({ gpusPerInstance: 8, onDemandHourly: 56 }), "compute")[1]).toBe(51_100);
  });

  it("bills the allocation: at utilisation 0.5 the 7,300 used hours cost 102,200, half of it idle", () => {
    const timeline = offer({ utilisation: 0.5 });
    expect(amountsOf(timeline, "compute")[1]).toBeCloseTo(51_100, 8);
    expect(amountsOf(timeline, "idle")[1]).toBeCloseTo(51_100, 8);
  });

  it("buys 40 % on spot at 3 with 10 % extra hours: 7,300 · (0.4 · 1.1 · 3 + 0.6 · 7) = 40,296", () => {
    const spot = { instanceHourly: 3, interruptionOverhead: 0.1 };
    const mix = { reserved1y: 0, reserved3y: 0, spot: 0.4 };
    expect(amountsOf(offer({ spot, mix }), "compute")[1]).toBeCloseTo(40_296, 6);
  });

  it("falls to on demand for a purchase option the offer does not have", () => {
    const mix = { reserved1y: 0.5, reserved3y: 0.2, spot: 0.3 };
    expect(amountsOf(offer({ mix }), "compute")[1]).toBeCloseTo(51_100, 8);
  });

  it("pays the upfront of each term as it starts: 10 instances · 0.5 · 1,000 at months 0 and 12", () => {
    const reserved1y = { instanceHourly: 4, upfrontPerInstance: 1000 };
    const mix = { reserved1y: 0.5, reserved3y: 0, spot: 0 };
    const compute = amountsOf(offer({ reserved1y, mix }, 13), "compute");
    const running = 7300 * (0.5 * 4 + 0.5 * 7);
    expect(compute[0]).toBeCloseTo(5000, 8);
    expect(compute[1]).toBeCloseTo(running, 8);
    expect(compute[12]).toBeCloseTo(running + 5000, 8);
    expect(compute[13]).toBeCloseTo(running, 8);
  });

  it("pays committed hours that a falling demand leaves unused: 7,300 · (1 − 0.25) · 4 = 21,900 of waste", () => {
    const reserved1y = { instanceHourly: 4, upfrontPerInstance: 0 };
    const mix = { reserved1y: 1, reserved3y: 0, spot: 0 };
    const levers = [leverOf({ id: "x", fromMonth: 2, change: { kind: "other", demandFactor: 0.25, priceFactor: 1 } })];
    const timeline = evaluate(planOf({ supplies: [cloudOf({ reserved1y, mix })], horizonMonths: 13, levers }));
    expect(amountsOf(timeline, "commitment-waste").slice(0, 3)).toEqual([0, 0, 21_900]);
    expect(amountsOf(timeline, "compute").slice(1, 3)).toEqual([29_200, 7300]);
    // The second term is committed for what is then needed.
    expect(amountsOf(timeline, "commitment-waste")[13]).toBe(0);
    expect(amountsOf(timeline, "compute")[13]).toBe(7300);
  });

  it("runs growth above the commitment on demand, at the committed price for what was committed", () => {
    const reserved1y = { instanceHourly: 4, upfrontPerInstance: 0 };
    const mix = { reserved1y: 1, reserved3y: 0, spot: 0 };
    const levers = [leverOf({ id: "x", fromMonth: 2, change: { kind: "other", demandFactor: 2, priceFactor: 1 } })];
    const timeline = evaluate(planOf({ supplies: [cloudOf({ reserved1y, mix })], horizonMonths: 2, levers }));
    expect(amountsOf(timeline, "compute")[2]).toBe(7300 * 4 + 7300 * 7);
    expect(amountsOf(timeline, "commitment-waste")).toEqual([]);
  });

  it("keeps a committed price through its term while prices fall by 10 % a year", () => {
    const reserved1y = { instanceHourly: 4, upfrontPerInstance: 0 };
    const mix = { reserved1y: 1, reserved3y: 0, spot: 0 };
    const compute = amountsOf(offer({ reserved1y, mix, priceChangeAnnual: -0.1 }, 13), "compute");
    expect(compute[12]).toBeCloseTo(29_200, 8);
    expect(compute[13]).toBeCloseTo(26_280, 8);
  });

  it("changes on-demand prices month by month: month 13 costs 90 % of month 1", () => {
    const compute = amountsOf(offer({ priceChangeAnnual: -0.1 }, 13), "compute");
    expect(compute[13]).toBeCloseTo(0.9 * 51_100, 6);
    expect(compute[7]).toBeCloseTo(Math.sqrt(0.9) * 51_100, 6);
  });

  it("grows demand by (1 + 0.21)^((m − 1) / 12): month 7 is 10 % up", () => {
    expect(amountsOf(offer({}, 7, 0.21), "compute")[7]).toBeCloseTo(56_210, 6);
  });

  it("takes network and support as shares of compute, idle and waste", () => {
    const timeline = offer({ utilisation: 0.5, networkShare: 0.02, supportShare: 0.1 });
    expect(amountsOf(timeline, "network")[1]).toBeCloseTo(2044, 8);
    expect(amountsOf(timeline, "support")[1]).toBeCloseTo(10_220, 8);
  });

  it("prices storage by GB, and egress through the tiers of the offer's whole traffic", () => {
    const egressTiers = [
      { upToGb: 10_240, pricePerGb: 0.09 },
      { upToGb: null, pricePerGb: 0.085 },
    ];
    const demands = [
      demandOf({ id: "a", storageGb: 1000, egressGbMonthly: 10_240 }),
      demandOf({ id: "b", gpuHoursMonthly: 0, egressGbMonthly: 1000 }),
    ];
    const supplies = [cloudOf({ egressTiers, storagePricePerGb: 0.023 })];
    const timeline = evaluate(planOf({ supplies, demands, horizonMonths: 1 }));
    expect(amountsOf(timeline, "storage")[1]).toBeCloseTo(23, 10);
    // 10,240 · 0.09 + 1,000 · 0.085
    expect(amountsOf(timeline, "egress")[1]).toBeCloseTo(921.6 + 85, 8);
  });

  it("lets a price lever touch only its workload: 51,100 + 51,100 · 0.5", () => {
    const demands = [demandOf({ id: "a" }), demandOf({ id: "b" })];
    const levers = [
      leverOf({
        id: "x",
        workloadIds: ["b"],
        fromMonth: 2,
        change: { kind: "other", demandFactor: 1, priceFactor: 0.5 },
      }),
    ];
    const compute = amountsOf(evaluate(planOf({ demands, levers, horizonMonths: 2 })), "compute");
    expect(compute[1]).toBeCloseTo(102_200, 8);
    expect(compute[2]).toBeCloseTo(76_650, 8);
  });

  it("costs nothing when nothing runs on it", () => {
    const demands = [demandOf({ gpuHoursMonthly: 0 })];
    expect(totalOf(evaluate(planOf({ demands })))).toBe(0);
  });
});
