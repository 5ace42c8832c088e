import type { Typed } from "@/components/planners/use-checked";
import type { SiteResource } from "@/lib/calc/facility-limits";
import type { OwnedFleet } from "@/lib/calc/supply";
import type { FacilityPlannerInput } from "@/lib/schema/planner/facility";
import { siteStarters } from "./site-starters";

export type FacilityTerms = Typed<
  Omit<FacilityPlannerInput, "served" | "additions" | "expansions" | "horizonMonths" | "rackUnits">
>;

export type AdditionRow = { id: string; month: number; servers: number | null };

export type ExpansionRow = { id: string; month: number; resource: SiteResource; size: number; cost: number };

/** The guide's cluster of eight, at an average build-out, in two air-cooled racks. */
export const guideTerms: FacilityTerms = {
  servers: 8,
  serversPerYear: 4,
  growthAnnual: 0.2,
  kwPerServer: 6.5,
  pue: 1.3,
  pricePerKwh: 0.12,
  loadRatio: 1,
  rackUnitsPerServer: 5,
  gbpsPerServer: 400,
  buildOutPerKw: 1250,
  liquidCoolingCapex: 125_000,
  networkCapex: 100_000,
  ...siteStarters[0].limits,
};

/** What a fleet of the price book says of its site; rack units and network are not among its terms. */
export function termsOfFleet(fleet: OwnedFleet): Partial<FacilityTerms> {
  const { kwPerNode, pue, pricePerKwh, loadRatio, buildOutPerKw, liquidCoolingCapex, networkCapex } = fleet;
  return { kwPerServer: kwPerNode, pue, pricePerKwh, loadRatio, buildOutPerKw, liquidCoolingCapex, networkCapex };
}

/** The fleet with the most servers in place, else the first. */
export function usualFleet(fleets: readonly OwnedFleet[]): OwnedFleet | undefined {
  return fleets.toSorted((one, other) => other.ownedNodes - one.ownedNodes)[0];
}
