import type { SupplyKind } from "../calc/supply";
import type { SupplyTerms } from "./supply";

export const supplyKindNames: Record<SupplyKind, string> = {
  cloud: "Cloud offer",
  owned: "Owned fleet",
  consumption: "Consumption-priced",
  edge: "Edge devices",
};

/** AWS data transfer out to the internet, steps of 10, 50 and 150 TB of 1,024 GB. */
const awsEgress = [
  { upToGb: 10_240, pricePerGb: 0.09 },
  { upToGb: 51_200, pricePerGb: 0.085 },
  { upToGb: 153_600, pricePerGb: 0.07 },
  { upToGb: null, pricePerGb: 0.05 },
];

type TermsOf = { [K in SupplyKind]: Extract<SupplyTerms, { kind: K }> };

/**
 * Typical values a new supply begins with. Cloud: p5.48xlarge since June 2025, reservations and spot at 40, 60 and 60%
 * off (the guide's ranges). Owned: an air-cooled 8×H100 server, Lenovo LP2368, January 2026, with 12% maintenance, PUE
 * 1.4, 0.12 USD/kWh, 1,250 USD/kW build-out and 100,000 USD of network (the guide), NVIDIA AI Enterprise at 4,500 USD.
 * Consumption: what is reserved at 25% of that cloud price, what is metered at 30% (the guide's range). Edge: Jetson Orin at the middle of the guide's range; a
 * device gives 275 of an H100's 3,958 int8 TOPS for 40% of the month.
 */
export const typicalTerms: TermsOf = {
  cloud: {
    kind: "cloud",
    gpuClass: "H100",
    gpusPerInstance: 8,
    onDemandHourly: 55.04,
    reserved1y: { instanceHourly: 33.024, upfrontPerInstance: 0 },
    reserved3y: { instanceHourly: 22.016, upfrontPerInstance: 0 },
    spot: { instanceHourly: 22.016, interruptionOverhead: 0.08 },
    mix: { reserved1y: 0, reserved3y: 0, spot: 0 },
    utilisation: 0.6,
    egressTiers: awsEgress,
    storagePricePerGb: 0.023,
    networkShare: 0.02,
    supportShare: 0.03,
    priceChangeAnnual: 0,
  },
  owned: {
    kind: "owned",
    gpuClass: "H100",
    nodePrice: 250_141.8,
    gpusPerNode: 8,
    kwPerNode: 10.2,
    targetUtilisation: 0.7,
    spareNodes: 0,
    ownedNodes: 0,
    fabricShare: 0,
    buildOutPerKw: 1250,
    liquidCoolingCapex: 0,
    networkCapex: 100_000,
    maintenanceShareAnnual: 0.12,
    pue: 1.4,
    pricePerKwh: 0.12,
    loadRatio: 0.8,
    colocationPerKwMonth: null,
    runningMonthlyPerNode: 0,
    staffFtePerNode: 0.1,
    salaryAnnual: 180_000,
    licencesPerGpuYear: 4500,
    lifeMonths: 60,
    residualRatio: 0.1,
    installMonths: 3,
    migrationCost: 40_000,
  },
  consumption: {
    kind: "consumption",
    gpuClass: "H100",
    reservedUnits: 16,
    pricePerUnitMonth: 1255.6,
    meteredGpuHourly: 2.064,
    installMonths: 2,
    migrationCost: 20_000,
  },
  edge: {
    kind: "edge",
    gpuClass: "Jetson Orin",
    sites: 1,
    devices: 10,
    devicePrice: 1500,
    lifeMonths: 36,
    wattsPerDevice: 60,
    pricePerKwh: 0.12,
    connectivityPerSiteMonth: 60,
    failureRateAnnual: 0.04,
    gpuHoursPerDeviceMonth: 20.29,
    installMonths: 2,
    migrationCost: 5000,
  },
};
