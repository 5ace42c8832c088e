import { tierOf } from "../calc/supply";
import type { Origin, ScenarioInput, ValueSource } from "./scenario";
import { type FieldShape, numberAt, supplyFields, withNumberAt } from "./supply-fields";

export const fieldGroups = ["demand", "cloud", "on-prem", "edge", "money"] as const;

export type FieldGroup = (typeof fieldGroups)[number];

/** One editable input of a scenario, with the paths of the values it stands for. */
export type ScenarioField = FieldShape & {
  key: string;
  group: FieldGroup;
  /** Name of the supply or workload it belongs to; null for the whole scenario. */
  owner: string | null;
  paths: readonly string[];
  /** The value whose origin tells where this one comes from; the first path when absent. */
  sourcePath?: string | undefined;
  read: (input: ScenarioInput) => number | null;
  write: (input: ScenarioInput, value: number) => ScenarioInput;
};

/** Reads "growthAnnual", "demands.<id>.peakToMean" or "supplies.<id>.mix.spot"; null when there is no such number. */
export function readPath(input: ScenarioInput, path: string): number | null {
  const [list, id, ...rest] = path.split(".");
  const key = rest.join(".");
  if (list === "demands") return numberAt(input.demands.find((demand) => demand.id === id) ?? null, key);
  if (list === "supplies") return numberAt(input.supplies.find((supply) => supply.id === id) ?? null, key);
  return numberAt(input, path);
}

/** A copy with the value at a path replaced; a path that names nothing changes nothing. */
export function writePath(input: ScenarioInput, path: string, value: number | null): ScenarioInput {
  const [list, id, ...rest] = path.split(".");
  const key = rest.join(".");
  if (list === "demands") {
    return { ...input, demands: input.demands.map((row) => (row.id === id ? withNumberAt(row, key, value) : row)) };
  }
  if (list === "supplies") {
    return { ...input, supplies: input.supplies.map((row) => (row.id === id ? withNumberAt(row, key, value) : row)) };
  }
  return withNumberAt(input, path, value);
}

/** Moves the plan's demand factor: the workloads keep the hours they were counted with. */
function gpuHours(input: ScenarioInput): ScenarioField {
  const first = input.demands[0];
  return {
    key: "gpuHours",
    label: "GPU-hours",
    unit: "h / mo",
    group: "demand",
    owner: null,
    common: true,
    paths: ["demandFactor"],
    sourcePath: first && `demands.${first.id}.gpuHoursMonthly`,
    read: (from) => from.demandFactor * sum(from.demands.map((demand) => demand.gpuHoursMonthly)),
    write: (from, value) => {
      const hours = sum(from.demands.map((demand) => demand.gpuHoursMonthly));
      return hours > 0 ? { ...from, demandFactor: value / hours } : from;
    },
  };
}

function peakToMean(input: ScenarioInput): ScenarioField {
  return {
    key: "peakToMean",
    label: "Peak to mean",
    unit: "×",
    group: "demand",
    owner: null,
    common: true,
    low: 1,
    high: 4,
    step: 0.05,
    paths: input.demands.map((demand) => `demands.${demand.id}.peakToMean`),
    read: meanPeak,
    write: (from, value) => {
      const mean = meanPeak(from);
      const scaled = (peak: number) =>
        mean !== null && mean > 1 ? 1 + ((peak - 1) * (value - 1)) / (mean - 1) : value;
      return { ...from, demands: from.demands.map((row) => ({ ...row, peakToMean: scaled(row.peakToMean) })) };
    },
  };
}

/** Weighted by GPU-hours: the peak to mean of the work, not of the list. */
function meanPeak(input: ScenarioInput): number | null {
  const hours = sum(input.demands.map((demand) => demand.gpuHoursMonthly));
  if (hours === 0) return null;
  return sum(input.demands.map((demand) => demand.gpuHoursMonthly * demand.peakToMean)) / hours;
}

const growth = plain("growthAnnual", "demand", {
  label: "Growth",
  unit: "% / y",
  percent: true,
  low: -0.3,
  high: 1,
  step: 0.01,
  common: true,
});

const discountRate = plain("discountRateAnnual", "money", {
  label: "Discount rate",
  unit: "% / y",
  percent: true,
  low: 0,
  high: 0.2,
  step: 0.005,
  common: true,
});

