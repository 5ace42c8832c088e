import { devicesFor, edgePowerMonthly } from "../calc/edge-cost";
import { monthlyCostOn } from "../calc/rate";
import type { CloudOffer, EdgeFleet, Supply } from "../calc/supply";
import type { EdgePlannerResult, EdgePlannerSite } from "../schema/planner/edge";
import type { Workload } from "../schema/workload";
import { monthlyCostToday } from "./planned-demand";

/** Traffic figures count 30 days to the month. */
const secondsPerMonth = 30 * 86_400;
const usualMbps = 2;

export type EdgeSiteTerms = Omit<EdgePlannerSite, "id">;

/** The guide's example: 100 cameras of 2 Mbit/s on ten Jetson Orin, against 5,000 of processing and 1,500 of storage. */
export const guideSite: EdgeSiteTerms = {
  name: "Camera site",
  streams: 100,
  mbpsPerStream: 2,
  devices: 10,
  devicePrice: 1500,
  edgeMonthly: 200,
  edgeFixedMonthly: 0,
  cloudMonthly: 6500,
  latencyMs: null,
};

/** Running cost of a site's devices at the price book's terms: their power, and the line to the site. */
export function runningCostOf(device: EdgeFleet, devices: number): { edgeMonthly: number; edgeFixedMonthly: number } {
  const edgeFixedMonthly = device.connectivityPerSiteMonth;
  return { edgeMonthly: devices * edgePowerMonthly(device) + edgeFixedMonthly, edgeFixedMonthly };
}

/** Workloads that may become sites: those that run at the edge, or are made for it. */
export function isForEdge({ kind, supplyKind }: Workload): boolean {
  return kind === "edge-inference" || supplyKind === "edge";
}

/**
 * A workload as one site: as many devices as its GPU-hours need, the traffic it sends today as streams of about 2
 * Mbit/s, and its cloud cost today, or on the cheapest cloud offer when it does not run in the cloud. Null when no
 * cloud price is known.
 */
export function siteOfWorkload(
  workload: Workload,
  { device, supplies }: { device: EdgeFleet; supplies: readonly Supply[] },
): EdgeSiteTerms | null {
  const cloudMonthly = cloudCostOf(workload, supplies);
  if (cloudMonthly === null) return null;
  const mbps = (workload.egressGbMonthly * 8000) / secondsPerMonth;
  const streams = Math.max(1, Math.round(mbps / usualMbps));
  const devices = Math.max(1, devicesFor(workload.gpuHoursMonthly, { ...device, devices: 0 }));
  return {
    name: workload.name,
    streams,
    mbpsPerStream: rounded(mbps / streams),
    devices,
    devicePrice: device.devicePrice,
    edgeMonthly: cents(runningCostOf(device, devices).edgeMonthly),
    edgeFixedMonthly: device.connectivityPerSiteMonth,
    cloudMonthly: cents(cloudMonthly),
    latencyMs: workload.latencyMs,
  };
}

function cloudCostOf(workload: Workload, supplies: readonly Supply[]): number | null {
  if (workload.supplyKind === "cloud") return monthlyCostToday(workload, supplies);
  const costs = supplies
    .filter((supply): supply is CloudOffer => supply.kind === "cloud")
    .flatMap((offer) => monthlyCostOn({ ...workload, storageGb: workload.datasetTb * 1000 }, offer) ?? []);
  return costs.length > 0 ? Math.min(...costs) : null;
}

export type PlacedSite = { site: EdgeSiteTerms; device: EdgeFleet };

/**
 * The sites that deserve edge as one fleet of a scenario, its devices averaged; null when none does. What a site costs
 * above its devices' power is connectivity; a site that costs less has thriftier devices, so the bill stays the same.
 */
export function edgeFleetOf(
  placed: readonly PlacedSite[],
  { sites }: Pick<EdgePlannerResult, "sites">,
  assumptions: { lifeMonths: number; failureRateAnnual: number | null },
): EdgeFleet | null {
  const deserving = placed.filter((_, index) => sites[index] && sites[index].verdict !== "cloud");
  const [first] = deserving.toSorted((one, other) => other.site.devices - one.site.devices);
  if (!first) return null;
  const sum = (read: (each: PlacedSite) => number) => deserving.reduce((total, each) => total + read(each), 0);
  const devices = sum(({ site }) => site.devices);
  const average = (read: (each: PlacedSite) => number) => sum((each) => each.site.devices * read(each)) / devices;
  const power = sum(({ site, device }) => site.devices * edgePowerMonthly(device));
  const running = sum(({ site }) => site.edgeMonthly);
  const watts = average(({ device }) => device.wattsPerDevice);
  const pricePerKwh = averagePrice(deserving, power, first.device.pricePerKwh);
  return {
    ...first.device,
    ...assumptions,
    id: "edge",
    name: deserving.length === 1 ? `Edge, ${first.site.name}` : `Edge, ${deserving.length} sites`,
    sites: deserving.length,
    devices,
    devicePrice: average(({ site }) => site.devicePrice),
    failureRateAnnual: assumptions.failureRateAnnual ?? 0,
    wattsPerDevice: power > running ? (watts * running) / power : watts,
    pricePerKwh,
    connectivityPerSiteMonth: Math.max(0, running - power) / deserving.length,
    gpuHoursPerDeviceMonth: average(({ device }) => device.gpuHoursPerDeviceMonth),
  };
}

/** Price that gives the same power bill at the average wattage. */
function averagePrice(placed: readonly PlacedSite[], power: number, otherwise: number): number {
  const kwhMonthly = placed.reduce(
    (sum, { site, device }) => sum + site.devices * edgePowerMonthly({ ...device, pricePerKwh: 1 }),
    0,
  );
  return kwhMonthly > 0 ? power / kwhMonthly : otherwise;
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
