import { portableLog } from "../calc/portable";
import type { ScenarioSimulationSettings, TrialPlan, UncertainInput } from "../calc/uncertainty/scenario-simulation";
import { type Spread, spreadProblem } from "../calc/uncertainty/spread";
import type { ScenarioInput } from "./scenario";
import { readPath, type ScenarioField, scenarioFields } from "./scenario-fields";

export const rangeKinds = ["triangular", "uniform", "normal", "lognormal"] as const;

export type RangeKind = (typeof rangeKinds)[number];

/** How far an input may lie from its value, in the input's own unit, so that the range follows the slider. */
export type UncertainRange = {
  /** Key of a field of the scenario. */
  key: string;
  kind: RangeKind;
  /** Below the value; of no account for normal and lognormal, whose spread `up` gives. */
  down: number;
  /** Above the value: the end of the range, for normal and lognormal what 10 % lie above. */
  up: number;
};

/** What a scenario's simulation is of; kept with the version, so that it gives the same numbers again. */
export type UncertaintySettings = {
  ranges: readonly UncertainRange[];
  correlations: readonly { one: string; other: string; rank: number }[];
  trials: number;
  seed: number;
};

export const trialsAtMost = 20_000;

/** Standard deviations from the middle of a normal to what 10 % lie above. */
const toNinety = 1.2815515655446004;

/** Inputs that may be uncertain: every one with a value but the horizon, which is how far one looks. */
export function uncertainFields(input: ScenarioInput): readonly ScenarioField[] {
  return scenarioFields(input).filter((field) => field.key !== "horizonMonths" && field.read(input) !== null);
}

export function uncertaintyOf(input: ScenarioInput): UncertaintySettings {
  return input.uncertainty ?? standardUncertainty(input);
}

/** Ranges of the inputs that are seldom known, for as long as nobody has chosen any. */
function standardUncertainty(input: ScenarioInput): UncertaintySettings {
  const cloud = `supplies.${input.cloudSupplyId}`;
  const fleet = `supplies.${input.fleetSupplyId}`;
  const edge = input.supplies.find(({ kind }) => kind === "edge");
  const ranges = uncertainFields(input).flatMap((field): UncertainRange[] => {
    const value = field.read(input) ?? 0;
    const { least, most } = boundsOf(field);
    const within = (wantedDown: number, wantedUp = wantedDown): UncertainRange[] => {
      const down = Math.max(0, Math.min(wantedDown, value - least));
      const up = Math.max(0, Math.min(wantedUp, most - value));
      return down + up > 0 ? [{ key: field.key, kind: "triangular", down, up }] : [];
    };
    switch (field.key) {
      case "growthAnnual":
      case `${cloud}.priceChangeAnnual`:
      case `${cloud}.utilisation`:
        return within(0.1);
      case `${fleet}.targetUtilisation`:
      case `${fleet}.residualRatio`:
        return within(0.1);
      case `${fleet}.nodePrice`:
        return within(value * 0.1);
      case `${fleet}.pricePerKwh`:
        return within(value * 0.25);
      case `${fleet}.installMonths`:
        return within(1, 3);
      default:
        return edge && field.key === `supplies.${edge.id}.failureRateAnnual` ? within(value * 0.5) : [];
    }
  });
  return { ranges, correlations: [], trials: 10_000, seed: 1 };
}

/** The distribution of an input around its value. */
export function spreadOf({ kind, down, up }: UncertainRange, value: number): Spread {
  switch (kind) {
    case "triangular":
      return { kind, min: value - down, mode: value, max: value + up };
    case "uniform":
      return { kind, min: value - down, max: value + up };
    case "normal":
      return { kind, mean: value, sd: up / toNinety };
    case "lognormal":
      return { kind, mu: portableLog(value), sigma: portableLog(1 + up / value) / toNinety };
  }
}

/** What keeps a range from being one, in words for its row; null when nothing does. */
export function rangeProblem(range: UncertainRange, value: number): string | null {
  if (range.kind === "lognormal" && !(value > 0)) return "A lognormal needs a value above 0.";
  if (range.up < 0 || range.down < 0) return "A range goes down and up by 0 or more.";
  const hasSpread = range.kind === "triangular" || range.kind === "uniform" ? range.down + range.up > 0 : range.up > 0;
  if (!hasSpread) return "Has no spread: give it a range above 0.";
  return spreadProblem(spreadOf(range, value));
}

/** The least and the greatest that an input can be. */
function boundsOf({ key, unit, percent }: ScenarioField): { least: number; most: number } {
  if (key === "growthAnnual" || /(?:Change|Growth)Annual$/.test(key)) return { least: -0.99, most: 10 };
  if (/tilisation$/.test(key)) return { least: 0.01, most: 1 };
  if (key === "peakToMean" || key.endsWith(".pue")) return { least: 1, most: 1000 };
  if (key.endsWith(".lifeMonths") || /gpusPer(?:Node|Instance)$/.test(key)) return { least: 1, most: 1e6 };
  return { least: 0, most: percent === true && !unit.includes("spot hours") ? 1 : 1e12 };
}

/** The inputs of a simulation; a range of a field that is no longer there is left out. */
export function uncertainInputs(input: ScenarioInput, settings: UncertaintySettings): UncertainInput[] {
  const fields = new Map(uncertainFields(input).map((field) => [field.key, field]));
  return settings.ranges.flatMap((range): UncertainInput[] => {
    const field = fields.get(range.key);
    const value = field?.read(input) ?? null;
    if (field === undefined || value === null) return [];
    return [
      {
        key: range.key,
        spread: spreadOf(range, value),
        isWhole: field.whole === true,
        ...boundsOf(field),
        set: setterOf(input, field),
      },
    ];
  });
}

export function simulationSettings(
  inputs: readonly UncertainInput[],
  { correlations, trials, seed }: UncertaintySettings,
): Omit<ScenarioSimulationSettings, "isPresentValue"> {
  const keys = inputs.map(({ key }) => key);
  const indexed = correlations.map(({ one, other, rank }) => ({
    one: keys.indexOf(one),
    other: keys.indexOf(other),
    rank,
  }));
  return { trials, seed, correlations: indexed.filter(({ one, other }) => one >= 0 && other >= 0) };
}

/** Writes into a trial's own plan what the field's `write` would give, at a hundredth of its cost. */
function setterOf(input: ScenarioInput, field: ScenarioField): UncertainInput["set"] {
  const [path, ...others] = field.paths;
  if (path === undefined || others.length > 0) {
    return (trial, value) => void Object.assign(trial, { demands: field.write(input, value).demands });
  }
  const written = (value: number) => readPath(field.write(input, value), path) ?? 0;
  const one = written(1);
  const isProportional = written(2) === 2 * one && written(0.25) === 0.25 * one;
  const stored = isProportional ? (value: number) => value * one : written;
  const [list, id, ...rest] = path.split(".");
  if (list !== "supplies") return (trial, value) => void Reflect.set(trial, path, stored(value));
  const index = input.supplies.findIndex((supply) => supply.id === id);
  const last = rest.pop() ?? "";
  return (trial: TrialPlan, value) => {
    let at: unknown = trial.supplies[index];
    for (const key of rest) at = (at as Record<string, unknown>)[key];
    (at as Record<string, unknown>)[last] = stored(value);
  };
}
