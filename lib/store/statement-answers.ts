import type { Scope } from "@/lib/auth/scope";
import { NotFound } from "@/lib/errors";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { VerdictKind } from "@/lib/schema/chargeback";
import { addVerdict } from "./statement-verdicts";
import { getMonthStatements } from "./statements";

export type Answer = {
  month: IsoMonth;
  teamId: string;
  verdict: VerdictKind;
  comment: string;
  /** The total that was on screen; null: it does not matter. */
  total: string | null;
};

/** What a team, or an analyst, says of a statement: of its total as it is now. Verdicts are on effective cost. */
export async function answerStatement(scope: Scope<"statements:write">, answer: Answer): Promise<void> {
  const { statements } = await getMonthStatements(scope, { month: answer.month, basis: "effective" });
  const current = statements.find(({ owner }) => owner === `team:${answer.teamId}`)?.figures.effective.total;
  if (current === undefined || current === null) throw new NotFound("statement");
  return addVerdict(scope, { ...answer, current });
}
