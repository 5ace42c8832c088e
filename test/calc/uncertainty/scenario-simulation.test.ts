import { describe, expect, test } from "vitest";
import { crossing } from "@/lib/calc/crossing";
import { evaluateScenario } from "@/lib/calc/scenario";
import { crossingMonths } from "@/lib/calc/uncertainty/crossing-months";
import { CurveTable } from "@/lib/calc/uncertainty/curve-table";
import { histogram } from "@/lib/calc/uncertainty/histogram";
import type { ScenarioSimulation } from "@/lib/calc/uncertainty/scenario-simulation";
import { type ScenarioInput, scenarioInput } from "@/lib/schema/scenario";
import { scenarioFields } from "@/lib/schema/scenario-fields";
import { scenarioSimulation, scenarioSimulationSteps } from "@/lib/schema/scenario-simulation";
import { rangeProblem, spreadOf, uncertainInputs, uncertaintyOf } from "@/lib/schema/uncertainty";
import { withCorrelation, withNewRange, withoutRange } from "@/lib/schema/uncertainty-edits";
import { cloudOf, demandOf, fleetOf, scenarioOf } from "../fixtures";
import { simulatedScenario } from "./scenario";

const cash = { isPresentValue: false };

/** 100,000 a month in the cloud against 800,000 and 15,000 a month: one server that does all of it. */
const guide: ScenarioInput = {
  ...scenarioOf({
    supplies: [
      cloudOf({ onDemandHourly: 100 }),
      fleetOf({ nodePrice: 800_000, gpusPerNode: 8, runningMonthlyPerNode: 15_000 }),
    ],
  }),
  demands: [{ ...demandOf({ gpuHoursMonthly: 1000 }), placement: { kind: "split" } }],
  splits: [0.5],
  startMonth: "2027-01",
  origins: {},
};

function withRanges(input: ScenarioInput, ranges: { key: string; down: number; up: number }[], trials = 1000) {
  const uncertainty = {
    ranges: ranges.map((range) => ({ kind: "uniform" as const, ...range })),
    correlations: [],
    trials,
    seed: 4,
  };
  return { ...input, uncertainty };
}

function onPrem({ placements }: ScenarioSimulation) {
  const last = placements.at(-1);
  if (!last) throw new Error("All on-prem is simulated.");
  return last;
}

