import { authorizePage } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import type { BudgetsPage } from "@/lib/chart/budgets";
import { today } from "@/lib/clock";
import { listBudgets } from "@/lib/store/budgets";
import { getOrganisation } from "@/lib/store/organisation";
import { listTeams } from "@/lib/store/teams";

/** The visible teams' budgets of a calendar year; anything that is no year means this one. */
export async function loadBudgets(wanted: string | undefined): Promise<BudgetsPage> {
  const scope = await authorizePage("budgets:read");
  const year = wanted !== undefined && /^20\d{2}$/.test(wanted) ? wanted : today().slice(0, 4);
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`);
  const [teams, budgets, organisation] = await Promise.all([
    listTeams(scope),
    listBudgets(scope, { from: `${year}-01`, to: `${year}-12` }),
    getOrganisation(scope),
  ]);
  return {
    year,
    months,
    teams: teams.map(({ id, name, depth }) => ({ id, name, depth })),
    amounts: Object.fromEntries(budgets.map(({ teamId, month, amount }) => [`${teamId} ${month}`, amount])),
    currency: organisation.currency,
    mayWrite: mayDo(scope.role, "budgets:write"),
  };
}
