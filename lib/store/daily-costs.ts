import type { Scope } from "@/lib/auth/scope";
import type { CostSeries } from "@/lib/calc/anomaly-cause";
import { Prisma } from "@/lib/db/generated/client";
import { readAs } from "@/lib/db/transaction";
import { countedDay, joinedToCommitted, keptBy, type RawFilter } from "./cost-filter";
import { type CostQuestion, MissingRates, missingRates } from "./costs";

export type DailyQuestion = Pick<CostQuestion, "from" | "to" | "basis" | "currency"> & {
  filters: readonly RawFilter[];
};

type Row = {
  tier: string;
  owner: string;
  workload: string | null;
  service: string;
  from: string;
  offsets: number[];
  amounts: (number | null)[];
  unrated: boolean;
};

/**
 * What counts of each day by tier, owner, workload and service, without credits and corrections, which follow no pattern:
 * the history of a forecast, of whole months from that of the first day to that of the last. It is read as floats, here
 * and nowhere else, because what is made of it is an estimate. Null when some line has no cost in the basis. Throws
 * MissingRates rather than adding currencies.
 */
export async function readDailyCosts(
  scope: Scope<"costs:read">,
  { from, to, filters, basis, currency }: DailyQuestion,
): Promise<CostSeries[] | null> {
  return readAs(scope, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      WITH cost AS (
        SELECT ${countedDay} AS day, c.tier, c.owner, c.workload_id::text AS workload, c.service,
          CASE WHEN count(c.${Prisma.raw(basis)}) = count(*)
            THEN sum(c.${Prisma.raw(basis)}::float8 * CASE WHEN c.currency = ${currency} THEN 1 ELSE x.rate::float8 END)
          END AS amount,
          bool_or(c.currency <> ${currency} AND x.rate IS NULL) AS unrated
        FROM cost_rollup c ${joinedToCommitted}
        WHERE c.billing_month BETWEEN date_trunc('month', ${from}::date)::date AND ${to}::date AND ${keptBy(filters)}
          AND c.review IN ('counted', 'approved') AND c.charge <> 'adjustment'
        GROUP BY 1, 2, 3, 4, 5
      )
      SELECT tier, owner, workload, service, min(day)::text AS "from", bool_or(unrated) AS unrated,
        array_agg(day - ${from}::date) AS offsets, array_agg(amount) AS amounts
      FROM cost GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
    if (rows.some(({ unrated }) => unrated)) {
      throw new MissingRates(await missingRates(tx, { from, to, filters, currency }), currency);
    }
    return rows.some(({ amounts }) => amounts.includes(null)) ? null : rows.map(seriesOf);
  });
}

/** Days without a row cost nothing. */
function seriesOf({ offsets, amounts, tier, owner, workload, service, from }: Row): CostSeries {
  const first = Math.min(...offsets);
  const values = Array.from({ length: Math.max(...offsets) - first + 1 }, () => 0);
  offsets.forEach((offset, index) => {
    values[offset - first] = amounts[index] ?? 0;
  });
  return { tier, owner, workload, service, from, values };
}
