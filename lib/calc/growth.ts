/** Factor of month m (1 is the first) at a yearly rate that compounds monthly: (1 + g)^((m − 1) / 12). */
export function growthFactor(annualRate: number, month: number): number {
  return annualRate === 0 ? 1 : (1 + annualRate) ** ((month - 1) / 12);
}

/** The factors of months 1 to `horizonMonths`; index 0 is unused and 0. */
export function growthFactors(annualRate: number, horizonMonths: number): number[] {
  const factors = zeros(horizonMonths);
  const monthly = growthFactor(annualRate, 2);
  let factor = 1;
  for (let month = 1; month <= horizonMonths; month++) {
    factors[month] = factor;
    factor *= monthly;
  }
  return factors;
}

/** One number for the start and one for each month of the horizon. */
export function zeros(horizonMonths: number): number[] {
  return new Array<number>(horizonMonths + 1).fill(0);
}
