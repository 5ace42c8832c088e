import type { AllocatedRow } from "./allocated-row";
import { type Amount, divide, subtract, zero } from "./amount";
import { type CostBasis, sumKnown } from "./costs";
import { isTeam, type Owner } from "./owner";
import { statementsOf } from "./statement";

/** A total before and after a change of rules; null where a line has no cost in the basis. */
export type Change = { before: Amount | null; after: Amount | null; difference: Amount | null };

export type AllocationChange = {
  /** Every team and pool with a row before or after, sorted by owner. */
  owners: readonly ({ owner: Owner } & Change)[];
  /** What no team bears: what nobody was given, and what is left in pools. */
  unallocated: Change;
  /** Of everything that was allocated or not; null when that is 0 or unknown. */
  unallocatedRatio: { before: Amount | null; after: Amount | null };
};

/** What other rules do to the totals of the same lines. An owner without a row has a total of 0. */
export function allocationChange(
  before: readonly AllocatedRow[],
  after: readonly AllocatedRow[],
  basis: CostBasis,
): AllocationChange {
  const totalsBefore = totalsOf(before, basis);
  const totalsAfter = totalsOf(after, basis);
  const owners = [...new Set([...totalsBefore.keys(), ...totalsAfter.keys()])].sort();
  const unallocatedBefore = unallocatedOf(totalsBefore);
  const unallocatedAfter = unallocatedOf(totalsAfter);
  return {
    owners: owners
      .filter((owner) => owner !== "unallocated")
      .map((owner) => ({ owner, ...changeOf(totalOf(totalsBefore, owner), totalOf(totalsAfter, owner)) })),
    unallocated: changeOf(unallocatedBefore, unallocatedAfter),
    unallocatedRatio: {
      before: ratioOf(unallocatedBefore, sumKnown([...totalsBefore.values()])),
      after: ratioOf(unallocatedAfter, sumKnown([...totalsAfter.values()])),
    },
  };
}

type Totals = ReadonlyMap<Owner, Amount | null>;

function totalsOf(rows: readonly AllocatedRow[], basis: CostBasis): Totals {
  return new Map(statementsOf(rows, basis).map(({ owner, total }) => [owner, total]));
}

function totalOf(totals: Totals, owner: Owner): Amount | null {
  const total = totals.get(owner);
  return total === undefined ? zero : total;
}

function unallocatedOf(totals: Totals): Amount | null {
  return sumKnown([...totals].filter(([owner]) => !isTeam(owner)).map(([, total]) => total));
}

function ratioOf(part: Amount | null, whole: Amount | null): Amount | null {
  return part === null || whole === null ? null : divide(part, whole);
}

function changeOf(before: Amount | null, after: Amount | null): Change {
  return { before, after, difference: before === null || after === null ? null : subtract(after, before) };
}
