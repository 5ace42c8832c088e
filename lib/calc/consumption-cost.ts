import { hoursPerMonth } from "./hours";
import type { CostBook } from "./line-book";
import type { ConsumptionFleet } from "./supply";
import { priceFactor, type SupplyLoad } from "./supply-load";

/**
 * Consumption-priced on-prem: the reserved units are paid every month, GPU-hours above what they can give in the month
 * are metered. A fleet the plan does not use costs nothing.
 */
export function addConsumptionCost(book: CostBook, fleet: ConsumptionFleet, load: SupplyLoad): void {
  if (!load.gpuHours.some((hours) => hours > 0)) return;
  book.add("migration", 0, fleet.migrationCost);
  for (let month = 1; month <= book.horizonMonths; month++) {
    const gpuHours = load.gpuHours[month] ?? 0;
    const price = priceFactor(load.pricedGpuHours[month] ?? 0, gpuHours);
    book.add("compute", month, consumptionMonthly(fleet, gpuHours) * price);
  }
}

/** Bill of one month: the reserved units whether used or not, and by the GPU-hour what they cannot give. */
export function consumptionMonthly(
  fleet: Pick<ConsumptionFleet, "reservedUnits" | "pricePerUnitMonth" | "meteredGpuHourly">,
  gpuHours: number,
): number {
  const metered = Math.max(0, gpuHours - fleet.reservedUnits * hoursPerMonth);
  return fleet.reservedUnits * fleet.pricePerUnitMonth + metered * fleet.meteredGpuHourly;
}
