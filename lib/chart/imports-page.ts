import type { ImportDetail } from "../schema/import";
import type { ReviewQueue } from "../schema/import-actions";
import type { ImportCheck, ImportKind } from "../schema/import-check";
import type { CostReconciliation } from "./cost-page";
import type { ImportState } from "./imports";

/** A file of the history. */
export type HistoryRow = {
  file: ImportDetail;
  state: ImportState;
  months: string | null;
  /** null: it can be undone. */
  undoRefusal: string | null;
};

export type SourceRow = {
  id: string;
  name: string;
  kind: ImportKind;
  expected: boolean;
  latestMonth: string | null;
  deliveredAt: string | null;
  late: string | null;
};

export type ImportsPage = {
  currency: string;
  timeZone: string;
  sources: readonly SourceRow[];
  history: readonly HistoryRow[];
  /** All files, of which `history` has the latest. */
  files: number;
  waitingLines: number;
  bytesAtMost: number;
  reconciliation: CostReconciliation | null;
  /** Why costs cannot be added up. */
  failure: string | null;
  mayWrite: boolean;
};

export type ImportPage = {
  file: ImportDetail;
  check: ImportCheck | null;
  /** null: it can be undone. */
  undoRefusal: string | null;
  timeZone: string;
  mayWrite: boolean;
};

/** A reason of the queue with everything that it holds back. */
export type ReviewGroup = {
  reason: string;
  lines: number;
  sums: readonly { currency: string; billed: string; effective: string }[];
};

/** A line that something odd was found in. */
export type ReviewLine = {
  month: string;
  batchId: string;
  importId: string;
  line: number;
  source: string;
  file: string;
  day: string;
  provider: string;
  account: string | null;
  service: string;
  resource: string | null;
  region: string | null;
  description: string | null;
  chargeCategory: string;
  currency: string;
  billed: string;
  effective: string;
  list: string | null;
  flags: readonly string[];
};

export type ReviewPage = {
  queue: ReviewQueue;
  /** Of this import alone; null: of all. */
  file: { id: string; name: string } | null;
  groups: readonly ReviewGroup[];
  lines: readonly ReviewLine[];
  /** All lines of the queue, of which `lines` has the first. */
  total: number;
  mayWrite: boolean;
};
