import type { Scope } from "@/lib/auth/scope";
import type { DayRange } from "@/lib/calc/day-range";
import type { Tier } from "@/lib/calc/tier";
import { Prisma } from "@/lib/db/generated/client";
import { readSums } from "@/lib/db/transaction";
import type { Category } from "@/lib/ledger/category";
import type { Charge } from "@/lib/ledger/mapping-rule";
import { converted, joinedToCommitted, keptBy, within } from "./cost-filter";
import type { CostQuestion } from "./costs";

/** What counts in one of two ranges, as finely as a change is explained. */
export type CostPart = {
  isBase: boolean;
  workload: string | null;
  owner: string;
  tier: Tier;
  category: Category;
  service: string;
  serviceCategory: string | null;
  charge: Charge;
  /** Exact decimal text in the reporting currency; null where a line has no cost in the basis. */
  amount: string | null;
  /** Decimal text; null: no line says. */
  gpuHours: string | null;
};

export type TwoRanges = { range: DayRange; base: DayRange };

/** Both ranges add up to what sumCosts says of each, to the last digit. Ask that first: it names a missing rate. */
export async function readCostParts(
  scope: Scope<"costs:read">,
  { range, base, filters, basis, currency }: TwoRanges & Pick<CostQuestion, "filters" | "basis" | "currency">,
): Promise<CostPart[]> {
  const amount = converted(Prisma.raw(`c.${basis}`), currency);
  const ofRange = (days: DayRange, isBase: boolean) => Prisma.sql`
    SELECT ${isBase}::boolean AS "isBase", c.workload_id::text AS workload, c.owner, c.tier, c.category, c.service,
      c.service_category AS "serviceCategory", c.charge,
      CASE WHEN count(${amount}) = count(*) THEN trim_scale(coalesce(sum(${amount}), 0))::text END AS amount,
      trim_scale(sum(c.gpu_hours_allocated))::text AS "gpuHours"
    FROM cost_rollup c ${joinedToCommitted}
    WHERE ${within(days)} AND ${keptBy(filters)} AND c.review IN ('counted', 'approved')
    GROUP BY c.workload_id, c.owner, c.tier, c.category, c.service, c.service_category, c.charge`;
  return readSums(scope, (tx) => tx.$queryRaw<CostPart[]>`${ofRange(range, false)} UNION ALL ${ofRange(base, true)}`);
}

export type WorkloadHours = { isBase: boolean; workload: string; hours: string };

/** GPU-hours that metrics files count, by workload: bills of a cloud do not say them. */
export async function readAllocatedHours(
  scope: Scope<"costs:read">,
  { range, base }: TwoRanges,
): Promise<WorkloadHours[]> {
  return readSums(
    scope,
    (tx) => tx.$queryRaw<WorkloadHours[]>`
      SELECT NOT (p.day BETWEEN ${range.from}::date AND ${range.to}::date) AS "isBase", p.workload_id::text AS workload,
        trim_scale(sum(p.value))::text AS hours
      FROM metric_point p
      JOIN import_batch i ON i.id = p.batch_id AND i.billing_month = p.billing_month AND i.status = 'committed'
      WHERE p.metric = 'gpu-hours-allocated' AND p.workload_id IS NOT NULL
        AND (p.day BETWEEN ${range.from}::date AND ${range.to}::date OR p.day BETWEEN ${base.from}::date AND ${base.to}::date)
      GROUP BY 1, 2`,
  );
}
