import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ScenarioPlan } from "@/lib/calc/plan";
import { evaluateScenario } from "@/lib/calc/scenario";
import type { Supply } from "@/lib/calc/supply";
import { capexOf, monthlyTotals } from "@/lib/calc/timeline";
import { trialRunner } from "@/lib/calc/uncertainty/trials";
import { demandOf, leverOf, richCloud, richFleet, scenarioOf } from "../fixtures";

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const scenarios = fc
  .record({
    hours: fc.array(
      fc.record({
        hours: between(10, 40_000),
        own: fc.option(between(-0.3, 0.6)),
        peak: between(1, 3),
        fixed: fc.option(between(0, 1), { freq: 3 }),
      }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    horizonMonths: fc.integer({ min: 1, max: 48 }),
    installMonths: fc.integer({ min: 0, max: 6 }),
    hasShutdown: fc.boolean(),
    shareOf: fc.constantFrom("gpu-hours" as const, "peak" as const),
    dearer: fc.option(between(0.5, 2)),
    remixed: fc.option(between(0, 0.6)),
    upfront: fc.boolean(),
  })
  .map(({ hours, horizonMonths, installMonths, hasShutdown, shareOf, dearer, remixed, upfront }): ScenarioPlan => {
    const cloud = richCloud(upfront ? {} : { reserved1y: null, reserved3y: null });
    const fleet = richFleet({ installMonths });
    return {
      ...scenarioOf({ supplies: [cloud, fleet] }),
      horizonMonths,
      shareOf,
      demands: hours.map(({ hours: gpuHoursMonthly, own, peak, fixed }, index) => ({
        ...demandOf({ id: `w${index}`, gpuHoursMonthly, growthAnnual: own, peakToMean: peak }),
        storageGb: index * 3000,
        egressGbMonthly: 20_000,
        placement:
          fixed === null
            ? { kind: "split" }
            : {
                kind: "fixed",
                shares: [
                  { supplyId: cloud.id, share: fixed },
                  { supplyId: fleet.id, share: 1 - fixed },
                ],
              },
      })),
      levers: [
        leverOf({
          fromMonth: 3,
          oneOffCost: 9000,
          change: { kind: "compression", costRatio: 0.6 },
          workloadIds: ["w0"],
        }),
        ...(hasShutdown
          ? [leverOf({ id: "l2", fromMonth: 2, change: { kind: "auto-shutdown", utilisation: 0.9 } })]
          : []),
        ...(dearer === null
          ? []
          : [leverOf({ id: "l3", fromMonth: 4, change: { kind: "other", demandFactor: 1, priceFactor: dearer } })]),
        ...(remixed === null
          ? []
          : [
              leverOf({
                id: "l4",
                fromMonth: 5,
                change: { kind: "purchase-mix", mix: { reserved1y: remixed, reserved3y: 0.1, spot: 0.2 } },
              }),
            ]),
      ],
      cloudSupplyId: cloud.id,
      fleetSupplyId: fleet.id,
      splits: [0.7, 0.3],
    };
  });

const changes = fc.record({
  growthAnnual: between(-0.3, 0.8),
  demandFactor: between(0.5, 2),
  cloud: fc.record({
    priceChangeAnnual: between(-0.3, 0.2),
    onDemandHourly: between(1, 90),
    utilisation: between(0.3, 1),
  }),
  fleet: fc.record({
    nodePrice: between(1e4, 4e5),
    targetUtilisation: between(0.3, 1),
    residualRatio: between(0, 0.4),
    pricePerKwh: between(0.05, 0.4),
    installMonths: fc.integer({ min: 0, max: 9 }),
  }),
});

function changed(
  base: ScenarioPlan,
  { cloud, fleet, ...rest }: typeof changes extends fc.Arbitrary<infer Drawn> ? Drawn : never,
) {
  const supplies = base.supplies.map((supply): Supply => {
    if (supply.kind === "cloud") return { ...supply, ...cloud };
    return supply.kind === "owned" ? { ...supply, ...fleet } : supply;
  });
  return { ...base, ...rest, supplies };
}

describe("the evaluator of trials", () => {
  test("costs what the evaluator says, month by month and placement by placement, trial after trial", () => {
    fc.assert(
      fc.property(scenarios, fc.array(changes, { minLength: 1, maxLength: 3 }), (base, trials) => {
        const { run } = trialRunner(base);
        for (const trial of trials.map((each) => changed(base, each))) {
          const { allCloud, splits, allOnPrem } = evaluateScenario(trial);
          const costs = run(trial);
          for (const [index, { timeline, total }] of [allCloud, ...splits, allOnPrem].entries()) {
            const found = costs[index];
            const scale = 1e-9 * (1 + Math.abs(total) + capexOf(timeline));
            for (const [month, amount] of monthlyTotals(timeline).entries()) {
              expect(Math.abs((found?.monthly[month] ?? Number.NaN) - amount)).toBeLessThan(scale);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test("a trial that changes a workload or its levers is evaluated whole", () => {
    const base = { ...scenarioOf({ supplies: [richCloud(), richFleet()] }) };
    const { run } = trialRunner(base);
    const trial = {
      ...base,
      demands: base.demands.map((demand) => ({ ...demand, peakToMean: demand.peakToMean * 1.5 })),
    };
    const totals = run(trial).map(({ monthly }) => monthly.reduce((sum, each) => sum + each, 0));
    const { allCloud, splits, allOnPrem } = evaluateScenario(trial);
    for (const [index, { total }] of [allCloud, ...splits, allOnPrem].entries()) {
      expect((totals[index] ?? Number.NaN) / total).toBeCloseTo(1, 10);
    }
  });
});
