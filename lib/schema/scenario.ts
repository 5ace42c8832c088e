import { z } from "zod";
import type { ScenarioPlan } from "../calc/plan";
import { lever, mostLevers } from "./lever";
import { planId, supplyInput } from "./supply";
import { rangeKinds, trialsAtMost, type UncertaintySettings } from "./uncertainty";

export const valueSources = ["actuals", "price-book", "default", "template", "planner"] as const;

export type ValueSource = (typeof valueSources)[number];

/** Where a value came from, and what it was. */
export type Origin = { value: number; source: ValueSource };

/** A saved scenario: everything the evaluator needs, so that a stored result never moves. */
export type ScenarioInput = ScenarioPlan & {
  /** Month 1 of the plan. */
  startMonth: string;
  /** Day of the price book the supplies' terms were taken from; absent when none was used. */
  pricesAsOf?: string | undefined;
  /** The value each input came with, by path (scenario-fields.ts): "edited" and "reset" are derived from it. */
  origins: Readonly<Record<string, Origin>>;
  /** Ranges of the uncertain inputs; absent: the standard ones (uncertainty.ts). */
  uncertainty?: UncertaintySettings | undefined;
};

export type ScenarioDemand = ScenarioInput["demands"][number];

export const isoMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month such as 2027-01");

const share = z.number().min(0).max(1);
const growth = z.number().min(-0.99).max(10);
const placedShares = z
  .array(z.object({ supplyId: planId, share }))
  .min(1)
  .max(20);

export const scenarioDemand = z.object({
  id: planId,
  name: z.string().trim().min(1).max(120),
  gpuHoursMonthly: z.number().min(0).max(1e9),
  peakToMean: z.number().min(1).max(1000),
  growthAnnual: growth.nullable(),
  storageGb: z.number().min(0).max(1e12),
  egressGbMonthly: z.number().min(0).max(1e12),
  placement: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("split") }),
    z.object({ kind: z.literal("fixed"), shares: placedShares }),
  ]),
});

const fieldKey = z.string().min(1).max(200);

const uncertainty = z.object({
  ranges: z
    .array(
      z
        .object({
          key: fieldKey,
          kind: z.enum(rangeKinds),
          down: z.number().min(0).max(1e12),
          up: z.number().min(0).max(1e12),
        })
        .refine(({ down, up }) => down + up > 0, "has no spread"),
    )
    .max(40)
    .refine((ranges) => new Set(ranges.map(({ key }) => key)).size === ranges.length, "an input has two ranges"),
  correlations: z.array(z.object({ one: fieldKey, other: fieldKey, rank: z.number().min(-0.99).max(0.99) })).max(100),
  trials: z.int().min(100).max(trialsAtMost),
  seed: z.int().min(0).max(4_294_967_295),
});

const fields = z.object({
  startMonth: isoMonth,
  horizonMonths: z.int().min(1).max(120),
  growthAnnual: growth,
  demandFactor: z.number().min(0).max(1000),
  shareOf: z.enum(["gpu-hours", "peak"]),
  discountRateAnnual: z.number().min(0).max(1),
  demands: z.array(scenarioDemand).min(1).max(500),
  supplies: z.array(supplyInput).min(2).max(20),
  cloudSupplyId: planId,
  fleetSupplyId: planId,
  splits: z.array(z.number().gt(0).lt(1)).min(1).max(8),
  levers: z.array(lever).max(mostLevers),
  pricesAsOf: z.iso.date().optional(),
  origins: z
    .record(z.string().max(200), z.object({ value: z.number(), source: z.enum(valueSources) }))
    .refine((origins) => Object.keys(origins).length <= 20_000, "at most 20,000 origins"),
  uncertainty: uncertainty.optional(),
});

export const scenarioInput = fields.superRefine((scenario, context) => {
  const report = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  const supplies = new Map(scenario.supplies.map((supply) => [supply.id, supply]));
  const workloads = new Set(scenario.demands.map((demand) => demand.id));

  if (supplies.size < scenario.supplies.length) report(["supplies"], "two supplies have the same id");
  if (workloads.size < scenario.demands.length) report(["demands"], "two workloads have the same id");
  if (new Set(scenario.splits).size < scenario.splits.length) report(["splits"], "a split stands twice");

  if (supplies.get(scenario.cloudSupplyId)?.kind !== "cloud") {
    report(["cloudSupplyId"], "must name a cloud offer of this scenario");
  }
  const fleet = supplies.get(scenario.fleetSupplyId)?.kind;
  if (fleet !== "owned" && fleet !== "consumption") {
    report(["fleetSupplyId"], "must name an owned or consumption-priced fleet of this scenario");
  }

  scenario.demands.forEach((demand, index) => {
    if (demand.placement.kind === "split") return;
    const { shares } = demand.placement;
    const path = ["demands", index, "placement", "shares"];
    const sum = shares.reduce((total, placed) => total + placed.share, 0);
    if (Math.abs(sum - 1) > 1e-6) report(path, `shares of ${demand.name} must sum to 1, they sum to ${sum}`);
    if (new Set(shares.map((placed) => placed.supplyId)).size < shares.length) report(path, "a supply stands twice");
    for (const placed of shares) {
      if (!supplies.has(placed.supplyId)) report(path, `there is no supply ${placed.supplyId} in this scenario`);
    }
  });

  if (new Set(scenario.levers.map(({ id }) => id)).size < scenario.levers.length) {
    report(["levers"], "two levers have the same id");
  }
  scenario.levers.forEach((entry, index) => {
    for (const id of entry.workloadIds ?? []) {
      if (!workloads.has(id)) report(["levers", index, "workloadIds"], `there is no workload ${id} in this scenario`);
    }
  });
}) satisfies z.ZodType<ScenarioInput>;
