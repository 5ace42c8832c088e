import { defused, formatCsv } from "../format/csv";
import { type AmountText, addTexts } from "../ledger/statement-document";

export type BudgetsPage = {
  year: string;
  months: readonly string[];
  /** Parents before their children. */
  teams: readonly { id: string; name: string; depth: number }[];
  /** By `cellKey`; what is not there has no budget. */
  amounts: Readonly<Record<string, string>>;
  currency: string;
  mayWrite: boolean;
};

export function cellKey(teamId: string, month: string): string {
  return `${teamId} ${month}`;
}

/** The exact sum of some cells; null when none of them has an amount. */
export function budgetSum(amounts: BudgetsPage["amounts"], keys: readonly string[]): AmountText {
  const known = keys.flatMap((key) => amounts[key] ?? []);
  return known.length === 0 ? null : addTexts(known);
}

/** A file that can be read back: a line for each budget. */
export function budgetsCsv({ teams, months, amounts }: Pick<BudgetsPage, "teams" | "months" | "amounts">): string {
  const lines = teams.flatMap(({ id, name }) =>
    months.flatMap((month) => {
      const amount = amounts[cellKey(id, month)];
      return amount === undefined ? [] : [[defused(name), month, amount]];
    }),
  );
  return formatCsv([["team", "month", "amount"], ...lines]);
}
