import { hoursPerMonth } from "./hours";

/** A reservation's hourly price with its upfront payment spread over the term. */
export function reservedEffectiveHourly(input: { hourly: number; upfront: number; termHours: number }) {
  const effectiveHourly = input.hourly + input.upfront / input.termHours;
  return { effectiveHourly, monthly: effectiveHourly * hoursPerMonth };
}
