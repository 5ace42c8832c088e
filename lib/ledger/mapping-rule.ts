import { addCosts, type Costs } from "./costs";
import type { Pool, Team } from "./owner";

/** What a line is: work that was done, capacity that nobody used, or a credit, refund or correction. */
export const charges = ["usage", "idle", "adjustment"] as const;

export type Charge = (typeof charges)[number];

export const mappingFields = ["provider", "account", "resource", "service", "region", "charge"] as const;

export type MappingField = (typeof mappingFields)[number];

/** What rules can see of a line, or of a group of lines that are alike in it. */
export type LineFacts = {
  provider: string | null;
  account: string | null;
  resource: string | null;
  service: string | null;
  region: string | null;
  charge: Charge;
  tags: Readonly<Record<string, string>>;
};

/** `one-of` with one value is equality. All compare to the letter, case included. */
export const matchers = ["one-of", "starts-with", "contains"] as const;

export type Matcher = (typeof matchers)[number];

/** Holds when the field, or the tag of that key, is there and matches any of the values. */
export type MappingCondition = { on: MappingField | `tag:${string}`; matcher: Matcher; values: readonly string[] };

export type MappingRule = {
  id: string;
  owner: Team | Pool;
  /** All must hold. */
  conditions: readonly MappingCondition[];
};

/** Lines that a rule took and a later one would have taken. */
export type Overlap = { ruleId: string; otherRuleId: string; lines: number; costs: Costs };

/** Every rule that would take the line, in order: the first has it. A rule without conditions takes nothing. */
export function matchingRules(facts: LineFacts, rules: readonly MappingRule[]): MappingRule[] {
  return rules.filter(
    ({ conditions }) => conditions.length > 0 && conditions.every((condition) => holds(condition, facts)),
  );
}

/** Which rules would take the same lines, in the order in which that was found; empty when no two do. */
export function mappingOverlaps(
  matched: Iterable<{ rules: readonly MappingRule[]; lines: number; costs: Costs }>,
): Overlap[] {
  const found = new Map<string, Overlap>();
  for (const { rules, lines, costs } of matched) {
    const [first, ...others] = rules;
    for (const other of first ? others : []) {
      const key = JSON.stringify([first?.id, other.id]);
      const before = found.get(key);
      found.set(key, {
        ruleId: first?.id ?? "",
        otherRuleId: other.id,
        lines: lines + (before?.lines ?? 0),
        costs: before ? addCosts(before.costs, costs) : costs,
      });
    }
  }
  return [...found.values()];
}

function holds({ on, matcher, values }: MappingCondition, facts: LineFacts): boolean {
  const actual = isField(on) ? facts[on] : tagOf(facts, on.slice("tag:".length));
  return actual !== null && values.some((value) => matches(actual, matcher, value));
}

function isField(on: MappingCondition["on"]): on is MappingField {
  return !on.startsWith("tag:");
}

function tagOf({ tags }: LineFacts, key: string): string | null {
  return Object.hasOwn(tags, key) ? (tags[key] ?? null) : null;
}

function matches(actual: string, matcher: Matcher, value: string): boolean {
  switch (matcher) {
    case "one-of":
      return actual === value;
    case "starts-with":
      return actual.startsWith(value);
    case "contains":
      return actual.includes(value);
  }
}
