import type { Tier } from "./tier";

/** A way to buy committed cloud capacity: paid for every committed hour, used or not. */
export type Reservation = { instanceHourly: number; upfrontPerInstance: number };

/** How the billed hours are bought; what is left to 1 is on demand. */
export type PurchaseMix = { reserved1y: number; reserved3y: number; spot: number };

export type CloudOffer = {
  kind: "cloud";
  id: string;
  name: string;
  gpuClass: string;
  gpusPerInstance: number;
  /** On demand, per instance-hour. */
  onDemandHourly: number;
  reserved1y: Reservation | null;
  reserved3y: Reservation | null;
  /** Interruption overhead: extra hours as a share of the hours run on spot. */
  spot: { instanceHourly: number; interruptionOverhead: number } | null;
  mix: PurchaseMix;
  /** Used share of the allocated hours: allocation is billed, so billed = used / utilisation. */
  utilisation: number;
  egressTiers: readonly { upToGb: number | null; pricePerGb: number }[];
  storagePricePerGb: number;
  /** Network and support, as shares of the compute bill (idle and waste included). */
  networkShare: number;
  supportShare: number;
  priceChangeAnnual: number;
};

export type OwnedFleet = {
  kind: "owned";
  id: string;
  name: string;
  gpuClass: string;
  nodePrice: number;
  gpusPerNode: number;
  targetUtilisation: number;
  spareNodes: number;
  /** Nodes already in place at the start, not bought again until their life ends. */
  ownedNodes: number;
  fabricShare: number;
  buildOutPerKw: number;
  liquidCoolingCapex: number;
  networkCapex: number;
  maintenanceShareAnnual: number;
  kwPerNode: number;
  pue: number;
  pricePerKwh: number;
  loadRatio: number;
  /** Instead of build-out, liquid cooling and power: null when the site is one's own. */
  colocationPerKwMonth: number | null;
  /** Lump sum where power, cooling and upkeep are known only together. */
  runningMonthlyPerNode: number;
  staffFtePerNode: number;
  salaryAnnual: number;
  licencesPerGpuYear: number;
  lifeMonths: number;
  /** Share of the hardware price still worth at the horizon. */
  residualRatio: number;
  /** Lead time: the cloud bill of what is to move is paid besides the new fleet. */
  installMonths: number;
  migrationCost: number;
  /** Yearly change of every running cost; absent: none. */
  runningCostGrowthAnnual?: number;
};

export type ConsumptionFleet = {
  kind: "consumption";
  id: string;
  name: string;
  gpuClass: string;
  /** A reserved unit is one GPU for a month; use above the reserved units is metered per GPU-hour. */
  reservedUnits: number;
  pricePerUnitMonth: number;
  meteredGpuHourly: number;
  installMonths: number;
  migrationCost: number;
};

export type EdgeFleet = {
  kind: "edge";
  id: string;
  name: string;
  gpuClass: string;
  sites: number;
  devices: number;
  devicePrice: number;
  lifeMonths: number;
  wattsPerDevice: number;
  pricePerKwh: number;
  connectivityPerSiteMonth: number;
  /** Share of the devices replaced each year. */
  failureRateAnnual: number;
  gpuHoursPerDeviceMonth: number;
  installMonths: number;
  migrationCost: number;
};

export type Supply = CloudOffer | OwnedFleet | ConsumptionFleet | EdgeFleet;

export type SupplyKind = Supply["kind"];

export function tierOf(supply: Pick<Supply, "kind">): Tier {
  if (supply.kind === "cloud") return "cloud";
  return supply.kind === "edge" ? "edge" : "on-prem";
}
