import type { AllocatedRow } from "./allocated-row";
import type { CostGroup, KeptPool } from "./allocation";
import { type Amount, negate } from "./amount";
import { formatAmount } from "./amount-text";
import { type CostBasis, sumKnown } from "./costs";
import type { Overlap } from "./mapping-rule";

/** What a rule did in a month; amounts as decimal text, null where a line has no cost in the basis. */
export type RuleEffect = {
  ruleId: string;
  /** Of a mapping rule, the lines it took; null for a sharing rule. */
  lines: number | null;
  /** What a mapping rule gave, or a sharing rule spread. */
  amount: string | null;
  /** Why a sharing rule left something of its pool where it was, and how much. */
  kept: { reason: string; amount: string | null } | null;
};

export type OverlapEffect = { ruleId: string; otherRuleId: string; lines: number; amount: string | null };

export type AllocatedMonth = {
  basis: CostBasis;
  rows: readonly AllocatedRow[];
  groups: ReadonlyMap<string, CostGroup>;
  kept: readonly KeptPool[];
  overlaps: readonly Overlap[];
};

/** One entry for each rule that took or spread anything, or kept a pool; a rule without one found nothing to do. */
export function ruleEffects({ rows, groups, kept, basis }: AllocatedMonth): RuleEffect[] {
  const taken = new Map<string, { lines: number | null; amounts: (Amount | null)[] }>();
  for (const row of rows) {
    if (row.ruleId === null || row.kind === "shared") continue;
    const entry = taken.get(row.ruleId) ?? { lines: row.kind === "direct" ? 0 : null, amounts: [] };
    if (row.kind === "direct") entry.lines = (entry.lines ?? 0) + (groups.get(row.groupId)?.lines ?? 0);
    const amount = row.costs[basis];
    entry.amounts.push(amount !== null && row.kind === "contra" ? negate(amount) : amount);
    taken.set(row.ruleId, entry);
  }
  const ruleIds = [...new Set([...taken.keys(), ...kept.map(({ ruleId }) => ruleId)])];
  return ruleIds.map((ruleId) => {
    const entry = taken.get(ruleId);
    const left = kept.filter((pool) => pool.ruleId === ruleId);
    const [first] = left;
    return {
      ruleId,
      lines: entry?.lines ?? null,
      amount: textOf(sumKnown(entry?.amounts ?? [])),
      kept: first ? { reason: first.reason, amount: textOf(sumKnown(left.map(({ costs }) => costs[basis]))) } : null,
    };
  });
}

/** Most lines first. */
export function overlapEffects({ overlaps, basis }: AllocatedMonth): OverlapEffect[] {
  return overlaps
    .map(({ ruleId, otherRuleId, lines, costs }) => ({ ruleId, otherRuleId, lines, amount: textOf(costs[basis]) }))
    .sort((left, right) => right.lines - left.lines);
}

function textOf(amount: Amount | null): string | null {
  return amount === null ? null : formatAmount(amount);
}
