import { notFound } from "next/navigation";
import { authorizePage, scopeFor } from "@/lib/auth/authorize";
import { mayDo, seesAllTeams } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { getSession } from "@/lib/auth/session";
import {
  defaultSort,
  describeFilter,
  filterOptions,
  filterRows,
  parseFilters,
  saysStatus,
  sortRows,
} from "@/lib/chart/workload-filter";
import type { WorkloadFormPage, WorkloadPage, WorkloadsPage } from "@/lib/chart/workload-page";
import { type Pricing, type WorkloadRow, workloadRow } from "@/lib/chart/workload-recommendation";
import { workloadTotals } from "@/lib/chart/workload-summary";
import { today } from "@/lib/clock";
import { NotFound } from "@/lib/errors";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/quantity";
import { getOrganisation } from "@/lib/store/organisation";
import { listSupplies } from "@/lib/store/supplies";
import { getThresholds } from "@/lib/store/thresholds";
import { listWorkloadHistory } from "@/lib/store/workload-history";
import { listWorkloadTeams } from "@/lib/store/workload-teams";
import { getWorkload, listWorkloads } from "@/lib/store/workloads";

type Reader = Scope<"workloads:read">;

export async function loadWorkloads(filters: string): Promise<WorkloadsPage> {
  return workloadsFor(await authorizePage("workloads:read"), filters);
}

async function workloadsFor(scope: Reader, filters: string): Promise<WorkloadsPage> {
  const withArchived = saysStatus(filters);
  const [workloads, pricing, organisation, teams] = await Promise.all([
    listWorkloads(scope, { status: withArchived ? "all" : "active" }),
    pricingFor(scope),
    getOrganisation(scope),
    listWorkloadTeams(scope),
  ]);
  return {
    rows: workloads.map((workload) => workloadRow(workload, pricing)),
    withArchived,
    pricing,
    pricedOn: today(),
    currency: organisation.currency,
    teams,
    ownTeam: seesAllTeams(scope.role) ? null : (teams.find((team) => team.id === scope.teamId)?.name ?? null),
    mayWrite: mayDo(scope.role, "workloads:write"),
    mayPlan: mayDo(scope.role, "scenarios:write"),
  };
}

async function pricingFor(scope: Reader): Promise<Pricing> {
  const [supplies, thresholds] = await Promise.all([listSupplies(scope, { on: today() }), getThresholds(scope)]);
  return { supplies: supplies.map((supply) => supply.terms), thresholds };
}

export async function loadWorkload(id: string): Promise<WorkloadPage> {
  const scope = await authorizePage("workloads:read");
  const [workload, pricing, organisation] = await Promise.all([
    found(getWorkload(scope, id)),
    pricingFor(scope),
    getOrganisation(scope),
  ]);
  return {
    row: workloadRow(workload, pricing),
    pricing,
    pricedOn: today(),
    currency: organisation.currency,
    timeZone: organisation.timeZone,
    mayWrite: mayDo(scope.role, "workloads:write"),
    mayPlan: mayDo(scope.role, "scenarios:write"),
    history: await historyFor(scope, id),
  };
}

/** Another team's workload and one that does not exist look the same. */
async function found<T>(row: Promise<T>): Promise<T> {
  try {
    return await row;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

async function historyFor(scope: Reader, id: string): Promise<WorkloadPage["history"]> {
  const session = await getSession();
  if (!session || !mayDo(session.role, "audit:read")) return null;
  const auditor = scopeFor(session, "audit:read");
  return listWorkloadHistory({ ...auditor, granted: { ...auditor.granted, ...scope.granted } }, id);
}

/** For a new workload without an id. */
export async function loadWorkloadForm(id?: string): Promise<WorkloadFormPage> {
  const scope = await authorizePage("workloads:write");
  const [workload, teams, pricing, organisation] = await Promise.all([
    id === undefined ? null : found(getWorkload(scope, id)),
    listWorkloadTeams(scope),
    pricingFor(scope),
    getOrganisation(scope),
  ]);
  return { workload, teams, pricing, currency: organisation.currency };
}

export type WorkloadView = { filters: string; search: string; sort: string };

export type WorkloadExportView = {
  currency: string;
  rows: readonly WorkloadRow[];
  statements: readonly string[];
};

/** The rows of the list under the same filters, search and order, and in words what they are. */
export async function loadWorkloadExport(scope: Reader, view: WorkloadView): Promise<WorkloadExportView> {
  const page = await workloadsFor(scope, view.filters);
  const options = filterOptions(page.teams.map((team) => team.name));
  const { filters, ignored } = parseFilters(view.filters, options);
  const rows = sortRows(
    filterRows(page.rows, { filters, search: view.search, teams: page.teams }),
    view.sort || defaultSort,
  );
  const totals = workloadTotals(rows);
  const money = (value: number) => formatMoney(value, { currency: page.currency, style: "exact", symbol: "none" });
  const described = filters.map((filter) => describeFilter(filter, options));
  return {
    currency: page.currency,
    rows,
    statements: [
      `Workloads, ${formatCount(rows.length, "line")}, prices valid on ${formatDay(page.pricedOn)}, ${page.currency} per month`,
      `Filters: ${described.length > 0 ? described.join("; ") : "none (archived workloads are left out)"}`,
      ...(view.search.trim() === "" ? [] : [`Search: ${view.search.trim().replace(/\s+/g, " ")}`]),
      ...(ignored.length === 0 ? [] : [`Ignored filters: ${ignored.join(", ")}`]),
      `Totals: cost ${money(totals.monthlyCost)}, saving ${money(totals.saving)}`,
    ],
  };
}

/** Names that exist, so that the template can be imported as it is. */
export async function loadWorkloadTemplate(scope: Reader): Promise<{ team: string; supply: string }> {
  const [teams, supplies] = await Promise.all([listWorkloadTeams(scope), listSupplies(scope, { on: today() })]);
  return { team: teams[0]?.name ?? "", supply: supplies[0]?.name ?? "" };
}

/** The import page shows no data of its own, but only to those who may import. */
export async function allowWorkloadImport(): Promise<void> {
  await authorizePage("workloads:write");
}
