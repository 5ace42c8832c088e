import type { ScenarioPlan } from "../plan";
import { monthlyRate } from "../present-value";
import { crossingMonths } from "./crossing-months";
import { CurveTable } from "./curve-table";
import { draws, redraw } from "./draws";
import {
  cheapest,
  equalShare,
  fanOf,
  lessShare,
  mean,
  type PlacementUncertainty,
  paybackOf,
  totalOf,
} from "./placement-uncertainty";
import { quantiles } from "./quantiles";
import { type Correlation, rankedCorrelation, ranks } from "./rank-correlation";
import type { Spread } from "./spread";
import { type TrialRunner, trialRunner } from "./trials";

/** A plan of the simulation's own, whose values each trial overwrites. */
export type TrialPlan = { -readonly [Key in keyof ScenarioPlan]: ScenarioPlan[Key] };

export type UncertainInput = {
  key: string;
  spread: Spread;
  isWhole: boolean;
  /** Values outside cannot be and are drawn again. */
  least: number;
  most: number;
  set: (trial: TrialPlan, value: number) => void;
};

export type ScenarioSimulationSettings = {
  trials: number;
  seed: number;
  correlations: readonly Correlation[];
  /** Money discounted to the start at the plan's rate, or as it is paid. */
  isPresentValue: boolean;
};

export type ScenarioSimulation = {
  trials: number;
  redrawn: number;
  keys: readonly string[];
  placements: readonly PlacementUncertainty[];
  /** Share of the trials in which the placement of the row costs less than that of the column. */
  beats: readonly (readonly number[])[];
};

const trialsInOneStep = 1000;

/**
 * Thousands of trials of a scenario whose inputs are uncertain, by the same costs as `evaluateScenario`: the same seed
 * gives the same bytes wherever it runs. Trials that never break even are counted as that. Throws RangeError for a
 * spread that is none, contradicting correlations, and inputs of which hardly any value is possible.
 */
