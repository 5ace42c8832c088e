import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakeven } from "../../lib/calc/breakeven";
import { compareTimelines } from "../../lib/calc/compare";
import { evaluate } from "../../lib/calc/evaluate";
import type { Demand, Plan, ShareOf } from "../../lib/calc/plan";
import { evaluateScenario } from "../../lib/calc/scenario";
import type { Supply } from "../../lib/calc/supply";
import { capexOf, gpuHoursOf, monthlyTotals, totalOf, totalsByComponent, totalsByTier } from "../../lib/calc/timeline";
import {
  cloudOf,
  consumptionOf,
  demandOf,
  edgeOf,
  fleetOf,
  leverOf,
  planOf,
  richCloud,
  richFleet,
  scenarioOf,
} from "./fixtures";

const supplies: readonly Supply[] = [
  richCloud(),
  richFleet(),
  consumptionOf({ installMonths: 1, migrationCost: 700 }),
  edgeOf({ installMonths: 1 }),
];

const demandArbitrary = fc.record({
  gpuHoursMonthly: fc.double({ min: 0, max: 50_000, noNaN: true }),
  peakToMean: fc.double({ min: 1, max: 5, noNaN: true }),
  growthAnnual: fc.option(fc.double({ min: -0.5, max: 1, noNaN: true })),
  storageGb: fc.double({ min: 0, max: 1e5, noNaN: true }),
  egressGbMonthly: fc.double({ min: 0, max: 1e5, noNaN: true }),
  weights: fc.tuple(
    fc.double({ min: 0.01, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
});

type DrawnDemand = typeof demandArbitrary extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const planArbitrary = fc
  .record({
    demands: fc.array(demandArbitrary, { minLength: 1, maxLength: 6 }),
    horizonMonths: fc.integer({ min: 1, max: 60 }),
    growthAnnual: fc.double({ min: -0.3, max: 0.8, noNaN: true }),
    shareOf: fc.constantFrom<ShareOf>("gpu-hours", "peak"),
  })
  .map(({ demands, ...rest }) => planFrom(demands, rest));

function planFrom(drawn: readonly DrawnDemand[], rest: Pick<Plan, "horizonMonths" | "growthAnnual" | "shareOf">): Plan {
  const demands: Demand[] = drawn.map(({ weights: _, ...each }, index) => demandOf({ id: `w${index}`, ...each }));
  const placements = drawn.map(({ weights }, index) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return {
      workloadId: `w${index}`,
      shares: supplies.map(({ id }, position) => ({ supplyId: id, share: (weights[position] ?? 0) / total })),
    };
  });
  const levers = [
    leverOf({
      id: "l",
      workloadIds: ["w0"],
      fromMonth: 7,
      change: { kind: "other", demandFactor: 0.8, priceFactor: 0.9 },
    }),
    leverOf({ id: "m", fromMonth: 13, change: { kind: "other", demandFactor: 1.2, priceFactor: 1 } }),
  ];
  return planOf({ ...rest, demands, placements, levers, supplies });
}

function near(actual: number, expected: number, scale = Math.abs(expected)): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, scale));
}

describe("evaluate, whatever the plan", () => {
  it("sums its components, its tiers and its months to one total", () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const timeline = evaluate(plan);
        const total = totalOf(timeline);
        const scale = timeline.lines.reduce((sum, line) => sum + line.amounts.reduce((a, b) => a + Math.abs(b), 0), 0);
        for (const parts of [totalsByComponent(timeline), totalsByTier(timeline), monthlyTotals(timeline)]) {
          const sum = Object.values(parts).reduce((all, part) => all + part, 0);
          near(sum, total, scale);
        }
        expect(Number.isFinite(total)).toBe(true);
      }),
    );
  });

  it("serves exactly the work demanded", () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const everythingInTheCloud = planOf({
          ...plan,
          placements: plan.demands.map(({ id }) => ({ workloadId: id, shares: [{ supplyId: "cloud", share: 1 }] })),
        });
        near(gpuHoursOf(evaluate(plan)), gpuHoursOf(evaluate(everythingInTheCloud)));
      }),
    );
  });

  it("does not depend on the order of the workloads", () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const reversed = planOf({
          ...plan,
          demands: plan.demands.toReversed(),
          placements: plan.placements.toReversed(),
        });
        near(totalOf(evaluate(reversed)), totalOf(evaluate(plan)));
      }),
    );
  });

  it("is not changed by a workload that consumes nothing", () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const nothing = demandOf({ id: "nothing", gpuHoursMonthly: 0 });
        const shares = supplies.map(({ id }) => ({ supplyId: id, share: 1 / supplies.length }));
        const larger = planOf({
          ...plan,
          demands: [...plan.demands, nothing],
          placements: [...plan.placements, { workloadId: "nothing", shares }],
        });
        expect(evaluate(larger)).toEqual(evaluate(plan));
      }),
    );
  });

  it("costs k times as much when every price is k times as high", () => {
    fc.assert(
      fc.property(planArbitrary, fc.double({ min: 0.1, max: 10, noNaN: true }), (plan, factor) => {
        const dearer = planOf({ ...plan, supplies: plan.supplies.map((supply) => scaled(supply, factor)) });
        near(totalOf(evaluate(dearer)), factor * totalOf(evaluate(plan)));
      }),
    );
  });

  it("costs less on the cloud with a lower demand", () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const inCloud = plan.demands.map(({ id }) => ({ workloadId: id, shares: [{ supplyId: "cloud", share: 1 }] }));
        const whole = totalOf(evaluate(planOf({ ...plan, placements: inCloud })));
        const half = totalOf(evaluate(planOf({ ...plan, placements: inCloud, demandFactor: 0.5 })));
        expect(half).toBeLessThanOrEqual(whole);
      }),
    );
  });
});

