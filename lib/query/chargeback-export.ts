import { seesAllTeams } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { treeBudget } from "@/lib/chart/budget-tree";
import { addHours, descendantsOf } from "@/lib/chart/chargeback-rows";
import { teamOfSlug } from "@/lib/chart/team-slug";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import type { ExportedTeam, MonthExport, TeamExport } from "@/lib/export/month-export";
import { monthAfter } from "@/lib/format/date";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { type AmountText, addFigures, addTexts } from "@/lib/ledger/statement-document";
import type { MonthQuery } from "@/lib/schema/chargeback";
import { getAllocationVersion } from "@/lib/store/allocation-rules";
import { getOrganisation } from "@/lib/store/organisation";
import { listPeriods } from "@/lib/store/periods";
import { statementState } from "@/lib/store/statement-verdicts";
import { getMonthStatements, type MonthStatements } from "@/lib/store/statements";

type Reader = Scope<"statements:read">;

export type ExportAsked = MonthQuery & { month: IsoMonth };

/** A month for its files; `rules` is the proof that the reader may see the rules' text. */
export async function loadMonthExport(
  scope: Reader,
  asked: ExportAsked,
  rules: Scope<"allocation:read"> | null = null,
): Promise<MonthExport> {
  const statements = await statementsOf(scope, asked);
  const { rulesVersion } = statements;
  return {
    ...(await toldOf(scope, statements)),
    teams: teamsOf(statements),
    unallocated: statements.unallocated,
    reconciliation: statements.reconciliation,
    isWhole: seesAllTeams(scope.role),
    rules: rules === null || rulesVersion === 0 ? null : (await getAllocationVersion(rules, rulesVersion)).rules,
  };
}

/** The same for a journal, which needs every figure. Throws Conflict where one is not known. */
export async function loadJournalExport(scope: Reader, asked: ExportAsked): Promise<MonthExport> {
  const month = await loadMonthExport(scope, asked);
  const documents = [...month.teams.map(({ document }) => document), ...month.unallocated];
  if (documents.some(({ figures }) => figures[asked.basis].total === null)) {
    throw new Conflict(
      `Some lines of ${asked.month} have no ${asked.basis} cost, and half a journal is worse than none.`,
    );
  }
  return month;
}

/** One statement, with the teams below it. A manager is refused another team's, there or not. */
export async function loadTeamExport(
  scope: Reader,
  { team: slug, ...asked }: ExportAsked & { team: string },
): Promise<TeamExport> {
  const statements = await statementsOf(scope, asked);
  const team = teamOfSlug(statements.teams, slug);
  if (!team || !scope.teamIds.includes(team.id)) {
    throw seesAllTeams(scope.role) ? new NotFound("team") : new Forbidden("statements:read");
  }
  const ids = [team, ...descendantsOf(team, statements.teams)].map(({ id }) => id);
  const own = teamsOf(statements).filter(({ id }) => ids.includes(id));
  const documents = ids.flatMap((id) => own.find((each) => each.id === id)?.document ?? []);
  return {
    ...(await toldOf(scope, statements)),
    team: {
      name: team.name,
      unit: statements.teams.find(({ id }) => id === team.parentId)?.name ?? null,
      state: own.find(({ id }) => id === team.id)?.state ?? "draft",
    },
    documents,
    figures: addFigures(documents.map(({ figures }) => figures[asked.basis])),
    previousTotal: await totalBefore(scope, { ...asked, ids }),
    budget: treeBudget(
      team.id,
      statements.teams,
      (id) => documents.find(({ owner }) => owner === `team:${id}`)?.budget ?? null,
    ).counted,
    gpuHours: addHours(documents.map(({ gpuHours }) => gpuHours)),
  };
}

function statementsOf(scope: Reader, { month, basis, version }: ExportAsked): Promise<MonthStatements> {
  return getMonthStatements(scope, { month, basis, version: version ?? null });
}

async function toldOf(scope: Reader, { period, version, basis, currency, rulesVersion }: MonthStatements) {
  const { name } = await getOrganisation(scope);
  return { organisation: name, month: period.month, state: period.state, version, basis, currency, rulesVersion };
}

function teamsOf({ teams, statements, verdicts, period }: MonthStatements): ExportedTeam[] {
  return teams.flatMap(({ id, name, parentId }): ExportedTeam[] => {
    const document = statements.find(({ owner }) => owner === `team:${id}`);
    if (!document) return [];
    const state = statementState(
      verdicts.filter(({ teamId }) => teamId === id),
      { period: period.state, total: document.figures.effective.total },
    );
    return [{ id, name, unit: teams.find((each) => each.id === parentId)?.name ?? null, state, document }];
  });
}

async function totalBefore(
  scope: Reader,
  { month, basis, ids }: ExportAsked & { ids: readonly string[] },
): Promise<AmountText> {
  const before = monthAfter(month, -1);
  const periods = await listPeriods(scope);
  if (!periods.some((period) => period.month === before)) return null;
  const { statements } = await getMonthStatements(scope, { month: before, basis });
  const own = statements.filter(({ owner }) => ids.some((id) => owner === `team:${id}`));
  return addTexts(own.map(({ figures }) => figures[basis].total));
}
