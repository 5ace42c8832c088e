import type { Scope } from "@/lib/auth/scope";
import { lastOfMonth } from "@/lib/calc/day";
import type { Tier } from "@/lib/calc/tier";
import { Prisma } from "@/lib/db/generated/client";
import { readAs, readSums, type Transaction } from "@/lib/db/transaction";
import { sum } from "@/lib/ledger/amount";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { Category } from "@/lib/ledger/category";
import { componentOf, type HiddenCost, hiddenCostOf, type LedgerComponent } from "@/lib/ledger/component";
import type { ChargedBasis } from "@/lib/ledger/costs";
import type { Charge } from "@/lib/ledger/mapping-rule";
import type { Owner } from "@/lib/ledger/owner";
import { converted, inOrder, joinedToCommitted } from "./cost-filter";
import { MissingRates, missingRates } from "./costs";
import { firstDay } from "./month-date";

/** Both months are included. */
export type MonthRange = { from: IsoMonth; to: IsoMonth };

/** What counts of a month, by workload and component. */
export type WorkloadMonth = {
  month: IsoMonth;
  /** null: the lines name no workload. */
  workloadId: string | null;
  owner: Owner;
  /** null: a pool or nobody bears it. */
  teamId: string | null;
  tier: Tier;
  category: Category;
  component: LedgerComponent;
  hiddenCost: HiddenCost | null;
  charge: Charge;
  /** Exact decimal text in the reporting currency. */
  amount: string;
  /** null: no line says. Cloud bills do not; what was counted of their workloads are units. */
  gpuHoursAllocated: number | null;
  gpuHoursUsed: number | null;
};

type Row = Omit<WorkloadMonth, "component" | "hiddenCost"> & {
  service: string;
  serviceCategory: string | null;
  unrated: boolean;
};

/**
 * The visible teams' committed, counted costs of whole months. They add up to what sumCosts says for the same days and
 * basis, to the last digit. Throws MissingRates rather than adding currencies.
 */
export async function readWorkloadMonths(
  scope: Scope<"costs:read">,
  range: MonthRange & { basis: ChargedBasis },
): Promise<WorkloadMonth[]> {
  return readSums(scope, (tx) => workloadMonthsIn(tx, range));
}

export async function workloadMonthsIn(
  tx: Transaction,
  { from, to, basis }: MonthRange & { basis: ChargedBasis },
): Promise<WorkloadMonth[]> {
  const currency = await reportingCurrency(tx);
  const sums = Prisma.sql`
    SELECT to_char(c.billing_month, 'YYYY-MM') AS month, c.workload_id::text AS "workloadId", c.owner,
      c.team_id::text AS "teamId", c.tier, c.category, c.service, c.service_category AS "serviceCategory", c.charge,
      coalesce(sum(${converted(Prisma.raw(`c.${basis}`), currency)}), 0)::text AS amount,
      sum(c.gpu_hours_allocated)::float8 AS "gpuHoursAllocated", sum(c.gpu_hours_used)::float8 AS "gpuHoursUsed",
      bool_or(c.currency <> ${currency} AND x.rate IS NULL) AS unrated
    FROM cost_rollup c ${joinedToCommitted}
    WHERE c.billing_month BETWEEN ${firstDay(from)}::date AND ${firstDay(to)}::date
      AND c.review IN ('counted', 'approved')
    GROUP BY c.billing_month, c.workload_id, c.owner, c.team_id, c.tier, c.category, c.service, c.service_category, c.charge`;
  const columns = 'month, owner, "workloadId", tier, category, service, "serviceCategory", charge';
  const rows = await tx.$queryRaw<Row[]>(inOrder(sums, columns));
  if (rows.some(({ unrated }) => unrated)) {
    const days = { from: firstDay(from), to: lastOfMonth(firstDay(to)), filters: [], currency };
    throw new MissingRates(await missingRates(tx, days), currency);
  }
  return byComponent(rows);
}

