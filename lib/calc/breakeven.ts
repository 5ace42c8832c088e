import { compareCosts } from "./compare";
import { growthFactor, zeros } from "./growth";
import { cumulative } from "./timeline";

export type BreakevenInput = {
  cloudMonthly: number;
  capex: number;
  onPremMonthly: number;
  horizonMonths: number;
  installMonths: number;
  cloudGrowthAnnual: number;
  onPremGrowthAnnual: number;
  cloudPriceChangeAnnual: number;
  discountRateAnnual: number;
  /** Share of the capex still worth at the horizon. */
  residualRatio: number;
};

/**
 * Buying once against paying the cloud by the month. With constant flows the cumulative costs cross after
 * capex / (cloudMonthly − onPremMonthly) months. While the hardware is installed both bills are paid.
 */
export function breakeven(input: BreakevenInput) {
  const { capex, horizonMonths } = input;
  const cloud = zeros(horizonMonths);
  const onPrem = zeros(horizonMonths);
  onPrem[0] = capex;
  for (let month = 1; month <= horizonMonths; month++) {
    const bill =
      input.cloudMonthly *
      growthFactor(input.cloudGrowthAnnual, month) *
      growthFactor(input.cloudPriceChangeAnnual, month);
    cloud[month] = bill;
    onPrem[month] =
      input.onPremMonthly * growthFactor(input.onPremGrowthAnnual, month) + (month <= input.installMonths ? bill : 0);
  }
  onPrem[horizonMonths] = (onPrem[horizonMonths] ?? 0) - capex * input.residualRatio;
  const cloudCurve = cumulative(cloud);
  const onPremCurve = cumulative(onPrem);
  const comparison = compareCosts(cloud, onPrem, { discountRateAnnual: input.discountRateAnnual, capex });
  return {
    ...comparison,
    cloudTotal: cloudCurve[horizonMonths] ?? 0,
    onPremTotal: onPremCurve[horizonMonths] ?? 0,
    curve: cloudCurve.map((paid, month) => ({ month, cloud: paid, onPrem: onPremCurve[month] ?? 0 })),
  };
}
