import { NotFound } from "../errors";
import type { IsoMonth } from "../ledger/calendar";
import { log } from "../log";
import { listBudgets } from "../store/budgets";
import { MissingRate } from "../store/month-allocation";
import { getMonthStatements } from "../store/statements";
import type { MonthSpend } from "./budget-findings";
import { expectedOf } from "./expected-spend";
import type { ServerEyes } from "./server-eyes";

type Asked = { month: IsoMonth; today: string; withForecast: boolean };

/** What each team bears of a month, as its statement says; null where that cannot be added up or the month has nothing. */
export async function readMonthSpend(
  eyes: ServerEyes,
  { month, today, withForecast }: Asked,
): Promise<MonthSpend | null> {
  try {
    const [statements, budgets] = await Promise.all([
      getMonthStatements(eyes.statements, { month, basis: "effective" }),
      listBudgets(eyes.budgets, { from: month, to: month }),
    ]);
    const { teams, currency } = statements;
    const spent = new Map(
      teams.map(({ id }) => {
        const document = statements.statements.find(({ owner }) => owner === `team:${id}`);
        return [id, document ? document.figures.effective.total : "0"];
      }),
    );
    const imported = statements.reconciliation?.imported ?? null;
    const known = { month, currency, teams, spent, imported };
    return {
      ...known,
      budgets: new Map(budgets.map(({ teamId, amount }) => [teamId, amount])),
      expected: withForecast ? await expectedOf(eyes, known, today) : new Map(),
    };
  } catch (error) {
    if (error instanceof NotFound) return null;
    if (!(error instanceof MissingRate)) throw error;
    log.warn("budgets not checked", { month, reason: error.message });
    return null;
  }
}
