import { addCloudCost } from "./cloud-cost";
import { addConsumptionCost } from "./consumption-cost";
import { type DemandCourse, demandCourse } from "./demand";
import { addEdgeCost } from "./edge-cost";
import { hoursPerMonth } from "./hours";
import { LineBook } from "./line-book";
import { addOwnedCost } from "./owned-cost";
import type { Demand, Plan } from "./plan";
import { type Portion, splitPortions } from "./split";
import { type Supply, tierOf } from "./supply";
import { emptyLoad, type SupplyLoad } from "./supply-load";
import type { Timeline, TimelineLine } from "./timeline";

/** A supply with what the plan asks of it, and what still runs on it while fleets are installed. */
type Station = { supply: Supply; load: SupplyLoad; moving: SupplyLoad; servedGpuHours: number[] };

/**
 * The cost model: demand × placement × supplies × levers → money by month and component. Levers on price change what
 * usage-priced supplies (cloud and consumption) charge; owned and edge fleets cost what their nodes and devices cost.
 * An empty plan gives an empty timeline. Throws RangeError when a placement is missing, names an unknown supply, or its
 * shares do not sum to 1. Source: docs "The cost model".
 */
export function evaluate(plan: Plan): Timeline {
  const stations = new Map<string, Station>();
  for (const supply of plan.supplies) {
    const load = emptyLoad(plan.horizonMonths);
    const moving = emptyLoad(plan.horizonMonths);
    stations.set(supply.id, { supply, load, moving, servedGpuHours: moving.gpuHours.slice() });
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
  return timelineOf(plan, [...stations.values()]);
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
  addLoad(station.load, portion, demand, course);
  if (installMonths > 0 && cloud !== undefined) addLoad(cloud.moving, portion, demand, course, installMonths);
  const gpuHours = portion.served * demand.gpuHoursMonthly;
  for (let month = 1; month < course.demandFactors.length; month++) {
    const server = month <= installMonths && cloud !== undefined ? cloud : station;
    const amount = gpuHours * (course.demandFactors[month] ?? 0);
    server.servedGpuHours[month] = (server.servedGpuHours[month] ?? 0) + amount;
  }
}

function addLoad(
  load: SupplyLoad,
  portion: Portion,
  demand: Demand,
  { demandFactors, priceFactors }: DemandCourse,
  untilMonth = Number.POSITIVE_INFINITY,
): void {
  const gpuHours = portion.served * demand.gpuHoursMonthly;
  const capacity = (portion.capacity * demand.peakToMean * demand.gpuHoursMonthly) / hoursPerMonth;
  const storageGb = portion.served * demand.storageGb;
  const egressGb = portion.served * demand.egressGbMonthly;
  const lastMonth = Math.min(demandFactors.length - 1, untilMonth);
  for (let month = 1; month <= lastMonth; month++) {
    const factor = demandFactors[month] ?? 0;
    const priced = factor * (priceFactors[month] ?? 1);
    load.gpuHours[month] = (load.gpuHours[month] ?? 0) + gpuHours * factor;
    load.pricedGpuHours[month] = (load.pricedGpuHours[month] ?? 0) + gpuHours * priced;
    load.capacity[month] = (load.capacity[month] ?? 0) + capacity * factor;
    load.pricedStorageGb[month] = (load.pricedStorageGb[month] ?? 0) + storageGb * priced;
    load.egressGb[month] = (load.egressGb[month] ?? 0) + egressGb * factor;
    load.pricedEgressGb[month] = (load.pricedEgressGb[month] ?? 0) + egressGb * priced;
  }
}

function timelineOf(plan: Plan, stations: readonly Station[]): Timeline {
  const lines: TimelineLine[] = [];
  const nodes: { supplyId: string; counts: number[] }[] = [];
  for (const { supply, load, moving } of stations) {
    const book = new LineBook(supply.id, tierOf(supply), plan.horizonMonths);
    switch (supply.kind) {
      case "cloud":
        addCloudCost(book, supply, load, moving);
        break;
      case "owned":
        nodes.push({ supplyId: supply.id, counts: addOwnedCost(book, supply, load) });
        break;
      case "consumption":
        addConsumptionCost(book, supply, load);
        break;
      case "edge":
        nodes.push({ supplyId: supply.id, counts: addEdgeCost(book, supply, load) });
        break;
    }
    lines.push(...book.lines());
  }
  const gpuHours = stations.map(({ supply, servedGpuHours }) => ({
    supplyId: supply.id,
    tier: tierOf(supply),
    amounts: servedGpuHours,
  }));
  return { horizonMonths: plan.horizonMonths, lines, gpuHours, nodes };
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
