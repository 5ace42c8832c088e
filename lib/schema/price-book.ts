import type { Supply, SupplyKind } from "../calc/supply";
import type { Tier } from "../calc/tier";

/** Terms with the id and name of their supply. */
export type BookTerms = Supply;

/** A dated price as the pages show it. */
export type BookEntry = {
  id: string;
  validFrom: string;
  source: string;
  status: "future" | "valid" | "past";
  /** Full price of a GPU-hour of work; null when these terms can serve none. */
  gpuHourRate: number | null;
  terms: BookTerms;
};

/** A supply of the price book as the pages show it. */
export type BookSupply = {
  id: string;
  name: string;
  kind: SupplyKind;
  kindName: string;
  tier: Tier;
  workloads: number;
  current: BookEntry | null;
  next: BookEntry | null;
  entries: readonly BookEntry[];
};

export type PriceBook = {
  currency: string;
  today: string;
  mayWrite: boolean;
  /** Cloud, on-prem, edge; by name within. */
  supplies: readonly BookSupply[];
  archived: readonly { id: string; name: string }[];
  /** The GPU class that most tiers and supplies offer, with its cheapest and dearest rate in each tier; null: none. */
  comparison: { gpuClass: string; ranges: readonly { tier: Tier; low: number; high: number }[] } | null;
};
