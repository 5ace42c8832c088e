import { type Tier, tiers } from "./tier";

/** GPUs in a tier: hours that were allocated (null: nobody counted them), and what they cost. */
export type TierWork = { tier: Tier; gpuHours: number | null; cost: number };

/** What else was paid: storage, egress. Quantity in its own unit; null: not known. */
export type CostItem = { name: string; cost: number; quantity: number | null };

/** What a workload, or whatever is compared as one, costs in a month; planned and actual in the same shape. */
export type MonthWork = {
  id: string;
  /** Work: GPU-hours used of those allocated; null: not measured. */
  usedGpuHours: number | null;
  tiers: readonly TierWork[];
  items: readonly CostItem[];
};

export const varianceParts = ["price", "volume", "utilisation", "placement", "other"] as const;

export type VariancePart = (typeof varianceParts)[number];

/** Money by cause; null: cannot be told from the next one. Positive costs more than planned. */
export type VarianceParts = Record<Exclude<VariancePart, "utilisation">, number> & { utilisation: number | null };

/** Why a difference could not be split as far as others. */
export type VarianceGap = "no-gpu-hours" | "no-used-hours";

export type VarianceLine = {
  id: string;
  status: "compared" | "not-in-plan" | "not-run";
  /** null: not in the plan. */
  plan: number | null;
  /** null: did not run. */
  actual: number | null;
  /** Actual less plan. */
  difference: number;
  parts: VarianceParts;
  /** What `other` is made of. */
  others: readonly { name: string; difference: number }[];
  gap: VarianceGap | null;
};

export type PlanVariance = {
  lines: readonly VarianceLine[];
  plan: number;
  actual: number;
  difference: number;
  parts: Record<VariancePart, number>;
  notInPlan: number;
  notRun: number;
};

/**
 * A month's plan against its actuals, workload by workload, the difference split by cause. Plan figures are replaced by
 * actual ones in a stated order, each step at what the others then are, so the parts are the differences of five costs and
 * add up to the whole by construction:
 *
 *   planned cost                             C₀ = Σₜ A₀·s₀ₜ·p₀ₜ
 *   volume      = C₀·W₁/W₀ − C₀              work W: GPU-hours used
 *   utilisation = C₀·A₁/A₀ − C₀·W₁/W₀        used ÷ allocated, W/A
 *   placement   = A₁·Σₜ s₁ₜ·p₀ₜ − C₀·A₁/A₀   shares sₜ of the allocated hours A, at plan prices
 *   price       = C₁ − A₁·Σₜ s₁ₜ·p₀ₜ         cost per allocated GPU-hour pₜ of a tier
 *
 * A tier that a workload is not planned on has the plan's mean price of that tier, and with none its actual price. Without
 * used hours volume is that of the allocated ones and utilisation null; without allocated hours the GPUs' difference is
 * `other`. Items split into (q₁ − q₀)·c₀/q₀ volume and the rest price where both quantities are known, else they are
 * `other`. What is on one side alone is a line of its own with no parts. Nothing gives no lines and zeros.
 * RangeError for an id that stands twice on a side. Source: flexible-budget variances of cost accounting.
 */
export function planVariance({
  plan,
  actual,
}: {
  plan: readonly MonthWork[];
  actual: readonly MonthWork[];
}): PlanVariance {
  const planned = byId(plan);
  const ran = byId(actual);
  const means = meanPrices(plan);
  const lines = [...new Set([...planned.keys(), ...ran.keys()])].map((id) =>
    lineOf(id, { plan: planned.get(id), actual: ran.get(id), means }),
  );
  const total = (of: (line: VarianceLine) => number | null) => lines.reduce((sum, line) => sum + (of(line) ?? 0), 0);
  return {
    lines,
    plan: total((line) => line.plan),
    actual: total((line) => line.actual),
    difference: total((line) => line.difference),
    parts: {
      price: total(({ parts }) => parts.price),
      volume: total(({ parts }) => parts.volume),
      utilisation: total(({ parts }) => parts.utilisation),
      placement: total(({ parts }) => parts.placement),
      other: total(({ parts }) => parts.other),
    },
    notInPlan: total((line) => (line.status === "not-in-plan" ? line.difference : 0)),
    notRun: total((line) => (line.status === "not-run" ? line.difference : 0)),
  };
}

type MeanPrices = Partial<Record<Tier, number>>;

type Sides = { plan: MonthWork | undefined; actual: MonthWork | undefined; means: MeanPrices };

const noParts: VarianceParts = { price: 0, volume: 0, utilisation: 0, placement: 0, other: 0 };

