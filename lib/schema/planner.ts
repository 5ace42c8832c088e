import type { Supply, SupplyKind } from "../calc/supply";
import type { ScenarioStatus } from "./scenario-record";
import type { Workload } from "./workload";

/** How a calculation is made, in words. */
export type FormulaNote = { name: string; title: string; formula: string; source: string };

/** A scenario that a plan can be added to. */
export type ScenarioChoice = {
  id: string;
  name: string;
  status: ScenarioStatus;
  startMonth: string;
  horizonMonths: number;
  workloads: readonly { id: string; name: string }[];
  supplies: readonly { id: string; name: string; kind: SupplyKind }[];
};

/** What every planner has at hand. */
export type PlannerFrame = {
  currency: string;
  /** Day whose prices are shown. */
  pricedOn: string;
  mayWrite: boolean;
  scenarios: readonly ScenarioChoice[];
  workloads: readonly Workload[];
  supplies: readonly Supply[];
  formulas: readonly FormulaNote[];
};

/** A scenario before and after a change, in its first split. */
export type ChangeEffect = {
  id: string;
  version: number;
  /** "70/30" */
  splitShare: number;
  before: { total: number; breakevenMonths: number | null };
  after: { total: number; breakevenMonths: number | null };
};
