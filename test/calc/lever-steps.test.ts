import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lever, LeverChange } from "../../lib/calc/lever";
import { leverSavings, leverSteps } from "../../lib/calc/lever-steps";
import { evaluateScenario } from "../../lib/calc/scenario";
import { totalOf } from "../../lib/calc/timeline";
import { cloudOf, consumptionOf, leverOf, scenarioOf } from "./fixtures";

/** 7,300 GPU-hours a month at 7 an hour: 51,100 in the cloud; 730 · 10 units at 3,000: 30,000 on the fleet. */
function simple(levers: readonly Lever[]) {
  const fleet = consumptionOf({ id: "fleet", reservedUnits: 0, meteredGpuHourly: 4 });
  return scenarioOf({ horizonMonths: 2, supplies: [cloudOf(), fleet], demands: [{}], levers });
}

describe("leverSavings", () => {
  it("0.5 moved from 7 to 4 an hour saves 21,900 in 2 months; half the hours of the rest then 40,150; 10% of what is left 4,015", () => {
    const half = leverOf({ id: "half", change: { kind: "compression", costRatio: 0.5 } });
    const tenth = leverOf({ id: "tenth", change: { kind: "compression", costRatio: 0.9 } });
    const savings = leverSavings(leverSteps(simple([half, tenth]), 0.5), totalOf);
    expect(savings).toEqual({
      start: 102_200,
      placement: 21_900,
      levers: [
        { leverId: "half", saving: 40_150 },
        { leverId: "tenth", saving: 4_015 },
      ],
      end: 36_135,
    });
  });

  it("the same two levers the other way round: 8,030, then 36,135; the sum stays 44,165", () => {
    const half = leverOf({ id: "half", change: { kind: "compression", costRatio: 0.5 } });
    const tenth = leverOf({ id: "tenth", change: { kind: "compression", costRatio: 0.9 } });
    const savings = leverSavings(leverSteps(simple([tenth, half]), 0.5), totalOf);
    expect(savings.levers).toEqual([
      { leverId: "tenth", saving: 8_030 },
      { leverId: "half", saving: 36_135 },
    ]);
    expect(savings.end).toBe(36_135);
  });

  it("takes the effort off the saving, and shows a loss as one: 8,030 − 10,000 = −1,970", () => {
    const tenth = leverOf({ id: "tenth", oneOffCost: 10_000, change: { kind: "compression", costRatio: 0.9 } });
    expect(leverSavings(leverSteps(simple([tenth]), 0.5), totalOf).levers).toEqual([
      { leverId: "tenth", saving: -1970 },
    ]);
  });

  it("has no levers where there are none", () => {
    expect(leverSavings(leverSteps(simple([]), 0.5), totalOf)).toEqual({
      start: 102_200,
      placement: 21_900,
      levers: [],
      end: 80_300,
    });
  });

  it("adds up to the last digit, for any levers, and ends where the scenario ends", () => {
    const ratio = fc.double({ min: 0.05, max: 1, noNaN: true });
    const change = fc.oneof(
      ratio.map((costRatio): LeverChange => ({ kind: "compression", costRatio })),
      ratio.map((utilisation): LeverChange => ({ kind: "auto-shutdown", utilisation })),
      ratio.map((spot): LeverChange => ({ kind: "purchase-mix", mix: { reserved1y: 0, reserved3y: 0, spot } })),
      ratio.map((egressAvoided): LeverChange => ({ kind: "locality", egressAvoided })),
      ratio.map((before): LeverChange => ({ kind: "batching", utilisationBefore: before, utilisationAfter: 0.85 })),
      fc
        .integer({ min: 1, max: 9 })
        .map((gpusAfter): LeverChange => ({ kind: "gpu-sharing", gpusBefore: 9, gpusAfter })),
    );
    const lever = fc.record({
      change,
      fromMonth: fc.integer({ min: 1, max: 40 }),
      oneOffCost: fc.double({ min: 0, max: 1e5, noNaN: true }),
      workloadIds: fc.constantFrom(null, ["work-0"], ["work-1"]),
    });
    fc.assert(
      fc.property(fc.array(lever, { maxLength: 5 }), ratio, (levers, share) => {
        const scenario = scenarioOf({
          demands: [{ egressGbMonthly: 20_000, storageGb: 500 }, { peakToMean: 2 }],
          levers: levers.map((each, index) => leverOf({ ...each, id: `lever-${index}` })),
          splits: [share],
        });
        const savings = leverSavings(leverSteps(scenario, share), totalOf);
        const sum = savings.levers.reduce((total, each) => total - each.saving, savings.start - savings.placement);
        expect(sum).toBe(savings.end);
        const shown = evaluateScenario(scenario).splits[0]?.total ?? Number.NaN;
        expect(Math.abs(savings.end - shown)).toBeLessThanOrEqual(1 / 1024);
      }),
      { numRuns: 60 },
    );
  });
});
