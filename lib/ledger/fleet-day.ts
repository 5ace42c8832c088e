import { type Amount, amountOfUnits, isZero, multiplyByRatio, one, subtract, zero } from "./amount";
import { divideRounded } from "./rounding";
import { split } from "./split";

/** Hours that a GPU, or so many of its slices (MIG), was allocated. A whole GPU is 1 slice of 1. */
export type GpuUse = { id: string; gpuHours: Amount; slices: bigint; slicesPerGpu: bigint };

/** GPU-hours count whole GPUs: 24 hours of 3 slices of 7 are 10.29 of them. */
export type PricedUse = { id: string; gpuHours: Amount; cost: Amount };

export type FleetDay = {
  uses: readonly PricedUse[];
  /** What nobody was allocated; null when there was none. */
  idle: { gpuHours: Amount; cost: Amount } | null;
  /** Allocated above what the fleet has, paid at the same rate; 0 as a rule. */
  overbookedGpuHours: Amount;
};

/**
 * The uses of one GPU class on one day at its rate: rate × hours × slices / slices of the GPU. Uses and idle sum to
 * rate × available GPU-hours to the last digit, or to rate × allocated hours when the fleet is overbooked; idle is never
 * negative. No GPUs and no uses give nothing. Throws RangeError for negative hours, slices outside a GPU, equal ids.
 */
export function priceFleetDay(day: { rate: Amount; availableGpuHours: Amount; uses: readonly GpuUse[] }): FleetDay {
  const { rate, availableGpuHours, uses } = day;
  uses.forEach(requireSensible);
  if (availableGpuHours < zero) throw new RangeError("Available GPU-hours are not negative.");
  const slicing = uses.reduce((common, { slicesPerGpu }) => leastCommonMultiple(common, slicesPerGpu), 1n);
  const weights = uses.map(({ id, gpuHours, slices, slicesPerGpu }) => ({
    id: `use ${id}`,
    weight: (gpuHours * slices * slicing) / slicesPerGpu,
  }));
  const available = availableGpuHours * slicing;
  const allocated = weights.reduce((hours, { weight }) => hours + weight, 0n);
  const idle = available > allocated ? available - allocated : 0n;
  const total = allocated + idle;
  const parts = [...weights, { id: "idle", weight: idle }];
  const hours = amountOfUnits(divideRounded(total, slicing, "half-even"));
  const gpuHours = sharesOf(hours, parts);
  const costs = sharesOf(multiplyByRatio(rate, { numerator: total, denominator: slicing * one }), parts);
  const at = (index: number) => ({ gpuHours: gpuHours[index] ?? zero, cost: costs[index] ?? zero });
  return {
    uses: uses.map(({ id }, index) => ({ id, ...at(index) })),
    idle: idle === 0n ? null : at(uses.length),
    overbookedGpuHours: subtract(hours, availableGpuHours),
  };
}

/** Nothing at all to split is no hours and no cost, not an error. */
function sharesOf(amount: Amount, parts: readonly { id: string; weight: bigint }[]): Amount[] {
  const { shares, reason } = split(amount, parts);
  if (shares) return shares.map((share) => share.amount);
  if (isZero(amount)) return parts.map(() => zero);
  throw new RangeError(`A day of the fleet cannot be split: ${reason}.`);
}

function requireSensible({ id, gpuHours, slices, slicesPerGpu }: GpuUse): void {
  if (gpuHours < zero) throw new RangeError(`${id}: GPU-hours are not negative.`);
  if (slices < 1n || slices > slicesPerGpu)
    throw new RangeError(`${id}: a GPU of ${slicesPerGpu} slices has no ${slices}.`);
}

function leastCommonMultiple(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b > 0n) [a, b] = [b, a % b];
  return (left / a) * right;
}
