import type { AllocatedRow, DirectRow, SharedCharge } from "./allocated-row";
import { type Amount, add, zero } from "./amount";
import type { Category } from "./category";
import { addCosts, areZero, type ChargedBasis, type Costs, noCosts } from "./costs";
import { type LineFacts, type MappingRule, mappingOverlaps, matchingRules, type Overlap } from "./mapping-rule";
import type { Owner } from "./owner";
import { spreadPool } from "./shared-pool";
import { type SharingRule, sharingProblems } from "./sharing-rule";

/** Lines that are alike in all that rules and statements look at, summed. */
export type CostGroup = {
  id: string;
  currency: string;
  facts: LineFacts;
  category: Category;
  lines: number;
  costs: Costs;
  /** Given to a correction: who bore the lines that it corrects, whatever the mapping rules say now. */
  booked?: Booked | null;
};

export type Booked = { owner: Owner; ruleId: string | null };

export type AllocationInput = {
  groups: readonly CostGroup[];
  mappingRules: readonly MappingRule[];
  sharingRules: readonly SharingRule[];
  /** Off: idle capacity stays with its owner. On: sharing rules spread it too, as idle rows. No total changes by it. */
  shareIdle: boolean;
  /** The cost that `direct-cost` rules weigh by. */
  basis: ChargedBasis;
};

/** A pool that a rule could not spread. It stays where it was. */
export type KeptPool = { ruleId: string; owner: Owner; charge: SharedCharge; costs: Costs; reason: string };

export type Allocation = {
  rows: readonly AllocatedRow[];
  kept: readonly KeptPool[];
  overlaps: readonly Overlap[];
};

/**
 * Direct cost first: each group goes to the owner of the first mapping rule that takes it, or is unallocated; one that is
 * booked already stays where it is. Then the sharing rules, in order, spread what their source holds at that moment. The rows sum to the groups in every basis.
 * `direct-cost` weighs by what mapping rules gave, idle capacity left out. No groups give no rows. Throws RangeError when
 * the sharing rules may not run (sharingProblems) and when groups differ in currency.
 */
export function allocateCosts({ groups, mappingRules, sharingRules, shareIdle, basis }: AllocationInput): Allocation {
  const [problem] = sharingProblems(sharingRules);
  if (problem) throw new RangeError(`Sharing rule ${problem.ruleId} may not run: ${problem.reason}.`);
  requireOneCurrency(groups);
  const matched = groups.map((group) => ({
    group,
    rules: group.booked ? [] : matchingRules(group.facts, mappingRules),
  }));
  const direct = matched.map(({ group, rules }) => directRow(group, rules[0]));
  const rows: AllocatedRow[] = [...direct];
  const kept: KeptPool[] = [];
  const held = new Map<string, Costs>();
  hold(held, direct);
  const directCosts = directCostsOf(direct, basis);
  for (const rule of sharingRules) {
    for (const charge of partsOf(rule, shareIdle)) {
      const costs = held.get(poolKey(rule.source, charge)) ?? noCosts;
      if (areZero(costs)) continue;
      const spread = spreadPool(rule, { charge, costs, directCosts });
      if (spread.reason !== null)
        kept.push({ ruleId: rule.id, owner: rule.source, charge, costs, reason: spread.reason });
      hold(held, spread.rows);
      for (const row of spread.rows) rows.push(row);
    }
  }
  const overlaps = mappingOverlaps(matched.map(({ group: { lines, costs }, rules }) => ({ rules, lines, costs })));
  return { rows, kept, overlaps };
}

function requireOneCurrency(groups: readonly CostGroup[]): void {
  const currencies = new Set(groups.map(({ currency }) => currency));
  if (currencies.size > 1) throw new RangeError(`Currencies are never added: ${[...currencies].sort().join(", ")}.`);
}

function directRow({ id, category, facts, costs, booked }: CostGroup, rule: MappingRule | undefined): DirectRow {
  return {
    kind: "direct",
    owner: booked?.owner ?? rule?.owner ?? "unallocated",
    ruleId: booked ? booked.ruleId : (rule?.id ?? null),
    groupId: id,
    category,
    charge: facts.charge,
    costs,
  };
}

function directCostsOf(rows: readonly DirectRow[], basis: ChargedBasis): ReadonlyMap<Owner, Amount> {
  const found = new Map<Owner, Amount>();
  for (const { owner, charge, costs } of rows) {
    if (charge !== "idle") found.set(owner, add(found.get(owner) ?? zero, costs[basis]));
  }
  return found;
}

function partsOf({ part }: SharingRule, shareIdle: boolean): readonly SharedCharge[] {
  const parts: readonly SharedCharge[] = part === "all" ? ["usage", "idle"] : [part];
  return shareIdle ? parts : parts.filter((charge) => charge !== "idle");
}

function hold(held: Map<string, Costs>, rows: readonly AllocatedRow[]): void {
  for (const { owner, charge, costs } of rows) {
    const key = poolKey(owner, charge === "idle" ? "idle" : "usage");
    held.set(key, addCosts(held.get(key) ?? noCosts, costs));
  }
}

function poolKey(owner: Owner, charge: SharedCharge): string {
  return `${charge} ${owner}`;
}
