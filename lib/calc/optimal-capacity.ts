import { type Distribution, expectedMismatch, levelFor } from "./distribution";

export type OptimalCapacityInput = {
  distribution: Distribution;
  /** Of a unit that is there and not needed. */
  overageCost: number;
  /** Of a unit that is needed and not there. */
  underageCost: number;
  /** Cost of this level instead of the best one; left out: the best. */
  level?: number | null | undefined;
};

/**
 * Newsvendor (Arrow, Harris, Marschak 1951): the least level that is enough with chance u / (u + o), so that one more
 * unit is needed with chance o / (u + o). With a cloud premium U that is Weinman's hybrid rule (Mathematical Proof of the
 * Inevitability of Cloud Computing, 2009): own what is exceeded more than 1/U of the time. Level null: with overage 0 no
 * level may be enough, the cost then goes to 0; and where nothing costs anything none is best. With underage 0 nothing
 * is worth having. Throws RangeError for a distribution of no values.
 */
export function optimalCapacity({ distribution, overageCost, underageCost, level: given }: OptimalCapacityInput) {
  const sum = overageCost + underageCost;
  const criticalRatio = sum > 0 ? underageCost / sum : null;
  const best = criticalRatio === null ? null : levelFor(distribution, criticalRatio);
  const level = best !== null && Number.isFinite(best) ? best : null;
  return { criticalRatio, level, expectedMismatchCost: mismatchCost(given ?? level) };

  function mismatchCost(at: number | null): number {
    if (at === null) return 0;
    const { over, under } = expectedMismatch(distribution, at);
    return overageCost * over + underageCost * under;
  }
}
