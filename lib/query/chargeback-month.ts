import { forbidden, notFound } from "next/navigation";
import { authorizePage } from "@/lib/auth/authorize";
import { seesAllTeams } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { budgetToDate, daysOver } from "@/lib/chart/budget-to-date";
import type { MonthHead } from "@/lib/chart/chargeback";
import type { ChargebackEntry } from "@/lib/chart/chargeback-rows";
import { teamOfSlug, teamSlugs } from "@/lib/chart/team-slug";
import { now } from "@/lib/clock";
import { NotFound } from "@/lib/errors";
import { dayIn, monthAfter } from "@/lib/format/date";
import { daysInMonth, type IsoMonth } from "@/lib/ledger/calendar";
import type { CostBasis } from "@/lib/ledger/costs";
import type { StatementDocument } from "@/lib/ledger/statement-document";
import { costBasis, isoMonth } from "@/lib/schema/chargeback";
import { getOrganisation } from "@/lib/store/organisation";
import { listPeriods, type Period } from "@/lib/store/periods";
import { statementState } from "@/lib/store/statement-verdicts";
import { getMonthStatements, type MonthStatements } from "@/lib/store/statements";

type Reader = Scope<"statements:read">;

export type MonthAddress = { month: string; basis: string | undefined; version: string | undefined };

export type LoadedMonth = {
  scope: Reader;
  head: MonthHead;
  statements: MonthStatements;
  /** The month before, in the same basis; null: the ledger begins here. */
  previous: MonthStatements | null;
  entries: readonly ChargebackEntry[];
};

/** A month in a basis as an address names it; an unknown basis is the effective one. */
export async function loadMonth({ month, basis: wanted, version }: MonthAddress): Promise<LoadedMonth> {
  const scope = await authorizePage("statements:read");
  if (!isoMonth.safeParse(month).success) notFound();
  const basis = costBasis.safeParse(wanted).data ?? "effective";
  const [organisation, periods] = await Promise.all([getOrganisation(scope), listPeriods(scope)]);
  const [statements, previous] = await Promise.all([
    found(getMonthStatements(scope, { month, basis, version: versionOf(version) })),
    previousOf(scope, { month, basis, periods }),
  ]);
  const head = headOf(statements, { periods, timeZone: organisation.timeZone });
  return { scope, head, statements, previous, entries: entriesOf(statements, previous, head) };
}

/** Something that is not there, and something of another team, look the same. */
async function found<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

function versionOf(version: string | undefined): number | null {
  return version !== undefined && /^[1-9]\d{0,8}$/.test(version) ? Number(version) : null;
}

async function previousOf(
  scope: Reader,
  { month, basis, periods }: { month: IsoMonth; basis: CostBasis; periods: readonly Period[] },
): Promise<MonthStatements | null> {
  const before = monthAfter(month, -1);
  return periods.some((period) => period.month === before) ? getMonthStatements(scope, { month: before, basis }) : null;
}

function headOf(
  { period, version, versions, sha256, basis, currency, rulesVersion }: MonthStatements,
  { periods, timeZone }: { periods: readonly Period[]; timeZone: string },
): MonthHead {
  return {
    period: {
      month: period.month,
      state: period.state,
      version,
      versions: versions.map((each) => each.version),
      sha256,
      closedAt: period.closedAt?.toISOString() ?? null,
      closedBy: period.closedBy,
    },
    months: periods.map(({ month, state }) => ({ month, state })).reverse(),
    basis,
    currency,
    timeZone,
    rulesVersion,
    daysOver: Number(daysOver(period.month, dayIn(now(), timeZone))),
    days: Number(daysInMonth(period.month)),
  };
}

function entriesOf(
  { statements, teams, verdicts, period, basis }: MonthStatements,
  previous: MonthStatements | null,
  head: MonthHead,
): ChargebackEntry[] {
  const slugs = teamSlugs(teams);
  return teams.flatMap(({ id, name, parentId }): ChargebackEntry[] => {
    const document = statements.find(({ owner }) => owner === `team:${id}`);
    if (!document) return [];
    return [
      {
        id,
        name,
        parentId,
        href: statementHref({ month: period.month, slug: slugs.get(id) ?? id, basis }),
        figures: document.figures[basis],
        previousTotal: previousTotal(previous, document, basis),
        budget: budgetToDate(document.budget, { month: head.period.month, today: dayIn(now(), head.timeZone) }),
        gpuHours: document.gpuHours,
        // What a team answered was the effective total, whatever basis is looked at.
        state: statementState(
          verdicts.filter(({ teamId }) => teamId === id),
          { period: period.state, total: document.figures.effective.total },
        ),
      },
    ];
  });
}

export function previousTotal(
  previous: MonthStatements | null,
  { owner }: Pick<StatementDocument, "owner">,
  basis: CostBasis,
): string | null {
  if (previous === null) return null;
  const document = [...previous.statements, ...previous.unallocated].find((each) => each.owner === owner);
  return document ? document.figures[basis].total : "0";
}

export function statementHref({ month, slug, basis }: { month: IsoMonth; slug: string; basis: CostBasis }): string {
  return `/chargeback/${month}/${slug}${basis === "effective" ? "" : `?basis=${basis}`}`;
}

/** The team of an address. A manager is refused every team but the own and those below it, there or not. */
export function teamOf(scope: Reader, teams: MonthStatements["teams"], slug: string): MonthStatements["teams"][number] {
  const team = teamOfSlug(teams, slug);
  if (team && scope.teamIds.includes(team.id)) return team;
  return seesAllTeams(scope.role) ? notFound() : forbidden();
}
