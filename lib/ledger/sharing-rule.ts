import { zero } from "./amount";
import type { Owner, Pool, Team } from "./owner";
import { methodProblem, type SharingMethod, weightsOf } from "./sharing-method";
import { split, type Weighted } from "./split";

/** Which part of a pool a rule spreads. */
export const sharedParts = ["all", "usage", "idle"] as const;

export type SharedPart = (typeof sharedParts)[number];

export type SharingRule = {
  id: string;
  name: string;
  /** A pool, a team, or what no mapping rule took. */
  source: Owner;
  part: SharedPart;
  method: SharingMethod;
  /** Of the weights: "%", "GPU-hours", "seats". */
  unit: string;
  /** The weights are percentages, a metric or a key; `even` and `direct-cost` look at the ids alone. */
  targets: readonly Weighted<Team | Pool>[];
};

export type RuleProblem = { ruleId: string; reason: string };

/**
 * Why these rules, in this order, may not run; empty when they may. A rule may feed those after it, but neither itself
 * nor one before it, so a run ends and a pool that was spread stays spread. Weights that are all zero are no fault of a
 * rule: the pool then stays, with the reason.
 */
export function sharingProblems(rules: readonly SharingRule[]): RuleProblem[] {
  return rules.flatMap((rule, position) =>
    [targetsProblem(rule), methodProblem(rule.method, rule.targets), feedingProblem(rule, position, rules)]
      .filter((reason) => reason !== null)
      .map((reason) => ({ ruleId: rule.id, reason })),
  );
}

function targetsProblem({ method, targets }: SharingRule): string | null {
  const known = method === "direct-cost" ? weightsOf("even", targets) : weightsOf(method, targets);
  const { reason } = split(zero, known);
  return reason === "all weights are zero" ? null : reason;
}

function feedingProblem(rule: SharingRule, position: number, rules: readonly SharingRule[]): string | null {
  const spreadBefore = new Set<Owner>(rules.slice(0, position + 1).map(({ source }) => source));
  const fed = rule.targets.find(({ id }) => spreadBefore.has(id))?.id;
  if (fed === undefined) return null;
  const circle = wayBetween(fed, rule.source, rules);
  return circle
    ? `it goes in a circle: ${[rule.source, ...circle].join(" → ")}`
    : `it feeds ${fed}, which a rule before it has already spread`;
}

/** The owners that cost passes through from one to another, both included; null when there is no way. */
function wayBetween(from: Owner, to: Owner, rules: readonly SharingRule[], passed = new Set<Owner>()): Owner[] | null {
  if (from === to) return [from];
  passed.add(from);
  const next = rules.filter(({ source }) => source === from).flatMap(({ targets }) => targets.map(({ id }) => id));
  for (const owner of next) {
    const rest = passed.has(owner) ? null : wayBetween(owner, to, rules, passed);
    if (rest) return [from, ...rest];
  }
  return null;
}
