import type { AllocatedRow } from "./allocated-row";
import { type Amount, divide, subtract, zero } from "./amount";
import { type CostBasis, sumKnown } from "./costs";
import { isTeam } from "./owner";

/** The line under every total; a difference of exactly 0 is what makes it true. */
export type Reconciliation = {
  imported: Amount;
  allocated: Amount;
  unallocated: Amount;
  difference: Amount;
  /** unallocated / imported; null when nothing was imported, or credits cancel it. */
  unallocatedRatio: Amount | null;
};

/**
 * imported = allocated + unallocated + difference, in one basis. Allocated is what teams bear; what nobody was given and
 * what is left in pools is unallocated. `imported` has to come from the lines themselves, not from the rows. Null when
 * a row has no cost in this basis.
 */
export function reconcile(imported: Amount, rows: readonly AllocatedRow[], basis: CostBasis): Reconciliation | null {
  const allocated = sumKnown(rows.map(({ owner, costs }) => (isTeam(owner) ? costs[basis] : zero)));
  const unallocated = sumKnown(rows.map(({ owner, costs }) => (isTeam(owner) ? zero : costs[basis])));
  if (allocated === null || unallocated === null) return null;
  return {
    imported,
    allocated,
    unallocated,
    difference: subtract(subtract(imported, allocated), unallocated),
    unallocatedRatio: divide(unallocated, imported),
  };
}
