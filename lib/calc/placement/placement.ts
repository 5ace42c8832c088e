import { checkPlacement, type PlacementBill } from "./check";
import { readDecision } from "./decision";
import { groupWorkloads } from "./groups";
import { placementModel } from "./model";
import { placementPrices } from "./prices";
import type { PlacementDecision, PlacementProblem } from "./problem";
import { settled } from "./settle";
import type { Solve, SolveOptions } from "./solve";

export type PlacementResult =
  | {
      /** "feasible": the best found in the time, at most `gap` above the best there is. */
      status: "optimal" | "feasible";
      decision: PlacementDecision;
      bill: PlacementBill;
      /** No placement can cost less. */
      bound: number;
      /** (total − bound) / total. */
      gap: number;
    }
  | { status: "infeasible" }
  /** The time was too short for any answer. */
  | { status: "unsolved" };

/**
 * The placement of least present cost. Cloud cost is GPU-hours × rate, owned cost whole nodes × (price + monthly cost),
 * over the horizon. The answer is worked out again by `checkPlacement`; one that breaks a rule or costs something else
 * throws. Source: docs "The cost model", Placement.
 */
export function placement(problem: PlacementProblem, solve: Solve, options: SolveOptions): PlacementResult {
  const { groups, homeless } = groupWorkloads(problem);
  if (homeless.length > 0) return { status: "infeasible" };
  const prices = placementPrices(problem);
  const model = placementModel(problem, groups, prices);
  const solution = solve(model.program, options);
  if (!("values" in solution)) return { status: solution.status };
  const decision = settled(problem, readDecision(problem, groups, prices, model, solution.values));
  const bill = checkPlacement(problem, decision);
  // Whole nodes are counted anew, so the bill may be below what the solver stopped at, never below what it proved.
  const most = (solution.objective + model.fixedCost) * (1 + 1e-5);
  const least = (solution.bound + model.fixedCost) * (1 - 1e-5);
  if (bill.violations.length > 0 || bill.total > most || bill.total < least) {
    throw new Error(`${bill.total} is not between ${least} and ${most}. ${bill.violations.join(" ")}`);
  }
  const bound = Math.min(solution.bound + model.fixedCost, bill.total);
  return {
    status: solution.status,
    decision,
    bill,
    bound,
    gap: bill.total > 0 ? (bill.total - bound) / bill.total : 0,
  };
}
