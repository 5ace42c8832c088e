import { cloudGpuHourRate } from "./cloud-rate";
import { edgeFailureMonthly, edgePowerMonthly } from "./edge-cost";
import { tieredCost } from "./egress";
import { hoursPerMonth } from "./hours";
import { runningMonthlyPerNode } from "./owned-cost";
import type { Demand } from "./plan";
import type { EdgeFleet, OwnedFleet, Supply } from "./supply";

/**
 * Full price of one GPU-hour of work on a supply, one-off moving costs aside; null when it can serve none. Cloud: the
 * purchase mix over what is used of the allocation. Owned: straight-line depreciation over the life and the running
 * cost, per GPU-hour available at the target utilisation. Consumption: a reserved unit used all month, else metered.
 */
export function gpuHourRate(supply: Supply): number | null {
  switch (supply.kind) {
    case "cloud":
      return cloudGpuHourRate(supply);
    case "owned":
      return ownedGpuHourRate(supply);
    case "consumption":
      return supply.reservedUnits > 0 ? supply.pricePerUnitMonth / hoursPerMonth : supply.meteredGpuHourly;
    case "edge":
      return edgeGpuHourRate(supply);
  }
}

/**
 * Full monthly cost of a workload on one supply alone, month-1 demand and prices; null when the supply can serve none.
 * An owned fleet has to hold the workload's peak, so a peaky one costs more there than its hours alone.
 */
export function monthlyCostOn(
  demand: Pick<Demand, "gpuHoursMonthly" | "peakToMean" | "storageGb" | "egressGbMonthly">,
  supply: Supply,
): number | null {
  const rate = gpuHourRate(supply);
  if (rate === null) return null;
  if (supply.kind === "owned") return demand.gpuHoursMonthly * Math.max(1, demand.peakToMean) * rate;
  const compute = demand.gpuHoursMonthly * rate;
  if (supply.kind !== "cloud") return compute;
  return compute + demand.storageGb * supply.storagePricePerGb + tieredCost(demand.egressGbMonthly, supply.egressTiers);
}

function ownedGpuHourRate(fleet: OwnedFleet): number | null {
  const { gpus, monthlyCost } = ownedMonth(fleet);
  const availableGpuHours = gpus * hoursPerMonth * fleet.targetUtilisation;
  return availableGpuHours > 0 ? monthlyCost / availableGpuHours : null;
}

/**
 * Full monthly cost of a fleet in place and the GPUs that serve for it. Spares and lump sums are spread over the nodes
 * in place; with none yet, over the smallest fleet: one node and its spares.
 */
export function ownedMonth(fleet: OwnedFleet): { gpus: number; monthlyCost: number } {
  const nodes = Math.max(1 + fleet.spareNodes, fleet.ownedNodes);
  const gpus = (nodes - fleet.spareNodes) * fleet.gpusPerNode;
  const ownSite = fleet.colocationPerKwMonth === null;
  const siteCapex = ownSite ? nodes * fleet.kwPerNode * fleet.buildOutPerKw + fleet.liquidCoolingCapex : 0;
  const hardware = nodes * fleet.nodePrice * (1 - fleet.residualRatio + fleet.fabricShare);
  const depreciation = (hardware + siteCapex + fleet.networkCapex) / fleet.lifeMonths;
  const running = Object.values(runningMonthlyPerNode(fleet)).reduce((sum, amount) => sum + amount, 0);
  return { gpus, monthlyCost: depreciation + nodes * running };
}

function edgeGpuHourRate(fleet: EdgeFleet): number | null {
  const availableGpuHours = fleet.devices * fleet.gpuHoursPerDeviceMonth;
  return availableGpuHours > 0 ? edgeMonthlyCost(fleet) / availableGpuHours : null;
}

/** Full monthly cost of all devices of a fleet: straight-line depreciation, failures, power and connectivity. */
export function edgeMonthlyCost(fleet: EdgeFleet): number {
  const perDevice = fleet.devicePrice / fleet.lifeMonths + edgeFailureMonthly(fleet) + edgePowerMonthly(fleet);
  return fleet.devices * perDevice + fleet.sites * fleet.connectivityPerSiteMonth;
}
