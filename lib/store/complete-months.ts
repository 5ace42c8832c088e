import type { Transaction } from "@/lib/db/transaction";
import type { IsoMonth } from "@/lib/ledger/calendar";

/** Months whose costs are there up to their last day, oldest first: the month that is running is none of them. */
export async function completeMonthsIn(tx: Transaction): Promise<IsoMonth[]> {
  const rows = await tx.$queryRaw<{ month: IsoMonth }[]>`
    SELECT to_char(c.billing_month, 'YYYY-MM') AS month
    FROM cost_rollup c JOIN import_batch i ON i.id = c.batch_id AND i.billing_month = c.billing_month
    WHERE i.status = 'committed' GROUP BY c.billing_month
    HAVING max(c.day) >= (c.billing_month + interval '1 month' - interval '1 day')::date
      OR c.billing_month < (SELECT date_trunc('month', max(day))::date FROM cost_rollup)
    ORDER BY c.billing_month`;
  return rows.map(({ month }) => month);
}
