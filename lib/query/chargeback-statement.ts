import { authorizePage } from "@/lib/auth/authorize";
import { mayDo, type Role } from "@/lib/auth/permissions";
import { treeBudget } from "@/lib/chart/budget-tree";
import { addHours, type ChargebackEntry, chargebackRows, descendantsOf, sumRow } from "@/lib/chart/chargeback-rows";
import { type StatementContext, statementGroups } from "@/lib/chart/statement";
import {
  isAnswered,
  type StatementMay,
  type StatementPage,
  statementFinding,
  statementWaterfall,
} from "@/lib/chart/statement-page";
import { teamSlugs } from "@/lib/chart/team-slug";
import { addFigures, addTexts, type StatementDocument } from "@/lib/ledger/statement-document";
import type { StatementState } from "@/lib/schema/chargeback";
import { listTeams } from "@/lib/store/teams";
import { type LoadedMonth, loadMonth, type MonthAddress, statementHref, teamOf } from "./chargeback-month";

export type StatementAddress = MonthAddress & { team: string };

/** Refuses another team's statement before the first byte is sent. */
export async function openStatement(team: string): Promise<void> {
  const scope = await authorizePage("statements:read");
  teamOf(scope, await listTeams(scope), team);
}

export async function loadStatement({ team: slug, ...address }: StatementAddress): Promise<StatementPage> {
  const loaded = await loadMonth(address);
  const { scope, head, statements, entries } = loaded;
  const team = teamOf(scope, statements.teams, slug);
  const below = descendantsOf(team, statements.teams);
  const own = entries.filter(({ id }) => id === team.id || below.some((each) => each.id === id));
  const row = sumRow(own, { key: team.id, name: team.name });
  const documents = documentsOf(loaded, [team, ...below]);
  const figures = addFigures(documents.map((document) => document.figures[head.basis]));
  const described = { head, team, figures };
  const hours = addHours(documents.map(({ gpuHours }) => gpuHours));
  const state = own.find(({ id }) => id === team.id)?.state ?? "draft";
  return {
    ...head,
    team: { id: team.id, name: team.name, slug, manager: statements.managers.get(team.id) ?? null },
    unit: unitOf(loaded, team.parentId),
    figures,
    answeredTotal: documents[0]?.figures.effective.total ?? null,
    finding: statementFinding(described, row),
    waterfall: statementWaterfall(described),
    groups: statementGroups(documents, contextOf(loaded)),
    previousTotal: totalBefore(own),
    change: row.change,
    changeRatio: row.changeRatio,
    budget: row.budget,
    wholeBudget: treeBudget(team.id, statements.teams, budgetIn(documents)).counted,
    budgetUse: row.budgetUse,
    gpuHours: hours,
    utilisation: row.utilisation,
    below: below.length === 0 ? [] : chargebackRows(own).slice(1),
    state,
    verdicts: statements.verdicts.filter(({ teamId }) => teamId === team.id),
    reconciliation: statements.reconciliation,
    may: mayAnswer(scope.role, loaded, { state, hasTeamsBelow: below.length > 0 }),
  };
}

function documentsOf({ statements }: LoadedMonth, teams: readonly { id: string }[]): StatementDocument[] {
  return teams.flatMap(({ id }) => statements.statements.find(({ owner }) => owner === `team:${id}`) ?? []);
}

function contextOf({ head }: LoadedMonth): StatementContext {
  const { month } = head.period;
  return {
    month,
    basis: head.basis,
    currency: head.currency,
    days: { from: `${month}-01`, to: `${month}-${String(head.days).padStart(2, "0")}` },
  };
}

function unitOf({ statements, head }: LoadedMonth, parentId: string | null): StatementPage["unit"] {
  const parent = statements.teams.find(({ id }) => id === parentId);
  if (!parent) return null;
  const slug = teamSlugs(statements.teams).get(parent.id) ?? parent.id;
  return { name: parent.name, href: statementHref({ month: head.period.month, slug, basis: head.basis }) };
}

function totalBefore(entries: readonly ChargebackEntry[]): string | null {
  const known = entries.flatMap(({ previousTotal }) => previousTotal ?? []);
  return known.length === 0 ? null : addTexts(known);
}

function budgetIn(documents: readonly StatementDocument[]): (teamId: string) => string | null {
  return (teamId) => documents.find(({ owner }) => owner === `team:${teamId}`)?.budget ?? null;
}

/** Analysts answer questions and resolve; a team's manager accepts and disputes; leaders read. */
function mayAnswer(
  role: Role,
  { head }: LoadedMonth,
  { state, hasTeamsBelow }: { state: StatementState; hasTeamsBelow: boolean },
): StatementMay {
  const { state: period, version } = head.period;
  const isLive = mayDo(role, "statements:write") && period !== "closed" && version === null && !hasTeamsBelow;
  const inReview = isLive && period === "review" && isAnswered(head.basis);
  return {
    comment: isLive,
    answer: inReview && role !== "analyst",
    resolve: inReview && state === "disputed" && mayDo(role, "periods:write"),
  };
}
