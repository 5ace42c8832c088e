import { dayAfter } from "../calc/day";
import { descendantsOf } from "../chart/chargeback-rows";
import { drawn } from "../chart/cost-delta";
import { expectedMonth, historyFrom, seriesOfTeams } from "../chart/expected-month";
import { addTexts } from "../ledger/statement-document";
import { MissingRates } from "../store/costs";
import { readDailyCosts } from "../store/daily-costs";
import type { MonthSpend } from "./budget-findings";
import type { ServerEyes } from "./server-eyes";

type Known = Pick<MonthSpend, "month" | "currency" | "teams" | "spent" | "imported">;

/** What each team, and "organisation", is expected to have spent by the end of the month; without history nothing. */
export async function expectedOf(
  eyes: ServerEyes,
  { month, currency, teams, spent, imported }: Known,
  today: string,
): Promise<ReadonlyMap<string, number>> {
  const days = { from: historyFrom(today), to: dayAfter(today, -1) };
  const series = await readDailyCosts(eyes.costs, { ...days, filters: [], basis: "effective", currency }).catch(
    (error: unknown) => {
      if (error instanceof MissingRates) return null;
      throw error;
    },
  );
  if (series === null) return new Map();
  const ofTeams = teams.map((team) => {
    const ids = [team, ...descendantsOf(team, teams)].map(({ id }) => id);
    return [team.id, seriesOfTeams(series, ids), addTexts(ids.map((id) => spent.get(id) ?? null))] as const;
  });
  const found = [...ofTeams, ["organisation", series, imported] as const].flatMap(([key, own, total]) => {
    const expected = total === null ? null : expectedMonth({ series: own, month, today, spent: drawn(total) });
    return expected === null ? [] : [[key, expected] as const];
  });
  return new Map(found);
}
