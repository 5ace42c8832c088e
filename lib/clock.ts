import { env } from "./env";

/** The present instant; CROSSOVER_NOW freezes it. */
export function now(): Date {
  const frozen = env().now;
  return frozen ? new Date(frozen) : new Date();
}

/** Today as an IsoDay in UTC. */
export function today(): string {
  return now().toISOString().slice(0, 10);
}
