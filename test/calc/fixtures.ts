import type { Lever } from "../../lib/calc/lever";
import type { Demand, Plan, ScenarioPlan } from "../../lib/calc/plan";
import type { CloudOffer, ConsumptionFleet, EdgeFleet, OwnedFleet } from "../../lib/calc/supply";

/** Freezes a value with everything in it: a calculation that changes its input fails the test that uses it. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

export function cloudOf(change: Partial<CloudOffer> = {}): CloudOffer {
  return {
    kind: "cloud",
    id: "cloud",
    name: "Cloud",
    gpuClass: "H100",
    gpusPerInstance: 1,
    onDemandHourly: 7,
    reserved1y: null,
    reserved3y: null,
    spot: null,
    mix: { reserved1y: 0, reserved3y: 0, spot: 0 },
    utilisation: 1,
    egressTiers: [],
    storagePricePerGb: 0,
    networkShare: 0,
    supportShare: 0,
    priceChangeAnnual: 0,
    ...change,
  };
}

/** A cloud offer with every component, for properties. */
export function richCloud(change: Partial<CloudOffer> = {}): CloudOffer {
  return cloudOf({
    gpusPerInstance: 8,
    onDemandHourly: 55.04,
    reserved1y: { instanceHourly: 34, upfrontPerInstance: 20_000 },
    reserved3y: { instanceHourly: 24, upfrontPerInstance: 0 },
    spot: { instanceHourly: 20, interruptionOverhead: 0.1 },
    mix: { reserved1y: 0.3, reserved3y: 0.2, spot: 0.2 },
    utilisation: 0.6,
    egressTiers: [
      { upToGb: 10_240, pricePerGb: 0.09 },
      { upToGb: 51_200, pricePerGb: 0.085 },
      { upToGb: null, pricePerGb: 0.05 },
    ],
    storagePricePerGb: 0.023,
    networkShare: 0.02,
    supportShare: 0.03,
    priceChangeAnnual: -0.05,
    ...change,
  });
}

export function fleetOf(change: Partial<OwnedFleet> = {}): OwnedFleet {
  return {
    kind: "owned",
    id: "fleet",
    name: "Fleet",
    gpuClass: "H100",
    nodePrice: 250_000,
    gpusPerNode: 8,
    targetUtilisation: 1,
    spareNodes: 0,
    ownedNodes: 0,
    fabricShare: 0,
    buildOutPerKw: 0,
    liquidCoolingCapex: 0,
    networkCapex: 0,
    maintenanceShareAnnual: 0,
    kwPerNode: 0,
    pue: 1,
    pricePerKwh: 0,
    loadRatio: 1,
    colocationPerKwMonth: null,
    runningMonthlyPerNode: 0,
    staffFtePerNode: 0,
    salaryAnnual: 0,
    licencesPerGpuYear: 0,
    lifeMonths: 120,
    residualRatio: 0,
    installMonths: 0,
    migrationCost: 0,
    ...change,
  };
}

/** An owned fleet with every component, for properties. */
export function richFleet(change: Partial<OwnedFleet> = {}): OwnedFleet {
  return fleetOf({
    targetUtilisation: 0.7,
    spareNodes: 1,
    fabricShare: 0.1,
    buildOutPerKw: 1200,
    liquidCoolingCapex: 50_000,
    networkCapex: 100_000,
    maintenanceShareAnnual: 0.12,
    kwPerNode: 10.2,
    pue: 1.3,
    pricePerKwh: 0.12,
    loadRatio: 0.8,
    staffFtePerNode: 0.1,
    salaryAnnual: 150_000,
    licencesPerGpuYear: 4500,
    lifeMonths: 36,
    residualRatio: 0.1,
    installMonths: 2,
    migrationCost: 40_000,
    ...change,
  });
}

export function consumptionOf(change: Partial<ConsumptionFleet> = {}): ConsumptionFleet {
  return {
    kind: "consumption",
    id: "managed",
    name: "Managed",
    gpuClass: "H100",
    reservedUnits: 10,
    pricePerUnitMonth: 1500,
    meteredGpuHourly: 3,
    installMonths: 0,
    migrationCost: 0,
    ...change,
  };
}

export function edgeOf(change: Partial<EdgeFleet> = {}): EdgeFleet {
  return {
    kind: "edge",
    id: "edge",
    name: "Edge",
    gpuClass: "Orin",
    sites: 2,
    devices: 10,
    devicePrice: 1500,
    lifeMonths: 60,
    wattsPerDevice: 50,
    pricePerKwh: 0.2,
    connectivityPerSiteMonth: 40,
    failureRateAnnual: 0.06,
    gpuHoursPerDeviceMonth: 730,
    installMonths: 0,
    migrationCost: 0,
    ...change,
  };
}

export function demandOf(change: Partial<Demand> = {}): Demand {
  return {
    id: "work",
    name: "Work",
    gpuHoursMonthly: 7300,
    peakToMean: 1,
    growthAnnual: null,
    storageGb: 0,
    egressGbMonthly: 0,
    ...change,
  };
}

export function leverOf(change: Partial<Lever> = {}): Lever {
  return {
    id: "lever",
    name: "Lever",
    workloadIds: null,
    fromMonth: 1,
    oneOffCost: 0,
    change: { kind: "other", demandFactor: 1, priceFactor: 1 },
    ...change,
  };
}

/** One workload wholly on the first supply, unless said otherwise. */
export function planOf(change: Partial<Plan> = {}): Plan {
  const demands = change.demands ?? [demandOf()];
  const supplies = change.supplies ?? [cloudOf()];
  const first = supplies[0]?.id ?? "cloud";
  return frozen({
    horizonMonths: 12,
    growthAnnual: 0,
    demandFactor: 1,
    shareOf: "gpu-hours",
    levers: [],
    ...change,
    demands,
    supplies,
    placements:
      change.placements ?? demands.map(({ id }) => ({ workloadId: id, shares: [{ supplyId: first, share: 1 }] })),
  } satisfies Plan);
}

export function scenarioOf({
  demands = [{}],
  ...change
}: Partial<Omit<ScenarioPlan, "demands">> & { demands?: readonly Partial<Demand>[] } = {}): ScenarioPlan {
  return frozen({
    horizonMonths: 36,
    growthAnnual: 0,
    demandFactor: 1,
    shareOf: "gpu-hours",
    levers: [],
    discountRateAnnual: 0,
    supplies: [richCloud(), richFleet()],
    cloudSupplyId: "cloud",
    fleetSupplyId: "fleet",
    splits: [0.7, 0.5, 0.3],
    ...change,
    demands: demands.map((each, index) => ({
      ...demandOf({ id: `work-${index}`, ...each }),
      placement: { kind: "split" as const },
    })),
  });
}

/** What a line of a timeline sums to; 0 where there is none. */
export function amountsOf(
  timeline: { lines: readonly { component: string; amounts: readonly number[] }[] },
  component: string,
): readonly number[] {
  return timeline.lines.find((line) => line.component === component)?.amounts ?? [];
}
