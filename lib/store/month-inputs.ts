import { z } from "zod";
import type { Scope } from "@/lib/auth/scope";
import { readAllCosts, type Transaction } from "@/lib/db/transaction";
import { NotFound } from "@/lib/errors";
import type { CostGroup } from "@/lib/ledger/allocation";
import { amountOf } from "@/lib/ledger/amount-text";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { Category } from "@/lib/ledger/category";
import type { Costs } from "@/lib/ledger/costs";
import type { ExchangeRate } from "@/lib/ledger/exchange";
import type { Charge } from "@/lib/ledger/mapping-rule";
import type { Measured } from "@/lib/ledger/measured-weights";
import type { Owner } from "@/lib/ledger/owner";
import type { ParsedRules } from "@/lib/schema/allocation-rules";
import { findParsedRules } from "./allocation-rules";

export type Review = "counted" | "waiting" | "approved" | "refused";

export type PeriodState = "open" | "review" | "closed";

/** The lines of a batch that are alike, with where the last mapping put them. */
export type MonthFact = CostGroup & { owner: Owner; review: Review };

/** The lines of a currency and a review state, summed from the rollups and not from the facts. */
export type ImportedSum = { currency: string; review: Review; lines: number; costs: Costs };

/** Everything of every team: it stays inside lib/store. */
export type MonthInputs = {
  state: PeriodState;
  currency: string;
  version: number;
  rules: ParsedRules;
  rates: readonly ExchangeRate[];
  facts: readonly MonthFact[];
  imported: readonly ImportedSum[];
  measured: readonly Measured[];
};

/** What a closing froze of this; the rest of its record belongs to the statements. */
const frozenTerms = z.object({
  rulesVersion: z.int().min(0),
  currency: z.string().optional(),
  rates: z.array(z.object({ currency: z.string(), rate: z.string() })).optional(),
});

/** A closed month is read with the rules, currency and rates that its closing froze. */
export async function readMonthInputs(scope: Scope, month: IsoMonth): Promise<MonthInputs> {
  return readAllCosts(scope, (tx) => monthInputsIn(tx, month));
}

/** The same within a transaction that sees every team, such as a closing's. */
export async function monthInputsIn(tx: Transaction, month: IsoMonth): Promise<MonthInputs> {
  const { state, frozen } = await periodOf(tx, month);
  const { version, rules } = await findParsedRules(tx, frozen?.rulesVersion ?? null);
  const organisation = await tx.organisation.findUnique({ where: { id: 1 }, select: { currency: true } });
  if (!organisation) throw new NotFound("organisation");
  return {
    state,
    version,
    rules,
    currency: frozen?.currency ?? organisation.currency,
    rates: frozen?.rates
      ? frozen.rates.map(({ currency, rate }) => ({ currency, month, rate: amountOf(rate) }))
      : await ratesOf(tx, month),
    facts: await factsOf(tx, month),
    imported: await importedOf(tx, month),
    measured: await measuredIn(tx, month),
  };
}

async function periodOf(tx: Transaction, month: IsoMonth) {
  const [row] = await tx.$queryRaw<{ state: PeriodState; frozen: unknown }[]>`
    SELECT p.state, c.frozen FROM billing_period p
    LEFT JOIN closed_period c ON c.month = p.month AND c.version = p.version AND p.state = 'closed'
    WHERE p.month = ${dayOf(month)}::date`;
  if (!row) return { state: "open" as const, frozen: null };
  return { state: row.state, frozen: row.state === "closed" ? frozenTerms.parse(row.frozen) : null };
}

async function ratesOf(tx: Transaction, month: IsoMonth): Promise<ExchangeRate[]> {
  const rows = await tx.$queryRaw<{ currency: string; rate: string }[]>`
    SELECT currency, rate::text FROM exchange_rate WHERE month = ${dayOf(month)}::date ORDER BY currency`;
  return rows.map(({ currency, rate }) => ({ currency, month, rate: amountOf(rate) }));
}

type CostsRow = { billed: string; effective: string; list: string | null; contracted: string | null };

type FactRow = CostsRow & {
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
  mappingRule: string | null;
  isBooked: boolean;
};

