import { z } from "zod";

/** A ratio that a form shows in percent: the rule is said in percent as well. */
export function percent(low: number, high: number) {
  const error = `Must be a percentage from ${low * 100} to ${high * 100}.`;
  return z.number({ error }).min(low, { error }).max(high, { error });
}
