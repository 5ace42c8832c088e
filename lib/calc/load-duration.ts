import { portablePower } from "./portable";
import { bracketedRoot } from "./root";

/**
 * Load of a month sorted from the busiest hour: d(u) = P·(1 − u)^p, u from 0 to 1, p = peakToMean − 1. Its mean is
 * P / peakToMean, and peakToMean 1 is flat. Capacities here are shares of the peak P, work is a share of the month's.
 */

/** Share of the work that a capacity (0 to 1 of the peak) serves, hour by hour min(demand, capacity). */
export function servedShare(capacityRatio: number, peakToMean: number): number {
  const k = Math.min(1, Math.max(0, capacityRatio));
  const p = Math.max(0, peakToMean - 1);
  if (p === 0 || k === 0 || k === 1) return k;
  return k * (1 + p - p * portablePower(k, 1 / p));
}

/** Capacity, as a share of the peak, that serves this share of the work; 1 needs the whole peak. */
export function capacityForShare(share: number, peakToMean: number): number {
  const wanted = Math.min(1, Math.max(0, share));
  const p = Math.max(0, peakToMean - 1);
  if (p === 0 || wanted === 0 || wanted === 1) return wanted;
  if (p === 1) return 1 - Math.sqrt(1 - wanted);
  return bracketedRoot((k) => servedShare(k, peakToMean) - wanted, 0, 1);
}

/**
 * The curve hour by hour, from the busiest: what each of `hours` equal parts of the month asks for on average. They sum
 * to mean × hours, so nothing is lost to the steps.
 */
export function hourlyLoad(mean: number, peakToMean: number, hours: number): number[] {
  const power = Math.max(1, peakToMean);
  if (power === 1) return Array.from({ length: hours }, () => mean);
  const workFrom = (hour: number) => (1 - hour / hours) ** power;
  return Array.from({ length: hours }, (_, hour) => mean * hours * (workFrom(hour) - workFrom(hour + 1)));
}
