import type { Lever } from "./lever";
import type { Supply } from "./supply";

/** What a workload consumes; month 1 of the plan, before growth and levers. */
export type Demand = {
  id: string;
  name: string;
  gpuHoursMonthly: number;
  /** Peak over mean of the month's load; 1 is flat. */
  peakToMean: number;
  /** null: the plan's growth. */
  growthAnnual: number | null;
  storageGb: number;
  egressGbMonthly: number;
};

/** Shares of one workload over supplies; they sum to 1. */
export type Placement = { workloadId: string; shares: readonly { supplyId: string; share: number }[] };

/** What a share is a share of: the work done, or the peak capacity. */
export type ShareOf = "gpu-hours" | "peak";

/** One way to run everything: what the evaluator turns into a timeline. */
export type Plan = {
  horizonMonths: number;
  growthAnnual: number;
  /** Multiplies every demand; 1 leaves it as it is. */
  demandFactor: number;
  shareOf: ShareOf;
  demands: readonly Demand[];
  supplies: readonly Supply[];
  placements: readonly Placement[];
  levers: readonly Lever[];
};

/** How a workload of a scenario is placed: moved by the scenario's split, or fixed by hand. */
export type WorkloadPlacement =
  | { kind: "split" }
  | { kind: "fixed"; shares: readonly { supplyId: string; share: number }[] };

/** A scenario's content: a plan without its placements, and the splits that make them. */
export type ScenarioPlan = Omit<Plan, "demands" | "placements"> & {
  discountRateAnnual: number;
  demands: readonly (Demand & { placement: WorkloadPlacement })[];
  /** The cloud offer that a split takes from, and the fleet (owned or consumption-priced) that it moves to. */
  cloudSupplyId: string;
  fleetSupplyId: string;
  /** On-prem shares shown between all cloud and all on-prem, for example 0.7, 0.5, 0.3. */
  splits: readonly number[];
};
