import type { Supply, SupplyKind } from "../calc/supply";

/**
 * An input as a form shows it. `¤` in a unit stands for the reporting currency. Ratios are stored as 0 to 1 and shown
 * in percent; `low` and `high` are the slider's ends, the hard bounds are the schema's.
 */
export type FieldShape = {
  label: string;
  unit: string;
  percent?: true;
  whole?: true;
  /** Absent: from 0 to a round number above twice the value it came with. */
  low?: number;
  high?: number;
  step?: number;
  /** Shown as a slider; the rest stand under "All inputs". */
  common?: true;
};

export type SupplyField = FieldShape & { key: string };

const installation: SupplyField[] = [
  { key: "installMonths", label: "Installation", unit: "months", whole: true, low: 0, high: 12, step: 1, common: true },
  { key: "migrationCost", label: "Migration, once", unit: "¤" },
];

const cloud: SupplyField[] = [
  {
    key: "utilisation",
    label: "Allocation used",
    unit: "%",
    percent: true,
    low: 0.3,
    high: 1,
    step: 0.01,
    common: true,
  },
  {
    key: "priceChangeAnnual",
    label: "Price change",
    unit: "% / y",
    percent: true,
    low: -0.3,
    high: 0.2,
    step: 0.01,
    common: true,
  },
  { key: "mix.reserved1y", label: "Reserved 1 year", unit: "%", percent: true, low: 0, high: 1, step: 0.05 },
  { key: "mix.reserved3y", label: "Reserved 3 years", unit: "%", percent: true, low: 0, high: 1, step: 0.05 },
  { key: "mix.spot", label: "Spot", unit: "%", percent: true, low: 0, high: 1, step: 0.05 },
  { key: "onDemandHourly", label: "Instance on demand", unit: "¤/h" },
  { key: "gpusPerInstance", label: "GPUs per instance", unit: "count", whole: true },
  { key: "reserved1y.instanceHourly", label: "Instance reserved 1 year", unit: "¤/h" },
  { key: "reserved1y.upfrontPerInstance", label: "Upfront, reserved 1 year", unit: "¤ per instance" },
  { key: "reserved3y.instanceHourly", label: "Instance reserved 3 years", unit: "¤/h" },
  { key: "reserved3y.upfrontPerInstance", label: "Upfront, reserved 3 years", unit: "¤ per instance" },
  { key: "spot.instanceHourly", label: "Instance on spot", unit: "¤/h" },
  { key: "spot.interruptionOverhead", label: "Extra hours from interruptions", unit: "% of spot hours", percent: true },
  { key: "storagePricePerGb", label: "Storage", unit: "¤/GB a month" },
  { key: "networkShare", label: "Network", unit: "% of compute", percent: true },
  { key: "supportShare", label: "Support", unit: "% of compute", percent: true },
];

const owned: SupplyField[] = [
  { key: "nodePrice", label: "Server", unit: "¤", common: true },
  {
    key: "targetUtilisation",
    label: "Target utilisation",
    unit: "%",
    percent: true,
    low: 0.3,
    high: 0.95,
    step: 0.01,
    common: true,
  },
  { key: "pricePerKwh", label: "Electricity", unit: "¤/kWh", low: 0, high: 0.4, step: 0.01, common: true },
  {
    key: "maintenanceShareAnnual",
    label: "Maintenance",
    unit: "% / y",
    percent: true,
    low: 0,
    high: 0.2,
    step: 0.005,
    common: true,
  },
  { key: "staffFtePerNode", label: "Staff per server", unit: "FTE", low: 0, high: 0.5, step: 0.01, common: true },
  ...installation,
  { key: "gpusPerNode", label: "GPUs per server", unit: "count", whole: true },
  { key: "spareNodes", label: "Spare servers", unit: "count", whole: true },
  { key: "ownedNodes", label: "Servers already owned", unit: "count", whole: true },
  { key: "fabricShare", label: "Fabric", unit: "% of servers", percent: true },
  { key: "networkCapex", label: "Network, once", unit: "¤" },
  { key: "buildOutPerKw", label: "Facility build-out", unit: "¤/kW" },
  { key: "liquidCoolingCapex", label: "Liquid cooling, once", unit: "¤" },
  { key: "kwPerNode", label: "Power per server", unit: "kW" },
  { key: "pue", label: "PUE", unit: "kW per kW", low: 1, high: 2, step: 0.01 },
  { key: "loadRatio", label: "Average load", unit: "% of power", percent: true },
  { key: "colocationPerKwMonth", label: "Colocation", unit: "¤/kW a month" },
  { key: "runningMonthlyPerNode", label: "Other running cost per server", unit: "¤ a month" },
  { key: "runningCostGrowthAnnual", label: "Running cost change", unit: "% / y", percent: true },
  { key: "salaryAnnual", label: "Salary", unit: "¤/FTE a year" },
  { key: "licencesPerGpuYear", label: "Licences", unit: "¤/GPU a year" },
  { key: "lifeMonths", label: "Life of a server", unit: "months", whole: true },
  { key: "residualRatio", label: "Resale value at the horizon", unit: "% of servers", percent: true },
];

