import { notFound } from "next/navigation";
import { authorizePage } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { lastOfMonth } from "@/lib/calc/day";
import { type InitiativeView, initiativeView, originHref } from "@/lib/chart/initiative-view";
import { type RoadmapView, roadmapView } from "@/lib/chart/roadmap";
import { roadmapSavings } from "@/lib/chart/roadmap-measure";
import { roadmapRows, shareOfPlan, sumRows } from "@/lib/chart/roadmap-rows";
import { today } from "@/lib/clock";
import { NotFound } from "@/lib/errors";
import { ledgerComponents } from "@/lib/ledger/component";
import type { Initiative } from "@/lib/schema/initiative";
import type { Phase } from "@/lib/schema/initiative-words";
import { type HorizonChoice, horizonChoices, type RoadmapAddress, shownMonth } from "@/lib/schema/roadmap-address";
import { type CostTotals, sumCosts } from "@/lib/store/costs";
import { listInitiativeHistory } from "@/lib/store/initiative-history";
import { listMembersToChoose } from "@/lib/store/initiative-owners";
import { listInitiatives } from "@/lib/store/initiatives";
import { getOrganisation } from "@/lib/store/organisation";
import { readRoadmapFacts } from "@/lib/store/roadmap-facts";
import { listWorkloadTeams } from "@/lib/store/workload-teams";
import { listWorkloads } from "@/lib/store/workloads";

type Reader = Scope<"roadmap:read"> & Scope<"costs:read">;

export type RoadmapHead = {
  organisation: string;
  currency: string;
  timeZone: string;
  today: string;
  last: string;
  phase: Phase | null;
  horizons: readonly HorizonChoice[];
};

export type RoadmapPage = RoadmapHead & {
  view: RoadmapView | null;
  count: number;
  /** The run-rate's month as /costs has it, to the last digit. */
  totals: CostTotals | null;
  mayWrite: boolean;
  archived: readonly { id: string; name: string }[];
};

export async function loadRoadmap(address: RoadmapAddress): Promise<RoadmapPage> {
  const scope = await roadmapScope();
  const mayWrite = mayDo(scope.role, "roadmap:write");
  const [{ initiatives, ...loaded }, archived] = await Promise.all([
    loadRoadmapFor(scope, address),
    mayWrite ? listInitiatives(scope, { archived: true }) : [],
  ]);
  return {
    ...loaded,
    count: initiatives.length,
    totals: loaded.view ? await totalsOf(scope, loaded.view.now, loaded.currency) : null,
    mayWrite,
    archived: archived.map(({ id, name }) => ({ id, name })),
  };
}

/** The roadmap for its files: what the page shows of the same address. */
export async function loadRoadmapFor(
  scope: Reader,
  address: RoadmapAddress,
): Promise<RoadmapHead & { view: RoadmapView | null; initiatives: readonly Initiative[] }> {
  const [organisation, initiatives] = await Promise.all([getOrganisation(scope), listInitiatives(scope)]);
  // Nothing before the first start is measured.
  const [since = today().slice(0, 7)] = initiatives.map(({ startMonth }) => startMonth).toSorted();
  const facts = await readRoadmapFacts(scope, { since });
  const { name, currency, timeZone } = organisation;
  const horizons = horizonChoices(initiatives, today());
  const last = shownMonth(horizons, address.to);
  const phase = address.phase;
  return {
    organisation: name,
    currency,
    timeZone,
    today: today(),
    last,
    phase,
    horizons,
    initiatives,
    view: initiatives.length === 0 ? null : roadmapView({ initiatives, facts, last, phase, today: today(), currency }),
  };
}

async function totalsOf(scope: Scope<"costs:read">, month: string, currency: string): Promise<CostTotals> {
  const days = { from: `${month}-01`, to: lastOfMonth(`${month}-01`) };
  const question = { ...days, grain: "month", by: [], filters: [], basis: "effective", currency } as const;
  return (await sumCosts(scope, question)).totals;
}

/** Reading a roadmap is reading the costs that it is measured by; whoever may do one may do the other. */
export async function roadmapScope(): Promise<Reader> {
  const [scope, costs] = await Promise.all([authorizePage("roadmap:read"), authorizePage("costs:read")]);
  return { ...scope, granted: { ...scope.granted, ...costs.granted } };
}

export type RealisedSaving = {
  /** The last complete month; null: there is none. */
  month: string | null;
  /** What was saved in it, as /roadmap has it. */
  amount: number | null;
  /** The plan to date of what is measured. */
  plannedAmount: number;
  shareOfPlan: number | null;
  /** Why there is no amount. */
  reason: string | null;
};

/** The realised saving of the last complete month. */
export async function loadRealisedSaving(): Promise<RealisedSaving> {
  const scope = await roadmapScope();
  const [initiatives, facts] = await Promise.all([listInitiatives(scope), readRoadmapFacts(scope, { since: "last" })]);
  const savings = roadmapSavings(initiatives, facts, facts.months.at(-1) ?? today().slice(0, 7));
  const sum = sumRows(roadmapRows(savings, today()));
  return {
    month: savings.now,
    amount: sum.realised,
    plannedAmount: sum.plannedMeasured,
    shareOfPlan: shareOfPlan(sum),
    reason: sum.realised === null ? reasonOf(initiatives, savings.now) : null,
  };
}

function reasonOf(initiatives: readonly Initiative[], now: string | null): string {
  if (initiatives.length === 0) return "There is no initiative on the roadmap yet.";
  return now === null ? "There is no complete month of costs yet." : "No initiative is measurable yet.";
}

export type InitiativePage = {
  view: InitiativeView;
  initiative: Initiative;
  originHref: string | null;
  currency: string;
  choices: InitiativeChoices | null;
};

export type InitiativeChoices = {
  members: readonly { id: string; name: string }[];
  teams: readonly { id: string; name: string }[];
  workloads: readonly { id: string; name: string; teamName: string }[];
  components: readonly string[];
  currency: string;
};

export async function loadInitiative(id: string): Promise<InitiativePage> {
  const scope = await roadmapScope();
  try {
    const [organisation, initiatives, facts, history] = await Promise.all([
      getOrganisation(scope),
      listInitiatives(scope),
      readRoadmapFacts(scope),
      listInitiativeHistory(scope, id),
    ]);
    const initiative = initiatives.find((each) => each.id === id);
    if (!initiative) notFound();
    const { currency, timeZone } = organisation;
    const mayWrite = mayDo(scope.role, "roadmap:write");
    return {
      view: initiativeView(initiative, { initiatives, facts, today: today(), currency, timeZone, history }),
      initiative,
      originHref: mayDo(scope.role, "scenarios:read") ? originHref(initiative) : null,
      currency,
      choices: mayWrite ? await loadInitiativeChoices() : null,
    };
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

export async function loadInitiativeChoices(): Promise<InitiativeChoices> {
  const [writer, reader] = await Promise.all([authorizePage("roadmap:write"), authorizePage("workloads:read")]);
  const [organisation, members, teams, workloads] = await Promise.all([
    getOrganisation(writer),
    listMembersToChoose(writer),
    listWorkloadTeams(reader),
    listWorkloads(reader),
  ]);
  return {
    members,
    teams: teams.map(({ id, name }) => ({ id, name })),
    workloads: workloads.map(({ id, name, teamName }) => ({ id, name, teamName })),
    components: ledgerComponents,
    currency: organisation.currency,
  };
}
