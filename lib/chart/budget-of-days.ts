import { daysBetween, firstOfMonth, lastOfMonth } from "../calc/day";
import type { CostQuery } from "../schema/cost-query";
import { wholeBudget } from "./budget-tree";
import { drawn } from "./cost-delta";
import type { AmountText } from "./cost-page";

export type MonthBudget = { teamId: string; month: string; amount: string };

/** Budgets by month ("2026-11"), or why the costs shown have none. */
export type RangeBudgets = { byMonth: ReadonlyMap<string, string>; reason: string | null };

type Narrowed = {
  teams: readonly { id: string; parentId: string | null }[];
  filters: CostQuery["filters"];
  /** What a filter of teams stands for in the ledger; null without one. */
  owners: { is: boolean; values: readonly (string | null)[] } | null;
};

/** Budgets are by team: under a filter of another dimension the costs shown have none. */
export function rangeBudgets(budgets: readonly MonthBudget[], { teams, filters, owners }: Narrowed): RangeBudgets {
  if (filters.some(({ dimension }) => dimension !== "team")) {
    return { byMonth: new Map(), reason: "Budgets are by team, so a filter by anything else has none." };
  }
  const wanted = teams.filter(({ id }) => !owners || owners.values.includes(`team:${id}`) === owners.is);
  const amounts = new Map(budgets.map(({ month, teamId, amount }) => [`${month} ${teamId}`, amount]));
  const months = [...new Set(budgets.map(({ month }) => month))].sort();
  const byMonth = months.flatMap((month): [string, string][] => {
    const whole = wholeBudget(wanted, (teamId) => amounts.get(`${month} ${teamId}`) ?? null);
    return whole === null ? [] : [[month, whole]];
  });
  return { byMonth: new Map(byMonth), reason: null };
}

export function budgetOf({ byMonth }: RangeBudgets, day: string): AmountText {
  return byMonth.get(day.slice(0, 7)) ?? null;
}

/** What budgets leave for some days: each day its part of its month. Null as soon as a month has none. */
export function budgetOfDays(budgets: RangeBudgets, days: readonly string[]): number | null {
  let total = 0;
  for (const day of days) {
    const budget = budgetOf(budgets, day);
    if (budget === null) return null;
    total += drawn(budget) / (daysBetween(firstOfMonth(day), lastOfMonth(day)) + 1);
  }
  return days.length === 0 ? null : total;
}
