/** After so many attempts a message is given up. */
export const attemptsAtMost = 6;

/** Seconds to the next attempt after the first, second, … one failed: about five hours in all. */
const waits = [30, 120, 600, 3600, 14_400] as const;

/** Null when there is no next attempt. */
export function secondsToNext(attempts: number): number | null {
  if (attempts >= attemptsAtMost) return null;
  return waits[Math.max(0, attempts - 1)] ?? null;
}
