import { type Conflict, placementConflicts } from "./conflicts";
import { limitPrices } from "./limit-prices";
import type { LimitName } from "./limits";
import { placement } from "./placement";
import type { PlacementProblem } from "./problem";
import type { Solve, SolveProgress } from "./solve";

type Options = {
  relativeGap: number;
  timeLimitSeconds: number;
  onProgress?: ((progress: SolveProgress) => void) | undefined;
  shouldStop?: (() => boolean) | undefined;
};

/** A placement with the price of its limits; or, where there is none, what stands against it. */
export function placementAnswer(problem: PlacementProblem, solve: Solve, options: Options) {
  const result = placement(problem, solve, options);
  const none = { total: null, bound: null, gap: null, placements: [], nodes: [], bindingLimits: [], conflicts: [] };
  if (result.status === "infeasible") {
    return { ...none, status: result.status, conflicts: placementConflicts(problem, solve).map(asFields) };
  }
  if (result.status === "unsolved") return { ...none, status: result.status };
  const { status, decision, bill, bound, gap } = result;
  // Prices of limits are differences of totals: they need totals that are nearly proved, and take as long at most.
  const prices = limitPrices(problem, bill.total, solve, {
    ...options,
    relativeGap: Math.max(options.relativeGap, 1e-4),
  });
  return {
    status,
    total: bill.total,
    bound,
    gap,
    placements: [...decision.shares],
    nodes: [...decision.purchases],
    bindingLimits: prices.map(({ limit, cost, marginalValue }) => ({ limit: limitField(limit), cost, marginalValue })),
    conflicts: [],
  };
}

function asFields(conflict: Conflict): { workload: string | null; limits: string[] } {
  return conflict.kind === "workload"
    ? { workload: conflict.workload, limits: [...conflict.rules] }
    : { workload: null, limits: conflict.limits.map(limitField) };
}

/** A limit by the field of the input that it stands in. */
export function limitField(name: LimitName): string {
  switch (name.kind) {
    case "capex":
      return "capexBudget";
    case "capex-year":
      return `capexBudgetByYear.${name.year}`;
    case "power":
      return "powerKw";
    case "rack-units":
      return "rackUnits";
    case "carbon":
      return "carbonKg";
    case "moves":
      return "movedPerQuarter";
    case "max-share":
      return `maxShare.${name.tier}`;
    case "min-share":
      return `minShare.${name.tier}`;
    case "pinned":
      return `pinned.${name.workload}`;
    case "max-nodes":
      return `maxNodes.${name.supply}`;
  }
}
