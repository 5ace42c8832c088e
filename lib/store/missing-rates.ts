import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";
import type { IsoMonth } from "@/lib/ledger/calendar";

/** A month with costs in a currency that nobody has entered a rate for. The amount is in that currency. */
export type MissingRate = { month: IsoMonth; currency: string; lines: number; billed: string };

/** What cannot be added up until its rate is entered, newest month first. */
export async function listMissingRates(scope: Scope<"costs:read">): Promise<MissingRate[]> {
  const rows = await readAs(
    scope,
    (tx) => tx.$queryRaw<(Omit<MissingRate, "lines"> & { lines: bigint })[]>`
      SELECT to_char(c.billing_month, 'YYYY-MM') AS month, c.currency::text, sum(c.line_count)::bigint AS lines,
        trim_scale(sum(c.billed))::text AS billed
      FROM cost_rollup c
      JOIN import_batch i ON i.id = c.batch_id AND i.billing_month = c.billing_month AND i.status = 'committed'
      LEFT JOIN exchange_rate x ON x.month = c.billing_month AND x.currency = c.currency
      WHERE x.month IS NULL AND c.currency <> (SELECT currency FROM organisation WHERE id = 1)
      GROUP BY 1, 2 ORDER BY 1 DESC, 2`,
  );
  return rows.map((row) => ({ ...row, lines: Number(row.lines) }));
}
