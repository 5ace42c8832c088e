import { purchaseShares } from "./cloud-rate";
import { appliesTo, type DemandCourse, demandCourse } from "./demand";
import { type FleetNodes, noNodes } from "./fleet-nodes";
import { zeros } from "./growth";
import { hoursPerMonth } from "./hours";
import type { Demand, Plan } from "./plan";
import { type Portion, splitPortions } from "./split";
import type { CloudOffer, Supply } from "./supply";
import { emptyLoad, type SupplyLoad } from "./supply-load";

/** A supply with what the plan asks of it, and what still runs on it while fleets are installed. */
export type Station = {
  supply: Supply;
  load: SupplyLoad;
  moving: SupplyLoad;
  servedGpuHours: number[];
  /** Filled in with its cost. */
  nodes: FleetNodes;
};

/**
 * What a plan asks of each of its supplies. Throws RangeError when a placement is missing, names an unknown supply, or
 * its shares do not sum to 1.
 */
export function stationsOf(plan: Plan): Station[] {
  const stations = new Map<string, Station>();
  for (const supply of plan.supplies) {
    const load = emptyLoad(plan.horizonMonths);
    const moving = emptyLoad(plan.horizonMonths);
    stations.set(supply.id, {
      supply,
      load,
      moving,
      servedGpuHours: zeros(plan.horizonMonths),
      nodes: noNodes(plan.horizonMonths),
    });
  }
  const placements = new Map(plan.placements.map((placement) => [placement.workloadId, placement]));
  const firstCloud = plan.supplies.find((supply) => supply.kind === "cloud");
  for (const demand of plan.demands) {
    const placement = placements.get(demand.id);
    if (placement === undefined) throw new RangeError(`Workload ${demand.id} has no placement.`);
    const placed = placement.shares.map(({ supplyId, share }) => ({ station: stationOf(stations, supplyId), share }));
    checkSum(demand, placement.shares);
    const isCloud = placed.map(({ station }) => station.supply.kind === "cloud");
    const portions = splitPortions(
      placed.map(({ share }, index) => ({ share, isCloud: isCloud[index] ?? false })),
      demand.peakToMean,
      plan.shareOf,
    );
    const ownCloud = placed[isCloud.indexOf(true)]?.station ?? (firstCloud && stations.get(firstCloud.id));
    const course = demandCourse(demand, plan);
    for (const [index, { station }] of placed.entries()) {
      const portion = portions[index];
      if (portion !== undefined) place(station, ownCloud, portion, demand, course);
    }
  }
  addOneOffCosts(plan, stations);
  return [...stations.values()];
}

/** During its lead time a fleet's work is still served, and paid, where the workload runs in the cloud. */
function place(
  station: Station,
  cloud: Station | undefined,
  portion: Portion,
  demand: Demand,
  course: DemandCourse,
): void {
  const { supply } = station;
  const installMonths = supply.kind === "cloud" || cloud === undefined ? 0 : supply.installMonths;
  addLoad(station.load, supply, portion, demand, course);
  if (installMonths > 0 && cloud !== undefined) {
    addLoad(cloud.moving, cloud.supply, portion, demand, course, installMonths);
  }
  const gpuHours = portion.served * demand.gpuHoursMonthly;
  for (let month = 1; month < course.gpuHours.length; month++) {
    const server = month <= installMonths && cloud !== undefined ? cloud : station;
    const amount = gpuHours * (course.gpuHours[month] ?? 0);
    server.servedGpuHours[month] = (server.servedGpuHours[month] ?? 0) + amount;
  }
}

function addLoad(
  load: SupplyLoad,
  supply: Supply,
  portion: Portion,
  demand: Demand,
  course: DemandCourse,
  untilMonth = Number.POSITIVE_INFINITY,
): void {
  const gpuHours = portion.served * demand.gpuHoursMonthly;
  const capacity = (portion.capacity * demand.peakToMean * demand.gpuHoursMonthly) / hoursPerMonth;
  const storageGb = portion.served * demand.storageGb;
  const egressGb = portion.served * demand.egressGbMonthly;
  const lastMonth = Math.min(course.gpuHours.length - 1, untilMonth);
  for (let month = 1; month <= lastMonth; month++) {
    const used = gpuHours * (course.gpuHours[month] ?? 0);
    const egress = egressGb * (course.egress[month] ?? 0);
    const price = course.price[month] ?? 1;
    add(load.gpuHours, month, used);
    add(load.pricedGpuHours, month, used * price);
    add(load.capacity, month, capacity * (course.gpuHours[month] ?? 0));
    add(load.pricedStorageGb, month, storageGb * (course.storage[month] ?? 0) * price);
    add(load.egressGb, month, egress);
    add(load.pricedEgressGb, month, egress * price);
    if (supply.kind === "cloud") addPurchase(load, supply, used, course, month);
  }
}

/** Allocation is billed, not use, and each workload's allocation is bought by its own mix. */
function addPurchase(load: SupplyLoad, offer: CloudOffer, used: number, course: DemandCourse, month: number): void {
  const billed = used / Math.max(offer.utilisation, course.utilisation[month] ?? 0);
  const change = course.mixes.findLast(({ fromMonth }) => fromMonth <= month);
  const shares = purchaseShares(offer, change?.mix);
  add(load.billedGpuHours, month, billed);
  add(load.purchase.reserved1y, month, billed * shares.reserved1y);
  add(load.purchase.reserved3y, month, billed * shares.reserved3y);
  add(load.purchase.spot, month, billed * shares.spot);
  if (change?.fromMonth === month) load.mixChanges.add(month);
}

/** A lever's effort is borne where its workloads run, by their GPU-hours there; without any, in equal parts. */
function addOneOffCosts(plan: Plan, stations: ReadonlyMap<string, Station>): void {
  for (const lever of plan.levers) {
    if (lever.oneOffCost === 0 || lever.fromMonth > plan.horizonMonths) continue;
    const reached = plan.demands.filter((demand) => appliesTo(lever, demand));
    const hours = reached.reduce((sum, demand) => sum + demand.gpuHoursMonthly, 0);
    for (const demand of reached) {
      const weight = hours > 0 ? demand.gpuHoursMonthly / hours : 1 / reached.length;
      const placement = plan.placements.find(({ workloadId }) => workloadId === demand.id);
      for (const { supplyId, share } of placement?.shares ?? []) {
        const { oneOffCosts } = stationOf(stations, supplyId).load;
        const month = lever.fromMonth - 1;
        oneOffCosts.set(month, (oneOffCosts.get(month) ?? 0) + lever.oneOffCost * weight * share);
      }
    }
  }
}

function add(amounts: Float64Array, month: number, amount: number): void {
  amounts[month] = (amounts[month] ?? 0) + amount;
}

function stationOf(stations: ReadonlyMap<string, Station>, supplyId: string): Station {
  const station = stations.get(supplyId);
  if (station === undefined) throw new RangeError(`There is no supply ${supplyId} in the plan.`);
  return station;
}

function checkSum(demand: Demand, shares: readonly { share: number }[]): void {
  const sum = shares.reduce((total, { share }) => total + share, 0);
  if (!(Math.abs(sum - 1) <= 1e-6)) throw new RangeError(`The shares of workload ${demand.id} sum to ${sum}, not 1.`);
}