/** Months in which any visible cost counts, newest first; one row of each is enough to know. */
export async function listBilledMonths(scope: Scope<"costs:read">): Promise<IsoMonth[]> {
  const rows = await readAs(
    scope,
    (tx) => tx.$queryRaw<{ month: string }[]>`
      SELECT to_char(m.billing_month, 'YYYY-MM') AS month
      FROM (SELECT DISTINCT billing_month FROM import_batch WHERE status = 'committed') AS m,
        LATERAL (
          SELECT FROM cost_rollup c
          JOIN import_batch i ON i.id = c.batch_id AND i.billing_month = c.billing_month AND i.status = 'committed'
          WHERE c.billing_month = m.billing_month AND c.review IN ('counted', 'approved') LIMIT 1
        ) AS counted
      ORDER BY m.billing_month DESC`,
  );
  return rows.map(({ month }) => month);
}

/** Rows that differ in their service alone become one. */
function byComponent(rows: readonly Row[]): WorkloadMonth[] {
  const groups = new Map<string, WorkloadMonth[]>();
  for (const { service, serviceCategory, unrated: _, ...row } of rows) {
    const component = componentOf({ ...row, serviceCategory, service });
    const hiddenCost = hiddenCostOf(component, service);
    const { month, workloadId, owner, tier, category, charge } = row;
    const key = [month, workloadId, owner, tier, category, component, hiddenCost, charge].join(" ");
    const known = groups.get(key);
    if (known) known.push({ ...row, component, hiddenCost });
    else groups.set(key, [{ ...row, component, hiddenCost }]);
  }
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    const all = [first, ...more];
    return [
      {
        ...first,
        amount: formatAmount(sum(all.map(({ amount }) => amountOf(amount)))),
        gpuHoursAllocated: sumOfKnown(all.map((row) => row.gpuHoursAllocated)),
        gpuHoursUsed: sumOfKnown(all.map((row) => row.gpuHoursUsed)),
      },
    ];
  });
}

/** Lines without GPU-hours are those of other services, so they do not make the sum unknown. */
function sumOfKnown(hours: readonly (number | null)[]): number | null {
  const known = hours.filter((each) => each !== null);
  return known.length === 0 ? null : known.reduce((total, each) => total + each, 0);
}

async function reportingCurrency(tx: Transaction): Promise<string> {
  const { currency } = await tx.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { currency: true } });
  return currency;
}

/** What a month's metrics files counted: tokens, requests, runs, revenue, GPU-hours. */
export type WorkloadUnits = {
  month: IsoMonth;
  workloadId: string | null;
  teamId: string | null;
  metric: string;
  /** Exact decimal text, in the unit of the metric. */
  value: string;
};

/** `metrics`: only these; without, all. */
type UnitRange = MonthRange & { metrics?: readonly string[] };

export async function readWorkloadUnits(scope: Scope<"costs:read">, range: UnitRange): Promise<WorkloadUnits[]> {
  return readSums(scope, (tx) => workloadUnitsIn(tx, range));
}

export async function workloadUnitsIn(tx: Transaction, { from, to, metrics }: UnitRange): Promise<WorkloadUnits[]> {
  const named = metrics ? Prisma.sql`AND p.metric = ANY (${[...metrics]}::text[])` : Prisma.empty;
  const sums = Prisma.sql`
    SELECT to_char(p.billing_month, 'YYYY-MM') AS month, p.workload_id::text AS "workloadId",
      p.team_id::text AS "teamId", p.metric, trim_scale(sum(p.value))::text AS value
    FROM metric_point p
    JOIN import_batch i ON i.id = p.batch_id AND i.billing_month = p.billing_month AND i.status = 'committed'
    WHERE p.billing_month BETWEEN ${firstDay(from)}::date AND ${firstDay(to)}::date ${named}
    GROUP BY p.billing_month, p.workload_id, p.team_id, p.metric`;
  return tx.$queryRaw<WorkloadUnits[]>(inOrder(sums, 'month, "teamId", "workloadId", metric'));
}
