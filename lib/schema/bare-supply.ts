import type { CloudOffer, OwnedFleet } from "../calc/supply";

/** A cloud offer of one price: nothing reserved, nothing idle, nothing besides compute. */
export function bareCloud(terms: Pick<CloudOffer, "name" | "gpuClass" | "onDemandHourly"> & Partial<CloudOffer>) {
  return {
    kind: "cloud",
    id: "cloud",
    gpusPerInstance: 1,
    reserved1y: null,
    reserved3y: null,
    spot: null,
    mix: { reserved1y: 0, reserved3y: 0, spot: 0 },
    utilisation: 1,
    egressTiers: [{ upToGb: null, pricePerGb: 0 }],
    storagePricePerGb: 0,
    networkShare: 0,
    supportShare: 0,
    priceChangeAnnual: 0,
    ...terms,
  } satisfies CloudOffer;
}

type FleetTerms = Pick<
  OwnedFleet,
  "name" | "gpuClass" | "nodePrice" | "gpusPerNode" | "targetUtilisation" | "runningMonthlyPerNode"
>;

/** A fleet of one server price and one running cost: no site, no staff, no residual value. */
export function bareFleet(terms: FleetTerms & Partial<OwnedFleet>) {
  return {
    kind: "owned",
    id: "fleet",
    spareNodes: 0,
    ownedNodes: 0,
    fabricShare: 0,
    buildOutPerKw: 0,
    liquidCoolingCapex: 0,
    networkCapex: 0,
    maintenanceShareAnnual: 0,
    kwPerNode: 0,
    pue: 1.4,
    pricePerKwh: 0.12,
    loadRatio: 1,
    colocationPerKwMonth: null,
    staffFtePerNode: 0,
    salaryAnnual: 0,
    licencesPerGpuYear: 0,
    lifeMonths: 60,
    residualRatio: 0,
    installMonths: 0,
    migrationCost: 0,
    runningCostGrowthAnnual: 0,
    ...terms,
  } satisfies OwnedFleet;
}
