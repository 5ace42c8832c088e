/** What a site can run out of: kW, kW of heat, Gbit/s and rack units. */
export const siteResources = ["power", "cooling", "network", "space"] as const;

export type SiteResource = (typeof siteResources)[number];

export type ServerNeeds = { kwPerServer: number; pue: number; gbpsPerServer: number; rackUnitsPerServer: number };

/** Adds to a resource from a month on; month 0 is now. */
export type Expansion = { month: number; resource: SiteResource; size: number; cost: number };

export type FacilityLimitsInput = {
  /** In the site by month; index 0 is now. */
  servers: readonly number[];
  needs: ServerNeeds;
  limits: Readonly<Record<SiteResource, number>>;
  expansions: readonly Expansion[];
};

export type ResourceOutlook = {
  perServer: number;
  /** By month, as the servers. */
  demand: number[];
  capacity: number[];
  /** First month that needs more than there is; null: enough to the end. */
  firstMonth: number | null;
  /** The most that is missing in any month; 0 when nothing is. */
  shortfall: number;
};

export type FacilityLimits = {
  outlook: Record<SiteResource, ResourceOutlook>;
  firstMonth: number | null;
  /** Those that run out in that month, in the order of `siteResources`. */
  first: SiteResource[];
  expansionCost: number;
};

/**
 * What a growing fleet runs out of first. Power counts what cooling draws (PUE), heat is the servers' own power, and
 * both are the nameplate, because a limit has to hold at full load. Needing exactly what there is fits. Expansions
 * after the last month are paid for but help nothing. No month, no limit. Source: the guide, infrastructure
 * requirements.
 */
export function facilityLimits({ servers, needs, limits, expansions }: FacilityLimitsInput): FacilityLimits {
  const perServer: Record<SiteResource, number> = {
    power: needs.kwPerServer * needs.pue,
    cooling: needs.kwPerServer,
    network: needs.gbpsPerServer,
    space: needs.rackUnitsPerServer,
  };
  const of = (resource: SiteResource): ResourceOutlook => {
    const added = expansions.filter((expansion) => expansion.resource === resource);
    const demand = servers.map((count) => count * perServer[resource]);
    const capacity = servers.map((_, month) => capacityIn(month, limits[resource], added));
    const missing = demand.map((need, month) => missingOf(need, capacity[month] ?? 0));
    const firstMonth = missing.findIndex((amount) => amount > 0);
    return {
      perServer: perServer[resource],
      demand,
      capacity,
      firstMonth: firstMonth < 0 ? null : firstMonth,
      shortfall: missing.reduce((most, amount) => Math.max(most, amount), 0),
    };
  };
  const outlook = { power: of("power"), cooling: of("cooling"), network: of("network"), space: of("space") };
  const months = siteResources.flatMap((resource) => outlook[resource].firstMonth ?? []);
  const firstMonth = months.length > 0 ? Math.min(...months) : null;
  return {
    outlook,
    firstMonth,
    first: firstMonth === null ? [] : siteResources.filter((resource) => outlook[resource].firstMonth === firstMonth),
    expansionCost: expansions.reduce((sum, { cost }) => sum + cost, 0),
  };
}

/** What the site has of a resource in a month, of its limit and the expansions of that resource so far. */
export function capacityIn(month: number, limit: number, added: readonly Expansion[]): number {
  return added.reduce((sum, expansion) => (expansion.month <= month ? sum + expansion.size : sum), limit);
}

/** 8 × 6.5 × 1.3 is 67.60000000000001 in floats, and fits 67.6. */
function missingOf(need: number, capacity: number): number {
  const missing = need - capacity;
  return missing > 1e-9 * Math.max(1, need) ? missing : 0;
}
