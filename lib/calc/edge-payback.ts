const secondsPerDay = 86_400;
/** The usual month of traffic figures, not the 730 hours of costs. */
const daysPerMonth = 30;

export type EdgePaybackInput = {
  cameras: number;
  mbpsPerCamera: number;
  devices: number;
  deviceCost: number;
  edgeMonthly: number;
  cloudMonthly: number;
};

/** Streams processed where they arise instead of in the cloud: traffic avoided, and when the devices have paid back. */
export function edgePayback(input: EdgePaybackInput) {
  const gbPerDay = ((input.cameras * input.mbpsPerCamera) / 8 / 1000) * secondsPerDay;
  const capex = input.devices * input.deviceCost;
  const monthlySaving = input.cloudMonthly - input.edgeMonthly;
  return {
    gbPerDay,
    tbPerMonth: (gbPerDay * daysPerMonth) / 1000,
    capex,
    monthlySaving,
    paybackMonths: monthlySaving > 0 ? capex / monthlySaving : null,
    annualSaving: monthlySaving * 12,
  };
}
