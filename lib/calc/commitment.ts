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

/** The first month in which a lot's term is over; Infinity without lots. */
export function firstEnd({ lots }: Commitment): number {
  let first = Number.POSITIVE_INFINITY;
  for (const lot of lots) first = Math.min(first, lot.endsBefore);
  return first;
}

/** Instance-hours that all lots together cover a month, their cost a month, and when the first of them ends. */
export function runningCommitments(commitments: readonly Commitment[]): Lot {
  const running = { hours: 0, cost: 0, endsBefore: Number.POSITIVE_INFINITY };
  for (const commitment of commitments) {
    for (const lot of commitment.lots) {
      running.hours += lot.hours;
      running.cost += lot.cost;
    }
    running.endsBefore = Math.min(running.endsBefore, firstEnd(commitment));
  }
  return running;
}

/**
 * Ends the lots whose term is over and buys what is missing to `wanted` instance-hours at a price factor. Returns the
 * upfront payment. What was bought too much stays to the end of its term.
 */
export function renew(commitment: Commitment, month: number, wanted: number, price: number): number {
  const { reservation, termMonths, lots } = commitment;
  let kept = 0;
  let missing = wanted;
  for (const lot of lots) {
    if (lot.endsBefore <= month) continue;
    lots[kept++] = lot;
    missing -= lot.hours;
  }
  if (missing > 0) {
    const cost = missing * reservation.instanceHourly * price;
    lots[kept++] = { hours: missing, cost, endsBefore: month + termMonths };
  }
  lots.length = kept;
  if (missing <= 0) return 0;
  return instancesFor(missing) * reservation.upfrontPerInstance * price;
}
