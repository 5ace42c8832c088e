import { blendedInstanceHourly, spotHourly } from "./cloud-rate";
import { hasEnded, openCommitments, renew } from "./commitment";
import { tieredCost } from "./egress";
import { growthFactors } from "./growth";
import type { CostBook } from "./line-book";
import type { CloudOffer, PurchaseMix } from "./supply";
import { priceFactor, type SupplyLoad } from "./supply-load";

/** Bill of a cloud offer for what the plan places on it, and, while fleets are installed, for what is to move off it. */
export function addCloudCost(book: CostBook, offer: CloudOffer, load: SupplyLoad, moving: SupplyLoad): void {
  const prices = growthFactors(offer.priceChangeAnnual, book.horizonMonths);
  addCompute(book, offer, load, prices);
  for (let month = 1; month <= book.horizonMonths; month++) {
    const price = prices[month] ?? 1;
    book.add("storage", month, (load.pricedStorageGb[month] ?? 0) * offer.storagePricePerGb * price);
    const gb = load.egressGb[month] ?? 0;
    const egress = tieredCost(gb, offer.egressTiers) * price;
    book.add("egress", month, egress * priceFactor(load.pricedEgressGb[month] ?? 0, gb));
    if (moving.gpuHours[month] === 0 && moving.pricedStorageGb[month] === 0 && moving.egressGb[month] === 0) continue;
    const movingGb = moving.egressGb[month] ?? 0;
    const movingEgress = tieredCost(gb + movingGb, offer.egressTiers) * price - egress;
    book.add(
      "dual-run",
      month,
      movingCompute(offer, moving, month) * price +
        (moving.pricedStorageGb[month] ?? 0) * offer.storagePricePerGb * price +
        movingEgress * priceFactor(moving.pricedEgressGb[month] ?? 0, movingGb),
    );
  }
}

/** What is to move needs no commitments of its own: it is billed at the price of its purchase mix. */
function movingCompute(offer: CloudOffer, moving: SupplyLoad, month: number): number {
  const billed = moving.billedGpuHours[month] ?? 0;
  if (billed === 0) return 0;
  const hourly = blendedInstanceHourly(offer, mixOf(moving, month)) / offer.gpusPerInstance;
  const price = priceFactor(moving.pricedGpuHours[month] ?? 0, moving.gpuHours[month] ?? 0);
  return billed * hourly * (1 + offer.networkShare + offer.supportShare) * price;
}

/**
 * Commitments are made at the start of each term, and where the mix changes, for their share of that month's billed
 * hours, at that month's price, and are paid whether used or not. Demand fills them first, then spot up to its share,
 * then on demand.
 */
function addCompute(book: CostBook, offer: CloudOffer, load: SupplyLoad, prices: readonly number[]): void {
  const commitments = openCommitments(offer);
  const spotPrice = spotHourly(offer);
  const { gpuHours, pricedGpuHours, billedGpuHours, purchase, mixChanges } = load;
  for (let month = 1; month <= book.horizonMonths; month++) {
    const used = gpuHours[month] ?? 0;
    const billed = (billedGpuHours[month] ?? 0) / offer.gpusPerInstance;
    const utilisation = priceFactor(used, billedGpuHours[month] ?? 0);
    const price = (prices[month] ?? 1) * priceFactor(pricedGpuHours[month] ?? 0, used);
    const isDue = month === 1 || (mixChanges.size > 0 && mixChanges.has(month));
    let hours = 0;
    let cost = 0;
    for (let index = 0; index < commitments.length; index++) {
      const commitment = commitments[index];
      if (commitment === undefined) continue;
      if (isDue || hasEnded(commitment, month)) {
        const wanted = (purchase[commitment.option][month] ?? 0) / offer.gpusPerInstance;
        addBill(book, offer, month - 1, renew(commitment, { month, wanted, price }), 0, utilisation);
      }
      for (let at = 0; at < commitment.lots.length; at++) {
        hours += commitment.lots[at]?.hours ?? 0;
        cost += commitment.lots[at]?.cost ?? 0;
      }
    }
    const covered = Math.min(billed, hours);
    const waste = hours > 0 ? cost * (1 - covered / hours) : 0;
    const spotHours = Math.min(billed - covered, (purchase.spot[month] ?? 0) / offer.gpusPerInstance);
    const onDemandHours = billed - covered - spotHours;
    const bill = cost - waste + (spotHours * spotPrice + onDemandHours * offer.onDemandHourly) * price;
    addBill(book, offer, month, bill, waste, utilisation);
  }
}

/** Arguments one by one: simulations come here a few million times. */
function addBill(
  book: CostBook,
  offer: CloudOffer,
  paidIn: number,
  bill: number,
  waste: number,
  utilisation: number,
): void {
  if (bill === 0 && waste === 0) return;
  book.add("compute", paidIn, bill * utilisation);
  book.add("idle", paidIn, bill * (1 - utilisation));
  book.add("commitment-waste", paidIn, waste);
  book.add("network", paidIn, (bill + waste) * offer.networkShare);
  book.add("support", paidIn, (bill + waste) * offer.supportShare);
}

/** Shares of a month's billed hours; nothing is wanted of a month that bills none. */
function mixOf({ billedGpuHours, purchase }: SupplyLoad, month: number): PurchaseMix {
  const billed = billedGpuHours[month] ?? 0;
  if (!(billed > 0)) return { reserved1y: 0, reserved3y: 0, spot: 0 };
  return {
    reserved1y: (purchase.reserved1y[month] ?? 0) / billed,
    reserved3y: (purchase.reserved3y[month] ?? 0) / billed,
    spot: (purchase.spot[month] ?? 0) / billed,
  };
}
