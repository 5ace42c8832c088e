export type UnitMetricsInput = {
  costs: number;
  trainingRuns: number | null;
  inferences: number | null;
  tokens: number | null;
  gpuHoursAllocated: number | null;
  gpuHoursUsed: number | null;
  revenue: number | null;
};

/** Ratios of sums, never averages of ratios; a divisor that is missing or 0 gives null. */
export function unitMetrics(input: UnitMetricsInput) {
  const { costs } = input;
  return {
    costPerRun: ratio(costs, input.trainingRuns),
    costPerMillionInferences: ratio(costs * 1e6, input.inferences),
    costPerMillionTokens: ratio(costs * 1e6, input.tokens),
    gpuUtilisation: input.gpuHoursUsed === null ? null : ratio(input.gpuHoursUsed, input.gpuHoursAllocated),
    aiCostRatio: ratio(costs, input.revenue),
  };
}

function ratio(amount: number, divisor: number | null): number | null {
  return divisor === null || divisor === 0 ? null : amount / divisor;
}
