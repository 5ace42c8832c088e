import { hoursPerYear } from "./hours";

export type TrainingRunInput = {
  gpuHoursPerRun: number;
  runsPerYear: number;
  gpusPerInstance: number;
  instanceHourly: number;
  serverCapex: number;
  servers: number;
  /** Power, cooling and upkeep of all servers together. */
  onPremMonthly: number;
  years: number;
};

/**
 * Training runs rented from the cloud against servers bought for them. Servers have as many GPUs as an instance.
 * null: never pays back, or nothing to divide by.
 */
export function trainingRun(input: TrainingRunInput) {
  const { runsPerYear, years, gpusPerInstance } = input;
  const capex = input.serverCapex * input.servers;
  const runningAnnual = input.onPremMonthly * 12;
  const cloudPerRun = (input.gpuHoursPerRun / gpusPerInstance) * input.instanceHourly;
  const cloudAnnual = cloudPerRun * runsPerYear;
  const onPremByYear = Array.from({ length: years }, (_, year) => runningAnnual + (year === 0 ? capex : 0));
  const onPremTotal = capex + runningAnnual * years;
  const onPremAnnualised = onPremTotal / years;
  const savedPerRun = runsPerYear > 0 ? cloudPerRun - runningAnnual / runsPerYear : 0;
  const breakevenRuns = savedPerRun > 0 ? capex / savedPerRun : null;
  return {
    cloudPerRun,
    cloudAnnual,
    cloudTotal: cloudAnnual * years,
    onPremByYear,
    onPremTotal,
    onPremAnnualised,
    savingsRatio: cloudAnnual > 0 ? 1 - onPremAnnualised / cloudAnnual : null,
    breakevenRunsHardwareOnly: cloudPerRun > 0 ? capex / cloudPerRun : null,
    breakevenRuns,
    breakevenMonths: breakevenRuns === null ? null : (breakevenRuns / runsPerYear) * 12,
    serverUtilisation: (input.gpuHoursPerRun * runsPerYear) / (input.servers * gpusPerInstance * hoursPerYear),
  };
}
