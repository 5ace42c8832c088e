import { z } from "zod";
import { consumptionPlan } from "../../calc/consumption-plan";
import { figure, hours, maybe, money } from "../number";

/** What the planner of consumption-priced on-prem takes and gives. */
export const consumptionPlanner = {
  input: z.strictObject({
    gpuHoursMonthly: hours,
    cloudMonthly: money,
    reservedUnits: z.number().min(0).max(1_000_000),
    pricePerUnitMonth: money,
    meteredGpuHourly: money,
  }),
  output: z.object({
    managedMonthly: figure,
    monthlySaving: figure,
    savingRatio: maybe,
    factor: maybe,
    unitUtilisation: maybe,
    meteredGpuHours: figure,
    bestUnits: figure,
    bestMonthly: figure,
  }),
  run: consumptionPlan,
};

export type ConsumptionPlannerInput = z.output<typeof consumptionPlanner.input>;

export type ConsumptionPlannerResult = z.output<typeof consumptionPlanner.output>;
