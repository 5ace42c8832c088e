import { z } from "zod";

const id = z.string().regex(/^[\w-]{1,64}$/);

/** Who a rule may give cost to: a team, or a pool that a later rule spreads. */
export const costBearer = z.union([z.templateLiteral(["team:", id]), z.templateLiteral(["pool:", id])], {
  error: "Choose a team or a pool.",
});

/** Where shared cost comes from: somebody who bears it, or nobody yet. */
export const costSource = z.union([costBearer, z.literal("unallocated")], {
  error: "Choose a team, a pool or the unallocated cost.",
});
