import type { Workload } from "../schema/workload";
import type { Pricing, WorkloadRow } from "./workload-recommendation";

export type NamedTeam = { id: string; name: string; parentName: string | null };

/** What the pages about workloads are given; all of it may go to the browser. */
export type WorkloadsPage = {
  rows: readonly WorkloadRow[];
  /** Archived workloads only come along when the filters speak of status: they grow without end. */
  withArchived: boolean;
  pricing: Pricing;
  /** The day whose prices hold. */
  pricedOn: string;
  currency: string;
  teams: readonly NamedTeam[];
  /** The reader's own team, where only its workloads are seen. */
  ownTeam: string | null;
  mayWrite: boolean;
  mayPlan: boolean;
};

export type WorkloadHistoryEntry = {
  id: string;
  at: string;
  actorName: string | null;
  action: string;
  imported: boolean;
  changes: Record<string, { from: string | number | boolean | null; to: string | number | boolean | null }>;
};

export type WorkloadPage = Pick<WorkloadsPage, "pricing" | "pricedOn" | "currency" | "mayWrite" | "mayPlan"> & {
  row: WorkloadRow;
  timeZone: string;
  /** null: the reader may not read the audit log. */
  history: readonly WorkloadHistoryEntry[] | null;
};

export type WorkloadFormPage = {
  /** null: a new one. */
  workload: Workload | null;
  teams: readonly NamedTeam[];
  pricing: Pricing;
  currency: string;
};
