import type { DayRange } from "../calc/day-range";
import type { CostLine, CostLineSort } from "../schema/cost-lines";
import type { CostDimension, CostQuery } from "../schema/cost-query";
import type { CostOption } from "./cost-options";
import type { AmountText } from "./cost-page";

export type CostLinesPage = {
  query: CostQuery;
  range: DayRange;
  sort: CostLineSort;
  currency: string;
  options: Record<CostDimension, CostOption[]>;
  ignored: readonly string[];
  /** The first ones in this order. */
  lines: readonly CostLine[];
  /** Of every line that is meant, whether shown or not. */
  imported: AmountText;
  /** Of those that count. */
  total: AmountText;
  lineCount: number;
  reviewCount: number;
  /** Why there is no sum. */
  failure: string | null;
  today: string;
  timeZone: string;
};
