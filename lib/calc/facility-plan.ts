import { type FacilityInput, facility } from "./facility";
import { type Expansion, facilityLimits } from "./facility-limits";
import {
  type ServedWorkload,
  type ServerAddition,
  serversForWorkloads,
  steadyServers,
  withAdditions,
} from "./facility-servers";
import type { FleetSize } from "./fleet-nodes";

export type FacilityPlanInput = FacilityInput & {
  serversPerYear: number;
  /** Servers follow these workloads instead of a steady growth; null: they do not. */
  served: { fleet: FleetSize; workloads: readonly ServedWorkload[] } | null;
  /** Of the demand of workloads that have none of their own. */
  growthAnnual: number;
  additions: readonly ServerAddition[];
  horizonMonths: number;
  gbpsPerServer: number;
  powerKw: number;
  coolingKw: number;
  networkGbps: number;
  siteRackUnits: number;
  expansions: readonly Expansion[];
};

/** A site's power, money and racks now and at the end, and what it runs out of on the way there. */
export function facilityPlan(input: FacilityPlanInput) {
  const { served, horizonMonths } = input;
  const grown = served
    ? serversForWorkloads(served.fleet, served.workloads, input)
    : steadyServers(input.servers, input.serversPerYear, horizonMonths);
  const servers = withAdditions(grown, input.additions);
  const limits = {
    power: input.powerKw,
    cooling: input.coolingKw,
    network: input.networkGbps,
    space: input.siteRackUnits,
  };
  return {
    servers,
    now: facility({ ...input, servers: servers[0] ?? 0 }),
    end: facility({ ...input, servers: servers.at(-1) ?? 0 }),
    ...facilityLimits({ servers, needs: input, limits, expansions: input.expansions }),
  };
}
