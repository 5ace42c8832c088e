import type { MappingCondition, MappingField, Matcher } from "../ledger/mapping-rule";
import type { Owner } from "../ledger/owner";
import type { SharingMethod } from "../ledger/sharing-method";
import type { SharedPart } from "../ledger/sharing-rule";

export const methodNames: Readonly<Record<SharingMethod, string>> = {
  even: "Equal parts",
  fixed: "Fixed percentages",
  "direct-cost": "By direct cost",
  metric: "By usage",
  key: "By a key",
};

export const methodHints: Readonly<Record<SharingMethod, string>> = {
  even: "Everybody bears the same.",
  fixed: "Percentages that total exactly 100.",
  "direct-cost": "In proportion to what the mapping rules gave each of them.",
  metric: "In proportion to a unit: measured in the month where it was, else by the weights below.",
  key: "In proportion to weights such as seats or floor space.",
};

export const partNames: Readonly<Record<SharedPart, string>> = {
  all: "Usage and idle",
  usage: "Usage only",
  idle: "Idle only",
};

export const fieldNames: Readonly<Record<MappingField, string>> = {
  provider: "Provider",
  account: "Account",
  resource: "Resource",
  service: "Service",
  region: "Region",
  charge: "Charge",
};

export const matcherNames: Readonly<Record<Matcher, string>> = {
  "one-of": "is",
  "starts-with": "starts with",
  contains: "contains",
};

const shownValues = 4;

/** "Service starts with Amazon or Elastic", "Tag team is vision". */
export function conditionText(condition: MappingCondition): string {
  return conditionOf(condition, shownValues);
}

/** The same with every value, for files. */
export function wholeConditionText(condition: MappingCondition): string {
  return conditionOf(condition, condition.values.length);
}

function conditionOf({ on, matcher, values }: MappingCondition, most: number): string {
  const shown = values.slice(0, most);
  const more = values.length - shown.length;
  const listed = more > 0 ? `${shown.join(", ")} or ${more} more` : joined(shown);
  return `${subjectOf(on)} ${matcherNames[matcher]} ${listed}`;
}

function subjectOf(on: MappingCondition["on"]): string {
  return isTag(on) ? `Tag ${on.slice("tag:".length)}` : fieldNames[on];
}

function isTag(on: MappingCondition["on"]): on is `tag:${string}` {
  return on.startsWith("tag:");
}

function joined(values: readonly string[]): string {
  const last = values.at(-1) ?? "";
  return values.length < 2 ? last : `${values.slice(0, -1).join(", ")} or ${last}`;
}

export type OwnerNames = {
  teams: readonly { id: string; name: string }[];
  pools: readonly { id: string; name: string }[];
};

/** "Vision", "Pool Platform", "Unallocated"; a team that the reader may not see is another team. */
export function ownerName(owner: Owner, { teams, pools }: OwnerNames): string {
  if (owner === "unallocated") return "Unallocated";
  const [kind, id] = [owner.slice(0, 4), owner.slice(5)];
  if (kind === "team") return teams.find((team) => team.id === id)?.name ?? "Another team";
  return `Pool ${pools.find((pool) => pool.id === id)?.name ?? id}`;
}
