import type { Scope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db/generated/client";
import { readSums } from "@/lib/db/transaction";
import { converted, joinedToCommitted } from "./cost-filter";

export type Untagged = { amount: string; resources: number };

/** Effective cost of whole months whose lines have no tag at all, so that accounts and names have to say whose they are. */
export async function readUntagged(
  scope: Scope<"costs:read">,
  { from, to, currency }: { from: string; to: string; currency: string },
): Promise<Untagged> {
  const [row] = await readSums(
    scope,
    (tx) => tx.$queryRaw<Untagged[]>`
      SELECT trim_scale(coalesce(sum(${converted(Prisma.raw("c.effective"), currency)}), 0))::text AS amount,
        count(DISTINCT c.resource)::int AS resources
      FROM cost_fact c ${joinedToCommitted}
      WHERE c.billing_month BETWEEN date_trunc('month', ${from}::date)::date AND ${to}::date
        AND c.tier = 'cloud' AND c.tags = '{}' AND c.charge <> 'adjustment' AND c.review IN ('counted', 'approved')`,
  );
  return row ?? { amount: "0", resources: 0 };
}
