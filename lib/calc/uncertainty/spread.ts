import { normalQuantile } from "../normal";
import { portableExp } from "../portable";

/** How an uncertain input is spread. Lognormal: mean and standard deviation of the logarithm. */
export type Spread =
  | { kind: "normal"; mean: number; sd: number }
  | { kind: "lognormal"; mu: number; sigma: number }
  | { kind: "uniform"; min: number; max: number }
  | { kind: "triangular"; min: number; mode: number; max: number };

/** What keeps a spread from being one, in words; null when nothing does. */
export function spreadProblem(spread: Spread): string | null {
  if (Object.values(spread).some((value) => typeof value === "number" && !Number.isFinite(value))) {
    return "A distribution is given by finite numbers.";
  }
  switch (spread.kind) {
    case "normal":
      return spread.sd > 0 ? null : "A normal distribution needs a spread: sd must be more than 0.";
    case "lognormal":
      return spread.sigma > 0 ? null : "A lognormal distribution needs a spread: sigma must be more than 0.";
    case "uniform":
      return spread.min < spread.max ? null : "A uniform distribution needs a spread: min must be less than max.";
    case "triangular":
      if (!(spread.min < spread.max)) return "A triangular distribution needs a spread: min must be less than max.";
      return spread.mode >= spread.min && spread.mode <= spread.max ? null : "The mode must lie from min to max.";
  }
}

/** The value that an input stays below with this chance (0 to 1). Throws RangeError for a spread that is none. */
export function spreadQuantile(spread: Spread, chance: number): number {
  const problem = spreadProblem(spread);
  if (problem !== null) throw new RangeError(problem);
  return valueBelow(spread, chance);
}

/** The same of a spread that has been checked: it runs for every input of every trial. */
export function valueBelow(spread: Spread, chance: number): number {
  switch (spread.kind) {
    case "normal":
      return spread.mean + spread.sd * normalQuantile(chance);
    case "lognormal":
      return portableExp(spread.mu + spread.sigma * normalQuantile(chance));
    case "uniform":
      return spread.min + (spread.max - spread.min) * chance;
    case "triangular": {
      const { min, mode, max } = spread;
      const width = max - min;
      const left = mode - min;
      if (chance * width < left) return min + Math.sqrt(chance * width * left);
      return max - Math.sqrt((1 - chance) * width * (max - mode));
    }
  }
}
