import { nodesFor } from "./fleet-nodes";
import { hoursPerMonth } from "./hours";
import { runningMonthlyPerNode } from "./owned-cost";
import type { Demand } from "./plan";
import type { OwnedFleet } from "./supply";

export type FleetPurchase = {
  nodes: number;
  /** Hardware, fabric and site of all of them, and the migration. */
  capex: number;
  runningMonthly: number;
};

/**
 * What it takes to buy a fleet for constant demands, each of which must find its own peak; nodes already in place are
 * left to what runs on them today. No demand buys nothing.
 */
export function fleetPurchase(
  demands: readonly Pick<Demand, "gpuHoursMonthly" | "peakToMean">[],
  fleet: OwnedFleet,
): FleetPurchase {
  const gpus = demands.reduce((sum, { gpuHoursMonthly, peakToMean }) => {
    return sum + (gpuHoursMonthly / hoursPerMonth) * Math.max(1, peakToMean);
  }, 0);
  const nodes = nodesFor(gpus, fleet);
  if (nodes === 0) return { nodes: 0, capex: 0, runningMonthly: 0 };
  const ownSite = fleet.colocationPerKwMonth === null;
  const site = ownSite ? nodes * fleet.kwPerNode * fleet.buildOutPerKw + fleet.liquidCoolingCapex : 0;
  const hardware = nodes * fleet.nodePrice * (1 + fleet.fabricShare);
  const running = Object.values(runningMonthlyPerNode(fleet)).reduce((sum, amount) => sum + amount, 0);
  return {
    nodes,
    capex: hardware + site + fleet.networkCapex + fleet.migrationCost,
    runningMonthly: nodes * running,
  };
}
