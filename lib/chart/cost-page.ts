import type { DayRange } from "../calc/day-range";
import type { Grain } from "../calc/period";
import type { CostDimension, CostQuery } from "../schema/cost-query";
import type { SavedView } from "../schema/saved-view";
import type { CostOption } from "./cost-options";

/** Exact decimal text in the reporting currency; null where a line has no cost in the basis. */
export type AmountText = string | null;

/** A value of a dimension as the page knows it. */
export type NamedValue = { key: string; label: string };

export type CostCell = { period: string; key: string; amount: AmountText };

/** The sum of one value, or of a pair of values, with what it was in the range it is compared with. */
export type CostGroup = { values: readonly NamedValue[]; amount: AmountText; base: AmountText; lines: number };

export type CostReconciliation = {
  imported: AmountText;
  allocated: AmountText;
  unallocated: AmountText;
  inReview: AmountText;
  difference: AmountText;
  reviewLines: number;
};

export type CostFigures = {
  cells: readonly CostCell[];
  groups: readonly CostGroup[];
  total: AmountText;
  lines: number;
  /** Lines without a cost in this basis. */
  unknownLines: number;
  reconciliation: CostReconciliation;
  /** null: nothing is compared. */
  base: { range: DayRange; total: AmountText; cells: readonly CostCell[] } | null;
};

export type CostsPage = {
  query: CostQuery;
  range: DayRange & { grain: Grain };
  currency: string;
  timeZone: string;
  today: string;
  /** The last day with a cost; null before the first import. */
  lastDay: string | null;
  options: Record<CostDimension, CostOption[]>;
  /** What of the address could not be understood, such as "team=foo". */
  ignored: readonly string[];
  /** null: why the costs cannot be added up stands in `failure`. */
  figures: CostFigures | null;
  failure: string | null;
  ownTeam: string | null;
  views: readonly SavedView[];
  mayWriteViews: boolean;
  mayImport: boolean;
};