const consumption: SupplyField[] = [
  { key: "reservedUnits", label: "Reserved units", unit: "count of GPUs", common: true },
  { key: "pricePerUnitMonth", label: "Reserved unit", unit: "¤ a month", common: true },
  { key: "meteredGpuHourly", label: "Metered use", unit: "¤/GPU-h", common: true },
  ...installation,
];

const edge: SupplyField[] = [
  { key: "sites", label: "Sites", unit: "count", whole: true },
  { key: "devices", label: "Devices", unit: "count", whole: true },
  { key: "devicePrice", label: "Device", unit: "¤" },
  { key: "lifeMonths", label: "Life of a device", unit: "months", whole: true },
  { key: "wattsPerDevice", label: "Power per device", unit: "W per device" },
  { key: "pricePerKwh", label: "Electricity", unit: "¤/kWh" },
  { key: "connectivityPerSiteMonth", label: "Connectivity", unit: "¤/site a month" },
  { key: "failureRateAnnual", label: "Devices replaced", unit: "% / y", percent: true },
  { key: "gpuHoursPerDeviceMonth", label: "GPU-hours per device", unit: "h a month" },
  ...installation,
];

const fieldsOf: Record<SupplyKind, readonly SupplyField[]> = { cloud, owned, consumption, edge };

/** The numeric inputs a supply has; purchase options without a price (no spot, no reservation) are left out. */
export function supplyFields(supply: Supply): readonly SupplyField[] {
  const listed = fieldsOf[supply.kind].filter((field) => isOffered(supply, field.key));
  if (supply.kind !== "cloud") return listed;
  const steps = supply.egressTiers.map((tier, index) => ({
    key: `egressTiers.${index}.pricePerGb`,
    label: supply.egressTiers.length === 1 ? "Egress" : egressLabel(tier.upToGb),
    unit: "¤/GB",
  }));
  return [...listed, ...steps];
}

function isOffered(supply: Supply, key: string): boolean {
  if (supply.kind === "owned" && key === "colocationPerKwMonth") return true;
  if (supply.kind === "cloud" && key === "mix.reserved1y") return supply.reserved1y !== null;
  if (supply.kind === "cloud" && key === "mix.reserved3y") return supply.reserved3y !== null;
  if (supply.kind === "cloud" && key === "mix.spot") return supply.spot !== null;
  return numberAt(supply, key) !== null;
}

function egressLabel(upToGb: number | null): string {
  if (upToGb === null) return "Egress above that";
  return `Egress up to ${String(upToGb).replace(/\B(?=(\d{3})+$)/g, ",")} GB`;
}

/** The number at a dotted path below a plain value; null when there is none. */
export function numberAt(value: unknown, path: string): number | null {
  let at: unknown = value;
  for (const key of path.split(".")) {
    if (typeof at !== "object" || at === null) return null;
    at = (at as Record<string, unknown>)[key];
  }
  return typeof at === "number" ? at : null;
}

/** A copy with the number at a dotted path replaced; untouched branches are shared. */
export function withNumberAt<T>(value: T, path: string, replacement: number | null): T {
  const [key = "", ...rest] = path.split(".");
  if (Array.isArray(value)) {
    const index = Number(key);
    // The shape of a value does not change by replacing a number in it, so the type stays.
    return value.map((item, at) => (at === index ? withNumberAt(item, rest.join("."), replacement) : item)) as T;
  }
  if (typeof value !== "object" || value === null || !(key in value)) return value;
  const child = (value as Record<string, unknown>)[key];
  return { ...value, [key]: rest.length > 0 ? withNumberAt(child, rest.join("."), replacement) : replacement };
}
