import { add, zero } from "./amount";
import { formatAmount } from "./amount-text";
import type { Costs } from "./costs";
import type { Reconciliation } from "./reconciliation";
import { type AllocatedMonth, type OverlapEffect, overlapEffects, type RuleEffect, ruleEffects } from "./rule-effects";

export type MonthFigures = {
  rules: readonly RuleEffect[];
  overlaps: readonly OverlapEffect[];
  imported: string;
  allocated: string;
  unallocated: string;
  unallocatedRatio: string | null;
  difference: string;
  inReview: { lines: number; amount: string };
};

type InReview = { lines: number; costs: Costs };

export type ReconciledMonth = AllocatedMonth & {
  reconciliation: Reconciliation | null;
  inReview: { waiting: InReview; refused: InReview };
};

/** What rules did in a month, as text for a page; null where the month has no total in its basis. */
export function monthFigures(month: ReconciledMonth): MonthFigures | null {
  const { reconciliation, basis, inReview } = month;
  if (reconciliation === null) return null;
  const { waiting, refused } = inReview;
  return {
    rules: ruleEffects(month),
    overlaps: overlapEffects(month),
    imported: formatAmount(reconciliation.imported),
    allocated: formatAmount(reconciliation.allocated),
    unallocated: formatAmount(reconciliation.unallocated),
    unallocatedRatio: reconciliation.unallocatedRatio === null ? null : formatAmount(reconciliation.unallocatedRatio),
    difference: formatAmount(reconciliation.difference),
    inReview: {
      lines: waiting.lines + refused.lines,
      amount: formatAmount(add(waiting.costs[basis] ?? zero, refused.costs[basis] ?? zero)),
    },
  };
}
