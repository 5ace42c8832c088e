import { z } from "zod";
import { movementPlan } from "../../calc/movement-plan";
import { egressTiers } from "../calculation/price";
import { figure, maybe, positiveQuantity } from "../number";
import { percent } from "./percent";

const place = z.string().trim().min(1, "Give it a name.").max(80);
const terabytes = z.number().min(0).max(1_000_000);

const flow = z.strictObject({
  source: place,
  path: place,
  destination: place,
  initialTb: terabytes,
  updateTb: terabytes,
  updatesPerYear: z.number().min(0).max(100_000),
  isBilled: z.boolean(),
});

/** What the planner of data movement takes and gives. */
export const movementPlanner = {
  input: z.strictObject({
    flows: z.array(flow).max(500),
    tiers: egressTiers,
    linkMbps: positiveQuantity.nullable(),
    processedInPlace: percent(0, 1),
    cacheRatio: percent(0, 1),
    compressedTo: percent(0, 1),
  }),
  output: z.object({
    gbMonthly: figure,
    gbMonthlyAfter: figure,
    monthlyCost: figure,
    monthlyCostAfter: figure,
    pricePerGb: maybe,
    initialCost: figure,
    annualTb: figure,
    annualCost: figure,
    annualCostAfter: figure,
    savings: z.object({ inPlace: figure, cache: figure, compression: figure }),
    avoided: figure,
    initialHours: maybe,
    monthlyHours: maybe,
    flows: z.array(z.object({ gbMonthly: figure, annualTb: figure, annualCost: figure })),
  }),
  run: movementPlan,
};

export type MovementPlannerInput = z.output<typeof movementPlanner.input>;

export type MovementPlannerResult = z.output<typeof movementPlanner.output>;

export type PlannedFlow = z.output<typeof flow>;
