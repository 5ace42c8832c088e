import { billedInstanceHours, cloudGpuHourRate, instancesFor, purchaseShares } from "./cloud-rate";
import { tieredCost } from "./egress";
import { growthFactor } from "./growth";
import type { LineBook } from "./line-book";
import type { CloudOffer, Reservation } from "./supply";
import { priceFactor, type SupplyLoad } from "./supply-load";

type Commitment = { reservation: Reservation | null; share: number; termMonths: number };

/** Bill of a cloud offer for what the plan places on it, and, while fleets are installed, for what is to move off it. */
export function addCloudCost(book: LineBook, offer: CloudOffer, load: SupplyLoad, moving: SupplyLoad): void {
  addCompute(book, offer, load);
  for (let month = 1; month <= book.horizonMonths; month++) {
    const price = growthFactor(offer.priceChangeAnnual, month);
    book.add("storage", month, (load.pricedStorageGb[month] ?? 0) * offer.storagePricePerGb * price);
    const gb = load.egressGb[month] ?? 0;
    const egress = tieredCost(gb, offer.egressTiers) * price;
    book.add("egress", month, egress * priceFactor(load.pricedEgressGb[month] ?? 0, gb));
    const movingGb = moving.egressGb[month] ?? 0;
    const movingEgress = tieredCost(gb + movingGb, offer.egressTiers) * price - egress;
    book.add(
      "dual-run",
      month,
      (moving.pricedGpuHours[month] ?? 0) * cloudGpuHourRate(offer) * price +
        (moving.pricedStorageGb[month] ?? 0) * offer.storagePricePerGb * price +
        movingEgress * priceFactor(moving.pricedEgressGb[month] ?? 0, movingGb),
    );
  }
}

/**
 * Commitments are made at the start of each term for their share of that month's billed hours, at that month's price,
 * and are paid whether used or not. Demand fills them first, then spot up to its share, then on demand.
 */
function addCompute(book: LineBook, offer: CloudOffer, load: SupplyLoad): void {
  const shares = purchaseShares(offer);
  const commitments: Commitment[] = [
    { reservation: offer.reserved1y, share: shares.reserved1y, termMonths: 12 },
    { reservation: offer.reserved3y, share: shares.reserved3y, termMonths: 36 },
  ];
  const committed = commitments.map(() => ({ hours: 0, cost: 0 }));
  const spotHourly = offer.spot === null ? 0 : offer.spot.instanceHourly * (1 + offer.spot.interruptionOverhead);

  const addBill = (month: number, bill: number, waste: number) => {
    book.add("compute", month, bill * offer.utilisation);
    book.add("idle", month, bill * (1 - offer.utilisation));
    book.add("commitment-waste", month, waste);
    book.add("network", month, (bill + waste) * offer.networkShare);
    book.add("support", month, (bill + waste) * offer.supportShare);
  };

  for (let month = 1; month <= book.horizonMonths; month++) {
    const usedGpuHours = load.gpuHours[month] ?? 0;
    const billed = billedInstanceHours(usedGpuHours, offer);
    const price =
      growthFactor(offer.priceChangeAnnual, month) * priceFactor(load.pricedGpuHours[month] ?? 0, usedGpuHours);
    let committedHours = 0;
    let committedCost = 0;
    for (const [index, { reservation, share, termMonths }] of commitments.entries()) {
      const current = committed[index];
      if (reservation === null || current === undefined) continue;
      if ((month - 1) % termMonths === 0) {
        current.hours = billed * share;
        current.cost = current.hours * reservation.instanceHourly * price;
        addBill(month - 1, instancesFor(current.hours) * reservation.upfrontPerInstance * price, 0);
      }
      committedHours += current.hours;
      committedCost += current.cost;
    }
    const covered = Math.min(billed, committedHours);
    const waste = committedHours > 0 ? committedCost * (1 - covered / committedHours) : 0;
    const spotHours = Math.min(billed - covered, billed * shares.spot);
    const onDemandHours = billed - covered - spotHours;
    const running = (spotHours * spotHourly + onDemandHours * offer.onDemandHourly) * price;
    addBill(month, committedCost - waste + running, waste);
  }
}
