import type { IsoMonth } from "../ledger/calendar";
import type { LedgerComponent } from "../ledger/component";

/** What counts of a month's costs. The amount is exact decimal text in the reporting currency. */
export type RoadmapCost = {
  month: IsoMonth;
  /** null: the costs name no workload. */
  workloadId: string | null;
  teamId: string | null;
  component: LedgerComponent;
  amount: string;
};

/** What was counted of a workload's work in a month. */
export type RoadmapVolume = { month: IsoMonth; workloadId: string; metric: string; value: string };

/** What the roadmap is measured by: what the reader sees of the ledger. */
export type RoadmapFacts = {
  /** Complete ones, oldest first. */
  months: readonly IsoMonth[];
  costs: readonly RoadmapCost[];
  volumes: readonly RoadmapVolume[];
  workloads: readonly { id: string; name: string; growthAnnual: number | null; isInference: boolean }[];
  teams: readonly { id: string; parentId: string | null }[];
  /** Of the reader's initiatives, those that share a workload with one that the reader does not see. */
  sharedUnseen: readonly string[];
};
