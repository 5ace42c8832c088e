import type { Scope } from "@/lib/auth/scope";
import { type AuditEntry, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { amountOf } from "@/lib/ledger/amount-text";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { PeriodState, StatementState, StatementVerdict, VerdictKind } from "@/lib/schema/chargeback";
import { firstDay } from "./month-date";
import { stateConflict } from "./periods";

type OfTeam = { month: IsoMonth; teamId: string };

export type TeamVerdict = StatementVerdict & { teamId: string };

/** What the visible teams said of a month, oldest first. */
export async function readVerdicts(tx: Transaction, month: IsoMonth): Promise<TeamVerdict[]> {
  const rows = await tx.$queryRaw<(Omit<TeamVerdict, "at"> & { at: Date })[]>`
    SELECT v.id, v.team_id::text AS "teamId", v.verdict, trim_scale(v.total)::text AS total, v.comment,
      coalesce(u.name, 'FinOps') AS author, v.created_at AS at
    FROM statement_verdict v LEFT JOIN user_account u ON u.id = v.author_id
    WHERE v.month = ${firstDay(month)}::date ORDER BY v.created_at, v.id`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Where a statement stands by what was last said of it, and of which total. */
export function statementState(
  verdicts: readonly Pick<StatementVerdict, "verdict" | "total">[],
  { period, total }: { period: PeriodState; total: string | null },
): StatementState {
  const last = verdicts.findLast(({ verdict }) => verdict !== "comment");
  if (last?.verdict === "disputed") return "disputed";
  if (last?.verdict === "accepted") {
    return total !== null && amountOf(last.total) === amountOf(total) ? "accepted" : "changed";
  }
  return period === "open" ? "draft" : "review";
}

type Said = OfTeam & { verdict: VerdictKind; comment: string; total: string };

/** `current` is the statement's total as it is now: a verdict on a total that is no longer the statement's is refused. */
export async function addVerdict(
  scope: Scope<"statements:write">,
  { month, teamId, verdict, comment, total, current }: Omit<Said, "total"> & { total: string | null; current: string },
): Promise<void> {
  if (!scope.teamIds.includes(teamId)) throw new NotFound("statement");
  // The team answers, and who closes the month settles what it disputes; an administrator may do either.
  if (verdict === "resolved" && scope.role === "manager") throw new Forbidden("periods:write");
  if ((verdict === "accepted" || verdict === "disputed") && scope.role === "analyst")
    throw new Forbidden("statements:write");
  if (total !== null && amountOf(total) !== amountOf(current)) {
    throw new Conflict("The statement has changed since you opened it. Look at it again first.");
  }
  return writeAs(scope, async (tx) => {
    const said = { month, teamId, verdict, comment, total: current };
    await insertVerdict(tx, said);
    // The new row's reference waits for a closing that is under way; what is read after it is how that ended.
    const state = await stateOf(tx, month);
    if (state === "closed" || (state === "open" && verdict !== "comment"))
      throw new Conflict(stateConflict(month, state));
    await refuseWithoutDispute(tx, said);
    return { result: undefined, audit: auditOf(said) };
  });
}

async function insertVerdict(tx: Transaction, { month, teamId, verdict, comment, total }: Said): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO statement_verdict (month, team_id, verdict, total, comment, author_id)
    VALUES (${firstDay(month)}::date, ${teamId}::uuid, ${verdict}, ${total}::numeric, ${comment}, app_user()::uuid)`;
}

async function stateOf(tx: Transaction, month: IsoMonth): Promise<PeriodState> {
  const [row] = await tx.$queryRaw<{ state: PeriodState }[]>`
    SELECT state FROM billing_period WHERE month = ${firstDay(month)}::date`;
  if (!row) throw new NotFound("month");
  return row.state;
}

/** There has to be a dispute before it can be resolved; of the verdicts, the one just written is not looked at. */
async function refuseWithoutDispute(
  tx: Transaction,
  { month, teamId, verdict }: OfTeam & { verdict: VerdictKind },
): Promise<void> {
  if (verdict !== "resolved") return;
  const verdicts = (await readVerdicts(tx, month)).filter((each) => each.teamId === teamId).slice(0, -1);
  const last = verdicts.findLast((each) => each.verdict !== "comment");
  if (last?.verdict !== "disputed") throw new Conflict("There is no open dispute to resolve.");
}

function auditOf({ month, teamId, verdict, comment, total }: Said): AuditEntry {
  const words = { accepted: "accept", disputed: "dispute", resolved: "resolve", comment: "comment" } as const;
  return {
    action: `statement.${words[verdict]}`,
    entity: "statement",
    entityId: `${month}/${teamId}`,
    detail: { total, ...(comment === "" ? {} : { comment }) },
  };
}
