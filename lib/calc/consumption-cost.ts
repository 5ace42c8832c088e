import { hoursPerMonth } from "./hours";
import type { LineBook } from "./line-book";
import type { ConsumptionFleet } from "./supply";
import { priceFactor, type SupplyLoad } from "./supply-load";

/**
 * Consumption-priced on-prem: the reserved units are paid every month, GPU-hours above what they can give in the month
 * are metered. A fleet the plan does not use costs nothing.
 */
export function addConsumptionCost(book: LineBook, fleet: ConsumptionFleet, load: SupplyLoad): void {
  if (!load.gpuHours.some((hours) => hours > 0)) return;
  book.add("migration", 0, fleet.migrationCost);
  for (let month = 1; month <= book.horizonMonths; month++) {
    const gpuHours = load.gpuHours[month] ?? 0;
    const metered = Math.max(0, gpuHours - fleet.reservedUnits * hoursPerMonth) * fleet.meteredGpuHourly;
    const price = priceFactor(load.pricedGpuHours[month] ?? 0, gpuHours);
    book.add("compute", month, (fleet.reservedUnits * fleet.pricePerUnitMonth + metered) * price);
  }
}
