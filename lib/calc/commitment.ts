import { instancesFor } from "./cloud-rate";
import type { CloudOffer, Reservation } from "./supply";

/** Instance-hours a month bought together, what they cost a month, and the first month after their term. */
type Lot = { hours: number; cost: number; endsBefore: number };

export type Commitment = {
  option: "reserved1y" | "reserved3y";
  reservation: Reservation;
  termMonths: number;
  lots: Lot[];
};

/** The commitments an offer can be bought by, none made yet. */
export function openCommitments(offer: CloudOffer): Commitment[] {
  const commitments: Commitment[] = [];
  const { reserved1y, reserved3y } = offer;
  if (reserved1y) commitments.push({ option: "reserved1y", reservation: reserved1y, termMonths: 12, lots: [] });
  if (reserved3y) commitments.push({ option: "reserved3y", reservation: reserved3y, termMonths: 36, lots: [] });
  return commitments;
}

/** Whether the term of a lot is over by this month. */
export function hasEnded({ lots }: Commitment, month: number): boolean {
  for (let index = 0; index < lots.length; index++) if ((lots[index]?.endsBefore ?? 0) <= month) return true;
  return false;
}

/**
 * Ends the lots whose term is over and buys what is missing to `wanted` instance-hours. Returns the upfront payment. What
 * was bought too much stays to the end of its term.
 */
export function renew(
  commitment: Commitment,
  { month, wanted, price }: { month: number; wanted: number; price: number },
): number {
  const running = commitment.lots.filter((lot) => lot.endsBefore > month);
  commitment.lots = running;
  const missing = wanted - running.reduce((sum, lot) => sum + lot.hours, 0);
  if (missing <= 0) return 0;
  const { reservation, termMonths } = commitment;
  running.push({
    hours: missing,
    cost: missing * reservation.instanceHourly * price,
    endsBefore: month + termMonths,
  });
  return instancesFor(missing) * reservation.upfrontPerInstance * price;
}
