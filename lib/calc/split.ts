import { capacityForShare, servedShare } from "./load-duration";
import type { ShareOf } from "./plan";

export type PlacedShare = { share: number; isCloud: boolean };

/** What one supply takes of a workload: `served` of its work, `capacity` as a share of its peak (0 for cloud). */
export type Portion = { served: number; capacity: number };

/**
 * One workload over its supplies. Fleets take the base of the load one above the other, in the order given; the cloud
 * serves what rises above them. By GPU-hours every supply serves its share of the work; by peak every fleet gets its
 * share of the peak as capacity, and the cloud offers divide what is left in proportion to their shares.
 */
export function splitPortions(shares: readonly PlacedShare[], peakToMean: number, shareOf: ShareOf): Portion[] {
  const byWork = shareOf === "gpu-hours";
  let stacked = 0;
  let capacity = 0;
  let served = 0;
  const portions = shares.map(({ share, isCloud }): Portion => {
    if (isCloud) return { served: share, capacity: 0 };
    stacked = snapped(stacked + share);
    const capacityBelow = capacity;
    const servedBelow = served;
    capacity = byWork ? capacityForShare(stacked, peakToMean) : stacked;
    served = byWork ? stacked : servedShare(stacked, peakToMean);
    return { served: byWork ? share : served - servedBelow, capacity: capacity - capacityBelow };
  });
  if (byWork) return portions;
  const cloudShare = shares.reduce((sum, each) => (each.isCloud ? sum + each.share : sum), 0);
  if (cloudShare === 0) return portions;
  return portions.map((portion, index) =>
    shares[index]?.isCloud ? { served: ((1 - served) * portion.served) / cloudShare, capacity: 0 } : portion,
  );
}

/** Shares that sum to 1 but for float noise leave no sliver of peak out of the fleet. */
function snapped(share: number): number {
  return share > 1 - 1e-12 ? 1 : share;
}