function lineOf(id: string, { plan, actual, means }: Sides): VarianceLine {
  const planCost = plan ? costOf(plan) : null;
  const actualCost = actual ? costOf(actual) : null;
  const whole = { id, plan: planCost, actual: actualCost, difference: (actualCost ?? 0) - (planCost ?? 0) };
  if (!plan || !actual) {
    return { ...whole, status: plan ? "not-run" : "not-in-plan", parts: noParts, others: [], gap: null };
  }
  const { gap, ...gpus } = gpuParts(plan, actual, means);
  const items = itemParts(plan.items, actual.items);
  const others = [...(gpus.other === 0 ? [] : [{ name: "compute", difference: gpus.other }]), ...items.others];
  const parts = {
    ...gpus,
    price: gpus.price + items.price,
    volume: gpus.volume + items.volume,
    other: gpus.other + items.others.reduce((sum, { difference }) => sum + difference, 0),
  };
  return { ...whole, status: "compared", parts, others, gap };
}

function gpuParts(plan: MonthWork, actual: MonthWork, means: MeanPrices): VarianceParts & { gap: VarianceGap | null } {
  const before = allocated(plan);
  const after = allocated(actual);
  if (plan.tiers.length === 0 && actual.tiers.length === 0) return { ...noParts, gap: null };
  if (before === null || after === null || before <= 0) {
    return { ...noParts, other: gpuCost(actual.tiers) - gpuCost(plan.tiers), gap: "no-gpu-hours" };
  }
  const planCost = gpuCost(plan.tiers.filter(hasHours));
  const actualCost = gpuCost(actual.tiers.filter(hasHours));
  const flexed = (planCost * after) / before;
  const placed = actual.tiers.filter(hasHours).reduce((sum, { tier, gpuHours, cost }) => {
    const hours = gpuHours ?? 0;
    return sum + hours * (priceOf(plan.tiers, tier) ?? means[tier] ?? cost / hours);
  }, 0);
  const rest = {
    placement: placed - flexed,
    price: actualCost - placed,
    // What was paid without an hour has no price.
    other: gpuCost(actual.tiers) - actualCost - (gpuCost(plan.tiers) - planCost),
  };
  const { usedGpuHours: from } = plan;
  const { usedGpuHours: to } = actual;
  if (from === null || to === null || from <= 0) {
    return { ...rest, volume: flexed - planCost, utilisation: null, gap: "no-used-hours" };
  }
  const worked = (planCost * to) / from;
  return { ...rest, volume: worked - planCost, utilisation: flexed - worked, gap: null };
}

function itemParts(plan: readonly CostItem[], actual: readonly CostItem[]) {
  const names = new Set([...plan, ...actual].map(({ name }) => name));
  const result = { price: 0, volume: 0, others: [] as { name: string; difference: number }[] };
  for (const name of names) {
    const before = sumOf(plan, name);
    const after = sumOf(actual, name);
    if (before.quantity === null || after.quantity === null || before.quantity <= 0) {
      const difference = after.cost - before.cost;
      if (difference !== 0) result.others.push({ name, difference });
    } else {
      const flexed = (before.cost * after.quantity) / before.quantity;
      result.volume += flexed - before.cost;
      result.price += after.cost - flexed;
    }
  }
  return result;
}

function sumOf(items: readonly CostItem[], name: string): { cost: number; quantity: number | null } {
  const found = items.filter((item) => item.name === name);
  return {
    cost: found.reduce((sum, { cost }) => sum + cost, 0),
    quantity: found.length === 0 ? null : sumKnown(found.map(({ quantity }) => quantity)),
  };
}

function byId(works: readonly MonthWork[]): Map<string, MonthWork> {
  const found = new Map(works.map((work) => [work.id, work]));
  if (found.size < works.length) throw new RangeError("A workload stands twice.");
  return found;
}

/** The plan's cost per allocated GPU-hour of each tier, over all its workloads. */
function meanPrices(plan: readonly MonthWork[]): MeanPrices {
  const all = plan.flatMap((work) => work.tiers);
  const means: MeanPrices = {};
  for (const tier of tiers) {
    const price = priceOf(all, tier);
    if (price !== null) means[tier] = price;
  }
  return means;
}

function priceOf(works: readonly TierWork[], tier: Tier): number | null {
  const there = works.filter((work) => work.tier === tier && hasHours(work));
  const hours = there.reduce((sum, { gpuHours }) => sum + (gpuHours ?? 0), 0);
  return hours > 0 ? gpuCost(there) / hours : null;
}

function hasHours({ gpuHours }: TierWork): boolean {
  return gpuHours !== null && gpuHours > 0;
}

/** Allocated GPU-hours of all tiers; null as soon as one is not known. */
export function allocated({ tiers: works }: Pick<MonthWork, "tiers">): number | null {
  return sumKnown(works.map(({ gpuHours }) => gpuHours));
}

function gpuCost(works: readonly TierWork[]): number {
  return works.reduce((sum, { cost }) => sum + cost, 0);
}

function costOf(work: MonthWork): number {
  return work.items.reduce((sum, { cost }) => sum + cost, gpuCost(work.tiers));
}

function sumKnown(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}
