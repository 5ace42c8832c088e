import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";
import type { IsoMonth } from "@/lib/ledger/calendar";

export type Delivery = {
  sourceId: string;
  /** UTC, as ISO text. */
  deliveredAt: string;
  /** The last file for the month asked about, even one that was replaced since; null: none. */
  monthDeliveredAt: string | null;
};

/** When each source last delivered, at all and for one month; a source that never did is not among them. */
export async function listDeliveries(scope: Scope<"imports:read">, month: IsoMonth): Promise<Delivery[]> {
  const day = `${month}-01`;
  return readAs(
    scope,
    (tx) => tx.$queryRaw<Delivery[]>`
      SELECT source_id::text AS "sourceId",
        to_char(max(committed_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "deliveredAt",
        to_char(max(committed_at) FILTER (WHERE coalesce(corrects_month, billing_month) = ${day}::date) AT TIME ZONE 'UTC',
          'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "monthDeliveredAt"
      FROM import_batch WHERE status IN ('committed', 'replaced') GROUP BY source_id`,
  );
}
