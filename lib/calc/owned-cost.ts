import { type FleetNodes, fleetNodes } from "./fleet-nodes";
import { growthFactors } from "./growth";
import { hoursPerMonth } from "./hours";
import type { CostBook } from "./line-book";
import type { OwnedFleet } from "./supply";
import type { SupplyLoad } from "./supply-load";

/** Purchases, running cost and residual of an owned fleet. What it has of nodes goes into `nodes`. */
export function addOwnedCost(book: CostBook, fleet: OwnedFleet, load: SupplyLoad, nodes: FleetNodes): void {
  const { inService, bought, livingAtHorizon } = fleetNodes(fleet, load.capacity, nodes);
  const horizon = book.horizonMonths;
  if (inService.some((nodes) => nodes > 0)) book.add("migration", 0, fleet.migrationCost);
  addPurchases(book, fleet, bought, inService);
  const units = atGrowingCost(inService, fleet.runningCostGrowthAnnual ?? 0);
  book.addUnits(runningComponents, runningMonthlyPerNode(fleet), units);
  if (livingAtHorizon > 0) book.add("residual", horizon, -fleet.residualRatio * fleet.nodePrice * livingAtHorizon);
}

const runningComponents = ["maintenance", "power", "cooling", "space", "staff", "licences"] as const;

/** Nodes of each month in terms of what one costs in the first. */
function atGrowingCost(nodes: Float64Array, growthAnnual: number): Float64Array {
  if (growthAnnual === 0) return nodes;
  return growthFactors(growthAnnual, nodes.length - 1).map((factor, month) => (nodes[month] ?? 0) * factor);
}

/** Site and network are built once, for the most nodes that ever stand there beyond those already in place. */
function addPurchases(book: CostBook, fleet: OwnedFleet, bought: Float64Array, inService: Float64Array): void {
  const ownSite = fleet.colocationPerKwMonth === null;
  let siteNodes = fleet.ownedNodes;
  let isFirst = true;
  // No iterator: simulations come here a few million times.
  for (let month = 0; month < bought.length; month++) {
    const nodes = bought[month] ?? 0;
    if (nodes === 0) continue;
    book.add("hardware", month, nodes * fleet.nodePrice);
    book.add("fabric", month, nodes * fleet.nodePrice * fleet.fabricShare);
    if (isFirst) {
      book.add("fabric", month, fleet.networkCapex);
      if (ownSite) book.add("facility", month, fleet.liquidCoolingCapex);
      isFirst = false;
    }
    const standing = inService[month + 1] ?? 0;
    if (standing > siteNodes) {
      if (ownSite) book.add("facility", month, (standing - siteNodes) * fleet.kwPerNode * fleet.buildOutPerKw);
      siteNodes = standing;
    }
  }
}

/** A colocation price stands instead of power and cooling, never beside them. */
export function runningMonthlyPerNode(fleet: OwnedFleet) {
  const colocation = fleet.colocationPerKwMonth;
  const power = fleet.kwPerNode * fleet.loadRatio * hoursPerMonth * fleet.pricePerKwh;
  return {
    maintenance: (fleet.nodePrice * fleet.maintenanceShareAnnual) / 12 + fleet.runningMonthlyPerNode,
    power: colocation === null ? power : 0,
    cooling: colocation === null ? power * (fleet.pue - 1) : 0,
    space: colocation === null ? 0 : fleet.kwPerNode * colocation,
    staff: (fleet.staffFtePerNode * fleet.salaryAnnual) / 12,
    licences: (fleet.licencesPerGpuYear * fleet.gpusPerNode) / 12,
  };
}
