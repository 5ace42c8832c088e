import { z } from "zod";
import type { PortfolioSettings } from "../../calc/placement/portfolio-problem";
import { tiers } from "../../calc/tier";
import { money, quantity } from "../number";
import { percent } from "./percent";

const maybeMoney = money.nullable();
const maybeQuantity = quantity.nullable();
const shares = z.strictObject({
  cloud: percent(0, 1).nullable(),
  "on-prem": percent(0, 1).nullable(),
  edge: percent(0, 1).nullable(),
});
const byTier = z.strictObject({ cloud: maybeQuantity, "on-prem": maybeQuantity, edge: maybeQuantity });

export const placementSettings = z
  .strictObject({
    horizonMonths: z.int().min(1).max(120),
    growthAnnual: percent(-0.9, 10),
    discountRateAnnual: percent(0, 1),
    /** No workload is divided among supplies. */
    whole: z.boolean(),
    capexBudget: maybeMoney,
    /** Of the first three years. */
    capexByYear: z.array(maybeMoney).length(3),
    powerKw: maybeQuantity,
    rackUnits: maybeQuantity,
    carbonKg: maybeQuantity,
    maxShare: shares,
    minShare: shares,
    movedPerQuarter: percent(0.01, 1).nullable(),
    /** Workload → supply. */
    pinned: z.record(z.string().max(120), z.string().max(120)),
    latencyMs: byTier,
    kgCo2PerGpuHour: byTier,
    rackUnitsPerNode: quantity,
    relativeGap: percent(0, 0.5),
    timeLimitSeconds: z.number().min(1).max(60),
  })
  .superRefine(({ minShare, maxShare }, context) => {
    const report = (path: string[], message: string) => context.addIssue({ code: "custom", path, message });
    for (const tier of tiers) {
      const most = maxShare[tier];
      if (most !== null && (minShare[tier] ?? 0) > most) report(["minShare", tier], "Must not be above the most.");
    }
    const least = tiers.reduce((sum, tier) => sum + (minShare[tier] ?? 0), 0);
    if (least > 1 + 1e-9) report(["minShare", "edge"], "The least shares must not sum to more than 100%.");
  });

export type PlacementSettings = z.output<typeof placementSettings>;

/** The page's settings, and how long to search. */
export const placementPlanner = {
  input: placementSettings,
  output: z.custom<PortfolioSettings>(),
  run: portfolioSettings,
};

/** A year without a budget of its own has one that nobody reaches. */
const unlimited = 1e15;

export function portfolioSettings(settings: PlacementSettings): PortfolioSettings {
  const { capexByYear } = settings;
  return {
    horizonMonths: settings.horizonMonths,
    growthAnnual: settings.growthAnnual,
    discountRateAnnual: settings.discountRateAnnual,
    whole: settings.whole,
    limits: {
      capexBudget: settings.capexBudget,
      capexBudgetByYear: capexByYear.every((budget) => budget === null)
        ? null
        : capexByYear.map((budget) => budget ?? unlimited),
      powerKw: settings.powerKw,
      rackUnits: settings.rackUnits,
      carbonKg: settings.carbonKg,
      maxShare: given(settings.maxShare),
      minShare: given(settings.minShare),
      movedPerQuarter: settings.movedPerQuarter,
      pinned: settings.pinned,
    },
    traits: {
      latencyMs: settings.latencyMs,
      kgCo2PerGpuHour: settings.kgCo2PerGpuHour,
      rackUnitsPerNode: settings.rackUnitsPerNode,
    },
  };
}

function given<Key extends string>(values: Readonly<Record<Key, number | null>>): Partial<Record<Key, number>> {
  const found: Partial<Record<Key, number>> = {};
  for (const key in values) {
    const value = values[key];
    if (value !== null) found[key] = value;
  }
  return found;
}

/** What the page starts with: the horizon and rates of a new scenario, the guide's latencies, and no limits. */
export function startSettings({
  onPremLatencyMs,
  edgeLatencyMs,
}: {
  onPremLatencyMs: number;
  edgeLatencyMs: number;
}): PlacementSettings {
  const none = { cloud: null, "on-prem": null, edge: null };
  return {
    horizonMonths: 36,
    growthAnnual: 0.12,
    discountRateAnnual: 0.08,
    whole: false,
    capexBudget: null,
    capexByYear: [null, null, null],
    powerKw: null,
    rackUnits: null,
    carbonKg: null,
    maxShare: none,
    minShare: none,
    movedPerQuarter: null,
    pinned: {},
    latencyMs: { cloud: onPremLatencyMs, "on-prem": edgeLatencyMs, edge: null },
    kgCo2PerGpuHour: none,
    rackUnitsPerNode: 8,
    relativeGap: 0.001,
    timeLimitSeconds: 20,
  };
}

const id = z.string().min(1).max(120);

/** What "Make scenario" sends: the question and the answer, which the server works out again. */
export const placementScenario = z.object({
  name: z.string().trim().min(1, "Give it a name.").max(120, "At most 120 characters."),
  workloadIds: z.array(z.uuid()).min(1).max(500),
  settings: placementSettings,
  decision: z.object({
    shares: z
      .array(
        z.object({
          workload: id,
          supply: id,
          share: z
            .number()
            .min(0)
            .max(1 + 1e-9),
          month: z.int().min(0).max(120),
        }),
      )
      .min(1)
      .max(5000),
    purchases: z
      .array(z.object({ supply: id, month: z.int().min(0).max(120), count: z.int().min(1).max(1_000_000) }))
      .max(1000),
  }),
  total: z.number().min(0),
  bound: z.number(),
  status: z.enum(["optimal", "feasible"]),
});

export type PlacementScenario = z.output<typeof placementScenario>;
