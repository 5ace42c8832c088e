import type { Tier } from "../tier";

/** What has to run somewhere. What it does not ask for, any supply satisfies. */
export type PlacementWorkload = {
  id: string;
  /** Of the first month. */
  gpuHoursMonthly: number;
  /** false: all of it runs on one supply. */
  divisible: boolean;
  /** Only such work may run on an interruptible supply. */
  faultTolerant: boolean;
  maxLatencyMs: number | null;
  residency: string | null;
  gpuClass: string | null;
  gpuMemoryGb: number | null;
  /** Where it runs today; null: nowhere yet, so that nothing has to move. */
  currentSupply: string | null;
  /** Cost beside GPU-hours (storage, egress) of the first month, if all of it runs there, by supply. */
  otherMonthly: Readonly<Record<string, number>>;
};

type SupplyTraits = {
  id: string;
  tier: Tier;
  /** null: any class. */
  gpuClasses: readonly string[] | null;
  gpuMemoryGb: number | null;
  latencyMs: number | null;
  /** null: anywhere. */
  residencies: readonly string[] | null;
  interruptible: boolean;
  kgCo2PerGpuHour: number;
  /** Yearly change of the hourly price, or of the price of a node. */
  priceChangeAnnual: number;
};

/** Paid by the GPU-hour. */
export type RentedSupply = SupplyTraits & { kind: "rented"; gpuHourly: number };

/** Bought by whole nodes. */
export type OwnedSupply = SupplyTraits & {
  kind: "owned";
  nodeCapex: number;
  nodeMonthly: number;
  gpusPerNode: number;
  targetUtilisation: number;
  /** Already standing: paid for, and running whether used or not. */
  ownedNodes: number;
  /** With those already standing; null: no limit. */
  maxNodes: number | null;
  kwPerNode: number;
  rackUnitsPerNode: number;
};

export type PlacementSupply = RentedSupply | OwnedSupply;

export type PlacementLimits = {
  /** Over the whole horizon, undiscounted. */
  capexBudget: number | null;
  /** Of the first year, the second, …; years beyond the list have no budget of their own. */
  capexBudgetByYear: readonly number[] | null;
  powerKw: number | null;
  rackUnits: number | null;
  /** Over the whole horizon. */
  carbonKg: number | null;
  /** Shares of the GPU-hours, once everything has moved. */
  maxShare: Readonly<Partial<Record<Tier, number | undefined>>>;
  minShare: Readonly<Partial<Record<Tier, number | undefined>>>;
  /** Workload → the supply it has to run on. */
  pinned: Readonly<Record<string, string>>;
  /** Of all GPU-hours, the share that may change its supply in one quarter; null: everything at the start. */
  movedPerQuarter: number | null;
};

export type PlacementProblem = {
  workloads: readonly PlacementWorkload[];
  supplies: readonly PlacementSupply[];
  limits: PlacementLimits;
  horizonMonths: number;
  growthAnnual: number;
  discountRateAnnual: number;
};

export const noLimits: PlacementLimits = {
  capexBudget: null,
  capexBudgetByYear: null,
  powerKw: null,
  rackUnits: null,
  carbonKg: null,
  maxShare: {},
  minShare: {},
  pinned: {},
  movedPerQuarter: null,
};

/** Share of a workload on a supply, from the start of a month (0 the first) on. */
export type PlacedShare = { workload: string; supply: string; share: number; month: number };

/** Nodes bought at the start of a month. */
export type NodePurchase = { supply: string; month: number; count: number };

/** What is done: every workload's shares sum to 1, and what has not moved yet runs where it ran before. */
export type PlacementDecision = { shares: readonly PlacedShare[]; purchases: readonly NodePurchase[] };
