import type { WorkloadKind } from "../../calc/classify";
import type { Tier } from "../../calc/tier";
import type { IsoMonth } from "../../ledger/calendar";
import type { ColumnMapping } from "../../schema/column-mapping";
import type { ImportCheck, ImportKind } from "../../schema/import-check";
import type { RateCard } from "../../schema/rate-card";
import type { ReaderLimits } from "./limits";

export type ReaderWorkload = { id: string; name: string; kind: WorkloadKind; tier: Tier };

export type CheckInput = {
  /** The file as it came, under a name of our own. */
  path: string;
  /** What its sender called it; only shown. */
  name: string;
  kind: ImportKind;
  /** `tier`: where the bills of this source come from; cloud unless it says otherwise. */
  source: { name: string; tier?: Tier };
  workFolder: string;
  /** The month of lines that name none. */
  period: IsoMonth | null;
  reportingCurrency: string;
  workloads: readonly ReaderWorkload[];
  /** Metrics belong to teams by name. */
  teams?: readonly { id: string; name: string }[];
  /** Usage files are priced by it. */
  rateCard?: RateCard;
  /** What its source's columns stand for, by the hash of their names. */
  mappings?: Readonly<Record<string, ColumnMapping>>;
  limits?: Partial<ReaderLimits>;
};

/** Who bears the lines of a fact; facts that are not named are unallocated. */
export type FactOwner = { factNo: number; owner: string; mappingRule: string | null };

export type CopyInput = {
  workFolder: string;
  /** Of the batch: the month of its lines, or the open month that takes its corrections. */
  month: IsoMonth;
  batchId: string;
  owners: readonly FactOwner[];
  /** The closed month in the file whose lines are written as corrections in `month`. */
  correctsMonth?: IsoMonth;
};

export const copyTasks = ["copy-lines", "copy-facts", "copy-rollup", "copy-metrics"] as const;

export type CopyTask = (typeof copyTasks)[number];

/** What the reading process is asked, as the first line on its stdin. */
export type ReaderJob = { task: "check"; input: CheckInput } | { task: "stage"; workFolder: string };

/** What it is asked of a stage, a line each; answers come in frames (frames.ts) in the same order. */
export type StageRequest =
  | { task: "rejects" }
  | { task: "facts"; month: IsoMonth }
  | { task: CopyTask; input: CopyInput };

/** What it says on its fourth channel; answers go to stdout. */
export type ReaderMessage =
  | { type: "rows"; rows: number }
  | { type: "check"; check: ImportCheck }
  | { type: "unreadable"; reason: string }
  | { type: "unmapped"; check: ImportCheck }
  | { type: "failed"; message: string };