describe("a simulated scenario", () => {
  const price = { key: "supplies.fleet.nodePrice", down: 800_000, up: 1_600_000 };

  test("nodes of 0 to 2.4 M, 85,000 less a month over 12 months: 1.02 / 2.4 = 42.5 % pay back", () => {
    const found = onPrem(scenarioSimulation(withRanges({ ...guide, horizonMonths: 12 }, [price]), cash));
    expect(found.breakeven.neverShare).toBeCloseTo(1 - 0.425, 2);
    expect(found.breakeven.p10).toBeCloseTo(240_000 / 85_000, 1);
    expect(found.breakeven.p50).toBeNull();
    expect(found.paidBack[12]).toBeCloseTo(0.425, 2);
    expect(found.paidBack[7]).toBeCloseTo((7 * 85_000) / 2_400_000, 2);
    // The middle total: 1.2 M and 12 times 15,000.
    expect(found.total.p50 / 1_380_000).toBeCloseTo(1, 3);
    expect(found.fan[2]?.[0]).toBeCloseTo(found.total.p50 - 180_000, 4);
  });

  test("the cheapest of each trial has no regret, and of two one beats the other unless they are level", () => {
    const { placements, beats } = scenarioSimulation(withRanges(guide, [price]), cash);
    expect(placements.reduce((sum, each) => sum + each.cheapestShare, 0)).toBeCloseTo(1, 12);
    expect((beats[0]?.[2] ?? 0) + (beats[2]?.[0] ?? 0)).toBe(1);
    for (const { regret } of placements) expect(regret).toBeGreaterThanOrEqual(0);
  });

  test("a dearer server saves less in every trial: rank correlation −1, tornado 3.06 M − 0.1 and 0.9 of 2.4 M", () => {
    const found = onPrem(scenarioSimulation(withRanges(guide, [price]), cash));
    expect(found.importance[0]).toBeCloseTo(-1, 9);
    expect((found.tornado[0]?.savingLow ?? 0) / (36 * 85_000 - 240_000)).toBeCloseTo(1, 2);
    expect((found.tornado[0]?.savingHigh ?? 0) / (36 * 85_000 - 2_160_000)).toBeCloseTo(1, 2);
  });

  test("without uncertain inputs every trial is what the evaluator says", () => {
    const input = withRanges(simulatedScenario, [], 100);
    const { allCloud, splits, allOnPrem } = evaluateScenario(input);
    const { placements } = scenarioSimulation(input, cash);
    for (const [index, { total, presentValue }] of [allCloud, ...splits, allOnPrem].entries()) {
      expect((placements[index]?.total.p50 ?? 0) / total).toBeCloseTo(1, 9);
      const discounted = scenarioSimulation(input, { isPresentValue: true }).placements[index];
      expect((discounted?.total.p50 ?? 0) / presentValue).toBeCloseTo(1, 9);
    }
  });

  test("the same seed gives the same bytes, another seed others; fewer trials are a simulation of their own", () => {
    const input = { ...simulatedScenario, uncertainty: { ...uncertaintyOf(simulatedScenario), trials: 200 } };
    const bytes = (seed: number) => {
      const { placements } = scenarioSimulation({ ...input, uncertainty: { ...input.uncertainty, seed } }, cash);
      const courses = placements.flatMap(({ fan, paidBack }) => [...fan, paidBack]);
      return Buffer.concat(courses.map(({ buffer }) => new Uint8Array(buffer)));
    };
    expect(bytes(1).equals(bytes(1))).toBe(true);
    expect(bytes(1).equals(bytes(2))).toBe(false);
    expect(scenarioSimulation(input, { ...cash, trials: 100 }).trials).toBe(100);
  });

  test("in steps of 1,000 trials and one for each of six placements: 2,500 trials stop 3 + 6 times", () => {
    const steps = scenarioSimulationSteps(simulatedScenario, { ...cash, trials: 2500 });
    let stops = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) stops++;
    expect(stops).toBe(9);
    expect(step.value).toEqual(scenarioSimulation(simulatedScenario, { ...cash, trials: 2500 }));
  });

  test("a horizon of one month has a fan of two points", () => {
    const found = onPrem(scenarioSimulation(withRanges({ ...guide, horizonMonths: 1 }, [price]), cash));
    expect(found.fan[0]).toHaveLength(2);
    expect(found.breakeven.p90).toBeNull();
  });

  test("a share drawn above 1 is drawn again and counted: of 0.5 ± 1.5 two thirds", () => {
    const utilisation = { key: "supplies.fleet.targetUtilisation", down: 1.5, up: 1.5 };
    const half = { ...guide, supplies: guide.supplies.map((each) => ({ ...each, targetUtilisation: 0.5 })) };
    const { redrawn } = scenarioSimulation(withRanges(half as ScenarioInput, [utilisation], 600), cash);
    expect(Math.abs(redrawn - 402)).toBeLessThan(3);
  });
});

