import { z } from "zod";
import { costParams, printCostQuery, readCostQuery } from "./cost-query";

const nameRule = "Must be 1 to 120 characters.";

/** A page's range, groups and filters under a name. */
export const savedViewInput = z.object({
  name: z
    .string({ error: nameRule })
    .trim()
    .min(1, nameRule)
    .max(120, nameRule)
    .regex(/^\P{Cc}*$/u, "Must be one line."),
  page: z.literal("/costs"),
  query: z.string().max(4000, "At most 4,000 characters.").transform(canonicalQuery),
  // A form sends a ticked box as text, and nothing without the tick.
  shared: z.preprocess((value) => value === true || value === "on", z.boolean()),
});

export type SavedViewInput = z.output<typeof savedViewInput>;

export const savedViewId = z.object({ id: z.uuid() });

export type SavedView = {
  id: string;
  name: string;
  /** As `canonicalQuery` writes it: the same view is the same text. */
  query: string;
  shared: boolean;
  isOwn: boolean;
  /** null: somebody the reader does not see. */
  ownerName: string | null;
};

/** The text of an address's query with everything that is no part of a view left out. */
export function canonicalQuery(text: string): string {
  const given = new URLSearchParams(text);
  const params = Object.fromEntries(costParams.flatMap((name) => [[name, given.get(name) ?? undefined]]));
  return new URLSearchParams(printCostQuery(readCostQuery(params).query)).toString();
}
