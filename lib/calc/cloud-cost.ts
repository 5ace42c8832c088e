import { mixedBill, spotHourly } from "./cloud-rate";
import { firstEnd, openCommitments, renew, runningCommitments } from "./commitment";
import { tieredCost } from "./egress";
import { growthFactors } from "./growth";
import type { CostBook } from "./line-book";
import type { CloudOffer } from "./supply";
import { priceFactor, type SupplyLoad } from "./supply-load";

/** Bill of a cloud offer for what the plan places on it, and, while fleets are installed, for what is to move off it. */
export function addCloudCost(book: CostBook, offer: CloudOffer, load: SupplyLoad, moving: SupplyLoad): void {
  const prices = growthFactors(offer.priceChangeAnnual, book.horizonMonths);
  addCloudCompute(book, offer, load, prices);
  addCloudStorage(book, offer, load, prices);
  addCloudEgress(book, offer, load, prices);
  addDualRun(book, offer, load, moving, prices);
}

/** In proportion to the load. */
export function addCloudStorage(book: CostBook, offer: CloudOffer, load: SupplyLoad, prices: Float64Array): void {
  for (let month = 1; month <= book.horizonMonths; month++) {
    book.add("storage", month, (load.pricedStorageGb[month] ?? 0) * offer.storagePricePerGb * (prices[month] ?? 1));
  }
}

/** Tier by tier, so that twice the load need not cost twice as much. */
export function addCloudEgress(book: CostBook, offer: CloudOffer, load: SupplyLoad, prices: Float64Array): void {
  for (let month = 1; month <= book.horizonMonths; month++) {
    const price = prices[month] ?? 1;
    const gb = load.egressGb[month] ?? 0;
    const egress = tieredCost(gb, offer.egressTiers) * price;
    book.add("egress", month, egress * priceFactor(load.pricedEgressGb[month] ?? 0, gb));
  }
}

/** What is to move is billed where it still runs, its egress at the prices of the tiers above what stays. */
export function addDualRun(
  book: CostBook,
  offer: CloudOffer,
  load: SupplyLoad,
  moving: SupplyLoad,
  prices: Float64Array,
  lastMonth = book.horizonMonths,
): void {
  for (let month = 1; month <= lastMonth; month++) {
    if (moving.gpuHours[month] === 0 && moving.pricedStorageGb[month] === 0 && moving.egressGb[month] === 0) continue;
    const price = prices[month] ?? 1;
    const gb = load.egressGb[month] ?? 0;
    const movingGb = moving.egressGb[month] ?? 0;
    const movingEgress = tieredCost(gb + movingGb, offer.egressTiers) - tieredCost(gb, offer.egressTiers);
    book.add(
      "dual-run",
      month,
      movingCompute(offer, moving, month) * price +
        (moving.pricedStorageGb[month] ?? 0) * offer.storagePricePerGb * price +
        movingEgress * price * priceFactor(moving.pricedEgressGb[month] ?? 0, movingGb),
    );
  }
}

/** What is to move needs no commitments of its own: it is billed at the price of its purchase mix. */
function movingCompute(offer: CloudOffer, moving: SupplyLoad, month: number): number {
  const { gpuHours, pricedGpuHours, billedGpuHours, purchase } = moving;
  const bill = mixedBill(offer, billedGpuHours[month] ?? 0, {
    reserved1y: purchase.reserved1y[month] ?? 0,
    reserved3y: purchase.reserved3y[month] ?? 0,
    spot: purchase.spot[month] ?? 0,
  });
  const price = priceFactor(pricedGpuHours[month] ?? 0, gpuHours[month] ?? 0) / offer.gpusPerInstance;
  return bill * (1 + offer.networkShare + offer.supportShare) * price;
}

/**
 * Commitments are made at the start of each term, and where the mix changes, for their share of that month's billed
 * hours, at that month's price, and are paid whether used or not. Demand fills them first, then spot up to its share,
 * then on demand. In proportion to the load: twice the hours in every month cost twice as much in every month.
 */
export function addCloudCompute(book: CostBook, offer: CloudOffer, load: SupplyLoad, prices: Float64Array): void {
  const commitments = openCommitments(offer);
  const spotPrice = spotHourly(offer);
  const { gpuHours, pricedGpuHours, billedGpuHours, purchase, mixChanges } = load;
  let { hours, cost, endsBefore } = runningCommitments(commitments);
  for (let month = 1; month <= book.horizonMonths; month++) {
    const used = gpuHours[month] ?? 0;
    const billed = (billedGpuHours[month] ?? 0) / offer.gpusPerInstance;
    const utilisation = priceFactor(used, billedGpuHours[month] ?? 0);
    const price = (prices[month] ?? 1) * priceFactor(pricedGpuHours[month] ?? 0, used);
    const isDue = month === 1 || (mixChanges.size > 0 && mixChanges.has(month));
    if (isDue || month >= endsBefore) {
      for (const commitment of commitments) {
        if (!isDue && month < firstEnd(commitment)) continue;
        const wanted = (purchase[commitment.option][month] ?? 0) / offer.gpusPerInstance;
        addBill(book, offer, month - 1, renew(commitment, month, wanted, price), 0, utilisation);
      }
      ({ hours, cost, endsBefore } = runningCommitments(commitments));
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
