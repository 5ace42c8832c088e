import type { AllocatedRow } from "./allocated-row";
import { type Amount, subtract } from "./amount";
import { categories } from "./category";
import { type CostBasis, sumKnown } from "./costs";
import type { Owner } from "./owner";

export const statementParts = [...categories, "shared", "idle", "adjustments"] as const;

export type StatementPart = (typeof statementParts)[number];

/** What one owner bears in one basis. A figure is null when a line of it has no cost in that basis. */
export type Statement = {
  owner: Owner;
  basis: CostBasis;
  /** Direct by category, then shared, idle and adjustments: they sum to the total. */
  parts: Readonly<Record<StatementPart, Amount | null>>;
  /** The sum of the categories. */
  direct: Amount | null;
  total: Amount | null;
  /** What the same would cost at list prices: list + discounts = total, so discounts are negative when they save. */
  list: Amount | null;
  discounts: Amount | null;
};

/**
 * A statement for each owner with a row, pools and the unallocated included, sorted by owner. Idle capacity is a part of
 * its own whether it was mapped or shared; a source's contra rows lower its shared or idle part, down to below 0.
 */
export function statementsOf(rows: readonly AllocatedRow[], basis: CostBasis): Statement[] {
  const byOwner = new Map<Owner, AllocatedRow[]>();
  for (const row of rows) {
    const own = byOwner.get(row.owner);
    if (own) own.push(row);
    else byOwner.set(row.owner, [row]);
  }
  return [...byOwner.keys()].sort().map((owner) => statementOf(owner, byOwner.get(owner) ?? [], basis));
}

/** The statement of rows that all belong to the owner; all 0 without rows. */
function statementOf(owner: Owner, rows: readonly AllocatedRow[], basis: CostBasis): Statement {
  const amounts = new Map<StatementPart, (Amount | null)[]>(statementParts.map((part) => [part, []]));
  for (const row of rows) amounts.get(partOf(row))?.push(row.costs[basis]);
  const ofPart = (part: StatementPart) => sumKnown(amounts.get(part) ?? []);
  const parts = {
    training: ofPart("training"),
    inference: ofPart("inference"),
    storage: ofPart("storage"),
    "data-transfer": ofPart("data-transfer"),
    other: ofPart("other"),
    shared: ofPart("shared"),
    idle: ofPart("idle"),
    adjustments: ofPart("adjustments"),
  };
  const total = sumKnown(rows.map(({ costs }) => costs[basis]));
  const list = sumKnown(rows.map(({ costs }) => costs.list));
  return {
    owner,
    basis,
    parts,
    direct: sumKnown(categories.map((category) => parts[category])),
    total,
    list,
    discounts: total === null || list === null ? null : subtract(total, list),
  };
}

/** Where a row stands in its owner's statement. */
export function partOf(row: AllocatedRow): StatementPart {
  if (row.charge === "idle") return "idle";
  if (row.kind !== "direct") return "shared";
  return row.charge === "adjustment" ? "adjustments" : row.category;
}
