import { cloudGpuHourRate } from "../cloud-rate";
import { edgeFailureMonthly, edgePowerMonthly } from "../edge-cost";
import { hoursPerMonth } from "../hours";
import { runningMonthlyPerNode } from "../owned-cost";
import type { CloudOffer, ConsumptionFleet, EdgeFleet, OwnedFleet, PurchaseMix, Supply } from "../supply";
import type { Tier } from "../tier";
import type { PlacementSupply } from "./problem";

export const purchaseOptions = ["on-demand", "reserved-1y", "reserved-3y", "spot", "mix", "units", "metered"] as const;

/** A way to buy from a supply of the price book; an owned or edge fleet has but one. */
export type PurchaseOption = (typeof purchaseOptions)[number];

/** A supply that a workload can be placed on, and what of the price book it stands for. */
export type OfferedSupply = {
  supply: PlacementSupply;
  gpuClass: string;
  /** Supply of the price book; of offers with the same terms, the first. */
  source: Supply;
  option: PurchaseOption | null;
};

/** What the price book does not know of a tier; null: not known, so that it limits nothing. */
export type TierTraits = {
  latencyMs: Readonly<Record<Tier, number | null>>;
  kgCo2PerGpuHour: Readonly<Record<Tier, number | null>>;
  rackUnitsPerNode: number;
};

const bought: Readonly<Partial<Record<PurchaseOption, PurchaseMix>>> = {
  "on-demand": { reserved1y: 0, reserved3y: 0, spot: 0 },
  "reserved-1y": { reserved1y: 1, reserved3y: 0, spot: 0 },
  "reserved-3y": { reserved1y: 0, reserved3y: 1, spot: 0 },
  spot: { reserved1y: 0, reserved3y: 0, spot: 1 },
};

/** The purchase mix that an option stands for; null: as the offer is bought today. */
export function mixOf(option: PurchaseOption | null): PurchaseMix | null {
  return option === null ? null : (bought[option] ?? null);
}

/** The option that an offer is bought by today. */
export function optionToday({ mix }: Pick<CloudOffer, "mix">): PurchaseOption {
  const isMix = (other: PurchaseMix | undefined) =>
    other?.reserved1y === mix.reserved1y && other.reserved3y === mix.reserved3y && other.spot === mix.spot;
  return purchaseOptions.find((option) => isMix(bought[option])) ?? "mix";
}

/**
 * Everything that work of some GPU classes can be placed on, at the terms of the price book.
 * - A cloud offer is rented by each purchase option that it has and whose term ends within the horizon, per GPU-hour used
 *   of its allocation; offers that differ by their mix alone are one. A mix of today that is no single option is a further
 *   one, for as long as somebody runs on it.
 * - An owned fleet is bought by the node: price with fabric and build-out. One that stands keeps its size.
 * - Of consumption-priced on-prem, a reserved unit is a node of one GPU without a price, and what is metered is rented.
 * - Edge is bought by the device; devices that somebody runs on stand already.
 * Lump sums of a fleet (network, liquid cooling, moving in, spares) and residual values are left out: `lumpSum` has them.
 */
export function offeredSupplies(
  supplies: readonly Supply[],
  {
    inUse,
    gpuClasses,
    horizonMonths,
    traits,
  }: {
    /** Ids of the supplies that somebody runs on today. */
    inUse: ReadonlySet<string>;
    gpuClasses: ReadonlySet<string>;
    horizonMonths: number;
    traits: TierTraits;
  },
): OfferedSupply[] {
  const offered: OfferedSupply[] = [];
  const seen = new Set<string>();
  for (const supply of supplies) {
    if (!gpuClasses.has(supply.gpuClass)) continue;
    if (supply.kind === "owned") offered.push(ownedNodes(supply, traits));
    else if (supply.kind === "consumption") offered.push(...consumption(supply, traits));
    else if (supply.kind === "edge") offered.push(edgeDevices(supply, inUse.has(supply.id), traits));
    else {
      const key = termsKey(supply);
      if (!seen.has(key)) offered.push(...cloudOptions(supply, horizonMonths, traits));
      seen.add(key);
      if (inUse.has(supply.id) && optionToday(supply) === "mix") offered.push(rentedBy(supply, "mix", traits));
    }
  }
  return offered;
}

/** What a workload of a supply runs on today; null when the supply is not among those offered. */
export function offeredToday(supply: Supply | undefined, offered: readonly OfferedSupply[]): OfferedSupply | null {
  if (!supply) return null;
  if (supply.kind !== "cloud") return offered.find(({ source }) => source.id === supply.id) ?? null;
  const option = optionToday(supply);
  const alike = ({ source }: OfferedSupply) =>
    option === "mix" ? source.id === supply.id : source.kind === "cloud" && termsKey(source) === termsKey(supply);
  return offered.find((each) => each.option === option && alike(each)) ?? null;
}

/** Paid once for a fleet when its first node is bought, whatever their number. */
export function lumpSum(supply: Supply): number {
  if (supply.kind === "cloud") return 0;
  if (supply.kind !== "owned") return supply.migrationCost;
  const site = supply.colocationPerKwMonth === null ? supply.liquidCoolingCapex : 0;
  return supply.networkCapex + site + supply.migrationCost + supply.spareNodes * nodeCapex(supply);
}

