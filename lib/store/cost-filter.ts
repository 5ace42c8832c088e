import { firstOfMonth, lastOfMonth } from "@/lib/calc/day";
import type { Grain } from "@/lib/calc/period";
import { Prisma } from "@/lib/db/generated/client";
import type { CostDimension } from "@/lib/schema/cost-query";

/** A filter on what the tables hold; null is what has no value. */
export type RawFilter = { dimension: CostDimension; is: boolean; values: readonly (string | null)[] };

const columns: Record<CostDimension, string> = {
  provider: "provider",
  team: "owner",
  workload: "workload_id::text",
  tier: "tier",
  service: "service",
  category: "category",
  region: "region",
  charge: "charge",
};

/** The column of a dimension, of the rollups and of the lines alike; null for none. */
export function dimensionColumn(dimension: CostDimension | undefined): Prisma.Sql {
  return dimension ? Prisma.raw(`c.${columns[dimension]}`) : Prisma.raw("NULL::text");
}

/** Rows of a table `c` that all the filters keep. */
export function keptBy(filters: readonly RawFilter[]): Prisma.Sql {
  const conditions = filters.map(({ dimension, is, values }) => {
    const column = dimensionColumn(dimension);
    const named = values.filter((value) => value !== null);
    const missing = values.includes(null) ? Prisma.sql`${column} IS NULL` : Prisma.sql`FALSE`;
    const kept = Prisma.sql`(coalesce(${column} = ANY (${named}::text[]), FALSE) OR ${missing})`;
    return is ? kept : Prisma.sql`NOT ${kept}`;
  });
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, " AND ");
}

/**
 * The day on which a row counts: its own, moved into its billing month where a correction or a late charge lies outside,
 * so that the days of a month add up to its statements. Most days are seen to lie inside without a calendar.
 */
export const countedDay = Prisma.raw(
  `CASE WHEN c.day - c.billing_month BETWEEN 0 AND 27 THEN c.day
    ELSE greatest(c.billing_month, least(c.day, (c.billing_month + interval '1 month' - interval '1 day')::date)) END`,
);

/** The period that a row counts in; months and quarters are told by the billing month alone. */
export function countedPeriod(grain: Grain): Prisma.Sql {
  if (grain === "month") return Prisma.sql`c.billing_month`;
  if (grain === "day") return countedDay;
  // date_trunc's "week" begins on Monday as well.
  return grain === "week"
    ? Prisma.sql`date_trunc('week', (${countedDay})::timestamp)::date`
    : Prisma.sql`date_trunc('quarter', c.billing_month::timestamp)::date`;
}

/**
 * Rows of a table `c` that count within the days. The month comes first, so that other partitions are not read, and days
 * are looked at only in a month that the range does not hold as a whole.
 */
export function within({ from, to }: { from: string; to: string }): Prisma.Sql {
  const months = Prisma.sql`c.billing_month BETWEEN ${firstOfMonth(from)}::date AND ${to}::date`;
  const start =
    from === firstOfMonth(from)
      ? Prisma.empty
      : Prisma.sql`AND (c.billing_month > ${from}::date OR ${countedDay} >= ${from}::date)`;
  const end =
    to === lastOfMonth(to)
      ? Prisma.empty
      : Prisma.sql`AND (c.billing_month < ${firstOfMonth(to)}::date OR ${countedDay} <= ${to}::date)`;
  return Prisma.sql`${months} ${start} ${end}`;
}

/** An amount in the reporting currency: converted by its month's rate, rounded in the 18th decimal; null without one. */
export function converted(amount: Prisma.Sql, currency: string): Prisma.Sql {
  return Prisma.sql`CASE WHEN c.currency = ${currency} THEN ${amount} ELSE round(${amount} * x.rate, 18) END`;
}

/** The exchange rate `x` of a row's month, for what converts it. */
export const rated = Prisma.sql`LEFT JOIN exchange_rate x ON x.month = c.billing_month AND x.currency = c.currency`;

export const joinedToCommitted = Prisma.sql`
  JOIN import_batch i ON i.id = c.batch_id AND i.billing_month = c.billing_month AND i.status = 'committed'
  ${rated}`;

/** Sums in the order of some of their columns: asked for both at once, the planner sorts every row before it sums. */
export function inOrder(sums: Prisma.Sql, columns: string): Prisma.Sql {
  return Prisma.sql`WITH sums AS MATERIALIZED (${sums}) SELECT * FROM sums ORDER BY ${Prisma.raw(columns)}`;
}
