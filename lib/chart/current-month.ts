import type { CostSeries } from "../calc/anomaly-cause";
import { daysInMonth } from "../ledger/calendar";
import { type AmountText, addTexts } from "../ledger/statement-document";
import { budgetToDate, daysOver } from "./budget-to-date";
import { treeBudget, wholeBudget } from "./budget-tree";
import type { BudgetTeam, CurrentMonth, CurrentRow } from "./budgets";
import { descendantsOf, ratioOf } from "./chargeback-rows";
import { drawn } from "./cost-delta";
import { expectedMonth, seriesOfTeams } from "./expected-month";

export type CurrentInput = {
  month: string;
  today: string;
  teams: readonly BudgetTeam[];
  /** What each team bears itself. */
  spentOf: (teamId: string) => AmountText;
  budgetOf: (teamId: string) => AmountText;
  /** Days of the visible teams; null where they cannot be added up. */
  series: readonly CostSeries[] | null;
};

export function currentMonth(input: CurrentInput): CurrentMonth {
  const { month, today, teams, budgetOf } = input;
  const rows = teams.map((team) =>
    rowOf(input, {
      key: team.id,
      name: team.name,
      depth: team.depth,
      ids: [team, ...descendantsOf(team, teams)].map(({ id }) => id),
      budget: treeBudget(team.id, teams, budgetOf).counted,
    }),
  );
  const all = rowOf(input, {
    key: "total",
    name: "Total",
    depth: 0,
    ids: teams.map(({ id }) => id),
    budget: wholeBudget(teams, budgetOf),
  });
  return { month, daysOver: Number(daysOver(month, today)), days: Number(daysInMonth(month)), rows: [...rows, all] };
}

type Of = Pick<CurrentRow, "key" | "name" | "depth" | "budget"> & { ids: readonly string[] };

function rowOf({ month, today, spentOf, series }: CurrentInput, { ids, ...row }: Of): CurrentRow {
  const spent = addTexts(ids.map(spentOf));
  const toDate = budgetToDate(row.budget, { month, today });
  const own = series === null ? [] : seriesOfTeams(series, ids);
  const expected = spent === null ? null : expectedMonth({ series: own, month, today, spent: drawn(spent) });
  return {
    ...row,
    toDate,
    spent,
    use: spent === null || toDate === null ? null : ratioOf(spent, toDate),
    expected,
    expectedUse:
      expected === null || row.budget === null || drawn(row.budget) === 0 ? null : expected / drawn(row.budget),
  };
}
