import type { Amount } from "./amount";
import type { Category } from "./category";
import type { Costs } from "./costs";
import type { Charge } from "./mapping-rule";
import type { Owner, Pool, Team } from "./owner";
import type { SharingMethod } from "./sharing-method";

/** Shared cost keeps apart what was idle; adjustments are spread with the usage they correct. */
export type SharedCharge = "usage" | "idle";

/** What a mapping rule gave to its owner; without a rule it is unallocated. */
export type DirectRow = {
  kind: "direct";
  owner: Owner;
  ruleId: string | null;
  groupId: string;
  category: Category;
  charge: Charge;
  costs: Costs;
};

/** What a sharing rule gave to one of its targets: pool × weight / totalWeight. Ratios of one pool sum to exactly 1. */
export type SharedRow = {
  kind: "shared";
  owner: Team | Pool;
  ruleId: string;
  from: Owner;
  charge: SharedCharge;
  method: SharingMethod;
  unit: string;
  weight: Amount;
  totalWeight: Amount;
  ratio: Amount;
  pool: Costs;
  costs: Costs;
};

/** What a sharing rule took from its source, negative, so that no total changes. */
export type ContraRow = { kind: "contra"; owner: Owner; ruleId: string; charge: SharedCharge; costs: Costs };

export type AllocatedRow = DirectRow | SharedRow | ContraRow;
