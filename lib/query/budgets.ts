import { authorizePage, scopeFor } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import { getSession } from "@/lib/auth/session";
import { dayAfter } from "@/lib/calc/day";
import { type BudgetsPage, type BudgetTeam, type CurrentMonth, cellKey } from "@/lib/chart/budgets";
import { currentMonth } from "@/lib/chart/current-month";
import { historyFrom } from "@/lib/chart/expected-month";
import { now } from "@/lib/clock";
import { NotFound } from "@/lib/errors";
import { dayIn } from "@/lib/format/date";
import { listBudgets } from "@/lib/store/budgets";
import { MissingRates } from "@/lib/store/costs";
import { readDailyCosts } from "@/lib/store/daily-costs";
import { MissingRate } from "@/lib/store/month-allocation";
import { getOrganisation } from "@/lib/store/organisation";
import { getMonthStatements } from "@/lib/store/statements";
import { listTeams } from "@/lib/store/teams";

/** The visible teams' budgets of a calendar year; anything that is no year means this one. */
export async function loadBudgets(wanted: string | undefined): Promise<BudgetsPage> {
  const scope = await authorizePage("budgets:read");
  const { currency, timeZone } = await getOrganisation(scope);
  const today = dayIn(now(), timeZone);
  const year = wanted !== undefined && /^20\d{2}$/.test(wanted) ? wanted : today.slice(0, 4);
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`);
  const [found, budgets] = await Promise.all([
    listTeams(scope),
    listBudgets(scope, { from: `${year}-01`, to: `${year}-12` }),
  ]);
  const teams = found.map(({ id, name, depth, parentId }) => ({ id, name, depth, parentId }));
  const amounts = Object.fromEntries(budgets.map(({ teamId, month, amount }) => [cellKey(teamId, month), amount]));
  return {
    year,
    months,
    teams,
    current: today.startsWith(year) ? await loadCurrent({ teams, amounts, today, currency }) : null,
    amounts,
    currency,
    mayWrite: mayDo(scope.role, "budgets:write"),
  };
}

type Asked = Pick<BudgetsPage, "amounts" | "currency"> & { teams: readonly BudgetTeam[]; today: string };

/** Whoever may read a budget may read what is held against it: both need the same teams. */
async function loadCurrent({ teams, amounts, today, currency }: Asked): Promise<CurrentMonth | null> {
  const session = await getSession();
  if (!session) return null;
  const month = today.slice(0, 7);
  const days = { from: historyFrom(today), to: dayAfter(today, -1) };
  try {
    const [{ statements }, series] = await Promise.all([
      getMonthStatements(scopeFor(session, "statements:read"), { month, basis: "effective" }),
      readDailyCosts(scopeFor(session, "costs:read"), { ...days, filters: [], basis: "effective", currency }),
    ]);
    const totals = new Map(statements.map(({ owner, figures }) => [owner, figures.effective.total]));
    return currentMonth({
      month,
      today,
      teams,
      spentOf: (id) => totals.get(`team:${id}`) ?? null,
      budgetOf: (id) => amounts[cellKey(id, month)] ?? null,
      series,
    });
  } catch (error) {
    // Without lines or rates there is nothing to hold against a budget; the budgets themselves are still there.
    if (error instanceof NotFound || error instanceof MissingRate || error instanceof MissingRates) return null;
    throw error;
  }
}