/** Offers with the same prices are the same offer, whatever it is called and however it is bought today. */
function termsKey(offer: CloudOffer): string {
  const { id: _id, name: _name, mix: _mix, ...terms } = offer;
  return JSON.stringify(terms);
}

function cloudOptions(offer: CloudOffer, horizonMonths: number, traits: TierTraits): OfferedSupply[] {
  const options: PurchaseOption[] = ["on-demand"];
  if (offer.reserved1y !== null && horizonMonths >= 12) options.push("reserved-1y");
  if (offer.reserved3y !== null && horizonMonths >= 36) options.push("reserved-3y");
  if (offer.spot !== null) options.push("spot");
  // What is bought today stays on offer, even if its term is longer than the horizon.
  const today = optionToday(offer);
  if (today !== "mix" && !options.includes(today)) options.push(today);
  return options.map((option) => rentedBy(offer, option, traits));
}

function rentedBy(offer: CloudOffer, option: PurchaseOption, traits: TierTraits): OfferedSupply {
  const isReserved = option === "reserved-1y" || option === "reserved-3y";
  return {
    source: offer,
    gpuClass: offer.gpuClass,
    option,
    supply: {
      ...common(offer, "cloud", traits),
      id: `${offer.id}:${option}`,
      interruptible: option === "spot",
      // A reservation keeps its price for its term.
      priceChangeAnnual: isReserved ? 0 : offer.priceChangeAnnual,
      kind: "rented",
      gpuHourly: cloudGpuHourRate({ ...offer, mix: mixOf(option) ?? offer.mix }),
    },
  };
}

function ownedNodes(fleet: OwnedFleet, traits: TierTraits): OfferedSupply {
  const standing = Math.max(0, fleet.ownedNodes - fleet.spareNodes);
  return {
    source: fleet,
    gpuClass: fleet.gpuClass,
    option: null,
    supply: {
      ...common(fleet, "on-prem", traits),
      kind: "owned",
      nodeCapex: nodeCapex(fleet),
      nodeMonthly: Object.values(runningMonthlyPerNode(fleet)).reduce((sum, amount) => sum + amount, 0),
      gpusPerNode: fleet.gpusPerNode,
      targetUtilisation: fleet.targetUtilisation,
      ownedNodes: standing,
      maxNodes: standing > 0 ? standing : null,
      kwPerNode: fleet.kwPerNode,
      rackUnitsPerNode: traits.rackUnitsPerNode,
    },
  };
}

function nodeCapex(fleet: OwnedFleet): number {
  const site = fleet.colocationPerKwMonth === null ? fleet.kwPerNode * fleet.buildOutPerKw : 0;
  return fleet.nodePrice * (1 + fleet.fabricShare) + site;
}

function consumption(fleet: ConsumptionFleet, traits: TierTraits): OfferedSupply[] {
  const shared = { source: fleet, gpuClass: fleet.gpuClass };
  return [
    {
      ...shared,
      option: "units",
      supply: {
        ...common(fleet, "on-prem", traits),
        id: `${fleet.id}:units`,
        kind: "owned",
        nodeCapex: 0,
        nodeMonthly: fleet.pricePerUnitMonth,
        gpusPerNode: 1,
        targetUtilisation: 1,
        ownedNodes: 0,
        maxNodes: null,
        kwPerNode: 0,
        rackUnitsPerNode: 0,
      },
    },
    {
      ...shared,
      option: "metered",
      supply: {
        ...common(fleet, "on-prem", traits),
        id: `${fleet.id}:metered`,
        kind: "rented",
        gpuHourly: fleet.meteredGpuHourly,
      },
    },
  ];
}

function edgeDevices(fleet: EdgeFleet, isInUse: boolean, traits: TierTraits): OfferedSupply {
  const connectivity = fleet.devices > 0 ? (fleet.sites * fleet.connectivityPerSiteMonth) / fleet.devices : 0;
  return {
    source: fleet,
    gpuClass: fleet.gpuClass,
    option: null,
    supply: {
      ...common(fleet, "edge", traits),
      kind: "owned",
      nodeCapex: fleet.devicePrice,
      nodeMonthly: edgeFailureMonthly(fleet) + edgePowerMonthly(fleet) + connectivity,
      gpusPerNode: 1,
      targetUtilisation: fleet.gpuHoursPerDeviceMonth / hoursPerMonth,
      ownedNodes: isInUse ? fleet.devices : 0,
      maxNodes: null,
      // Devices stand at their sites, not in the hall that power and rack units are counted for.
      kwPerNode: 0,
      rackUnitsPerNode: 0,
    },
  };
}

function common({ id, gpuClass }: Supply, tier: Tier, { latencyMs, kgCo2PerGpuHour }: TierTraits) {
  return {
    id,
    tier,
    gpuClasses: [gpuClass],
    gpuMemoryGb: null,
    latencyMs: latencyMs[tier],
    residencies: null,
    interruptible: false,
    kgCo2PerGpuHour: kgCo2PerGpuHour[tier] ?? 0,
    priceChangeAnnual: 0,
  };
}
