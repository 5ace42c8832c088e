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
 * so that the days of a month add up to its statements.
 */
export const countedDay = Prisma.raw(
  "greatest(c.billing_month, least(c.day, (c.billing_month + interval '1 month' - interval '1 day')::date))",
);

/** Rows of a table `c` that count within the days; the month comes first, so that other partitions are not read. */
export function within({ from, to }: { from: string; to: string }): Prisma.Sql {
  return Prisma.sql`c.billing_month BETWEEN date_trunc('month', ${from}::date)::date AND ${to}::date
    AND ${countedDay} BETWEEN ${from}::date AND ${to}::date`;
}

/** An amount in the reporting currency: converted by its month's rate, rounded in the 18th decimal; null without one. */
export function converted(amount: Prisma.Sql, currency: string): Prisma.Sql {
  return Prisma.sql`CASE WHEN c.currency = ${currency} THEN ${amount} ELSE round(${amount} * x.rate, 18) END`;
}

export const joinedToCommitted = Prisma.sql`
  JOIN import_batch i ON i.id = c.batch_id AND i.billing_month = c.billing_month AND i.status = 'committed'
  LEFT JOIN exchange_rate x ON x.month = c.billing_month AND x.currency = c.currency`;
