import type { FleetNodes } from "./fleet-nodes";
import { hoursPerMonth } from "./hours";
import type { CostBook } from "./line-book";
import type { EdgeFleet } from "./supply";
import type { SupplyLoad } from "./supply-load";

/**
 * Edge devices: every site has its devices from the start, more are bought when the work outgrows them, each is
 * replaced at the end of its life, and failures in between are replaced month by month. The devices go into `nodes`.
 */
export function addEdgeCost(book: CostBook, fleet: EdgeFleet, load: SupplyLoad, nodes: FleetNodes): void {
  const horizon = book.horizonMonths;
  const { inService, bought } = nodes;
  if (!load.gpuHours.some((hours) => hours > 0)) return;
  book.add("migration", 0, fleet.migrationCost);
  const life = Math.max(1, Math.round(fleet.lifeMonths));
  let living = 0;
  for (let month = 1; month <= horizon; month++) {
    const endOfLife = month - 1 - life;
    if (endOfLife >= 0) living -= bought[endOfLife] ?? 0;
    const missing = Math.max(0, devicesFor(load.gpuHours[month] ?? 0, fleet) - living);
    bought[month - 1] = missing;
    living += missing;
    inService[month] = living;
    book.add("devices", month - 1, missing * fleet.devicePrice);
    book.add("devices", month, living * edgeFailureMonthly(fleet));
    book.add("power", month, living * edgePowerMonthly(fleet));
    book.add("connectivity", month, fleet.sites * fleet.connectivityPerSiteMonth);
  }
  inService[0] = inService[1] ?? 0;
  nodes.livingAtHorizon = living;
}

export function devicesFor(gpuHours: number, fleet: EdgeFleet): number {
  if (fleet.gpuHoursPerDeviceMonth <= 0) return fleet.devices;
  const exact = gpuHours / fleet.gpuHoursPerDeviceMonth;
  return Math.max(fleet.devices, Math.ceil(exact - 1e-9 * Math.max(1, exact)));
}

export function edgeFailureMonthly(fleet: EdgeFleet): number {
  return (fleet.devicePrice * fleet.failureRateAnnual) / 12;
}

export function edgePowerMonthly(fleet: EdgeFleet): number {
  return (fleet.wattsPerDevice / 1000) * hoursPerMonth * fleet.pricePerKwh;
}