describe("the ranges of a scenario", () => {
  test("write what the fields write, for every input that may be uncertain", () => {
    const fields = scenarioFields(simulatedScenario).filter((field) => field.read(simulatedScenario) !== null);
    for (const field of fields.filter(({ key }) => key !== "horizonMonths")) {
      const value = (field.read(simulatedScenario) ?? 0) * 1.25 + 0.25;
      const range = { key: field.key, kind: "uniform" as const, down: 1, up: 1 };
      const settings = { ranges: [range], correlations: [], trials: 100, seed: 1 };
      const [input] = uncertainInputs(simulatedScenario, settings);
      const trial = { ...simulatedScenario, supplies: simulatedScenario.supplies.map((each) => structuredClone(each)) };
      input?.set(trial, value);
      const written = field.write(simulatedScenario, value);
      expect(trial.supplies, field.key).toEqual(written.supplies);
      expect(trial.demands, field.key).toEqual(written.demands);
      expect(trial.demandFactor).toBeCloseTo(written.demandFactor, 12);
      expect([trial.growthAnnual, trial.discountRateAnnual]).toEqual([
        written.growthAnnual,
        written.discountRateAnnual,
      ]);
    }
  });

  test("follow the value: 20 with 10 % above 30 is a normal of 10 / 1.2816, a lognormal of ln 1.5 / 1.2816", () => {
    const range = { key: "x", down: 5, up: 10 };
    expect(spreadOf({ ...range, kind: "triangular" }, 20)).toEqual({ kind: "triangular", min: 15, mode: 20, max: 30 });
    const normal = spreadOf({ ...range, kind: "normal" }, 20);
    expect(normal.kind === "normal" && normal.sd).toBeCloseTo(7.80304, 5);
    const lognormal = spreadOf({ ...range, kind: "lognormal" }, 20);
    expect(lognormal.kind === "lognormal" && lognormal.sigma).toBeCloseTo(0.31639, 5);
  });

  test("say in words what keeps them from being ranges", () => {
    const range = { key: "x", kind: "triangular" as const, down: 0, up: 0 };
    expect(rangeProblem(range, 5)).toBe("Has no spread: give it a range above 0.");
    expect(rangeProblem({ ...range, kind: "lognormal", up: 1 }, 0)).toBe("A lognormal needs a value above 0.");
    expect(rangeProblem({ ...range, up: 1 }, 5)).toBeNull();
    const saved = { ...simulatedScenario, uncertainty: { ranges: [range], correlations: [], trials: 1000, seed: 1 } };
    expect(scenarioInput.safeParse(saved).error?.issues[0]?.message).toBe("has no spread");
  });

  test("are added once, correlated in place of before, and taken away with their correlations", () => {
    const none = { ranges: [], correlations: [], trials: 100, seed: 1 };
    const one = withNewRange(none, simulatedScenario, "growthAnnual");
    expect(one.ranges).toEqual([
      { key: "growthAnnual", kind: "triangular", down: 0.020000000000000004, up: 0.020000000000000004 },
    ]);
    expect(withNewRange(one, simulatedScenario, "growthAnnual")).toBe(one);
    const bound = withCorrelation(one, { one: "growthAnnual", other: "x", rank: 0.4 });
    expect(withCorrelation(bound, { one: "x", other: "growthAnnual", rank: 0.2 }).correlations).toHaveLength(1);
    expect(withoutRange(bound, "growthAnnual")).toEqual(none);
  });
});

test("crossing months are those of crossing: 800,000 against 100,000 − 15,000 a month, level starts, never", () => {
  const cases = [
    [
      [0, 1e5, 2e5, 3e5],
      [1.5e5, 1.65e5, 1.8e5, 1.95e5],
    ],
    [
      [0, 10, 20],
      [0, 5, 30],
    ],
    [
      [0, 10, 20],
      [0, 15, 20],
    ],
    [
      [0, 1],
      [5, 6],
    ],
  ] as const;
  for (const [cloud, own] of cases) {
    const found = crossingMonths(Float64Array.from(cloud), Float64Array.from(own));
    expect(found).toBe(crossing(cloud, own).months ?? Number.POSITIVE_INFINITY);
  }
});

test("a table of 20 curves of 3 months gives each month's trials in their order: 10 · trial + month", () => {
  const table = new CurveTable(3, 20);
  for (let trial = 0; trial < 20; trial++) {
    table.put(
      trial,
      Float64Array.from([0, 1, 2], (month) => 10 * trial + month),
    );
  }
  for (const month of [0, 1, 2]) {
    expect([...table.month(month)]).toEqual(Array.from({ length: 20 }, (_, trial) => 10 * trial + month));
  }
});

test("a histogram of 0, 1, 2, 10 in five bins of 2: 2, 1, 0, 0, 1", () => {
  const { from, width, counts } = histogram(Float64Array.of(0, 1, 2, 10), 5);
  expect([from, width, ...counts]).toEqual([0, 2, 2, 1, 0, 0, 1]);
  expect(histogram(Float64Array.of(3, 3), 5)).toEqual({ from: 3, width: 0, counts: Int32Array.of(2) });
});
