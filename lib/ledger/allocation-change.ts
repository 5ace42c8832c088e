import type { AllocatedRow } from "./allocated-row";
import { type Amount, isZero, subtract, zero } from "./amount";
import { formatAmount } from "./amount-text";
import type { CostBasis } from "./costs";
import type { Owner } from "./owner";
import type { Reconciliation } from "./reconciliation";
import { statementsOf } from "./statement";

/** A total before and after other rules, as decimal text; null where a line has no cost in the basis. */
export type Change = { before: string | null; after: string | null; difference: string | null };

export type AllocationChange = {
  /** Every team and pool that bears something before or after, sorted by owner. */
  owners: readonly ({ owner: Owner } & Change)[];
  /** What no team bears, pools and lines in review included. */
  unallocated: Change;
  /** Of what was imported. */
  unallocatedRatio: { before: string | null; after: string | null };
};

export type Allocated = { rows: readonly AllocatedRow[]; reconciliation: Reconciliation | null };

/** What other rules do to the totals of the same lines. An owner without a row bears 0. */
export function allocationChange(before: Allocated, after: Allocated, basis: CostBasis): AllocationChange {
  const totalsBefore = totalsOf(before, basis);
  const totalsAfter = totalsOf(after, basis);
  const owners = [...new Set([...totalsBefore.keys(), ...totalsAfter.keys()])].sort();
  return {
    owners: owners
      .map((owner) => ({ owner, left: totalOf(totalsBefore, owner), right: totalOf(totalsAfter, owner) }))
      .filter(({ owner, left, right }) => owner !== "unallocated" && !(isNothing(left) && isNothing(right)))
      .map(({ owner, left, right }) => ({ owner, ...changeOf(left, right) })),
    unallocated: changeOf(before.reconciliation?.unallocated ?? null, after.reconciliation?.unallocated ?? null),
    unallocatedRatio: {
      before: textOf(before.reconciliation?.unallocatedRatio ?? null),
      after: textOf(after.reconciliation?.unallocatedRatio ?? null),
    },
  };
}

type Totals = ReadonlyMap<Owner, Amount | null>;

function totalsOf({ rows }: Allocated, basis: CostBasis): Totals {
  return new Map(statementsOf(rows, basis).map(({ owner, total }) => [owner, total]));
}

function totalOf(totals: Totals, owner: Owner): Amount | null {
  const total = totals.get(owner);
  return total === undefined ? zero : total;
}

function isNothing(total: Amount | null): boolean {
  return total !== null && isZero(total);
}

function changeOf(before: Amount | null, after: Amount | null): Change {
  const difference = before === null || after === null ? null : subtract(after, before);
  return { before: textOf(before), after: textOf(after), difference: textOf(difference) };
}

function textOf(amount: Amount | null): string | null {
  return amount === null ? null : formatAmount(amount);
}
