import { draws, mostTries } from "./draws";
import { quantiles } from "./quantiles";
import type { Correlation } from "./rank-correlation";
import { type Spread, spreadQuantile } from "./spread";

type SimulationSettings = {
  spreads: readonly Spread[];
  correlations: readonly Correlation[];
  trials: number;
  seed: number;
};

/** What one trial gives by name; null: the figure does not exist in it. A name that is missing counts as null. */
type TrialFigures = Readonly<Record<string, number | null>>;

type OutputSpread = {
  /** Of the trials that have the figure, as are the quantiles; null when none has. */
  mean: number | null;
  p5: number | null;
  p10: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p90: number | null;
  p95: number | null;
  /** Share of the trials without the figure. */
  nullShare: number;
};

/**
 * Runs a model once for every trial. `model` gives null for an impossible input: the trial's inputs are then drawn again
 * and counted in `redrawn`. Throws RangeError for a spread that is none, for contradicting correlations, and when hardly
 * any input is possible.
 */
export function simulate(
  settings: SimulationSettings,
  model: (values: readonly number[]) => TrialFigures | null,
): { outputs: Record<string, OutputSpread>; trials: TrialFigures[]; redrawn: number } {
  const { columns, random } = draws(settings.spreads, settings);
  const trials: TrialFigures[] = [];
  let redrawn = 0;
  for (let trial = 0; trial < settings.trials; trial++) {
    let figures = model(columns.map((column) => column[trial] ?? 0));
    for (let tries = 0; figures === null; tries++) {
      if (tries === mostTries) throw new RangeError("Hardly any input that these distributions give is possible.");
      if (tries === 0) redrawn++;
      figures = model(settings.spreads.map((spread) => spreadQuantile(spread, random() || 0.5)));
    }
    trials.push(figures);
  }
  const names = new Set(trials.flatMap((figures) => Object.keys(figures)));
  const outputs = Object.fromEntries([...names].map((name) => [name, spreadOf(trials, name)]));
  return { outputs, trials, redrawn };
}

function spreadOf(trials: readonly TrialFigures[], name: string): OutputSpread {
  const found = Float64Array.from(trials.flatMap((figures) => figures[name] ?? []));
  const nullShare = (trials.length - found.length) / trials.length;
  if (found.length === 0) {
    return { mean: null, p5: null, p10: null, p25: null, p50: null, p75: null, p90: null, p95: null, nullShare };
  }
  const [p5 = 0, p10 = 0, p25 = 0, p50 = 0, p75 = 0, p90 = 0, p95 = 0] = quantiles(
    found,
    [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95],
  );
  const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
  return { mean, p5, p10, p25, p50, p75, p90, p95, nullShare };
}

/** Share of all trials that have paid back by the end of each month, from 0 to the horizon; never paying back counts. */
export function paidBackByMonth(months: readonly (number | null)[], horizonMonths: number): number[] {
  const shares = new Array<number>(horizonMonths + 1).fill(0);
  for (const month of months) {
    if (month === null || month > horizonMonths) continue;
    const index = Math.max(0, Math.ceil(month));
    shares[index] = (shares[index] ?? 0) + 1;
  }
  let sum = 0;
  return shares.map((count) => {
    sum += count;
    return sum / months.length;
  });
}
