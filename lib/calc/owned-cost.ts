import { fleetNodes } from "./fleet-nodes";
import { growthFactors } from "./growth";
import { hoursPerMonth } from "./hours";
import type { CostBook } from "./line-book";
import type { OwnedFleet } from "./supply";
import type { SupplyLoad } from "./supply-load";

/** Purchases, running cost and residual of an owned fleet. Returns the nodes in service, index 0 at the start. */
export function addOwnedCost(book: CostBook, fleet: OwnedFleet, load: SupplyLoad): number[] {
  const { inService, bought, livingAtHorizon } = fleetNodes(fleet, load.capacity);
  const horizon = book.horizonMonths;
  if (inService.some((nodes) => nodes > 0)) book.add("migration", 0, fleet.migrationCost);
  addPurchases(book, fleet, bought, inService);
  const running = runningMonthlyPerNode(fleet);
  const growth = growthFactors(fleet.runningCostGrowthAnnual ?? 0, horizon);
  for (let month = 1; month <= horizon; month++) {
    const factor = (inService[month] ?? 0) * (growth[month] ?? 1);
    if (factor === 0) continue;
    book.add("maintenance", month, running.maintenance * factor);
    book.add("power", month, running.power * factor);
    book.add("cooling", month, running.cooling * factor);
    book.add("space", month, running.space * factor);
    book.add("staff", month, running.staff * factor);
    book.add("licences", month, running.licences * factor);
  }
  if (livingAtHorizon > 0) book.add("residual", horizon, -fleet.residualRatio * fleet.nodePrice * livingAtHorizon);
  return inService;
}

/** Site and network are built once, for the most nodes that ever stand there beyond those already in place. */
function addPurchases(
  book: CostBook,
  fleet: OwnedFleet,
  bought: readonly number[],
  inService: readonly number[],
): void {
  const ownSite = fleet.colocationPerKwMonth === null;
  let siteNodes = fleet.ownedNodes;
  let isFirst = true;
  for (const [month, nodes] of bought.entries()) {
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
