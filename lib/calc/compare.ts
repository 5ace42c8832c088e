import { crossing } from "./crossing";
import { annualInternalRate } from "./internal-rate";
import { monthlyRate, presentValue } from "./present-value";
import { cumulative, monthlyTotals, type Timeline } from "./timeline";

/** An alternative held against a baseline, both as cumulative costs. */
export type Comparison = {
  savings: number;
  /** Of the baseline's total; null when that is 0. */
  savingsRatio: number | null;
  /** Interpolated month at which the cumulative costs first cross; null: not within the horizon. */
  breakevenMonths: number | null;
  /** First whole month in which the alternative is not above the baseline. */
  breakevenMonth: number | null;
  /** Savings over capex; null at capex 0. */
  roi: number | null;
  npv: number;
  irrAnnual: number | null;
};

/**
 * An alternative against a baseline, from their monthly costs (index 0 the start). Savings are plain sums, the net
 * present value discounts them at the yearly rate. `capex` is what the alternative invests more than the baseline.
 */
export function compareCosts(
  baseline: readonly number[],
  alternative: readonly number[],
  { discountRateAnnual, capex }: { discountRateAnnual: number; capex: number },
): Comparison {
  const flows = alternative.map((cost, month) => (baseline[month] ?? 0) - cost);
  const baselineTotal = sum(baseline);
  const savings = baselineTotal - sum(alternative);
  const { months, month } = crossing(cumulative(baseline), cumulative(alternative));
  return {
    savings,
    savingsRatio: baselineTotal === 0 ? null : savings / baselineTotal,
    breakevenMonths: months,
    breakevenMonth: month,
    roi: capex > 0 ? savings / capex : null,
    npv: presentValue(flows, monthlyRate(discountRateAnnual)),
    irrAnnual: annualInternalRate(flows),
  };
}

/** As `compareCosts`, for two evaluated plans of the same horizon. */
export function compareTimelines(
  baseline: Timeline,
  alternative: Timeline,
  options: { discountRateAnnual: number; capex: number },
): Comparison {
  return compareCosts(monthlyTotals(baseline), monthlyTotals(alternative), options);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
