import { type Classification, classify, type Purchase, type Thresholds } from "../calc/classify";
import { monthlyCostOn } from "../calc/rate";
import { type Supply, tierOf } from "../calc/supply";
import { type Tier, tiers } from "../calc/tier";
import type { Workload } from "../schema/workload";

/** What a workload would cost in a month on one supply; `reason` says why it is not possible there. */
export type CostOption =
  | { possible: true; supply: Supply; tier: Tier; purchase: Purchase; monthlyCost: number }
  | { possible: false; supply: Supply; tier: Tier; purchase: Purchase; reason: string };

export type WorkloadRow = {
  workload: Workload;
  tier: Tier;
  /** How the present supply is bought; null when it has no terms that hold today. */
  purchase: Purchase | null;
  gpuClass: string | null;
  monthlyCost: number | null;
  /** Why the cost is missing. */
  costReason: string | null;
  recommended: { tier: Tier; purchase: Purchase; supplyName: string | null };
  /** Whether the rules ask for another tier or another way to buy than today's. */
  moves: boolean;
  recommendedCost: number | null;
  recommendedReason: string | null;
  /** `monthlyCost − recommendedCost`: negative when the recommendation costs more. */
  saving: number | null;
};

export type Pricing = { supplies: readonly Supply[]; thresholds: Thresholds };

export function purchaseOf(supply: Supply): Purchase {
  if (supply.kind === "edge") return "devices";
  if (supply.kind !== "cloud") return supply.kind;
  const { reserved1y, reserved3y, spot } = supply.mix;
  const reserved = reserved1y + reserved3y;
  if (spot >= reserved && spot > 0) return "spot";
  return reserved > 0 ? "reserved" : "on-demand";
}

export function costOption(workload: Workload, supply: Supply, thresholds: Thresholds): CostOption {
  const [tier, purchase] = [tierOf(supply), purchaseOf(supply)];
  const fits = { supply, tier, purchase };
  const size = workload.parametersBillion;
  if (purchase === "spot" && !workload.faultTolerant) {
    return { ...fits, possible: false, reason: "it cannot be interrupted" };
  }
  if (tier === "edge" && size !== null && size >= thresholds.parametersBillion) {
    return { ...fits, possible: false, reason: "no device fits this model" };
  }
  const demand = { ...workload, storageGb: workload.datasetTb * 1000 };
  const monthlyCost = monthlyCostOn(demand, supply);
  if (monthlyCost === null) return { ...fits, possible: false, reason: "this supply has no capacity" };
  return { ...fits, possible: true, monthlyCost };
}

/**
 * The cheapest possible option, comparing like with like: offers of the GPU class in use today stand before others,
 * because a GPU-hour of another class is another amount of work.
 */
export function cheapest(options: readonly CostOption[], gpuClass: string | null): CostOption | null {
  const possible = options.filter((option) => option.possible);
  const alike = possible.filter((option) => option.supply.gpuClass === gpuClass);
  const [first, ...rest] = alike.length > 0 ? alike : possible;
  if (first === undefined) return null;
  return rest.reduce((best, option) => (option.monthlyCost < best.monthlyCost ? option : best), first);
}

export function workloadRow(workload: Workload, { supplies, thresholds }: Pricing): WorkloadRow {
  const present = supplies.find((supply) => supply.id === workload.supplyId);
  const tier = tierOf({ kind: workload.supplyKind });
  const verdict = classify(workload, thresholds);
  const gpuClass = present?.gpuClass ?? null;
  const purchase = present ? purchaseOf(present) : null;
  const monthlyCost = present ? presentCost(workload, present) : null;
  const best = optionFor(workload, verdict, { supplies, thresholds, gpuClass });
  const recommendedCost = best?.possible ? best.monthlyCost : null;
  const moves = tier !== verdict.tier || betterTerms({ purchase, monthlyCost, recommendedCost }, verdict);
  const base = {
    workload,
    tier,
    purchase,
    gpuClass,
    monthlyCost,
    costReason: monthlyCost === null ? missingCost(workload, present) : null,
  };
  if (!moves) {
    const recommended = { tier, purchase: verdict.purchase, supplyName: workload.supplyName };
    const saving = monthlyCost === null ? null : 0;
    return { ...base, moves, recommended, recommendedCost: monthlyCost, recommendedReason: base.costReason, saving };
  }
  return {
    ...base,
    moves,
    recommended: {
      tier: verdict.tier,
      purchase: best?.purchase ?? verdict.purchase,
      supplyName: best?.supply.name ?? null,
    },
    recommendedCost,
    recommendedReason: recommendedCost === null ? missingTier(verdict.tier) : null,
    saving: monthlyCost === null || recommendedCost === null ? null : monthlyCost - recommendedCost,
  };
}

