import { z } from "zod";
import { dataMovement } from "../../calc/data-movement";
import { edgePayback } from "../../calc/edge-payback";
import { facility } from "../../calc/facility";
import { count, figure, maybe, money, positiveQuantity, quantity, ratio } from "../number";
import { calculation } from "./definition";

export const siteCalculations = {
  "data-movement": calculation({
    name: "data-movement",
    title: "Moving data",
    input: z.strictObject({
      initialTb: quantity,
      updateTb: quantity,
      updatesPerYear: quantity,
      pricePerGb: money,
      linkMbps: positiveQuantity.nullable().default(null),
    }),
    output: z.object({ annualTb: figure, annualCost: figure, initialCost: figure, transferHours: maybe }),
    run: dataMovement,
    formula: "annualTb = initialTb + updateTb × updatesPerYear; cost = TB × 1,000 × pricePerGb",
    source: "Guide, strategy 4: data architecture",
  }),
  edge: calculation({
    name: "edge",
    title: "Edge devices for video streams",
    input: z.strictObject({
      cameras: count,
      mbpsPerCamera: quantity,
      devices: count,
      deviceCost: money,
      edgeMonthly: money,
      cloudMonthly: money,
    }),
    output: z.object({
      gbPerDay: figure,
      tbPerMonth: figure,
      capex: figure,
      monthlySaving: figure,
      paybackMonths: maybe,
      annualSaving: figure,
    }),
    run: edgePayback,
    formula:
      "gbPerDay = cameras × Mbit/s / 8 / 1,000 × 86,400; paybackMonths = devices × deviceCost / (cloudMonthly − edgeMonthly)",
    source: "Guide, edge cost optimisation; its month of traffic has 30 days",
  }),
  facility: calculation({
    name: "facility",
    title: "Power, cooling and space",
    input: z
      .strictObject({
        servers: count,
        kwPerServer: quantity,
        pue: z.number().min(1).max(10),
        pricePerKwh: money,
        loadRatio: ratio.default(1),
        buildOutPerKw: money.default(0),
        liquidCoolingCapex: money.default(0),
        networkCapex: money.default(0),
        /** The guide puts eight servers into a rack of 42 units. */
        rackUnitsPerServer: z.int().min(1).max(100).default(5),
        rackUnits: z.int().min(1).max(100).default(42),
      })
      .refine((input) => input.rackUnitsPerServer <= input.rackUnits, {
        path: ["rackUnitsPerServer"],
        message: "must fit the rack",
      }),
    output: z.object({
      itKw: figure,
      totalKw: figure,
      annualKwh: figure,
      annualPowerCost: figure,
      buildOutCapex: figure,
      racks: figure,
    }),
    run: facility,
    formula:
      "totalKw = servers × kwPerServer × pue; annualKwh = totalKw × 8,760 × loadRatio; buildOutCapex = IT kW × buildOutPerKw + liquid cooling + network",
    source: "Guide, infrastructure requirements",
  }),
};
