import { describe, expect, it } from "vitest";
import { compareCosts } from "../../lib/calc/compare";
import {
  capexOf,
  cumulative,
  gpuHoursOf,
  monthlyTotals,
  type Timeline,
  totalOf,
  totalsByComponent,
  totalsByTier,
} from "../../lib/calc/timeline";
import { frozen } from "./fixtures";

const timeline: Timeline = frozen({
  horizonMonths: 2,
  lines: [
    { component: "compute", supplyId: "cloud", tier: "cloud", amounts: [0, 10, 20] },
    { component: "hardware", supplyId: "fleet", tier: "on-prem", amounts: [100, 0, 0] },
    { component: "power", supplyId: "fleet", tier: "on-prem", amounts: [0, 1, 1] },
    { component: "power", supplyId: "edge", tier: "edge", amounts: [0, 2, 2] },
    { component: "residual", supplyId: "fleet", tier: "on-prem", amounts: [0, 0, -30] },
  ],
  gpuHours: [
    { supplyId: "cloud", tier: "cloud", amounts: [0, 5, 5] },
    { supplyId: "fleet", tier: "on-prem", amounts: [0, 7, 8] },
  ],
  nodes: [],
} as const);

describe("views of a timeline", () => {
  it("adds the months: 100; 10 + 1 + 2 = 13; 20 + 1 + 2 − 30 = −7", () => {
    expect(monthlyTotals(timeline)).toEqual([100, 13, -7]);
    expect(cumulative(monthlyTotals(timeline))).toEqual([100, 113, 106]);
    expect(totalOf(timeline)).toBe(106);
  });

  it("adds components over supplies and leaves out those without a line", () => {
    expect(totalsByComponent(timeline)).toEqual({ compute: 30, hardware: 100, power: 6, residual: -30 });
  });

  it("adds tiers: 30, 100 + 2 − 30 = 72, 4", () => {
    expect(totalsByTier(timeline)).toEqual({ cloud: 30, "on-prem": 72, edge: 4 });
  });

  it("counts what is bought, not what comes back", () => {
    expect(capexOf(timeline)).toBe(100);
  });

  it("adds GPU-hours, of all or of one tier", () => {
    expect(gpuHoursOf(timeline)).toBe(25);
    expect(gpuHoursOf(timeline, "on-prem")).toBe(15);
    expect(gpuHoursOf(timeline, "edge")).toBe(0);
  });
});

describe("compareCosts", () => {
  it("saves 300 − 210 = 90 on 150 invested: 30 % of the baseline, a return of 60 %", () => {
    const found = compareCosts([0, 100, 100, 100], [150, 20, 20, 20], { discountRateAnnual: 0, capex: 150 });
    expect(found).toMatchObject({ savings: 90, savingsRatio: 0.3, roi: 0.6, npv: 90, breakevenMonth: 2 });
    // 150 / 80
    expect(found.breakevenMonths).toBeCloseTo(1.875, 12);
  });

  it("has no ratio of a baseline that costs nothing, no return on nothing, no rate without flows both ways", () => {
    const found = compareCosts([0, 0], [0, 5], { discountRateAnnual: 0.1, capex: 0 });
    expect(found).toMatchObject({ savings: -5, savingsRatio: null, roi: null, irrAnnual: null, breakevenMonth: null });
  });
});
