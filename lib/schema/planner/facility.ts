import { z } from "zod";
import { siteResources } from "../../calc/facility-limits";
import { facilityPlan } from "../../calc/facility-plan";
import { annualChange, count, figure, hours, maybe, money, positiveQuantity, positiveRatio, ratio } from "../number";

export const maxFacilityRows = 40;

const kw = z.number().min(0).max(10_000);
const limit = z.number().min(0).max(1_000_000_000);
const month = z.int().min(0).max(120);

const outlook = z.object({
  perServer: figure,
  demand: z.array(figure),
  capacity: z.array(figure),
  firstMonth: maybe,
  shortfall: figure,
});

const needs = z.object({
  itKw: figure,
  totalKw: figure,
  annualKwh: figure,
  annualPowerCost: figure,
  buildOutCapex: figure,
  racks: figure,
});

/** What the planner of a site takes and gives. Bounds of a fleet's terms are those of a scenario's supply. */
export const facilityPlanner = {
  input: z
    .strictObject({
      servers: count,
      serversPerYear: z.number().min(0).max(100_000),
      served: z
        .strictObject({
          fleet: z.strictObject({
            gpusPerNode: z.int().min(1).max(1024),
            targetUtilisation: positiveRatio,
            spareNodes: count,
            ownedNodes: count,
            lifeMonths: z.int().min(1).max(360),
          }),
          workloads: z
            .array(
              z.strictObject({
                gpuHoursMonthly: hours,
                peakToMean: z.number().min(1).max(1000),
                growthAnnual: annualChange.nullable(),
              }),
            )
            .max(5000),
        })
        .nullable(),
      growthAnnual: annualChange,
      additions: z.array(z.strictObject({ month, servers: count })).max(maxFacilityRows),
      horizonMonths: z.int().min(1).max(120),
      kwPerServer: kw,
      pue: z.number().min(1).max(5),
      pricePerKwh: z.number().min(0).max(1_000_000),
      loadRatio: ratio,
      rackUnitsPerServer: z.int().min(1).max(100),
      rackUnits: z.int().min(1).max(100),
      gbpsPerServer: z.number().min(0).max(1_000_000),
      buildOutPerKw: money,
      liquidCoolingCapex: money,
      networkCapex: money,
      powerKw: limit,
      coolingKw: limit,
      networkGbps: limit,
      siteRackUnits: limit,
      expansions: z
        .array(z.strictObject({ month, resource: z.enum(siteResources), size: positiveQuantity, cost: money }))
        .max(maxFacilityRows),
    })
    .refine((input) => input.rackUnitsPerServer <= input.rackUnits, {
      path: ["rackUnitsPerServer"],
      message: "Must fit the rack.",
    }),
  output: z.object({
    servers: z.array(figure),
    now: needs,
    end: needs,
    outlook: z.object({ power: outlook, cooling: outlook, network: outlook, space: outlook }),
    firstMonth: maybe,
    first: z.array(z.enum(siteResources)),
    expansionCost: figure,
  }),
  run: facilityPlan,
};

export type FacilityPlannerInput = z.output<typeof facilityPlanner.input>;

export type FacilityPlannerResult = z.output<typeof facilityPlanner.output>;
