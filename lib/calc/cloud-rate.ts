import { hoursPerMonth, hoursPerYear } from "./hours";
import type { CloudOffer, PurchaseMix, Reservation } from "./supply";

/** Shares of the billed hours that are really bought each way: an option the offer does not have falls to on demand. */
export function purchaseShares(offer: CloudOffer, mix = offer.mix): PurchaseMix {
  return {
    reserved1y: offer.reserved1y === null ? 0 : mix.reserved1y,
    reserved3y: offer.reserved3y === null ? 0 : mix.reserved3y,
    spot: offer.spot === null ? 0 : mix.spot,
  };
}

/** Price of a billed instance-hour over a purchase mix, upfront payments spread and commitments fully used. */
export function blendedInstanceHourly(offer: CloudOffer, shares = purchaseShares(offer)): number {
  return mixedBill(offer, 1, shares);
}

/** The same of billed hours, given by how many of them are bought each way. */
export function mixedBill(offer: CloudOffer, hours: number, bought: PurchaseMix): number {
  const onDemand = Math.max(0, hours - bought.reserved1y - bought.reserved3y - bought.spot);
  return (
    bought.reserved1y * reservedHourly(offer.reserved1y, hoursPerYear) +
    bought.reserved3y * reservedHourly(offer.reserved3y, 3 * hoursPerYear) +
    bought.spot * spotHourly(offer) +
    onDemand * offer.onDemandHourly
  );
}

/** An hour of work on spot, with the hours that interruptions cost; 0 without a spot price. */
export function spotHourly(offer: CloudOffer): number {
  return offer.spot === null ? 0 : offer.spot.instanceHourly * (1 + offer.spot.interruptionOverhead);
}

/** Price of a used GPU-hour: the blended price over what is used of the allocation, with network and support. */
export function cloudGpuHourRate(offer: CloudOffer): number {
  const billedPerUsed = 1 / (offer.gpusPerInstance * offer.utilisation);
  return blendedInstanceHourly(offer) * billedPerUsed * (1 + offer.networkShare + offer.supportShare);
}

/** Instances that run all month to give these instance-hours. */
export function instancesFor(instanceHours: number): number {
  return instanceHours / hoursPerMonth;
}

function reservedHourly(reservation: Reservation | null, termHours: number): number {
  return reservation === null ? 0 : reservation.instanceHourly + reservation.upfrontPerInstance / termHours;
}
