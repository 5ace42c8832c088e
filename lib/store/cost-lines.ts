import type { Scope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db/generated/client";
import { readAs, type Transaction } from "@/lib/db/transaction";
import type { CostBasis } from "@/lib/ledger/costs";
import type { CostLine, CostLineSort, CostLinesCursor } from "@/lib/schema/cost-lines";
import { converted, countedDay, joinedToCommitted, keptBy, type RawFilter, within } from "./cost-filter";

export type CostLinesQuestion = {
  /** Both days are included. */
  from: string;
  to: string;
  filters: readonly RawFilter[];
  basis: CostBasis;
  currency: string;
  /** Within each billing month; the months themselves come newest first. */
  sort: CostLineSort;
  /** The last line of the page before; null: the first page. */
  after: CostLinesCursor | null;
  limit: number;
};

/**
 * Lines behind a sum, those that wait for review included. One month's partition is read at a time, and the rollups say
 * which ones have any, so that a page takes as long as one month however long the range is.
 */
export async function listCostLines(scope: Scope<"costs:read">, question: CostLinesQuestion): Promise<CostLine[]> {
  const { from, to, filters, after, limit } = question;
  return readAs(scope, async (tx) => {
    const months = await tx.$queryRaw<{ month: string }[]>`
      SELECT DISTINCT c.billing_month::text AS month FROM cost_rollup c ${joinedToCommitted}
      WHERE ${within({ from, to })} AND ${keptBy(filters)}
        AND c.billing_month <= ${after?.month ?? to}::date ORDER BY 1 DESC`;
    const lines: CostLine[] = [];
    for (const { month } of months) {
      if (lines.length >= limit) break;
      lines.push(...(await linesOfMonth(tx, { ...question, month, limit: limit - lines.length })));
    }
    return lines;
  });
}

type MonthQuestion = CostLinesQuestion & { month: string };

async function linesOfMonth(tx: Transaction, question: MonthQuestion): Promise<CostLine[]> {
  const { from, to, month, filters, basis, currency, sort, after, limit } = question;
  const amount = converted(Prisma.raw(`c.${basis}`), currency);
  const value = sort.endsWith("cost") ? Prisma.sql`coalesce(${amount}, 0)` : countedDay;
  const isDescending = sort.startsWith("-");
  const direction = Prisma.raw(isDescending ? "DESC" : "ASC");
  const beyond = Prisma.raw(isDescending ? "<" : ">");
  const next =
    after?.month === month
      ? Prisma.sql`AND (${value} ${beyond} ${after.value}::${typeOf(sort)}
          OR (${value} = ${after.value}::${typeOf(sort)} AND (c.batch_id, c.line_no) > (${after.batchId}::uuid, ${after.lineNo}::bigint)))`
      : Prisma.empty;
  // The names are looked up for the lines of the page, not for those that are only sorted.
  return tx.$queryRaw<CostLine[]>`
    WITH page AS MATERIALIZED (
      SELECT c.*, ${value} AS sort_value, ${amount} AS amount, ${countedDay} AS counted_day, i.file_id
      FROM cost_line c ${joinedToCommitted}
      WHERE c.billing_month = ${month}::date AND ${within({ from, to })} AND ${keptBy(filters)} ${next}
      ORDER BY sort_value ${direction}, c.batch_id, c.line_no LIMIT ${limit}
    )
    SELECT p.billing_month::text AS month, p.batch_id::text AS "batchId", p.line_no::text AS "lineNo",
      p.sort_value::text AS "sortValue", p.counted_day::text AS "countedDay", p.day::text AS day,
      p.owner, t.name AS "teamName", w.name AS "workloadName", p.tier, p.category, p.charge, p.provider, p.service,
      p.region, coalesce(p.sub_account_name, p.sub_account_id, p.account_name, p.account_id) AS account,
      coalesce(p.resource_name, p.resource_id) AS resource, p.charge_description AS description,
      trim_scale(p.consumed_quantity)::text AS quantity, p.consumed_unit AS unit, p.currency::text AS currency,
      trim_scale(p.${Prisma.raw(basis)})::text AS "ownAmount", trim_scale(p.amount)::text AS amount,
      p.review, p.flags, f.name AS "fileName"
    FROM page p LEFT JOIN team t ON t.id = p.team_id LEFT JOIN workload w ON w.id = p.workload_id
      LEFT JOIN import_file f ON f.id = p.file_id
    ORDER BY p.sort_value ${direction}, p.batch_id, p.line_no`;
}

function typeOf(sort: CostLineSort): Prisma.Sql {
  return Prisma.raw(sort.endsWith("cost") ? "numeric" : "date");
}
