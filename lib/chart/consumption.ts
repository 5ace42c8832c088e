import { consumptionMonthly } from "../calc/consumption-cost";
import { hoursPerMonth } from "../calc/hours";
import { formatMoney } from "../format/money";
import { formatCount, formatQuantity } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { ConsumptionPlannerInput, ConsumptionPlannerResult } from "../schema/planner/consumption";
import type { CurvesModel } from "./curves";
import { niceTicks } from "./ticks";

const steps = 60;

/** The monthly bill by the number of reserved units, against the cloud. */
export function consumptionCurves(
  input: ConsumptionPlannerInput,
  result: ConsumptionPlannerResult,
  currency: string,
): CurvesModel {
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const ticks = niceTicks(0, Math.max(4, input.reservedUnits * 1.2, result.bestUnits * 1.6));
  const most = ticks.at(-1) ?? 4;
  const step = Math.max(1, Math.ceil(most / steps));
  const units = Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
  const shown = [...new Set([...units, input.reservedUnits, result.bestUnits])].sort((one, other) => one - other);
  const billAt = (reservedUnits: number) => consumptionMonthly({ ...input, reservedUnits }, input.gpuHoursMonthly);
  const highest = Math.max(input.cloudMonthly, ...shown.map(billAt));
  const isBest = result.managedMonthly - result.bestMonthly < 0.005;
  return {
    title: isBest
      ? `Reserving ${formatUnits(input.reservedUnits)} is cheapest for this demand`
      : `Reserving ${formatUnits(result.bestUnits)} would be cheapest, at ${money(result.bestMonthly)} a month`,
    summary: `The bill falls with each unit that replaces metered hours, and rises with each that stands idle. A unit pays for itself from ${formatQuantity(hoursToPay(input), { digits: 0, unit: "h" })} of use a month.`,
    unit: `${currency} per month`,
    x: { label: "Reserved units (GPUs), count", ticks, format: (value) => formatQuantity(value) },
    y: {
      label: `${currency} per month`,
      ticks: niceTicks(0, highest, 5),
      format: (value) => formatMoney(value, { currency, style: "axis" }),
      exact: (value) => formatMoney(value, { currency, style: "whole" }),
    },
    curves: [
      {
        key: "consumption",
        label: "Consumption-priced",
        colour: "var(--onprem)",
        shape: "line",
        points: shown.map((x) => ({ x, y: billAt(x) })),
      },
      {
        key: "cloud",
        label: "Cloud",
        colour: "var(--cloud)",
        shape: "line",
        dash: "dashed",
        points: shown.map((x) => ({ x, y: input.cloudMonthly })),
      },
    ],
    marks: [
      {
        x: input.reservedUnits,
        y: result.managedMonthly,
        label: isBest ? "now, and best" : "now",
        colour: "var(--onprem)",
      },
      ...(isBest ? [] : [{ x: result.bestUnits, y: result.bestMonthly, label: "best", colour: "var(--ink)" }]),
    ],
    limits: [],
  };
}

/** Hours of use a month from which a reserved unit is cheaper than the meter. */
function hoursToPay({ pricePerUnitMonth, meteredGpuHourly }: ConsumptionPlannerInput): number | null {
  return meteredGpuHourly > 0 ? pricePerUnitMonth / meteredGpuHourly : null;
}

function formatUnits(units: number): string {
  return Number.isInteger(units) ? formatCount(units, "unit") : `${formatQuantity(units, { digits: 1 })} units`;
}

/** What idle units and metered hours say about the reservation. */
export function reservationNote(input: ConsumptionPlannerInput, result: ConsumptionPlannerResult): string {
  if (result.unitUtilisation === null) return "Nothing is reserved: every hour is metered.";
  if (result.meteredGpuHours > 0) {
    return `The units run full; ${formatQuantity(result.meteredGpuHours, { unit: "GPU-h" })} a month are metered besides.`;
  }
  const idle = input.reservedUnits * hoursPerMonth * (1 - result.unitUtilisation);
  return `${formatRatio(result.unitUtilisation)} of the units is used; ${formatQuantity(idle, { unit: "GPU-h" })} a month are paid and idle.`;
}
