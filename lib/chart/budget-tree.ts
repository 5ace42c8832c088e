import { subtract } from "../ledger/amount";
import { amountOf, formatAmount } from "../ledger/amount-text";
import { type AmountText, addTexts } from "../ledger/statement-document";

type Nested = { id: string; parentId: string | null };

/** The budget that stands beside each team, by its id. */
export type BudgetOf = (teamId: string) => AmountText;

/** A team's or unit's own budget beside what the teams below it have together. Neither has to follow the other. */
export type TreeBudget = {
  own: AmountText;
  /** Of the teams below; null when none of them has one. */
  below: AmountText;
  /** Own less below: what the unit has not handed on, or, negative, what its teams have too much. Null without both. */
  difference: AmountText;
  /** What is held against the unit's cost: the own budget, or else that of the teams below. */
  counted: AmountText;
};

export function treeBudget(teamId: string, teams: readonly Nested[], budgetOf: BudgetOf): TreeBudget {
  const own = budgetOf(teamId);
  const children = teams.filter(({ parentId }) => parentId === teamId);
  const below = addBudgets(children.map(({ id }) => treeBudget(id, teams, budgetOf).counted));
  const difference = own === null || below === null ? null : formatAmount(subtract(amountOf(own), amountOf(below)));
  return { own, below, difference, counted: own ?? below };
}

/** The budget of everything: each unit's counts once, however much its teams have. */
export function wholeBudget(teams: readonly Nested[], budgetOf: BudgetOf): AmountText {
  const ids = new Set(teams.map(({ id }) => id));
  const tops = teams.filter(({ parentId }) => parentId === null || !ids.has(parentId));
  return addBudgets(tops.map(({ id }) => treeBudget(id, teams, budgetOf).counted));
}

/** The exact sum of those that are known; null when none is. */
export function addBudgets(texts: readonly AmountText[]): AmountText {
  const known = texts.filter((text) => text !== null);
  return known.length === 0 ? null : addTexts(known);
}
