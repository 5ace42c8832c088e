import type { Client } from "pg";
import { amountOf } from "@/lib/ledger/amount-text";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { Category } from "@/lib/ledger/category";
import type { Costs } from "@/lib/ledger/costs";
import type { Charge } from "@/lib/ledger/mapping-rule";
import type { Measured } from "@/lib/ledger/measured-weights";
import type { Owner } from "@/lib/ledger/owner";
import type { ImportedSum, MonthFact, MonthInputs, Review } from "@/lib/store/month-inputs";
import type { MonthDetails } from "@/lib/store/statement-details";
import type { DemoMonth } from "./calendar";
import { exchangeRatesOf } from "./exchange";
import { groupBy } from "./group";
import { hallMetric, rulesOf } from "./rules";

type OfMonth<T> = T & { month: IsoMonth };

type CostsText = { billed: string; effective: string; list: string | null; contracted: string | null };

type FactRow = OfMonth<CostsText> & {
  id: string;
  owner: Owner;
  review: Review;
  category: Category;
  charge: Charge;
  provider: string;
  service: string;
  region: string | null;
  account: string | null;
  resource: string | null;
  tags: Record<string, string>;
  currency: string;
  lines: number;
};

/** What lib/store reads of a month before it allocates it, here of all months at once and by the rules of its time. */
export async function readMonthInputs(
  client: Client,
  months: readonly DemoMonth[],
): Promise<{ month: DemoMonth; inputs: MonthInputs; details: MonthDetails }[]> {
  const facts = groupBy(await factsIn(client), ({ month }) => month);
  const imported = groupBy(await importedIn(client), ({ month }) => month);
  const measured = groupBy(await measuredIn(client), ({ month }) => month);
  const origins = groupBy(await originsIn(client), ({ month }) => month);
  const gpuHours = groupBy(await gpuHoursIn(client), ({ month }) => month);
  const budgets = groupBy(await budgetsIn(client), ({ month }) => month);
  return months.map((month) => {
    const of = <T>(found: Map<IsoMonth, T[]>) => found.get(month.month) ?? [];
    const { version, rules } = rulesOf(month.monthsBack);
    return {
      month,
      inputs: {
        state: "review",
        currency: "USD",
        version,
        rules,
        rates: exchangeRatesOf([month]),
        facts: of(facts).map(factOf),
        imported: of(imported),
        measured: of(measured),
      },
      details: {
        origins: new Map(of(origins).map(({ id, month: _, ...origin }) => [id, origin])),
        gpuHours: new Map(of(gpuHours).map(({ owner, allocated, used }) => [owner, { allocated, used }])),
        budgets: new Map(of(budgets).map(({ owner, amount }) => [owner, amount])),
      },
    };
  });
}

async function factsIn(client: Client): Promise<FactRow[]> {
  const { rows } = await client.query<FactRow>(
    `SELECT to_char(billing_month, 'YYYY-MM') AS month, batch_id || ':' || fact_no AS id, owner, review, category, charge,
       provider, service, region, account, resource, tags, currency, line_count::float8 AS lines,
       billed::text, effective::text, list::text, contracted::text
     FROM cost_fact ORDER BY batch_id, fact_no`,
  );
  return rows;
}

function factOf({ id, owner, review, category, currency, lines, ...row }: FactRow): MonthFact {
  const { provider, account, resource, service, region, charge, tags } = row;
  const facts = { provider, account, resource, service, region, charge, tags };
  return { id, owner, review, category, currency, lines, facts, costs: costsOf(row) };
}

async function importedIn(client: Client): Promise<OfMonth<ImportedSum>[]> {
  const { rows } = await client.query<OfMonth<CostsText & Omit<ImportedSum, "costs">>>(
    `SELECT to_char(billing_month, 'YYYY-MM') AS month, currency, review, sum(line_count)::float8 AS lines,
       sum(billed)::text AS billed, sum(effective)::text AS effective, sum(list)::text AS list,
       sum(contracted)::text AS contracted
     FROM cost_rollup GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
  return rows.map(({ month, currency, review, lines, ...costs }) => ({
    month,
    currency,
    review,
    lines,
    costs: costsOf(costs),
  }));
}

/** Of the units that rules of the demo weigh by. */
async function measuredIn(client: Client): Promise<OfMonth<Measured>[]> {
  const { rows } = await client.query<{ month: IsoMonth; owner: Owner; quantity: string }>(
    `SELECT to_char(billing_month, 'YYYY-MM') AS month, 'team:' || team_id AS owner, sum(value)::text AS quantity
     FROM metric_point WHERE metric = $1 GROUP BY 1, 2`,
    [hallMetric],
  );
  return rows.map(({ month, owner, quantity }) => ({ month, unit: hallMetric, owner, quantity: amountOf(quantity) }));
}

type Origin = { workloadId: string | null; workload: string | null; tier: string; correctsMonth: IsoMonth | null };

async function originsIn(client: Client): Promise<OfMonth<Origin & { id: string }>[]> {
  const { rows } = await client.query<OfMonth<Origin & { id: string }>>(
    `SELECT to_char(f.billing_month, 'YYYY-MM') AS month, f.batch_id || ':' || f.fact_no AS id,
       f.workload_id::text AS "workloadId", w.name AS workload, f.tier,
       to_char(b.corrects_month, 'YYYY-MM') AS "correctsMonth"
     FROM cost_fact f JOIN import_batch b ON b.id = f.batch_id LEFT JOIN workload w ON w.id = f.workload_id`,
  );
  return rows;
}

async function gpuHoursIn(client: Client) {
  const { rows } = await client.query<OfMonth<{ owner: Owner; allocated: string; used: string }>>(
    `SELECT to_char(billing_month, 'YYYY-MM') AS month, owner, trim_scale(sum(gpu_hours_allocated))::text AS allocated,
       trim_scale(coalesce(sum(gpu_hours_used), 0))::text AS used
     FROM cost_rollup WHERE review IN ('counted', 'approved') AND gpu_hours_allocated IS NOT NULL GROUP BY 1, 2`,
  );
  return rows;
}

async function budgetsIn(client: Client) {
  const { rows } = await client.query<OfMonth<{ owner: Owner; amount: string }>>(
    `SELECT to_char(month, 'YYYY-MM') AS month, 'team:' || team_id AS owner, trim_scale(amount)::text AS amount FROM budget`,
  );
  return rows;
}

function costsOf({ billed, effective, list, contracted }: CostsText): Costs {
  return {
    billed: amountOf(billed),
    effective: amountOf(effective),
    list: list === null ? null : amountOf(list),
    contracted: contracted === null ? null : amountOf(contracted),
  };
}
