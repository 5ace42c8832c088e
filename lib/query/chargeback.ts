import { authorizePage, scopeFor } from "@/lib/auth/authorize";
import { mayDo, seesAllTeams } from "@/lib/auth/permissions";
import { getSession } from "@/lib/auth/session";
import { type ChargebackPage, chargebackFinding, chargebackNote, sharesSummary } from "@/lib/chart/chargeback";
import {
  type ChargebackEntry,
  type ChargebackRow,
  chargebackRows,
  differenceOf,
  ratioOf,
  sumRow,
} from "@/lib/chart/chargeback-rows";
import { teamBarsModel } from "@/lib/chart/team-bars";
import { teamSlugs } from "@/lib/chart/team-slug";
import type { CloseCheck } from "@/lib/ledger/close-checks";
import type { StatementDocument } from "@/lib/ledger/statement-document";
import { listCloseChecks } from "@/lib/store/close-facts";
import { listPeriods, type Period } from "@/lib/store/periods";
import { listTeams } from "@/lib/store/teams";
import { type LoadedMonth, loadMonth, type MonthAddress, previousTotal, statementHref } from "./chargeback-month";

/** Where /chargeback leads: the month that somebody should look at, a manager's to the own team; null: no months yet. */
export async function loadCurrentMonth(): Promise<{ href: string | null; mayImport: boolean }> {
  const scope = await authorizePage("statements:read");
  const mayImport = mayDo(scope.role, "imports:write");
  const month = currentMonth(await listPeriods(scope));
  if (month === null) return { href: null, mayImport };
  if (seesAllTeams(scope.role) || scope.teamId === null) return { href: `/chargeback/${month}`, mayImport };
  const slugs = teamSlugs(await listTeams(scope));
  const slug = slugs.get(scope.teamId) ?? scope.teamId;
  return { href: statementHref({ month, slug, basis: "effective" }), mayImport };
}

/** The latest month in review, else the latest that is not closed, else the latest of all. */
function currentMonth(periods: readonly Period[]): string | null {
  const latest = (wanted: (period: Period) => boolean) => periods.findLast(wanted)?.month;
  return (
    latest(({ state }) => state === "review") ?? latest(({ state }) => state === "open") ?? latest(() => true) ?? null
  );
}

export async function loadChargeback(address: MonthAddress): Promise<ChargebackPage> {
  const loaded = await loadMonth(address);
  const { scope, head, statements, entries } = loaded;
  const allocated = sumRow(entries, { key: "allocated", name: "Allocated" });
  const unallocated = unallocatedRows(loaded);
  const imported = importedRow(loaded);
  const { state, version } = head.period;
  const soFar = head.daysOver < head.days;
  const may = (permission: "periods:write" | "periods:reopen" | "budgets:write") => mayDo(scope.role, permission);
  return {
    ...head,
    finding: chargebackFinding({ head, entries, allocated, imported, reconciliation: statements.reconciliation }),
    note: chargebackNote(entries, state === "closed"),
    bars: teamBarsModel({
      entries: withoutUnitBudgets(entries),
      currency: head.currency,
      title: "What each team owes, by part",
      summary: sharesSummary(allocated),
      budgetLabel: soFar ? "Budget to date" : "Budget",
    }),
    rows: chargebackRows(entries),
    allocated,
    unallocated,
    imported,
    reconciliation: statements.reconciliation,
    kept: keptReasons(loaded),
    checks: state === "review" && may("periods:write") ? await checksOf(head.period.month) : null,
    may: {
      review: may("periods:write") && state === "open",
      close: may("periods:write") && state === "review",
      reopen: may("periods:reopen") && state === "closed" && version !== null,
      budgets: may("budgets:write"),
    },
  };
}

/** A bar is what a team bears itself; a unit's budget is for its teams too. */
function withoutUnitBudgets(entries: readonly ChargebackEntry[]): ChargebackEntry[] {
  const units = new Set(entries.map(({ parentId }) => parentId));
  return entries.map((entry) => (units.has(entry.id) ? { ...entry, budget: null } : entry));
}

async function checksOf(month: string): Promise<CloseCheck[] | null> {
  const session = await getSession();
  return session ? listCloseChecks(scopeFor(session, "periods:write"), month) : null;
}

/** A row for each pool that got or gave something, one for what nobody was given, and one for what is in review. */
function unallocatedRows({ statements, previous, head }: LoadedMonth): ChargebackRow[] {
  const rowOf = (document: StatementDocument): ChargebackRow => ({
    ...sumRow([entryOf(document, previousTotal(previous, document, head.basis), head)], {
      key: document.owner,
      name: document.owner === "unallocated" ? "Unallocated" : `Pool: ${document.name}`,
    }),
    kind: "unallocated",
  });
  const nobody = statements.unallocated.find(({ owner }) => owner === "unallocated");
  const pools = statements.unallocated.filter(
    (document) =>
      document.owner !== "unallocated" &&
      Object.values(document.figures[head.basis].parts).some((part) => part !== "0"),
  );
  const held = statements.reconciliation?.inReview ?? "0";
  return [
    ...pools.map(rowOf),
    ...(nobody ? [rowOf(nobody)] : []),
    ...(held === "0" ? [] : [plainRow({ key: "in-review", name: "In review", total: held })]),
  ];
}

function entryOf(
  { name, figures, gpuHours }: StatementDocument,
  before: string | null,
  { basis }: LoadedMonth["head"],
): ChargebackEntry {
  return {
    id: name,
    name,
    parentId: null,
    href: null,
    figures: figures[basis],
    previousTotal: before,
    budget: null,
    gpuHours,
    state: "draft",
  };
}

function plainRow({ key, name, total }: { key: string; name: string; total: string }): ChargebackRow {
  const unknown = { direct: null, shared: null, idle: null, adjustments: null };
  const none = { change: null, changeRatio: null, budget: null, budgetUse: null, utilisation: null, state: null };
  return { key, kind: "unallocated", name, href: null, depth: 0, teams: 0, ...unknown, total, ...none };
}

/** The whole month in one row; its total is what was imported, so that table and bills show the same digits. */
function importedRow({ statements, previous, entries, head }: LoadedMonth): ChargebackRow | null {
  const total = statements.reconciliation?.imported;
  if (total === undefined) return null;
  const others = statements.unallocated.map((document) => entryOf(document, null, head));
  const before = previous?.reconciliation?.imported;
  const change = before === undefined ? null : differenceOf(total, before);
  return {
    ...sumRow([...entries, ...others], { key: "imported", name: "Imported" }),
    total,
    change,
    changeRatio: change === null || before === undefined ? null : ratioOf(change, before, { absolute: true }),
  };
}

/** Pools that a rule could not spread, each with the reason. */
function keptReasons({ statements }: LoadedMonth): string[] {
  return statements.kept.map(({ owner, reason }) => {
    const pool = statements.unallocated.find((document) => document.owner === owner);
    return `${pool?.name ?? "What nobody was given"} was not shared: ${reason}.`;
  });
}
