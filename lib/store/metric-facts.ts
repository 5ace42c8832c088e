import type { Scope } from "@/lib/auth/scope";
import type { DayRange } from "@/lib/calc/day-range";
import { gaugeNames, importedMetrics } from "@/lib/calc/imported-metrics";
import { type CountedUnit, countedUnits, type MetricCost, type MetricPoint } from "@/lib/calc/metric-sums";
import type { Grain } from "@/lib/calc/period";
import { Prisma } from "@/lib/db/generated/client";
import { readAs, readSums, type Transaction } from "@/lib/db/transaction";
import { converted, countedDay, countedPeriod, inOrder, joinedToCommitted, within } from "./cost-filter";
import { MissingRates, missingRates } from "./costs";

export type MetricQuestion = DayRange & { grain: Grain; currency: string };

const known = importedMetrics.map(({ name }) => name);

type CostRow = Omit<MetricCost, "until"> & Record<CountedUnit, number | null> & { unrated: boolean };

/**
 * The visible teams' effective costs and imported metrics by period, team and workload. Amounts come as floats, because
 * they are divided here and stand in no statement. Throws MissingRates rather than adding currencies.
 */
export async function readMetricFacts(
  scope: Scope<"metrics:read">,
  question: MetricQuestion,
): Promise<{ costs: MetricCost[]; points: MetricPoint[] }> {
  return readSums(scope, async (tx) => {
    const [costs, points] = [await costsIn(tx, question), await pointsIn(tx, question)];
    return { costs, points };
  });
}

async function costsIn(tx: Transaction, { from, to, grain, currency }: MetricQuestion): Promise<MetricCost[]> {
  const until = Prisma.join(
    countedUnits.map(
      (unit) => Prisma.sql`sum(c.amount) FILTER (WHERE c.day <= (SELECT day FROM last WHERE metric = ${unit}))::float8
        AS ${Prisma.raw(`"${unit}"`)}`,
    ),
  );
  const sums = Prisma.sql`
    WITH last AS (
      SELECT p.metric, max(p.day) AS day
      FROM metric_point p JOIN import_batch i ON i.id = p.batch_id AND i.status = 'committed'
      WHERE p.day BETWEEN ${from}::date AND ${to}::date AND p.metric = ANY (${[...countedUnits]}::text[])
      GROUP BY p.metric
    ), cost AS (
      SELECT ${countedPeriod(grain)} AS period, ${countedDay} AS day, c.billing_month, c.team_id, c.workload_id, c.charge,
        ${converted(Prisma.raw("c.effective"), currency)} AS amount, c.gpu_hours_allocated, c.gpu_hours_used,
        c.currency <> ${currency} AND x.rate IS NULL AS unrated
      FROM cost_rollup c ${joinedToCommitted}
      WHERE ${within({ from, to })} AND c.review IN ('counted', 'approved')
    )
    SELECT c.period::text AS period, c.billing_month::text AS month,
      c.team_id::text AS "teamId", c.workload_id::text AS "workloadId",
      coalesce(sum(c.amount), 0)::float8 AS total,
      coalesce(sum(c.amount) FILTER (WHERE c.charge = 'idle'), 0)::float8 AS idle,
      coalesce(sum(c.amount) FILTER (WHERE c.gpu_hours_allocated IS NOT NULL), 0)::float8 AS "gpuCost",
      sum(c.gpu_hours_allocated)::float8 AS "gpuHoursAllocated", sum(c.gpu_hours_used)::float8 AS "gpuHoursUsed",
      bool_or(c.unrated) AS unrated, ${until}
    FROM cost c GROUP BY c.period, c.billing_month, c.team_id, c.workload_id`;
  const rows = await tx.$queryRaw<CostRow[]>(inOrder(sums, 'period, month, "teamId", "workloadId"'));
  if (rows.some(({ unrated }) => unrated)) {
    throw new MissingRates(await missingRates(tx, { from, to, filters: [], currency }), currency);
  }
  return rows.map(({ unrated: _, inferences, tokens, ...row }) => {
    const { "training-runs": runs, "gpu-hours-used": hours, ...cost } = row;
    return { ...cost, until: { "training-runs": runs, inferences, tokens, "gpu-hours-used": hours } };
  });
}

/** Measurements of a day are means of it; what they are weighed by is the day's inferences of the same workload. */
async function pointsIn(tx: Transaction, { from, to, grain }: MetricQuestion): Promise<MetricPoint[]> {
  const sums = Prisma.sql`
    WITH daily AS (
      SELECT p.day, p.billing_month, p.team_id, p.workload_id, p.metric,
        CASE WHEN p.metric = ANY (${[...gaugeNames]}::text[]) THEN avg(p.value) ELSE sum(p.value) END AS value
      FROM metric_point p
      JOIN import_batch i ON i.id = p.batch_id AND i.billing_month = p.billing_month AND i.status = 'committed'
      WHERE p.day BETWEEN ${from}::date AND ${to}::date AND p.metric = ANY (${[...known]}::text[])
      GROUP BY p.day, p.billing_month, p.team_id, p.workload_id, p.metric
    ), weighed AS (
      SELECT d.*, date_trunc(${grain}, d.day::timestamp)::date AS period, CASE WHEN d.metric = ANY (${[...gaugeNames]}::text[]) THEN
        sum(d.value) FILTER (WHERE d.metric = 'inferences' AND d.value > 0)
          OVER (PARTITION BY d.day, d.team_id, d.workload_id) END AS weight
      FROM daily d
    )
    SELECT d.period::text AS period, d.billing_month::text AS month,
      d.team_id::text AS "teamId", d.workload_id::text AS "workloadId", d.metric,
      sum(d.value)::float8 AS sum, count(*)::float8 AS days,
      coalesce(sum(d.value * d.weight), 0)::float8 AS weighted, coalesce(sum(d.weight), 0)::float8 AS weight,
      count(d.weight)::float8 AS "weightedDays"
    FROM weighed d
    GROUP BY d.period, d.billing_month, d.team_id, d.workload_id, d.metric`;
  return tx.$queryRaw<MetricPoint[]>(inOrder(sums, 'period, month, "teamId", "workloadId", metric'));
}

/** The workloads that the scope sees, archived ones too: their days stay. */
export async function listMetricWorkloads(
  scope: Scope<"metrics:read">,
): Promise<{ id: string; name: string; teamId: string; kind: string; supplyKind: string }[]> {
  return readAs(
    scope,
    (tx) => tx.$queryRaw`
      SELECT w.id::text, w.name, w.team_id::text AS "teamId", w.kind, s.kind AS "supplyKind"
      FROM workload w JOIN supply s ON s.id = w.supply_id ORDER BY lower(w.name)`,
  );
}
