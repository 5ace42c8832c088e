import { cache } from "react";
import { authorize, authorizePage } from "@/lib/auth/authorize";
import { mayDo, seesAllTeams } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { dayAfter, firstOfMonth, lastOfMonth } from "@/lib/calc/day";
import { readiness } from "@/lib/calc/readiness";
import { drawn } from "@/lib/chart/cost-delta";
import type { CostsPage } from "@/lib/chart/cost-page";
import { type QualityCheck, qualityChecks } from "@/lib/chart/data-quality";
import { phaseText, type TriggerRow, triggerRows } from "@/lib/chart/readiness";
import { readinessActuals } from "@/lib/chart/readiness-actuals";
import { type TrajectoryModel, trajectoryModel } from "@/lib/chart/trajectory";
import { type WorkloadRow, workloadRow } from "@/lib/chart/workload-recommendation";
import { today } from "@/lib/clock";
import type { CostParams } from "@/lib/schema/cost-query";
import { sumCosts } from "@/lib/store/costs";
import { listSupplies } from "@/lib/store/supplies";
import { getThresholds } from "@/lib/store/thresholds";
import { readUntagged } from "@/lib/store/untagged";
import { listWorkloads } from "@/lib/store/workloads";
import { loadSources } from "./imports";
import { overviewCosts, overviewKey } from "./overview-base";

export type Recommendations = {
  currency: string;
  /** Largest saving first. */
  rows: readonly { id: string; name: string; what: string; saving: number }[];
  /** All that save something. */
  count: number;
  total: number;
};

const mostRecommendations = 5;

/** The moves that the rules ask for and that save most, at today's prices. */
export async function loadTopRecommendations(params: CostParams): Promise<Recommendations> {
  const { page } = await overviewCosts(overviewKey(params));
  const { workloads, supplies, thresholds } = await workloadsToday();
  const saving = workloads
    .map((workload) => workloadRow(workload, { supplies, thresholds }))
    .flatMap((row) => (row.moves && row.saving !== null && row.saving > 0 ? [{ row, saving: row.saving }] : []))
    .sort((a, b) => b.saving - a.saving);
  return {
    currency: page.currency,
    rows: saving.slice(0, mostRecommendations).map(({ row, saving: amount }) => ({
      id: row.workload.id,
      name: row.workload.name,
      what: moveText(row),
      saving: amount,
    })),
    count: saving.length,
    total: saving.reduce((sum, each) => sum + each.saving, 0),
  };
}

function moveText({ tier, recommended, workload }: WorkloadRow): string {
  const to = recommended.supplyName ?? recommended.tier;
  const used = workload.utilisation === null ? "" : `, ${Math.round(workload.utilisation * 100)}% utilised`;
  return tier === recommended.tier ? `buy it as ${to}${used}` : `move from ${tier} to ${to}${used}`;
}

const workloadsToday = cache(async () => {
  const scope = await authorizePage("workloads:read");
  const [workloads, supplies, thresholds] = await Promise.all([
    listWorkloads(scope),
    listSupplies(scope, { on: today() }),
    getThresholds(scope),
  ]);
  return { workloads, supplies: supplies.map(({ terms }) => terms), thresholds };
});

export type TrajectoryCard = {
  model: TrajectoryModel;
  phase: string | null;
  month: string;
  triggers: readonly TriggerRow[];
  /** Whether the reader may open the readiness page. */
  mayPlan: boolean;
};

/** What the cloud cost in a whole month, without the filters of the address; null before there are costs of it. */
async function cloudSpend(
  scope: Scope<"costs:read">,
  { month, page: { currency } }: { month: string; page: CostsPage },
): Promise<number | null> {
  const filters = [{ dimension: "tier", is: true, values: ["cloud"] } as const];
  const days = { from: month, to: lastOfMonth(month), grain: "month" } as const;
  const { totals } = await sumCosts(scope, { ...days, by: [], filters, basis: "effective", currency });
  return totals.total === null || totals.lines === 0 ? null : drawn(totals.total);
}

/** Where the organisation stands on the guide's trajectory; null for a manager, who sees a part of it. */
export async function loadTrajectory(params: CostParams): Promise<TrajectoryCard | null> {
  const { scope, page } = await overviewCosts(overviewKey(params));
  if (!seesAllTeams(scope.role)) return null;
  const month = firstOfMonth(dayAfter(firstOfMonth(page.today), -1));
  const [{ workloads, supplies, thresholds }, cloud] = await Promise.all([
    workloadsToday(),
    cloudSpend(scope, { month, page }),
  ]);
  const actuals = readinessActuals({ workloads, supplies, latencyLimitMs: thresholds.onPremLatencyMs });
  const spend = cloud ?? actuals.input.monthlySpend;
  const input = { ...actuals.input, monthlySpend: spend, horizonYears: null };
  const result = readiness(input);
  const { currency } = page;
  return {
    model: trajectoryModel({ ...result, monthlySpend: spend, currency }),
    phase: phaseText(result),
    month,
    mayPlan: mayDo(scope.role, "scenarios:read"),
    triggers: triggerRows(result.triggers, { currency, input, notes: actuals.notes }),
  };
}

export async function loadDataQuality(
  params: CostParams,
): Promise<{ checks: readonly QualityCheck[]; currency: string }> {
  const { scope, page, question } = await overviewCosts(overviewKey(params));
  const { currency, figures } = page;
  const [sources, untagged] = await Promise.all([
    mayDo(scope.role, "imports:read") ? loadSources(await authorize("imports:read")) : null,
    readUntagged(scope, { from: question.from, to: question.to, currency }),
  ]);
  return {
    currency,
    checks:
      figures === null ? [] : qualityChecks({ page, figures, sources, untagged, seesAll: seesAllTeams(scope.role) }),
  };
}
