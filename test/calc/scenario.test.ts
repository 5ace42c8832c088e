import { describe, expect, it } from "vitest";
import type { ScenarioPlan } from "../../lib/calc/plan";
import { evaluateScenario } from "../../lib/calc/scenario";
import { cloudOf, consumptionOf, demandOf, edgeOf, fleetOf, frozen, scenarioOf } from "./fixtures";

/** 100,000 a month in the cloud; 8 GPUs flat, one node of 800,000 that runs for 15,000. */
const guide = scenarioOf({
  horizonMonths: 36,
  splits: [0.5],
  demands: [{ gpuHoursMonthly: 5840 }],
  supplies: [
    cloudOf({ onDemandHourly: 100_000 / 5840 }),
    fleetOf({ nodePrice: 800_000, runningMonthlyPerNode: 15_000, gpusPerNode: 8 }),
  ],
});

describe("evaluateScenario", () => {
  it("meets the guide's example on its all-on-prem side: 800,000 / 85,000 = 9.41 months, month 10", () => {
    const { allCloud, allOnPrem } = evaluateScenario(guide);
    expect(allCloud.total).toBeCloseTo(3_600_000, 4);
    expect(allOnPrem.total).toBeCloseTo(1_340_000, 4);
    expect(allOnPrem.comparison?.savings).toBeCloseTo(2_260_000, 4);
    expect(allOnPrem.comparison?.savingsRatio).toBeCloseTo(0.6278, 4);
    expect(allOnPrem.comparison?.roi).toBeCloseTo(2.825, 6);
    expect(allOnPrem.comparison?.breakevenMonths).toBeCloseTo(9.4118, 4);
    expect(allOnPrem.comparison?.breakevenMonth).toBe(10);
    expect(allOnPrem.capex).toBe(800_000);
    expect(allOnPrem.nodes).toBe(1);
    expect(allOnPrem.servedOnPrem).toBe(1);
    expect(allOnPrem.perGpuHour).toBeCloseTo(1_340_000 / (5840 * 36), 8);
  });

  it("half on-prem still needs the whole node: (50,000 − 15,000) a month pay 800,000 back in 22.86", () => {
    const [half] = evaluateScenario(guide).splits;
    expect(half?.comparison?.breakevenMonths).toBeCloseTo(22.857, 3);
    expect(half?.servedOnPrem).toBeCloseTo(0.5, 12);
  });

  it("has a cumulative curve from the start to the horizon that ends at the total", () => {
    const { allOnPrem } = evaluateScenario(guide);
    expect(allOnPrem.cumulative).toHaveLength(37);
    expect(allOnPrem.cumulative[0]).toBe(800_000);
    expect(allOnPrem.cumulative[36]).toBeCloseTo(allOnPrem.total, 4);
  });

  it("discounts: 100,000 at the end of each of 12 months at 12.6825 % a year (1 % a month) are worth 1,125,508", () => {
    const { allCloud } = evaluateScenario({ ...guide, horizonMonths: 12, discountRateAnnual: 1.01 ** 12 - 1 });
    // Annuity factor of 12 periods at 1 %: 11.2551.
    expect(allCloud.presentValue / 100_000).toBeCloseTo(11.2551, 4);
  });

  it("says null, not 0, where nothing is served", () => {
    const { allCloud } = evaluateScenario(scenarioOf({ demands: [] }));
    expect(allCloud.total).toBe(0);
    expect(allCloud.perGpuHour).toBeNull();
    expect(allCloud.servedOnPrem).toBeNull();
    expect(allCloud.comparison).toBeNull();
  });

  it("keeps a workload fixed by hand in its place in every split, all cloud included", () => {
    const fixed: ScenarioPlan = frozen({
      ...guide,
      supplies: [...guide.supplies, edgeOf()],
      demands: [
        ...guide.demands,
        { ...demandOf({ id: "fixed" }), placement: { kind: "fixed", shares: [{ supplyId: "edge", share: 1 }] } },
      ],
    });
    const result = evaluateScenario(fixed);
    for (const split of [result.allCloud, ...result.splits, result.allOnPrem]) {
      expect(split.byTier.edge).toBeCloseTo(15_000 + 36 * (73 + 80 + 75), 6);
    }
    // The devices are in both, so the return is on what on-prem invests besides.
    expect(result.allOnPrem.comparison?.roi).toBeCloseTo(2.825, 6);
  });

  it("moves to consumption-priced on-prem without capex: return on nothing is null", () => {
    const { allOnPrem } = evaluateScenario({
      ...guide,
      supplies: [cloudOf(), consumptionOf()],
      fleetSupplyId: "managed",
    });
    expect(allOnPrem.capex).toBe(0);
    expect(allOnPrem.comparison?.roi).toBeNull();
    expect(allOnPrem.comparison?.breakevenMonth).toBe(0);
    expect(allOnPrem.nodes).toBe(0);
  });

  it("shows a loss as a negative saving and no breakeven as null", () => {
    const dear = { ...guide, supplies: [cloudOf({ onDemandHourly: 1 }), fleetOf({ nodePrice: 1e6 })] };
    const { allOnPrem } = evaluateScenario(dear);
    expect(allOnPrem.comparison?.savings).toBeCloseTo(36 * 5840 - 1e6, 4);
    expect(allOnPrem.comparison?.breakevenMonths).toBeNull();
    expect(allOnPrem.comparison?.breakevenMonth).toBeNull();
  });

  it("needs more nodes for 70 % of a peaky demand than of a flat one of the same size", () => {
    const nodes = [1, 2, 3].map((peakToMean) => {
      const demands = [{ gpuHoursMonthly: 73_000, peakToMean }];
      return evaluateScenario(scenarioOf({ splits: [0.7], demands })).splits[0]?.nodes ?? 0;
    });
    expect(nodes[1]).toBeGreaterThan(nodes[0] ?? Number.NaN);
    expect(nodes[2]).toBeGreaterThan(nodes[1] ?? Number.NaN);
  });
});
