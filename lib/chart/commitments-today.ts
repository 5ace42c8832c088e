import { purchaseShares } from "../calc/cloud-rate";
import type { CommitmentLoad } from "../calc/commitment-plan";
import { hoursPerMonth, hoursPerYear } from "../calc/hours";
import { reservedEffectiveHourly } from "../calc/reserved-effective-hourly";
import type { CloudOffer, Reservation, Supply } from "../calc/supply";
import type { CommitmentPlannerInput } from "../schema/planner/commitments";
import type { Workload } from "../schema/workload";

export type CommitmentPrices = Pick<
  CommitmentPlannerInput,
  "onDemandHourly" | "reserved1yHourly" | "reserved3yHourly" | "spotHourly"
>;

/** What the sliders start from. */
export type BoughtToday = Pick<
  CommitmentPlannerInput,
  "reserved1yGpus" | "reserved3yGpus" | "spotShare" | "interruptionOverhead"
>;

export function cloudOffersOf(supplies: readonly Supply[]): CloudOffer[] {
  return supplies.filter((supply) => supply.kind === "cloud");
}

/** Prices of a GPU-hour, the upfront payment of a reservation spread over its term. */
export function pricesOf(offer: CloudOffer): CommitmentPrices {
  const gpuHourly = (instanceHourly: number) => instanceHourly / offer.gpusPerInstance;
  const reserved = (reservation: Reservation | null, termHours: number) => {
    if (reservation === null) return null;
    const { instanceHourly, upfrontPerInstance } = reservation;
    const { effectiveHourly } = reservedEffectiveHourly({
      hourly: instanceHourly,
      upfront: upfrontPerInstance,
      termHours,
    });
    return gpuHourly(effectiveHourly);
  };
  return {
    onDemandHourly: gpuHourly(offer.onDemandHourly),
    reserved1yHourly: reserved(offer.reserved1y, hoursPerYear),
    reserved3yHourly: reserved(offer.reserved3y, 3 * hoursPerYear),
    spotHourly: offer.spot === null ? null : gpuHourly(offer.spot.instanceHourly),
  };
}

/** Workloads in the cloud on the same GPU, because an hour of another GPU is another amount of work. */
export function workloadsLike(
  offer: CloudOffer,
  workloads: readonly Workload[],
  supplies: readonly Supply[],
): Workload[] {
  const alike = new Set(
    cloudOffersOf(supplies)
      .filter(({ gpuClass }) => gpuClass === offer.gpuClass)
      .map(({ id }) => id),
  );
  return workloads.filter(({ supplyId }) => alike.has(supplyId));
}

/** The offer on whose GPU the cloud does most; null when the price book has none. */
export function busiestOffer(workloads: readonly Workload[], supplies: readonly Supply[]): CloudOffer | null {
  const hours = (offer: CloudOffer) =>
    workloadsLike(offer, workloads, supplies).reduce((sum, { gpuHoursMonthly }) => sum + gpuHoursMonthly, 0);
  const [first] = cloudOffersOf(supplies).toSorted((one, other) => hours(other) - hours(one));
  return first ?? null;
}

/** What workloads have billed over a month, GPUs at once: allocation is billed, not use. */
export function loadsOf(workloads: readonly Workload[], supplies: readonly Supply[]): CommitmentLoad[] {
  return billedOf(workloads, supplies).map(({ load }) => load);
}

/** How the work is bought today, by the purchase mix of the offer that each workload runs on. */
export function boughtToday(
  offer: CloudOffer,
  workloads: readonly Workload[],
  supplies: readonly Supply[],
): BoughtToday {
  const bought = { reserved1yGpus: 0, reserved3yGpus: 0 };
  let interruptible = 0;
  let onSpot = 0;
  for (const { load, runsOn } of billedOf(workloads, supplies)) {
    const shares = purchaseShares(runsOn);
    bought.reserved1yGpus += load.meanGpus * shares.reserved1y;
    bought.reserved3yGpus += load.meanGpus * shares.reserved3y;
    interruptible += load.meanGpus * load.interruptible;
    onSpot += load.meanGpus * load.interruptible * shares.spot;
  }
  return {
    reserved1yGpus: Math.round(bought.reserved1yGpus),
    reserved3yGpus: Math.round(bought.reserved3yGpus),
    spotShare: interruptible > 0 ? Math.round((100 * onSpot) / interruptible) / 100 : 0,
    interruptionOverhead: offer.spot?.interruptionOverhead ?? 0,
  };
}

function billedOf(workloads: readonly Workload[], supplies: readonly Supply[]) {
  const offers = cloudOffersOf(supplies);
  return workloads.flatMap(({ supplyId, gpuHoursMonthly, peakToMean, faultTolerant }) => {
    const runsOn = offers.find(({ id }) => id === supplyId);
    if (!runsOn) return [];
    const meanGpus = gpuHoursMonthly / runsOn.utilisation / hoursPerMonth;
    return [{ runsOn, load: { meanGpus, peakToMean, interruptible: faultTolerant ? 1 : 0 } }];
  });
}