function scaled(supply: Supply, factor: number): Supply {
  const prices = [
    "onDemandHourly",
    "instanceHourly",
    "upfrontPerInstance",
    "pricePerGb",
    "storagePricePerGb",
    "nodePrice",
    "buildOutPerKw",
    "liquidCoolingCapex",
    "networkCapex",
    "pricePerKwh",
    "runningMonthlyPerNode",
    "salaryAnnual",
    "licencesPerGpuYear",
    "migrationCost",
    "pricePerUnitMonth",
    "meteredGpuHourly",
    "devicePrice",
    "connectivityPerSiteMonth",
  ];
  return JSON.parse(JSON.stringify(supply), (key, value) => (prices.includes(key) ? value * factor : value));
}

describe("a split of a scenario", () => {
  it("at share 0 is all cloud", () => {
    const result = evaluateScenario(scenarioOf({ splits: [0], demands: [{ peakToMean: 2, storageGb: 500 }] }));
    const [none] = result.splits;
    expect(none?.timeline.lines).toEqual(result.allCloud.timeline.lines);
    expect(none?.comparison?.savings).toBe(0);
  });

  it("at share 1 is all on-prem", () => {
    const result = evaluateScenario(scenarioOf({ splits: [1], demands: [{ peakToMean: 2 }] }));
    expect(result.splits[0]).toEqual(result.allOnPrem);
  });

  it("equals `breakeven` when both sides are constant", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 12 }),
        fc.double({ min: 1000, max: 1e6, noNaN: true }),
        fc.double({ min: 100, max: 1e5, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (horizonMonths, installMonths, capex, onPremMonthly, residualRatio, discountRateAnnual) => {
          const change = {
            nodePrice: capex,
            runningMonthlyPerNode: onPremMonthly,
            gpusPerNode: 10,
            residualRatio,
            installMonths,
          };
          const pair = [cloudOf({ priceChangeAnnual: -0.1 }), fleetOf(change)];
          const inCloud = evaluate(planOf({ supplies: pair, horizonMonths, growthAnnual: 0 }));
          const owned = evaluate(planOf({ supplies: pair.toReversed(), horizonMonths, growthAnnual: 0 }));
          const compared = compareTimelines(inCloud, owned, { discountRateAnnual, capex: capexOf(owned) });
          const expected = breakeven({
            cloudMonthly: 51_100,
            capex,
            onPremMonthly,
            horizonMonths,
            installMonths,
            cloudGrowthAnnual: 0,
            onPremGrowthAnnual: 0,
            cloudPriceChangeAnnual: -0.1,
            discountRateAnnual,
            residualRatio,
          });
          near(compared.savings, expected.savings, expected.cloudTotal + capex);
          near(compared.npv, expected.npv, expected.cloudTotal + capex);
          expect(compared.breakevenMonth).toBe(expected.breakevenMonth);
          if (expected.breakevenMonths === null) expect(compared.breakevenMonths).toBeNull();
          else near(compared.breakevenMonths ?? Number.NaN, expected.breakevenMonths);
          if (expected.irrAnnual === null) expect(compared.irrAnnual).toBeNull();
          else expect(compared.irrAnnual).toBeCloseTo(expected.irrAnnual, 6);
        },
      ),
    );
  });
});

describe("a month simulated hour by hour", () => {
  it("gives the fleet min(demand, K) and the cloud the rest, as the closed form does", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 100, max: 1e5, noNaN: true }),
        fc.double({ min: 1, max: 6, noNaN: true }),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        (gpuHoursMonthly, peakToMean, share) => {
          const demands = [{ gpuHoursMonthly, peakToMean }];
          const scenario = scenarioOf({
            splits: [share],
            shareOf: "peak",
            horizonMonths: 1,
            demands,
            supplies: [cloudOf(), fleetOf()],
          });
          const [split] = evaluateScenario(scenario).splits;
          const mean = gpuHoursMonthly / 730;
          const capacity = share * mean * peakToMean;
          // A tenth of an hour at a time: the curve may fall steeply.
          let fleetHours = 0;
          let cloudHours = 0;
          for (let slot = 0; slot < 7300; slot++) {
            const demand = mean * peakToMean * (1 - (slot + 0.5) / 7300) ** (peakToMean - 1);
            fleetHours += Math.min(demand, capacity) / 10;
            cloudHours += Math.max(0, demand - capacity) / 10;
          }
          expect(split?.servedOnPrem).toBeCloseTo(fleetHours / (fleetHours + cloudHours), 3);
          const all = fleetHours + cloudHours;
          expect((split?.byTier.cloud ?? 0) / 7 / all).toBeCloseTo(cloudHours / all, 3);
          expect(split?.nodes).toBe(Math.ceil(capacity / 8 - 1e-9));
        },
      ),
      { numRuns: 40 },
    );
  });
});