const horizon = plain("horizonMonths", "money", {
  label: "Horizon",
  unit: "months",
  whole: true,
  low: 6,
  high: 120,
  step: 1,
});

function plain(path: string, group: FieldGroup, shape: FieldShape): ScenarioField {
  return {
    ...shape,
    key: path,
    group,
    owner: null,
    paths: [path],
    read: (input) => readPath(input, path),
    write: (input, value) => writePath(input, path, value),
  };
}

/** Compared everywhere per GPU-hour, stored per instance as clouds sell it. */
function gpuHourPrice(supply: ScenarioInput["supplies"][number]): ScenarioField[] {
  if (supply.kind !== "cloud") return [];
  const path = `supplies.${supply.id}.onDemandHourly`;
  const gpus = (input: ScenarioInput) => readPath(input, `supplies.${supply.id}.gpusPerInstance`) ?? 1;
  return [
    {
      key: `supplies.${supply.id}.gpuHourPrice`,
      label: "GPU-hour price",
      unit: "¤",
      group: "cloud",
      owner: supply.name,
      common: true,
      paths: [path],
      read: (input) => {
        const hourly = readPath(input, path);
        return hourly === null ? null : hourly / gpus(input);
      },
      write: (input, value) => writePath(input, path, value * gpus(input)),
    },
  ];
}

function ofSupply(supply: ScenarioInput["supplies"][number]): ScenarioField[] {
  const tier = tierOf(supply);
  return supplyFields(supply).map((shape) => {
    const path = `supplies.${supply.id}.${shape.key}`;
    const field = plain(path, shape.key === "residualRatio" ? "money" : tier, shape);
    const isServer = shape.key === "nodePrice" && supply.kind === "owned";
    return {
      ...field,
      key: path,
      label: isServer ? `Server, ${supply.gpusPerNode} × ${supply.gpuClass}` : shape.label,
      owner: supply.name,
      write: (input, value) => field.write(input, shape.key.startsWith("mix.") ? withinMix(input, path, value) : value),
    };
  });
}

/** A share of the purchase mix can grow only by what is still bought on demand. */
function withinMix(input: ScenarioInput, path: string, value: number): number {
  const mix = path.replace(/[^.]+$/, "");
  const shares = ["reserved1y", "reserved3y", "spot"].map((key) => readPath(input, `${mix}${key}`) ?? 0);
  return Math.min(value, 1 - sum(shares) + (readPath(input, path) ?? 0));
}

/** Inputs that hold for the whole scenario or for one supply, in the order of the panel. */
export function scenarioFields(input: ScenarioInput): readonly ScenarioField[] {
  return [
    gpuHours(input),
    peakToMean(input),
    growth,
    ...input.supplies.flatMap((supply) => [...gpuHourPrice(supply), ...ofSupply(supply)]),
    discountRate,
    horizon,
  ];
}

/** Inputs of each workload: its hours, peak and growth where it has one of its own. */
export function workloadFields(input: ScenarioInput): readonly ScenarioField[] {
  return input.demands.flatMap((demand) => {
    const at = (key: string, shape: FieldShape): ScenarioField => ({
      ...plain(`demands.${demand.id}.${key}`, "demand", shape),
      owner: demand.name,
    });
    return [
      at("gpuHoursMonthly", { label: "GPU-hours", unit: "h / mo" }),
      at("peakToMean", { label: "Peak to mean", unit: "×", low: 1, high: 4, step: 0.05 }),
      at("growthAnnual", { label: "Growth", unit: "% / y", percent: true, low: -0.3, high: 1, step: 0.01 }),
      at("storageGb", { label: "Storage", unit: "GB" }),
      at("egressGbMonthly", { label: "Egress", unit: "GB / mo" }),
    ];
  });
}

/** The origins of a scenario as it stands: each number it holds, with where that number came from. */
export function originsOf(
  input: Omit<ScenarioInput, "origins">,
  sourceOf: (path: string) => ValueSource,
): ScenarioInput["origins"] {
  const bare = { ...input, origins: {} };
  const origins: Record<string, Origin> = {};
  for (const field of [...scenarioFields(bare), ...workloadFields(bare), plain("demandFactor", "demand", growth)]) {
    for (const path of field.paths) {
      const value = readPath(bare, path);
      if (value !== null) origins[path] = { value, source: sourceOf(path) };
    }
  }
  return origins;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