/** In the right tier already, other terms are only worth a change when they cost less. */
function betterTerms(
  { purchase, monthlyCost, recommendedCost }: Pick<WorkloadRow, "purchase" | "monthlyCost" | "recommendedCost">,
  verdict: Classification,
): boolean {
  if (purchase === null || monthlyCost === null || recommendedCost === null) return false;
  return purchase !== verdict.purchase && recommendedCost < monthlyCost;
}

/** What it costs where it is, whether or not the rules would let it go there. */
function presentCost(workload: Workload, supply: Supply): number | null {
  return monthlyCostOn({ ...workload, storageGb: workload.datasetTb * 1000 }, supply);
}

type Choice = Pricing & { gpuClass: string | null };

/** Bought as the rules say where such an offer exists, else the cheapest of the tier. */
function optionFor(workload: Workload, verdict: Classification, { supplies, thresholds, gpuClass }: Choice) {
  const options = supplies
    .filter((supply) => tierOf(supply) === verdict.tier)
    .map((supply) => costOption(workload, supply, thresholds));
  const asAdvised = options.filter((option) => option.purchase === verdict.purchase);
  return cheapest(asAdvised, gpuClass) ?? cheapest(options, gpuClass);
}

export const tierNames: Record<Tier, string> = { cloud: "cloud", "on-prem": "on-prem", edge: "edge" };

function missingTier(tier: Tier): string {
  return `No ${tierNames[tier]} supply with a price today can run it.`;
}

function missingCost(workload: Workload, present: Supply | undefined): string {
  return present
    ? `${workload.supplyName} has no capacity to price.`
    : `${workload.supplyName} has no price that holds today.`;
}

export type TierCost =
  | { tier: Tier; purchase: Purchase; supplyName: string; monthlyCost: number; present: boolean; recommended: boolean }
  | { tier: Tier; purchase: Purchase | null; supplyName: null; reason: string };

/** The cheapest way of each kind to run it, cloud first; a kind or tier that cannot says why. */
export function costsByTier(row: WorkloadRow, { supplies, thresholds }: Pricing): TierCost[] {
  const { workload } = row;
  const present = supplies.find((supply) => supply.id === workload.supplyId);
  return tiers.flatMap((tier): TierCost[] => {
    const options = supplies
      .filter((supply) => tierOf(supply) === tier)
      .map((supply) => costOption(workload, supply, thresholds));
    if (options.length === 0) {
      return [{ tier, purchase: null, supplyName: null, reason: "no such supply has a price today" }];
    }
    const purchases = [...new Set(options.map((option) => option.purchase))].sort();
    return purchases.map((purchase): TierCost => {
      if (present && purchaseOf(present) === purchase && row.monthlyCost !== null) {
        const recommended = !row.moves;
        const { name } = present;
        return { tier, purchase, supplyName: name, monthlyCost: row.monthlyCost, present: true, recommended };
      }
      const alike = options.filter((option) => option.purchase === purchase);
      const best = cheapest(alike, row.gpuClass);
      if (!best?.possible) {
        const reason = alike.find((option) => !option.possible);
        return {
          tier,
          purchase,
          supplyName: null,
          reason: reason && !reason.possible ? reason.reason : "not possible",
        };
      }
      const { name } = best.supply;
      const recommended = row.moves && name === row.recommended.supplyName;
      return { tier, purchase, supplyName: name, monthlyCost: best.monthlyCost, present: false, recommended };
    });
  });
}
