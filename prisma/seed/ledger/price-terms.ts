import type { IsoDay } from "@/lib/ledger/calendar";
import type { SupplyTerms } from "@/lib/schema/supply";
import { demoSupplies } from "../prices";

/** What the price book of the demo says of a supply on a day; null before its first price. */
export function termsOn(supply: string, day: IsoDay): SupplyTerms | null {
  return pricesOf(supply).findLast(({ from }) => from <= day)?.terms ?? null;
}

export type CloudTerms = Extract<SupplyTerms, { kind: "cloud" }>;

/** Before its first price in the book an offer is billed at that price. */
export function cloudTermsOn(supply: string, day: IsoDay): CloudTerms {
  const terms = termsOn(supply, day) ?? pricesOf(supply)[0]?.terms;
  if (terms?.kind !== "cloud") throw new RangeError(`${supply} is no cloud offer.`);
  return terms;
}

function pricesOf(supply: string): (typeof demoSupplies)[number]["prices"] {
  const found = demoSupplies.find(({ name }) => name === supply);
  if (!found) throw new RangeError(`There is no supply ${supply}.`);
  return found.prices;
}

/** Where work of a site of our own ran before the site was there. */
const before: Readonly<Record<string, string>> = {
  "H100 hall, Lund": "p5.48xlarge on demand",
  "Jetson Orin, four sites": "g6e.12xlarge on demand",
};

/** The cloud supply that a workload was billed on that day; null: it ran on a site of its own. */
export function cloudSupplyOn(supply: string, day: IsoDay): string | null {
  const fallback = before[supply];
  if (fallback === undefined) return supply;
  return termsOn(supply, day) ? null : fallback;
}
