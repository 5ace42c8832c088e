import type { Scope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db/generated/client";
import { readAs } from "@/lib/db/transaction";
import { isReversal } from "./batch-identity";

type Queue = { review: "waiting" | "refused"; importId: string | null };

export type ReasonSum = { reason: string; currency: string; lines: number; billed: string; effective: string };

/** Lines of the queue by the reason they stand in it; one with two reasons is counted under both. Most lines first. */
export async function sumReviewReasons(scope: Scope<"imports:read">, queue: Queue): Promise<ReasonSum[]> {
  return readAs(
    scope,
    (tx) => tx.$queryRaw<ReasonSum[]>`
      SELECT r.reason, l.currency::text, count(*)::int AS lines, trim_scale(sum(l.billed))::text AS billed,
        trim_scale(sum(l.effective))::text AS effective
      ${linesOf(queue)} GROUP BY r.reason, l.currency ORDER BY count(*) DESC, r.reason, l.currency`,
  );
}

/** The imports in which lines wait for this reason. */
export async function listImportsOfReason(scope: Scope<"imports:read">, reason: string): Promise<string[]> {
  const rows = await readAs(
    scope,
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT b.file_id::text AS id ${linesOf({ review: "waiting", importId: null })} AND r.reason = ${reason}
      ORDER BY 1`,
  );
  return rows.map(({ id }) => id);
}

function linesOf({ review, importId }: Queue): Prisma.Sql {
  // The states are named twice: the index of what is in review is found by the list.
  return Prisma.sql`
    FROM cost_line l JOIN import_batch b ON b.id = l.batch_id AND b.billing_month = l.billing_month
    CROSS JOIN LATERAL unnest(l.flags) AS r (reason)
    WHERE l.review = ${review} AND l.review IN ('waiting', 'refused') AND b.status = 'committed'
      AND NOT ${Prisma.raw(isReversal("b"))} AND (${importId}::uuid IS NULL OR b.file_id = ${importId}::uuid)`;
}
