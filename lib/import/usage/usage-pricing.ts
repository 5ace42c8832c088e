import { type Amount, compare, isZero, zero } from "../../ledger/amount";
import type { IsoDay } from "../../ledger/calendar";
import { type GpuUse, priceFleetDay } from "../../ledger/fleet-day";
import { rateOn } from "../../ledger/rate-card";
import type { CardSupply } from "./supply-card";

export type DayUse = { gpuClass: string; use: GpuUse };

/** Hours of one GPU class on one day, with what they cost; `lineId` null: capacity that nobody was allocated. */
export type PricedHours = { lineId: string | null; gpuClass: string; gpuHours: Amount; cost: Amount };

export type PricedDay = { hours: PricedHours[]; overbooked: { gpuClass: string; gpuHours: Amount }[] };

/**
 * All uses of one supply on one day at their rates, and the idle hours of every GPU class that the supply has that day,
 * used or not. Uses and idle sum to rate × available GPU-hours.
 */
export function priceSupplyDay(supply: CardSupply, day: IsoDay, uses: readonly DayUse[]): PricedDay {
  const found: PricedDay = { hours: [], overbooked: [] };
  const classes = new Set(supply.classes.values());
  for (const gpuClass of classes) {
    const { rate } = rateOn(supply.rates, { day, gpuClass });
    if (!rate) continue;
    const priced = priceFleetDay({
      rate: rate.gpuHourRate,
      availableGpuHours: supply.hoursOf.get(rate) ?? zero,
      uses: uses.filter((each) => each.gpuClass === gpuClass).map(({ use }) => use),
    });
    for (const { id, gpuHours, cost } of priced.uses) found.hours.push({ lineId: id, gpuClass, gpuHours, cost });
    if (priced.idle) found.hours.push({ lineId: null, gpuClass, ...priced.idle });
    const isKnown = !isZero(supply.hoursOf.get(rate) ?? zero);
    if (isKnown && compare(priced.overbookedGpuHours, zero) > 0)
      found.overbooked.push({ gpuClass, gpuHours: priced.overbookedGpuHours });
  }
  return found;
}
