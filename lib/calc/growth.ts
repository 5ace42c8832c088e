import { portablePower } from "./portable";

/** Factor of month m (1 is the first) at a yearly rate that compounds monthly: (1 + g)^((m − 1) / 12). */
export function growthFactor(annualRate: number, month: number): number {
  return annualRate === 0 ? 1 : portablePower(1 + annualRate, (month - 1) / 12);
}

/** The factors of months 1 to `horizonMonths`; index 0 is unused and 0. */
export function growthFactors(annualRate: number, horizonMonths: number): Float64Array {
  const factors = new Float64Array(horizonMonths + 1);
  setGrowthFactors(factors, annualRate);
  return factors;
}

/** The same in place of other factors, from another one than 1 in the first month if that is given. */
export function setGrowthFactors(factors: Float64Array, annualRate: number, start = 1): void {
  const monthly = growthFactor(annualRate, 2);
  let factor = start;
  for (let month = 1; month < factors.length; month++) {
    factors[month] = factor;
    factor *= monthly;
  }
}

/** One number for the start and one for each month of the horizon. */
export function zeros(horizonMonths: number): number[] {
  return new Array<number>(horizonMonths + 1).fill(0);
}
