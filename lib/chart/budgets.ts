import { defused, formatCsv } from "../format/csv";
import { type AmountText, addTexts } from "../ledger/statement-document";

export type BudgetTeam = { id: string; name: string; depth: number; parentId: string | null };

export type BudgetsPage = {
  year: string;
  months: readonly string[];
  /** Parents before their children. */
  teams: readonly BudgetTeam[];
  /** The month under way, where the year has it and the ledger too. */
  current: CurrentMonth | null;
  /** By `cellKey`; what is not there has no budget. */
  amounts: Readonly<Record<string, string>>;
  currency: string;
  mayWrite: boolean;
};

export function cellKey(teamId: string, month: string): string {
  return `${teamId} ${month}`;
}

/** A month under way: its budget for the days that are over beside what is borne, and what is expected by its end. */
export type CurrentMonth = {
  month: string;
  daysOver: number;
  days: number;
  /** By team, a unit with the teams below it; the last row is all of them. */
  rows: readonly CurrentRow[];
};

export type CurrentRow = {
  key: string;
  name: string;
  depth: number;
  budget: AmountText;
  toDate: AmountText;
  spent: AmountText;
  /** Spent of the budget to date; null without one. */
  use: number | null;
  /** An estimate; null without enough history. */
  expected: number | null;
  /** Expected of the whole budget. */
  expectedUse: number | null;
};

/** The exact sum of some cells; null when none of them has an amount. */
export function budgetSum(amounts: BudgetsPage["amounts"], keys: readonly string[]): AmountText {
  const known = keys.flatMap((key) => amounts[key] ?? []);
  return known.length === 0 ? null : addTexts(known);
}

/** A file that can be read back: a line for each budget. */
export function budgetsCsv({
  teams,
  months,
  amounts,
}: Pick<BudgetsPage, "months" | "amounts"> & { teams: readonly Pick<BudgetTeam, "id" | "name">[] }): string {
  const lines = teams.flatMap(({ id, name }) =>
    months.flatMap((month) => {
      const amount = amounts[cellKey(id, month)];
      return amount === undefined ? [] : [[defused(name), month, amount]];
    }),
  );
  return formatCsv([["team", "month", "amount"], ...lines]);
}