export function simulateScenario(
  base: ScenarioPlan,
  inputs: readonly UncertainInput[],
  settings: ScenarioSimulationSettings,
): ScenarioSimulation {
  const steps = simulationSteps(base, inputs, settings);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of some hundredths of a second, for whoever may have to stop on the way. */
export function* simulationSteps(
  base: ScenarioPlan,
  inputs: readonly UncertainInput[],
  settings: ScenarioSimulationSettings,
): Generator<undefined, ScenarioSimulation> {
  const { trials } = settings;
  const { columns, redrawn } = drawnInputs(inputs, settings);
  const months = base.horizonMonths + 1;
  const runner = trialRunner(base);
  const plan = ownPlan(base);
  const tables = runner.shares.map(() => new CurveTable(months, trials));
  const breakevens = runner.shares.map(() => new Float64Array(trials).fill(Number.POSITIVE_INFINITY));
  const totals = runner.shares.map(() => new Float64Array(trials));
  const curves = runner.shares.map(() => new Float64Array(months));
  const discounts = new Float64Array(months).fill(1);
  for (let from = 0; from < trials; from += trialsInOneStep) {
    runTrials(from, Math.min(trials, from + trialsInOneStep));
    yield;
  }
  const tornado = inputs.map((input, index) => tornadoOf(input, columns[index] ?? new Float64Array(0)));
  const ranked = columns.map(ranks);
  const least = cheapest(totals, trials);
  const placements: PlacementUncertainty[] = [];
  for (const [index, share] of runner.shares.entries()) {
    yield;
    placements.push(placementOf(index, share));
  }
  return {
    trials,
    redrawn,
    keys: inputs.map(({ key }) => key),
    placements,
    beats: totals.map((one) => totals.map((other) => lessShare(one, other))),
  };

  function runTrials(from: number, to: number): void {
    for (let trial = from; trial < to; trial++) {
      for (let index = 0; index < inputs.length; index++) inputs[index]?.set(plan, columns[index]?.[trial] ?? 0);
      if (settings.isPresentValue) discount(discounts, plan.discountRateAnnual);
      cumulate(runner, plan, curves, discounts);
      for (let placement = 0; placement < curves.length; placement++) {
        const curve = curves[placement];
        if (curve === undefined) continue;
        tables[placement]?.put(trial, curve);
        set(totals, placement, trial, curve[months - 1] ?? 0);
        if (placement > 0) set(breakevens, placement, trial, crossingMonths(curves[0], curve));
      }
    }
  }

  function placementOf(index: number, share: number): PlacementUncertainty {
    const [table, mine, breakeven] = [tables[index], totals[index], breakevens[index]];
    if (!table || !mine || !breakeven) throw new RangeError(`No placement has the index ${index}.`);
    const savings = ranks(mine.map((total, trial) => (totals[0]?.[trial] ?? 0) - total));
    return {
      share,
      fan: fanOf(table, months),
      ...paybackOf(breakeven, months),
      total: totalOf(mine),
      regret: mean(mine) - mean(least),
      cheapestShare: equalShare(mine, least),
      importance: ranked.map((input) => rankedCorrelation(input, savings)),
      tornado: tornado.map(({ low, high, savingsLow, savingsHigh }) => {
        return { low, high, savingLow: savingsLow[index] ?? 0, savingHigh: savingsHigh[index] ?? 0 };
      }),
    };
  }

  /** From the plan as it stands, with one input moved and put back by a plan of its own. */
  function tornadoOf({ set: write, isWhole, least: lowest, most }: UncertainInput, column: Float64Array) {
    const [p10 = 0, p90 = 0] = quantiles(column, [0.1, 0.9]);
    const savingsAt = (value: number) => {
      const alone = ownPlan(base);
      write(alone, Math.min(most, Math.max(lowest, value)));
      if (settings.isPresentValue) discount(discounts, alone.discountRateAnnual);
      cumulate(runner, alone, curves, discounts);
      const ends = curves.map((curve) => curve[months - 1] ?? 0);
      return ends.map((end) => (ends[0] ?? 0) - end);
    };
    const [low, high] = isWhole ? [Math.round(p10), Math.round(p90)] : [p10, p90];
    return { low, high, savingsLow: savingsAt(low), savingsHigh: savingsAt(high) };
  }
}

/** Values of each input for each trial, and how many had to be drawn again. */
function drawnInputs(inputs: readonly UncertainInput[], settings: ScenarioSimulationSettings) {
  const { columns, random } = draws(
    inputs.map(({ spread }) => spread),
    settings,
  );
  let redrawn = 0;
  for (const [index, { spread, isWhole, least, most }] of inputs.entries()) {
    const column = columns[index] ?? new Float64Array(0);
    if (isWhole) round(column);
    redrawn += redraw(column, { spread, isPossible: (value) => value >= least && value <= most }, random);
    if (isWhole) round(column);
  }
  return { columns, redrawn };
}

function round(column: Float64Array): void {
  for (const [trial, value] of column.entries()) column[trial] = Math.round(value);
}

function ownPlan(base: ScenarioPlan): TrialPlan {
  return { ...base, supplies: base.supplies.map((supply) => structuredClone(supply)) };
}

function set(columns: readonly Float64Array[], index: number, trial: number, value: number): void {
  const column = columns[index];
  if (column) column[trial] = value;
}

function discount(factors: Float64Array, annualRate: number): void {
  const step = 1 / (1 + monthlyRate(annualRate));
  factors[0] = 1;
  for (let month = 1; month < factors.length; month++) factors[month] = (factors[month - 1] ?? 1) * step;
}

function cumulate(
  runner: TrialRunner,
  plan: ScenarioPlan,
  curves: readonly Float64Array[],
  discounts: Float64Array,
): void {
  const costs = runner.run(plan);
  for (let placement = 0; placement < curves.length; placement++) {
    const curve = curves[placement];
    const monthly = costs[placement]?.monthly;
    if (curve === undefined || monthly === undefined) continue;
    let sum = 0;
    for (let month = 0; month < curve.length; month++) {
      sum += (monthly[month] ?? 0) * (discounts[month] ?? 1);
      curve[month] = sum;
    }
  }
}
