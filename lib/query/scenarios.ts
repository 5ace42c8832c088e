import { notFound } from "next/navigation";
import { authorizePage } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import { gpuHourRate } from "@/lib/calc/rate";
import { listRow, type ScenarioListRow } from "@/lib/chart/scenario-headline";
import { changesBetween, type VersionEntry } from "@/lib/chart/scenario-history";
import { today } from "@/lib/clock";
import { NotFound } from "@/lib/errors";
import { monthAfter } from "@/lib/format/date";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { ApprovedPlan } from "@/lib/schema/plan";
import type { ComparedScenario, Scenario } from "@/lib/schema/scenario-record";
import type { SupplyChoice, TemplateChoice, WorkloadChoice } from "@/lib/schema/scenario-start";
import { scenarioTemplates } from "@/lib/schema/scenario-templates";
import { getOrganisation } from "@/lib/store/organisation";
import { findApproval, planStart } from "@/lib/store/plan-approvals";
import { getScenario, listScenarios, listScenarioVersions } from "@/lib/store/scenarios";
import { listSupplies } from "@/lib/store/supplies";
import { listWorkloads } from "@/lib/store/workloads";

export type ScenarioList = {
  currency: string;
  timeZone: string;
  mayWrite: boolean;
  rows: ScenarioListRow[];
  archived: ScenarioListRow[];
};

export async function loadScenarios(): Promise<ScenarioList> {
  const scope = await authorizePage("scenarios:read");
  const [organisation, inUse, archived] = await Promise.all([
    getOrganisation(scope),
    listScenarios(scope),
    listScenarios(scope, { archived: true }),
  ]);
  return {
    currency: organisation.currency,
    timeZone: organisation.timeZone,
    mayWrite: mayDo(scope.role, "scenarios:write"),
    rows: inUse.map(listRow),
    archived: archived.map(listRow),
  };
}

export type ScenarioPage = {
  scenario: Scenario;
  versions: VersionEntry[];
  /** What was approved of it, if it is the plan now or later. */
  approval: ApprovedPlan | null;
  /** From when it would be the plan if it were approved now. */
  planStart: IsoMonth;
  currency: string;
  timeZone: string;
  mayWrite: boolean;
};

/** The scenario in its current version, or in the one of the link; a version that is not there is a page not found. */
export async function loadScenario(id: string, version: number | null): Promise<ScenarioPage> {
  const scope = await authorizePage("scenarios:read");
  const [organisation, scenario, versions] = await Promise.all([
    getOrganisation(scope),
    found(getScenario(scope, id, version ?? undefined)),
    listScenarioVersions(scope, id),
  ]);
  const { currency, timeZone } = organisation;
  const month = today().slice(0, 7);
  const [approval, start] = await Promise.all([
    findApproval(scope, { scenarioId: id, month }),
    planStart(scope, { month, startMonth: scenario.input.startMonth }),
  ]);
  return {
    scenario,
    approval,
    planStart: start,
    currency,
    timeZone,
    mayWrite: mayDo(scope.role, "scenarios:write"),
    versions: versions.map(({ input, ...entry }, index) => {
      const before = versions[index + 1]?.input;
      return { ...entry, changes: before ? changesBetween(before, input, currency) : [] };
    }),
  };
}

async function found<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

export type ScenarioComparison = { currency: string; scenarios: ComparedScenario[]; missing: number };

/** The scenarios of the link, in its order; those that are gone are counted. */
export async function loadComparison(ids: readonly string[]): Promise<ScenarioComparison> {
  const scope = await authorizePage("scenarios:read");
  const [organisation, inUse] = await Promise.all([getOrganisation(scope), listScenarios(scope)]);
  const known = new Map(inUse.map((summary) => [summary.id, summary]));
  const chosen = ids.flatMap((id) => known.get(id) ?? []);
  return {
    currency: organisation.currency,
    missing: ids.length - chosen.length,
    scenarios: chosen.map(({ id, name, status, currentVersion, input }) => {
      return { id, name, status, version: currentVersion, input };
    }),
  };
}

export type NewScenarioPage = {
  currency: string;
  startMonth: string;
  pricesAsOf: string;
  workloads: WorkloadChoice[];
  cloudOffers: SupplyChoice[];
  fleets: SupplyChoice[];
  templates: TemplateChoice[];
};

export async function loadNewScenario(): Promise<NewScenarioPage> {
  const scope = await authorizePage("scenarios:write");
  const reader = await authorizePage("workloads:read");
  const on = today();
  const [organisation, workloads, supplies] = await Promise.all([
    getOrganisation(scope),
    listWorkloads(reader),
    listSupplies(reader, { on }),
  ]);
  const choices = supplies.map(({ id, name, kind, terms }) => {
    return { id, name, kind, gpuClass: terms.gpuClass, gpuHourly: gpuHourRate(terms) };
  });
  return {
    currency: organisation.currency,
    startMonth: monthAfter(on, 1),
    pricesAsOf: on,
    workloads: workloads.map(({ id, name, teamName, supplyName, supplyKind, gpuHoursMonthly }) => {
      const tier = supplyKind === "owned" || supplyKind === "consumption" ? "on-prem" : supplyKind;
      return { id, name, teamName, supplyName, tier, gpuHoursMonthly };
    }),
    cloudOffers: choices.filter(({ kind }) => kind === "cloud"),
    fleets: choices.filter(({ kind }) => kind === "owned" || kind === "consumption"),
    templates: scenarioTemplates.map(({ id, name, summary, finding, share }) => ({
      id,
      name,
      summary,
      finding,
      share,
    })),
  };
}
