import { portablePower } from "./portable";

/** Monthly rate that compounds to a yearly one: (1 + r)^(1/12) − 1. */
export function monthlyRate(annualRate: number): number {
  return portablePower(1 + annualRate, 1 / 12) - 1;
}

/** Value today of flows at the end of each period; index 0 is today and not discounted. No flows are worth 0. */
export function presentValue(flows: readonly number[], rate: number): number {
  const discount = 1 / (1 + rate);
  let value = 0;
  // Horner's scheme from the last flow back: no power per flow.
  for (let period = flows.length - 1; period >= 0; period--) value = value * discount + (flows[period] ?? 0);
  return value;
}
