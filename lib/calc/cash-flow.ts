import { internalRate } from "./internal-rate";
import { presentValue } from "./present-value";
import { cumulative } from "./timeline";

export type CashFlowInput = {
  /** Period 0 first; money out is negative. */
  flows: readonly number[];
  /** Per period. The finance and reinvestment rates are this one unless given. */
  rate: number | null;
  financeRate: number | null;
  reinvestRate: number | null;
};

/**
 * Worth of a series of flows. Without a rate the figures that need one are null; so is a rate of return that does not
 * exist and a payback that does not come. With several rates of return the one nearest zero is given.
 */
export function cashFlow({ flows, rate, financeRate, reinvestRate }: CashFlowInput) {
  const found = internalRate(flows);
  return {
    npv: rate === null ? null : presentValue(flows, rate),
    irr: found?.rate ?? null,
    irrUnique: found?.isUnique ?? null,
    mirr: modifiedRate(flows, financeRate ?? rate, reinvestRate ?? rate),
    payback: payback(flows),
    discountedPayback: rate === null ? null : payback(flows.map((flow, period) => flow / (1 + rate) ** period)),
  };
}

/** Money out is financed at one rate, money in reinvested at another to the last period. */
function modifiedRate(flows: readonly number[], financeRate: number | null, reinvestRate: number | null) {
  const periods = flows.length - 1;
  if (financeRate === null || reinvestRate === null || periods < 1) return null;
  const paid = -presentValue(
    flows.map((flow) => Math.min(0, flow)),
    financeRate,
  );
  const earned = presentValue(
    flows.map((flow) => Math.max(0, flow)),
    reinvestRate,
  );
  return paid > 0 && earned > 0 ? (earned / paid) ** (1 / periods) * (1 + reinvestRate) - 1 : null;
}

/** Periods until the running sum is no longer negative, on a straight line within the period; 0 if it never was. */
function payback(flows: readonly number[]): number | null {
  const sums = cumulative(flows);
  if (sums.every((sum) => sum >= 0)) return 0;
  const start = sums.findIndex((sum) => sum < 0);
  const end = sums.findIndex((sum, period) => period > start && sum >= 0);
  if (end < 0) return null;
  const before = sums[end - 1] ?? 0;
  return end - 1 + before / (before - (sums[end] ?? 0));
}
