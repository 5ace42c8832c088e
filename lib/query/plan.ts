import { authorizePage } from "@/lib/auth/authorize";
import { mayDo, seesAllTeams } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { drawn } from "@/lib/chart/cost-delta";
import { basisOf } from "@/lib/chart/plan-explanation";
import { type Names, type PlanLine, type PlanLines, planLines } from "@/lib/chart/plan-lines";
import {
  type MonthPoint,
  type NoPlan,
  type PlanPage,
  type PlanView,
  planFinding,
  planNote,
  planWaterfall,
} from "@/lib/chart/plan-page";
import { planRows, teamRows } from "@/lib/chart/plan-rows";
import { nameOf } from "@/lib/chart/scenario-placements";
import { today } from "@/lib/clock";
import { NotFound } from "@/lib/errors";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { addTexts } from "@/lib/ledger/statement-document";
import { isoMonth } from "@/lib/schema/chargeback";
import { costHref, defaultCostQuery } from "@/lib/schema/cost-query";
import { filterKey } from "@/lib/schema/filter-key";
import type { ApprovedPlan } from "@/lib/schema/plan";
import { listCostValues } from "@/lib/store/cost-values";
import { MissingRates } from "@/lib/store/costs";
import { getOrganisation, type Organisation } from "@/lib/store/organisation";
import { type PlanMonth, type PlanMonths, readPlanMonths } from "@/lib/store/plan-months";
import {
  listBilledMonths,
  readWorkloadMonths,
  readWorkloadUnits,
  type WorkloadMonth,
} from "@/lib/store/workload-months";

type Reader = Scope<"costs:read">;

/** Most months that the course of plan and actuals shows. */
const mostMonths = 36;

export async function loadPlan(asked: string | undefined): Promise<PlanPage> {
  return planPage(await authorizePage("costs:read"), asked);
}

/** The page of a scope that was proved elsewhere, as its files need it. */
export async function planPage(scope: Reader, asked: string | undefined): Promise<PlanPage> {
  const [organisation, ledgerMonths, plan] = await Promise.all([
    getOrganisation(scope),
    listBilledMonths(scope),
    readPlanMonths(scope, null),
  ]);
  const running = today().slice(0, 7);
  const covered = plan.months.map(({ month }) => month);
  const month = isoMonth.safeParse(asked).data ?? usualMonth({ ledgerMonths, covered, running });
  const page = {
    months: monthChoices({ ledgerMonths, covered, running, month }),
    month,
    currency: organisation.currency,
    timeZone: organisation.timeZone,
    mayOpenScenario: mayDo(scope.role, "scenarios:read"),
  };
  const planned = plan.months.find((each) => each.month === month);
  const empty = reasonFor(month, { plan, planned, ledgerMonths });
  if (empty || !planned) return { ...page, view: null, empty: empty ?? { kind: "no-plan" } };
  try {
    return { ...page, view: await viewOf(scope, { plan, planned, ledgerMonths, organisation, running }), empty: null };
  } catch (error) {
    if (error instanceof MissingRates)
      return { ...page, view: null, empty: { kind: "no-rate", reason: error.message } };
    throw error;
  }
}

type Known = { ledgerMonths: readonly IsoMonth[]; covered: readonly IsoMonth[]; running: IsoMonth };

/** The last whole month that has both a plan and bills; else the last with bills. */
function usualMonth({ ledgerMonths, covered, running }: Known): IsoMonth {
  const whole = ledgerMonths.filter((month) => month < running);
  return whole.find((month) => covered.includes(month)) ?? whole[0] ?? ledgerMonths[0] ?? running;
}

function monthChoices({ ledgerMonths, covered, running, month }: Known & { month: IsoMonth }): PlanPage["months"] {
  const all = [...new Set([...ledgerMonths, ...covered.filter((each) => each <= running), month])].sort().reverse();
  return all.map((each) => {
    const hint = covered.includes(each) ? (each === running ? "so far" : "") : "no plan";
    return { month: each, hint: ledgerMonths.includes(each) ? hint : "no bills" };
  });
}

type Found = { plan: PlanMonths; planned: PlanMonth | undefined; ledgerMonths: readonly IsoMonth[] };

