import type { Client } from "pg";
import { add } from "@/lib/ledger/amount";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import type { Category } from "@/lib/ledger/category";
import { componentOf, type LedgerComponent } from "@/lib/ledger/component";
import type { Charge } from "@/lib/ledger/mapping-rule";
import type { InitiativeBaseline } from "@/lib/schema/initiative-baseline";
import { baselineOf } from "@/lib/store/initiative-freeze";
import { demoId } from "./ids";
import { type DemoInitiative, demoInitiatives } from "./initiatives";
import { demoWorkloads } from "./workloads";

type Row = {
  month: string;
  workloadId: string | null;
  teamId: string | null;
  tier: "cloud" | "on-prem" | "edge";
  category: Category;
  service: string;
  serviceCategory: string | null;
  charge: Charge;
  amount: string;
};

type Cost = Pick<Row, "month" | "workloadId" | "teamId" | "amount"> & { component: LedgerComponent };

export type InitiativeAudit = { at: Date; actor: string; action: string; entityId: string; detail: object };

const baselineMonths = 3;

/** The roadmap, with the baselines that the ledger gives; what was saved is measured from it and stored nowhere. */
export async function loadInitiatives(
  client: Client,
  {
    now,
    insert,
  }: { now: Date; insert: (row: Record<string, string | number | Date | string[] | null>) => Promise<void> },
): Promise<InitiativeAudit[]> {
  const ledger = await ledgerIn(client, now);
  const audits: InitiativeAudit[] = [];
  for (const [index, initiative] of demoInitiatives.entries()) {
    const { input, status, author, daysAgo } = initiative;
    const id = demoId("initiative", input.name);
    const at = new Date(now.getTime() - daysAgo * 86_400_000);
    const approvedAt = new Date(Math.min(at.getTime() + 3 * 86_400_000, now.getTime()));
    const baseline = status === "proposed" ? null : frozenOf(initiative, ledger, { by: author, at: approvedAt });
    const state = baseline === null ? "proposed" : status;
    await insert({
      id,
      name: input.name,
      phase: input.phase,
      status: state,
      position: index + 1,
      owner_id: input.ownerId,
      team_id: input.teamId,
      start_month: `${input.startMonth}-01`,
      ramp_months: input.rampMonths,
      due_month: `${input.dueMonth}-01`,
      one_off_cost: input.oneOffCost,
      monthly_cost: input.monthlyCost,
      saving_ratio: input.savingRatio,
      saving_monthly: input.savingMonthly,
      workload_ids: [...input.workloadIds],
      component: input.component,
      confidence: input.confidence,
      confidence_ratio: input.confidenceRatio,
      note: input.note,
      origin: JSON.stringify(input.origin),
      baseline: baseline === null ? null : JSON.stringify(baseline),
      created_by_id: demoId("user", author),
      created_at: at,
      updated_at: baseline === null ? at : approvedAt,
    });
    const entry = { actor: author, entityId: id };
    audits.push({
      ...entry,
      at,
      action: "initiative.create",
      detail: { name: input.name, origin: input.origin.kind },
    });
    if (baseline === null) continue;
    const changes = { status: { from: "proposed", to: state } };
    const detail = { name: input.name, changes, baselineMonths: baseline.months };
    audits.push({ ...entry, at: approvedAt, action: "initiative.status", detail });
  }
  return audits;
}

type Ledger = {
  months: readonly string[];
  costs: readonly Cost[];
  volumes: Map<string, Map<string, Map<string, string>>>;
};

function frozenOf(
  { input }: DemoInitiative,
  { months, costs, volumes }: Ledger,
  frozen: { by: string; at: Date },
): InitiativeBaseline | null {
  const before = months.filter((month) => month < input.startMonth).slice(-baselineMonths);
  if (before.length === 0) return null;
  const { workloadIds, component, teamId } = input;
  return baselineOf(input, {
    months: before,
    currency: "USD",
    rows: costs.filter(
      (row) =>
        before.includes(row.month) &&
        (workloadIds.length === 0 || (row.workloadId !== null && workloadIds.includes(row.workloadId))) &&
        (component === null || row.component === component) &&
        (teamId === null || row.teamId === teamId),
    ),
    volumes,
    workloads: demoWorkloads.map(({ name, growthAnnual }) => ({ id: demoId("workload", name), name, growthAnnual })),
    frozen,
  });
}

async function ledgerIn(client: Client, now: Date): Promise<Ledger> {
  const { rows } = await client.query<Row>(
    `SELECT to_char(c.billing_month, 'YYYY-MM') AS month, c.workload_id::text AS "workloadId", c.team_id::text AS "teamId",
       c.tier, c.category, c.service, c.service_category AS "serviceCategory", c.charge,
       sum(CASE WHEN c.currency = 'USD' THEN c.effective ELSE round(c.effective * x.rate, 18) END)::text AS amount
     FROM cost_rollup c LEFT JOIN exchange_rate x ON x.month = c.billing_month AND x.currency = c.currency
     WHERE c.review IN ('counted', 'approved') GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`,
  );
  const volumes: Ledger["volumes"] = new Map();
  for (const { month, workloadId, metric, value } of await volumesIn(client)) {
    const byWorkload = volumes.get(month) ?? new Map<string, Map<string, string>>();
    const byMetric = byWorkload.get(workloadId) ?? new Map<string, string>();
    byMetric.set(metric, formatAmount(add(amountOf(byMetric.get(metric) ?? "0"), amountOf(value))));
    volumes.set(month, byWorkload.set(workloadId, byMetric));
  }
  const running = now.toISOString().slice(0, 7);
  return {
    months: [...new Set(rows.map(({ month }) => month))].filter((month) => month < running),
    costs: rows.map(({ tier, category, service, serviceCategory, charge, ...row }) => ({
      ...row,
      component: componentOf({ tier, category, service, serviceCategory, charge }),
    })),
    volumes,
  };
}

async function volumesIn(client: Client) {
  const { rows } = await client.query<{ month: string; workloadId: string; metric: string; value: string }>(
    `SELECT to_char(billing_month, 'YYYY-MM') AS month, workload_id::text AS "workloadId", metric, sum(value)::text AS value
     FROM metric_point WHERE workload_id IS NOT NULL GROUP BY 1, 2, 3
     UNION ALL
     SELECT to_char(billing_month, 'YYYY-MM'), workload_id::text, 'gpu-hours-used', round(sum(gpu_hours_used), 6)::text
     FROM cost_rollup WHERE workload_id IS NOT NULL AND gpu_hours_used IS NOT NULL AND tier <> 'edge'
       AND review IN ('counted', 'approved') GROUP BY 1, 2`,
  );
  return rows;
}
