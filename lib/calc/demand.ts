import { growthFactors, zeros } from "./growth";
import type { Demand, Lever, Plan } from "./plan";

/** One workload's consumption as factors of its month-1 figures, and what its prices are multiplied by. */
export type DemandCourse = { demandFactors: number[]; priceFactors: number[] };

/** Growth, the plan's demand factor and the levers, month by month. */
export function demandCourse(demand: Demand, plan: Plan): DemandCourse {
  const demandFactors = growthFactors(demand.growthAnnual ?? plan.growthAnnual, plan.horizonMonths);
  const priceFactors = zeros(plan.horizonMonths).fill(1);
  if (plan.demandFactor !== 1) scaleFrom(demandFactors, 1, plan.demandFactor);
  for (const lever of plan.levers) {
    if (!appliesTo(lever, demand)) continue;
    if (lever.demandFactor !== 1) scaleFrom(demandFactors, lever.fromMonth, lever.demandFactor);
    if (lever.priceFactor !== 1) scaleFrom(priceFactors, lever.fromMonth, lever.priceFactor);
  }
  return { demandFactors, priceFactors };
}

function appliesTo(lever: Lever, demand: Demand): boolean {
  return lever.workloadIds === null || lever.workloadIds.includes(demand.id);
}

function scaleFrom(factors: number[], fromMonth: number, factor: number): void {
  for (let month = Math.max(1, Math.ceil(fromMonth)); month < factors.length; month++) {
    factors[month] = (factors[month] ?? 0) * factor;
  }
}