function reasonFor(month: IsoMonth, { plan, planned, ledgerMonths }: Found): NoPlan | null {
  const [first] = plan.approvals;
  if (!first) return { kind: "no-plan" };
  if (!planned) return { kind: "no-plan-then", first: month < first.from ? first.from : null };
  return ledgerMonths.includes(month) ? null : { kind: "no-costs", last: ledgerMonths[0] ?? null };
}

type Asked = {
  plan: PlanMonths;
  planned: PlanMonth;
  ledgerMonths: readonly IsoMonth[];
  organisation: Organisation;
  running: IsoMonth;
};

async function viewOf(scope: Reader, asked: Asked): Promise<PlanView> {
  const { plan, planned, ledgerMonths, running } = asked;
  const { currency } = asked.organisation;
  const { month, approval } = planned;
  const from = plan.approvals[0]?.from ?? month;
  const [costs, units, values] = await Promise.all([
    readWorkloadMonths(scope, { from, to: ledgerMonths[0] ?? month, basis: "effective" }),
    readWorkloadUnits(scope, { from: month, to: month }),
    listCostValues(scope),
  ]);
  const names: Names = {
    teams: new Map(values.teams.map(({ id, name }) => [id, name])),
    workloads: new Map(values.workloads.map(({ id, name }) => [id, name])),
  };
  const found = planLines({ planned, costs: costs.filter((cost) => cost.month === month), units, names });
  const { rows, total } = planRows(found, currency);
  return {
    month,
    currency,
    plan: { ...approval, split: nameOf(approval.share).name },
    finding: planFinding(total, { month, currency, isOwn: !seesAllTeams(scope.role) }),
    note: planNote({ isRunning: month === running, isOwn: !seesAllTeams(scope.role) }),
    total,
    rows,
    teams: teamRows(rows, currency),
    basis: basisByLine(found, month),
    waterfall: planWaterfall(total, { month, currency }),
    points: pointsOf({ plan, approval, costs, running }),
  };
}

function basisByLine({ lines }: PlanLines, month: IsoMonth): PlanView["basis"] {
  return Object.fromEntries(lines.map((line) => [line.id, basisOf(line, costsOf(line, month))]));
}

/** The same costs in the cost explorer, as far as its filters can tell them apart. */
function costsOf({ workloadId, name, teamName }: PlanLine, month: IsoMonth): string {
  const [year = 0, ofYear = 1] = month.split("-").map(Number);
  const to = new Date(Date.UTC(year, ofYear, 0)).toISOString().slice(0, 10);
  const values = (text: string) => [filterKey(text)];
  return costHref({
    ...defaultCostQuery,
    range: { from: `${month}-01`, to },
    by: workloadId ? ["service"] : ["workload", "service"],
    filters: [
      ...(teamName ? [{ dimension: "team" as const, is: true, values: values(teamName) }] : []),
      ...(workloadId ? [{ dimension: "workload" as const, is: true, values: values(name) }] : []),
      ...(workloadId ? [] : [{ dimension: "workload" as const, is: true, values: ["none"] }]),
    ],
  });
}

function pointsOf({
  plan,
  approval,
  costs,
  running,
}: {
  plan: PlanMonths;
  approval: ApprovedPlan;
  costs: readonly WorkloadMonth[];
  running: IsoMonth;
}): MonthPoint[] {
  const ofPlan = plan.months.filter((each) => each.approval === approval).slice(0, mostMonths);
  return ofPlan.map((planned) => {
    const { month } = planned;
    const actual = addTexts(costs.filter((cost) => cost.month === month).map(({ amount }) => amount));
    const isBilled = costs.some((cost) => cost.month === month);
    return {
      month,
      plan: plannedCost(planned),
      actual: isBilled && actual !== null ? drawn(actual) : null,
      isRunning: month === running,
    };
  });
}

function plannedCost({ works, shared }: PlanMonth): number {
  const ofWork = works.flatMap(({ tiers, items }) => [...tiers, ...items]);
  return [...ofWork, ...(shared ?? [])].reduce((sum, { cost }) => sum + cost, 0);
}

/** The month's table for its files. Throws NotFound where there is nothing to compare. */
export async function loadPlanExport(scope: Reader, asked: IsoMonth | undefined): Promise<PlanView> {
  const { view, month } = await planPage(scope, asked);
  if (view === null) throw new NotFound(`plan and costs of ${month}`);
  return view;
}
