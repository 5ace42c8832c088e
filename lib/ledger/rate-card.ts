import { type Amount, amountOfUnits, multiplyByRatio, unitsPerStep, zero } from "./amount";
import { daysInMonth, type IsoDay, type IsoMonth } from "./calendar";
import { divideRounded } from "./rounding";

/** What a GPU-hour of an owned fleet costs, from one day to another, both included; open without an end. */
export type CardRate = { gpuClass: string; validFrom: IsoDay; validUntil: IsoDay | null; gpuHourRate: Amount };

export type FoundRate = { rate: CardRate; reason: null } | { rate: null; reason: string };

/** GPUs × 24 hours × the days of the month. */
export function availableGpuHours({ gpus, month }: { gpus: Amount; month: IsoMonth }): Amount {
  return multiplyByRatio(gpus, { numerator: 24n * daysInMonth(month), denominator: 1n });
}

/**
 * The fleet's full monthly cost / its available GPU-hours, rounded half-even to so many decimals. Null without hours: a
 * fleet without GPUs has no rate. Throws RangeError for negative hours.
 */
export function gpuHourRate(fleet: { monthlyCost: Amount; gpuHours: Amount; decimals: number }): Amount | null {
  const { monthlyCost, gpuHours, decimals } = fleet;
  if (gpuHours < zero) throw new RangeError("GPU-hours are not negative.");
  if (gpuHours === zero) return null;
  const steps = divideRounded(monthlyCost * 10n ** BigInt(decimals), gpuHours, "half-even");
  return amountOfUnits(steps * unitsPerStep(decimals));
}

/** The rate that holds on a day: of several the one that began last. None is said with day and class, never taken as 0. */
export function rateOn(card: readonly CardRate[], { day, gpuClass }: { day: IsoDay; gpuClass: string }): FoundRate {
  const holding = card.filter(
    (rate) =>
      rate.gpuClass === gpuClass && rate.validFrom <= day && (rate.validUntil === null || day <= rate.validUntil),
  );
  const rate = holding.reduce<CardRate | null>(
    (latest, each) => (latest && latest.validFrom >= each.validFrom ? latest : each),
    null,
  );
  return rate ? { rate, reason: null } : { rate: null, reason: `no rate for ${gpuClass} on ${day}` };
}
