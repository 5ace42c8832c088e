import type { ScenarioPlan } from "../plan";
import { monthlyRate } from "../present-value";
import { crossingMonths } from "./crossing-months";
import { draws, redraw } from "./draws";
import { type Histogram, histogram } from "./histogram";
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

const fanChances = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

/** What the trials say of one placement. Money over the horizon. */
export type PlacementUncertainty = {
  share: number;
  /** Cumulative cost by month (index 0 the start), one curve for each of `fanChances`. */
  fan: readonly Float64Array[];
  /** Share of all trials that have paid back against all cloud by the end of each month; for all cloud itself 0. */
  paidBack: Float64Array;
  /** Month of breakeven at 10, 50 and 90 % of all trials, no breakeven being later than any; null: not within the horizon. */
  breakeven: { p10: number | null; p50: number | null; p90: number | null; neverShare: number };
  total: { mean: number; p10: number; p50: number; p90: number; bins: Histogram };
  /** Mean of what it costs more than the cheapest placement of the same trial. */
  regret: number;
  cheapestShare: number;
  /** For each input: its rank correlation with the saving against all cloud; null where one of them never changes. */
  importance: readonly (number | null)[];
  /** For each input: the saving with it alone at its value of 10 % and of 90 %. */
  tornado: readonly { low: number; high: number; savingLow: number; savingHigh: number }[];
};

export type ScenarioSimulation = {
  trials: number;
  redrawn: number;
  keys: readonly string[];
  placements: readonly PlacementUncertainty[];
  /** Share of the trials in which the placement of the row costs less than that of the column. */
  beats: readonly (readonly number[])[];
};

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
  const { trials } = settings;
  const { columns, random } = draws(
    inputs.map(({ spread }) => spread),
    settings,
  );
  let redrawn = 0;
  for (const [index, { spread, isWhole, least, most }] of inputs.entries()) {
    const column = columns[index] ?? new Float64Array(0);
    if (isWhole) for (let trial = 0; trial < trials; trial++) column[trial] = Math.round(column[trial] ?? 0);
    redrawn += redraw(column, { spread, isPossible: (value) => value >= least && value <= most }, random);
    if (isWhole) for (let trial = 0; trial < trials; trial++) column[trial] = Math.round(column[trial] ?? 0);
  }
  const runner = trialRunner(base);
  const plan = ownPlan(base);
  const months = base.horizonMonths + 1;
  const paid = runner.shares.map(() => new Float64Array(months * trials));
  const breakevens = runner.shares.map(() => new Float64Array(trials));
  const totals = runner.shares.map(() => new Float64Array(trials));
  const curves = runner.shares.map(() => new Float64Array(months));
  const discounts = new Float64Array(months).fill(1);
  for (let trial = 0; trial < trials; trial++) {
    for (let index = 0; index < inputs.length; index++) inputs[index]?.set(plan, columns[index]?.[trial] ?? 0);
    if (settings.isPresentValue) discount(discounts, plan.discountRateAnnual);
    cumulate(runner, plan, curves, discounts);
    for (let placement = 0; placement < curves.length; placement++) {
      const curve = curves[placement];
      const all = paid[placement];
      if (curve === undefined || all === undefined) continue;
      for (let month = 0; month < months; month++) all[month * trials + trial] = curve[month] ?? 0;
      set(totals, placement, trial, curve[months - 1] ?? 0);
      set(breakevens, placement, trial, placement === 0 ? Number.POSITIVE_INFINITY : crossingMonths(curves[0], curve));
    }
  }
  const tornado = inputs.map((input, index) => tornadoOf(input, columns[index] ?? new Float64Array(0)));
  const ranked = columns.map(ranks);
  const least = cheapest(totals, trials);
  return {
    trials,
    redrawn,
    keys: inputs.map(({ key }) => key),
    placements: runner.shares.map((share, placement): PlacementUncertainty => {
      const mine = totals[placement] ?? new Float64Array(0);
      const savings = mine.map((total, trial) => (totals[0]?.[trial] ?? 0) - total);
      const rankedSavings = ranks(savings);
      return {
        share,
        fan: fanOf(paid[placement] ?? new Float64Array(0), months, trials),
        ...paybackOf(breakevens[placement] ?? new Float64Array(0), months),
        total: totalOf(mine),
        regret: mean(mine) - mean(least),
        cheapestShare: equalShare(mine, least),
        importance: ranked.map((input) => rankedCorrelation(input, rankedSavings)),
        tornado: tornado.map(({ low, high, savingsLow, savingsHigh }) => {
          return { low, high, savingLow: savingsLow[placement] ?? 0, savingHigh: savingsHigh[placement] ?? 0 };
        }),
      };
    }),
    beats: totals.map((one) => totals.map((other) => lessShare(one, other))),
  };

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

function fanOf(paid: Float64Array, months: number, trials: number): Float64Array[] {
  const fan = fanChances.map(() => new Float64Array(months));
  for (let month = 0; month < months; month++) {
    const found = quantiles(paid.subarray(month * trials, (month + 1) * trials), fanChances);
    for (const [index, value] of found.entries()) set(fan, index, month, value);
  }
  return fan;
}

function paybackOf(breakevens: Float64Array, months: number) {
  const paidBack = new Float64Array(months);
  let never = 0;
  for (const month of breakevens) {
    if (Number.isFinite(month)) paidBack[Math.ceil(month)] = (paidBack[Math.ceil(month)] ?? 0) + 1;
    else never++;
  }
  let sum = 0;
  for (let month = 0; month < months; month++) {
    sum += paidBack[month] ?? 0;
    paidBack[month] = sum / breakevens.length;
  }
  const sorted = breakevens.toSorted();
  const at = (chance: number) => {
    const month = sorted[Math.ceil(chance * sorted.length) - 1] ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(month) ? month : null;
  };
  return {
    paidBack,
    breakeven: { p10: at(0.1), p50: at(0.5), p90: at(0.9), neverShare: never / breakevens.length },
  };
}

function totalOf(totals: Float64Array) {
  const [p10 = 0, p50 = 0, p90 = 0] = quantiles(totals, [0.1, 0.5, 0.9]);
  return { mean: mean(totals), p10, p50, p90, bins: histogram(totals, 30) };
}

function cheapest(totals: readonly Float64Array[], trials: number): Float64Array {
  const least = new Float64Array(trials).fill(Number.POSITIVE_INFINITY);
  for (const column of totals) {
    for (let trial = 0; trial < trials; trial++) {
      least[trial] = Math.min(least[trial] ?? 0, column[trial] ?? 0);
    }
  }
  return least;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index] ?? 0;
  return sum / values.length;
}

function equalShare(totals: Float64Array, least: Float64Array): number {
  let count = 0;
  for (let index = 0; index < totals.length; index++) if (totals[index] === least[index]) count++;
  return count / totals.length;
}

function lessShare(one: Float64Array, other: Float64Array): number {
  let count = 0;
  for (let index = 0; index < one.length; index++) if ((one[index] ?? 0) < (other[index] ?? 0)) count++;
  return count / one.length;
}
