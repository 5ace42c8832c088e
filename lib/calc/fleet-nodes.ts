import type { OwnedFleet } from "./supply";

/** What the number of nodes depends on. */
export type FleetSize = Pick<
  OwnedFleet,
  "gpusPerNode" | "targetUtilisation" | "spareNodes" | "ownedNodes" | "lifeMonths"
>;

/** Nodes of a fleet, or devices at the edge. */
export type FleetNodes = {
  /** In service each month; index 0 is what stands ready at the start. */
  inService: Float64Array;
  /** Bought at the start (0) or at the end of a month, in time for the month that follows. */
  bought: Float64Array;
  /** Of the bought nodes, those whose life has not ended before the horizon. */
  livingAtHorizon: number;
};

export function noNodes(horizonMonths: number): FleetNodes {
  return {
    inService: new Float64Array(horizonMonths + 1),
    bought: new Float64Array(horizonMonths + 1),
    livingAtHorizon: 0,
  };
}

/** Nodes that serve a capacity of GPUs at once: whole nodes at the target utilisation, and the spares. 0 needs none. */
export function nodesFor(capacityGpus: number, fleet: FleetSize): number {
  if (capacityGpus <= 0) return 0;
  const exact = capacityGpus / (fleet.gpusPerNode * fleet.targetUtilisation);
  const nodes = Math.ceil(exact - 1e-9 * Math.max(1, exact));
  return nodes === 0 ? 0 : nodes + fleet.spareNodes;
}

/**
 * Buys nodes when they are needed and never sells: they stay in service to the end of their life and are then replaced
 * as far as still needed. Nodes already owned are used first and live from the start of the plan. What is returned is
 * `into`, overwritten.
 */
export function fleetNodes(
  fleet: FleetSize,
  capacity: ArrayLike<number>,
  into: FleetNodes = noNodes(capacity.length - 1),
): FleetNodes {
  const { inService, bought } = into;
  const life = Math.max(1, Math.round(fleet.lifeMonths));
  let ownedInUse = 0;
  let living = 0;
  for (let month = 1; month < capacity.length; month++) {
    const endOfLife = month - 1 - life;
    if (endOfLife >= 0) living -= bought[endOfLife] ?? 0;
    const needed = nodesFor(capacity[month] ?? 0, fleet);
    ownedInUse = month > life ? 0 : Math.max(ownedInUse, Math.min(fleet.ownedNodes, needed - living));
    const missing = Math.max(0, needed - ownedInUse - living);
    bought[month - 1] = missing;
    living += missing;
    inService[month] = ownedInUse + living;
  }
  inService[0] = inService[1] ?? 0;
  into.livingAtHorizon = living;
  return into;
}
