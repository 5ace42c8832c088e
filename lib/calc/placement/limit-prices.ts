import { groupWorkloads } from "./groups";
import { type LimitName, limitsOf } from "./limits";
import { placementModel } from "./model";
import { placementPrices } from "./prices";
import type { PlacementProblem } from "./problem";
import type { Solve } from "./solve";

/** What a limit costs. Present values over the horizon, both by solving again. */
export type LimitPrice = {
  limit: LimitName;
  /** What would be saved without the limit. */
  cost: number;
  /** One more unit of it, and what that saves, per unit; null for a limit that can only be taken away. */
  step: number | null;
  marginalValue: number | null;
};

/**
 * The limits that make a placement dearer, dearest first: those without which a proved better one exists. A saving
 * within the gap of the answers is not shown, for it may be none.
 */
export function limitPrices(
  problem: PlacementProblem,
  total: number,
  solve: Solve,
  { relativeGap, timeLimitSeconds }: { relativeGap: number; timeLimitSeconds: number },
): LimitPrice[] {
  const limits = limitsOf(problem);
  const options = { relativeGap, timeLimitSeconds: timeLimitSeconds / Math.max(1, 2 * limits.length) };
  const noise = 2 * relativeGap * total;
  const savingOf = (looser: PlacementProblem) => total - (leastTotal(looser, solve, options) ?? total);
  const prices = limits.map(({ name, step, loosened }): LimitPrice => {
    const cost = savingOf(loosened(null));
    if (cost <= noise) return { limit: name, cost: 0, step, marginalValue: 0 };
    const byStep = step === null ? null : savingOf(loosened(step));
    const marginalValue = step === null || byStep === null ? null : Math.max(0, byStep) / step;
    return { limit: name, cost, step, marginalValue };
  });
  return prices.filter(({ cost }) => cost > 0).sort((one, other) => other.cost - one.cost);
}

/** Cost of the best answer found; null: none. */
function leastTotal(
  problem: PlacementProblem,
  solve: Solve,
  options: { relativeGap: number; timeLimitSeconds: number },
): number | null {
  const { groups, homeless } = groupWorkloads(problem);
  if (homeless.length > 0) return null;
  const model = placementModel(problem, groups, placementPrices(problem));
  const solution = solve(model.program, options);
  return "objective" in solution ? solution.objective + model.fixedCost : null;
}
