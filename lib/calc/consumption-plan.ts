import { consumptionMonthly } from "./consumption-cost";
import { hoursPerMonth } from "./hours";
import { managedOnprem } from "./managed-onprem";

export type ConsumptionPlanInput = {
  gpuHoursMonthly: number;
  /** What the same work costs a month in the cloud. */
  cloudMonthly: number;
  /** A reserved unit is one GPU for a month. */
  reservedUnits: number;
  pricePerUnitMonth: number;
  /** Of what the reserved units cannot give. */
  meteredGpuHourly: number;
};

/**
 * Consumption-priced on-prem for a constant demand: its monthly bill, what it saves against the cloud, and the whole
 * number of units at which the bill is least (of equal ones the fewest). No demand needs no unit.
 */
export function consumptionPlan({ gpuHoursMonthly, cloudMonthly, ...terms }: ConsumptionPlanInput) {
  const billAt = (reservedUnits: number) => consumptionMonthly({ ...terms, reservedUnits }, gpuHoursMonthly);
  const managedMonthly = billAt(terms.reservedUnits);
  const fullUnits = Math.floor(gpuHoursMonthly / hoursPerMonth);
  // The bill is a line up to the units that run full, and from the next whole unit on it only rises.
  const [bestUnits] = [0, fullUnits, fullUnits + 1].sort((one, other) => billAt(one) - billAt(other) || one - other);
  return {
    managedMonthly,
    ...managedOnprem({ cloudMonthly, managedMonthly }),
    /** Used share of the reserved units; null without any. */
    unitUtilisation:
      terms.reservedUnits > 0 ? Math.min(1, gpuHoursMonthly / (terms.reservedUnits * hoursPerMonth)) : null,
    meteredGpuHours: Math.max(0, gpuHoursMonthly - terms.reservedUnits * hoursPerMonth),
    bestUnits: bestUnits ?? 0,
    bestMonthly: billAt(bestUnits ?? 0),
  };
}
