import { z } from "zod";
import { optimalCapacity } from "../../calc/optimal-capacity";
import { stagedPurchase } from "../../calc/staged-purchase";
import { figure, maybe, money, quantity } from "../number";
import { calculation } from "./definition";

const distribution = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("normal"), mean: quantity, sd: quantity }),
  z.strictObject({ kind: z.literal("lognormal"), mu: z.number().min(-50).max(50), sigma: z.number().min(0).max(10) }),
  z.strictObject({ kind: z.literal("poisson"), mean: z.number().min(0).max(1_000_000) }),
  z.strictObject({ kind: z.literal("empirical"), values: z.array(quantity).min(1).max(10_000) }),
]);

export const capacityCalculations = {
  "optimal-capacity": calculation({
    name: "optimal-capacity",
    title: "Best capacity for an uncertain demand",
    input: z.strictObject({
      distribution,
      overageCost: money,
      underageCost: money,
      level: quantity.nullable().default(null),
    }),
    output: z.object({ criticalRatio: maybe, level: maybe, expectedMismatchCost: figure }),
    run: optimalCapacity,
    formula:
      "level = F⁻¹(u / (u + o)), o the cost of a unit too many and u of a unit too few. For a reservation o is its rate and u what on demand costs more; with a cloud premium U: own what is exceeded more than 1/U of the time. A normal is not cut at 0",
    source:
      "Newsvendor (Arrow, Harris, Marschak 1951); Weinman, Mathematical Proof of the Inevitability of Cloud Computing, 2009",
  }),
  "staged-purchase": calculation({
    name: "staged-purchase",
    title: "Buying capacity in steps",
    input: z.strictObject({
      setupCost: money,
      holdingCostPerUnit: money,
      demand: z.array(quantity).min(1).max(1000),
    }),
    output: z.object({ cost: figure, purchases: z.array(z.object({ period: figure, units: figure })) }),
    run: stagedPurchase,
    formula:
      "cost = setupCost × purchases + holdingCostPerUnit × Σ units that wait × periods they wait, least over all plans in which nothing comes late",
    source: "Wagner and Whitin, Dynamic Version of the Economic Lot Size Model, Management Science 1958",
  }),
};
