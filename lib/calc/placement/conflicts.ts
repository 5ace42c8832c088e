import { type Refusal, refusals, refusalsOf } from "./eligibility";
import { groupWorkloads } from "./groups";
import { type LimitName, limitsOf } from "./limits";
import { placementModel } from "./model";
import { placementPrices } from "./prices";
import type { PlacementProblem, PlacementWorkload } from "./problem";
import type { Solve } from "./solve";

/** Why there is no placement: demands of one workload that no supply meets, or limits that cannot hold together. */
export type Conflict =
  | { kind: "workload"; workload: string; rules: readonly Refusal[] }
  | { kind: "limits"; limits: readonly LimitName[] };

/**
 * A smallest set of reasons against a placement: with any one of them gone, the rest could be met. For limits, each is
 * taken away in turn and stays away if there is still no placement. No conflict: there is a placement.
 */
export function placementConflicts(problem: PlacementProblem, solve: Solve): Conflict[] {
  const { homeless } = groupWorkloads(problem);
  if (homeless.length > 0) return homeless.map((workload) => workloadConflict(workload, problem));
  if (isFeasible(problem, solve)) return [];
  let without = problem;
  let names = limitsOf(problem).map(({ name }) => name);
  for (const name of [...names]) {
    const limit = limitsOf(without).find((each) => isSame(each.name, name));
    if (!limit) continue;
    const looser = limit.loosened(null);
    if (isFeasible(looser, solve)) continue;
    without = looser;
    names = names.filter((each) => each !== name);
  }
  return [{ kind: "limits", limits: names }];
}

function workloadConflict(workload: PlacementWorkload, problem: PlacementProblem): Conflict {
  const refused = problem.supplies.map((supply) => refusalsOf(workload, supply, problem.limits.pinned));
  const met = (rules: readonly Refusal[]) => refused.some((reasons) => reasons.every((rule) => !rules.includes(rule)));
  let rules = refusals.filter((rule) => refused.some((reasons) => reasons.includes(rule)));
  for (const rule of [...rules]) {
    const fewer = rules.filter((each) => each !== rule);
    if (!met(fewer)) rules = fewer;
  }
  return { kind: "workload", workload: workload.id, rules };
}

/** Without costs the first answer is the best one. */
function isFeasible(problem: PlacementProblem, solve: Solve): boolean {
  const { groups, homeless } = groupWorkloads(problem);
  if (homeless.length > 0) return false;
  const { program } = placementModel(problem, groups, placementPrices(problem));
  const columns = program.columns.map((column) => ({ ...column, cost: 0 }));
  return solve({ ...program, columns }, { relativeGap: 1, timeLimitSeconds: 10 }).status !== "infeasible";
}

function isSame(one: LimitName, other: LimitName): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
