import { z } from "zod";
import { edgePlan } from "../../calc/edge-plan";
import { figure, maybe, money, positiveCount, quantity, ratio } from "../number";

export const maxEdgeSites = 50;

const site = z
  .strictObject({
    id: z.string().min(1).max(40),
    name: z.string().trim().min(1).max(80),
    streams: positiveCount,
    mbpsPerStream: quantity.max(1_000_000),
    devices: positiveCount,
    devicePrice: money,
    edgeMonthly: money,
    edgeFixedMonthly: money,
    cloudMonthly: money,
    latencyMs: z.number().gt(0).max(1_000_000).nullable(),
  })
  .refine(({ edgeFixedMonthly, edgeMonthly }) => edgeFixedMonthly <= edgeMonthly, {
    path: ["edgeFixedMonthly"],
    message: "Must not be more than the running cost.",
  });

const sums = {
  gbPerDay: figure,
  tbPerMonth: figure,
  capex: figure,
  edgeMonthly: figure,
  cloudMonthly: figure,
  monthlySaving: figure,
  annualSaving: figure,
  paybackMonths: maybe,
};

/** What the planner of edge sites takes and gives. */
export const edgePlanner = {
  input: z.strictObject({
    sites: z.array(site).max(maxEdgeSites),
    lifeMonths: z.int().min(1).max(360),
    failureRateAnnual: ratio.nullable(),
    edgeLatencyMs: z.number().gt(0).max(1_000_000),
  }),
  output: z.object({
    sites: z.array(
      z.object({ ...sums, breakeven: maybe, always: maybe, verdict: z.enum(["edge", "edge-latency", "cloud"]) }),
    ),
    all: z.object({ ...sums, sites: figure }),
    deserving: z.object({ ...sums, sites: figure }),
  }),
  run: edgePlan,
};

export type EdgePlannerInput = z.output<typeof edgePlanner.input>;

export type EdgePlannerSite = EdgePlannerInput["sites"][number];

export type EdgePlannerResult = z.output<typeof edgePlanner.output>;
