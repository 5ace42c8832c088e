import { z } from "zod";

/** Within each billing month; the months come newest first. */
export const costLineSorts = ["-day", "day", "-cost", "cost"] as const;

export type CostLineSort = (typeof costLineSorts)[number];

/** The last line of a page, where the next one goes on: its month, what it was sorted by, and its name. */
export type CostLinesCursor = { month: string; value: string; batchId: string; lineNo: string };

const param = z.string().max(4000).optional();

/** What asks for the next page: the address of the lines, and where to go on. */
export const moreCostLines = z.strictObject({
  r: param,
  from: param,
  to: param,
  g: param,
  by: param,
  f: param,
  cmp: param,
  basis: param,
  sort: z.enum(costLineSorts),
  month: z.string().regex(/^20\d{2}-\d{2}-01$/, "Must be the first day of a month."),
  value: z.string().regex(/^(-?\d{1,20}(\.\d{1,40})?|20\d{2}-\d{2}-\d{2})$/, "Must be an amount or a day."),
  batchId: z.uuid(),
  lineNo: z.string().regex(/^\d{1,18}$/, "Must be the number of a line."),
});

export type MoreCostLines = z.output<typeof moreCostLines>;

/** A line of a bill as it is shown; amounts are exact decimal text. */
export type CostLine = {
  /** The first day of its billing month. */
  month: string;
  batchId: string;
  lineNo: string;
  /** What it was sorted by. */
  sortValue: string;
  /** The day on which it counts: its own, unless that lies outside its billing month. */
  countedDay: string;
  day: string;
  owner: string;
  teamName: string | null;
  workloadName: string | null;
  tier: string;
  category: string;
  charge: string;
  provider: string;
  service: string;
  region: string | null;
  account: string | null;
  resource: string | null;
  description: string | null;
  quantity: string | null;
  unit: string | null;
  /** Its own currency, and its cost in it. */
  currency: string;
  ownAmount: string | null;
  /** In the reporting currency; null where the provider does not say, or a rate is missing. */
  amount: string | null;
  review: "counted" | "waiting" | "approved" | "refused";
  flags: string[];
  /** null: the reader does not see imports. */
  fileName: string | null;
};

export function cursorOf({ month, sortValue, batchId, lineNo }: CostLine): CostLinesCursor {
  return { month, value: sortValue, batchId, lineNo };
}

export const linesPerPage = 500;
