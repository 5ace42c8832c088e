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

/**
 * Ends the lots whose term is over and, where a decision is due, buys what is missing to `wanted` instance-hours.
 * Returns the upfront payment. What was bought too much stays to the end of its term.
 */
export function renew(
  commitment: Commitment,
  { month, wanted, price, isDue }: { month: number; wanted: number; price: number; isDue: boolean },
): number {
  const running = commitment.lots.filter((lot) => lot.endsBefore > month);
  const hasEnded = running.length < commitment.lots.length;
  commitment.lots = running;
  if (!isDue && !hasEnded) return 0;
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
