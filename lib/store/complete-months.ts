import type { Transaction } from "@/lib/db/transaction";
import type { IsoMonth } from "@/lib/ledger/calendar";

/**
 * Months whose costs are there up to their last day, oldest first: the month that is running is none of them. The last day
 * of each month is found by its index.
 */
export async function completeMonthsIn(tx: Transaction): Promise<IsoMonth[]> {
  const rows = await tx.$queryRaw<{ month: IsoMonth }[]>`
    WITH billed AS (
      SELECT m.billing_month, last.day
      FROM (SELECT DISTINCT billing_month FROM import_batch WHERE status = 'committed') AS m,
        LATERAL (
          SELECT c.day FROM cost_rollup c
          JOIN import_batch i ON i.id = c.batch_id AND i.billing_month = c.billing_month AND i.status = 'committed'
          WHERE c.billing_month = m.billing_month ORDER BY c.day DESC LIMIT 1
        ) AS last
    )
    SELECT to_char(billing_month, 'YYYY-MM') AS month FROM billed
    WHERE day >= (billing_month + interval '1 month' - interval '1 day')::date
      OR billing_month < (SELECT date_trunc('month', max(day))::date FROM cost_rollup)
    ORDER BY billing_month`;
  return rows.map(({ month }) => month);
}