/** Corrections stay with whom they were booked on, as a remap leaves them (batch-owners.ts). */
async function factsOf(tx: Transaction, month: IsoMonth): Promise<MonthFact[]> {
  const rows = await tx.$queryRaw<FactRow[]>`
    SELECT f.batch_id || ':' || f.fact_no AS id, f.owner, f.review, f.category, f.charge, f.provider, f.service,
      f.region, f.account, f.resource, f.tags, f.currency, f.line_count::float8 AS lines,
      f.mapping_rule AS "mappingRule",
      b.sha256 LIKE 'reverses %' OR (b.corrects_month IS NOT NULL AND f.owner <> 'unallocated') AS "isBooked",
      f.billed::text, f.effective::text, f.list::text, f.contracted::text
    FROM cost_fact f JOIN import_batch b ON b.id = f.batch_id AND b.billing_month = f.billing_month
    WHERE f.billing_month = ${dayOf(month)}::date AND b.status = 'committed'
    ORDER BY f.batch_id, f.fact_no`;
  return rows.map((row) => ({
    id: row.id,
    owner: row.owner,
    review: row.review,
    currency: row.currency,
    category: row.category,
    lines: row.lines,
    costs: costsOf(row),
    booked: row.isBooked ? { owner: row.owner, ruleId: row.mappingRule } : null,
    facts: {
      provider: row.provider,
      account: row.account,
      resource: row.resource,
      service: row.service,
      region: row.region,
      charge: row.charge,
      tags: row.tags,
    },
  }));
}

async function importedOf(tx: Transaction, month: IsoMonth): Promise<ImportedSum[]> {
  const rows = await tx.$queryRaw<(CostsRow & { currency: string; review: Review; lines: number })[]>`
    SELECT r.currency, r.review, sum(r.line_count)::float8 AS lines,
      sum(r.billed)::text AS billed, sum(r.effective)::text AS effective,
      CASE WHEN count(r.list) = count(*) THEN sum(r.list)::text END AS list,
      CASE WHEN count(r.contracted) = count(*) THEN sum(r.contracted)::text END AS contracted
    FROM cost_rollup r JOIN import_batch b ON b.id = r.batch_id AND b.billing_month = r.billing_month
    WHERE r.billing_month = ${dayOf(month)}::date AND b.status = 'committed'
    GROUP BY r.currency, r.review ORDER BY r.currency, r.review`;
  return rows.map(({ currency, review, lines, ...costs }) => ({ currency, review, lines, costs: costsOf(costs) }));
}

/** Units that came by a metrics file, and the GPU-hours of usage files, by the owner they were mapped to. */
async function measuredIn(tx: Transaction, month: IsoMonth): Promise<Measured[]> {
  const rows = await tx.$queryRaw<{ unit: string; owner: Owner; quantity: string }[]>`
    SELECT p.metric AS unit, 'team:' || p.team_id AS owner, sum(p.value)::text AS quantity
    FROM metric_point p JOIN import_batch b ON b.id = p.batch_id AND b.status = 'committed'
    WHERE p.billing_month = ${dayOf(month)}::date AND p.team_id IS NOT NULL GROUP BY 1, 2
    UNION ALL
    SELECT 'gpu-hours', r.owner, sum(r.gpu_hours_used)::text
    FROM cost_rollup r JOIN import_batch b ON b.id = r.batch_id AND b.billing_month = r.billing_month
    WHERE r.billing_month = ${dayOf(month)}::date AND b.status = 'committed'
      AND r.gpu_hours_used IS NOT NULL AND r.review IN ('counted', 'approved') GROUP BY 2`;
  return rows.map(({ unit, owner, quantity }) => ({ unit, owner, quantity: amountOf(quantity) }));
}

function costsOf({ billed, effective, list, contracted }: CostsRow): Costs {
  return {
    billed: amountOf(billed),
    effective: amountOf(effective),
    list: list === null ? null : amountOf(list),
    contracted: contracted === null ? null : amountOf(contracted),
  };
}

function dayOf(month: IsoMonth): string {
  return `${month}-01`;
}
