import { growthFactors } from "./growth";
import { type Lever, leverFactors } from "./lever";
import type { Demand, Plan } from "./plan";
import type { PurchaseMix } from "./supply";

/** One workload's consumption as factors of its month-1 figures, and how the cloud charges for it, month by month. */
export type DemandCourse = {
  gpuHours: Float64Array;
  storage: Float64Array;
  egress: Float64Array;
  /** What its usage prices are multiplied by. */
  price: Float64Array;
  /** The least share of a cloud allocation that is used; 0: whatever the offer has. */
  utilisation: Float64Array;
  /** Purchase mixes in the order in which they take effect; none: the offer's own. */
  mixes: { fromMonth: number; mix: PurchaseMix }[];
};

/** Growth, the plan's demand factor and the levers, month by month. */
export function demandCourse(demand: Demand, plan: Plan): DemandCourse {
  const growth = growthFactors(demand.growthAnnual ?? plan.growthAnnual, plan.horizonMonths);
  if (plan.demandFactor !== 1) scaleFrom(growth, 1, plan.demandFactor);
  const levers = plan.levers.filter((lever) => appliesTo(lever, demand));
  const course: DemandCourse = {
    gpuHours: growth,
    storage: levers.length === 0 ? growth : growth.slice(),
    egress: levers.length === 0 ? growth : growth.slice(),
    price: new Float64Array(plan.horizonMonths + 1).fill(1),
    utilisation: new Float64Array(plan.horizonMonths + 1),
    mixes: [],
  };
  for (const lever of levers) apply(lever, course);
  course.mixes.sort((one, other) => one.fromMonth - other.fromMonth);
  return course;
}

function apply({ fromMonth, change }: Lever, course: DemandCourse): void {
  const factors = leverFactors(change);
  scaleFrom(course.gpuHours, fromMonth, factors.gpuHours);
  scaleFrom(course.storage, fromMonth, factors.storage);
  scaleFrom(course.egress, fromMonth, factors.egress);
  scaleFrom(course.price, fromMonth, factors.price);
  if (change.kind === "purchase-mix") course.mixes.push({ fromMonth, mix: change.mix });
  if (change.kind !== "auto-shutdown") return;
  for (let month = fromMonth; month < course.utilisation.length; month++) {
    course.utilisation[month] = Math.max(course.utilisation[month] ?? 0, change.utilisation);
  }
}

/** Whether a lever reaches a workload. */
export function appliesTo(lever: Pick<Lever, "workloadIds">, demand: Pick<Demand, "id">): boolean {
  return lever.workloadIds === null || lever.workloadIds.includes(demand.id);
}

function scaleFrom(factors: Float64Array, fromMonth: number, factor: number): void {
  if (factor === 1) return;
  for (let month = fromMonth; month < factors.length; month++) {
    factors[month] = (factors[month] ?? 0) * factor;
  }
}
