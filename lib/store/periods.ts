import type { Scope } from "@/lib/auth/scope";
import { writeLedger } from "@/lib/db/ledger-writer";
import { isLockTimeout } from "@/lib/db/lock-timeout";
import { readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, NotFound } from "@/lib/errors";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { PeriodState } from "@/lib/schema/chargeback";
import { holdRules, remapMonths } from "./batch-owners";
import { firstDay } from "./month-date";

export type Period = {
  month: IsoMonth;
  state: PeriodState;
  /** How often it was closed; 0: never. */
  version: number;
  closedAt: Date | null;
  closedBy: string | null;
};

/** Every month that the ledger has, oldest first. */
export async function listPeriods(scope: Scope<"statements:read">): Promise<Period[]> {
  return readAs(scope, readPeriods);
}

export async function readPeriods(tx: Transaction): Promise<Period[]> {
  return tx.$queryRaw<Period[]>`
    SELECT to_char(p.month, 'YYYY-MM') AS month, p.state, p.version, p.closed_at AS "closedAt", u.name AS "closedBy"
    FROM billing_period p LEFT JOIN user_account u ON u.id = p.closed_by_id ORDER BY p.month`;
}

/** Asks the teams to look at their statements: from now on they can be accepted and disputed. */
export async function startReview(scope: Scope<"periods:write">, month: IsoMonth): Promise<void> {
  return writeAs(scope, async (tx) => {
    const { state } = await lockPeriod(tx, month);
    if (state !== "open") throw new Conflict(stateConflict(month, state));
    await tx.$executeRaw`UPDATE billing_period SET state = 'review' WHERE month = ${firstDay(month)}::date`;
    return { result: undefined, audit: { action: "period.review", entity: "period", entityId: month } };
  });
}

/**
 * Opens a closed month for changes. What was issued stays as it is, under its version; the next closing makes another.
 * Its lines go to whom the rules of today say, as those of every open month.
 */
export async function reopenMonth(
  scope: Scope<"periods:reopen">,
  { month, reason }: { month: IsoMonth; reason: string },
): Promise<void> {
  return writeLedger(scope, async (writer) => {
    await writer.query("SET LOCAL lock_timeout = '5s'");
    const { mapping } = await holdRules(writer);
    const [period] = await writer
      .query<{ state: PeriodState; version: number }>(
        "SELECT state, version FROM billing_period WHERE month = $1::date FOR UPDATE",
        [firstDay(month)],
      )
      .catch((error: unknown) => {
        throw isLockTimeout(error) ? new Conflict(busyMonth(month)) : error;
      });
    if (!period) throw new NotFound("month");
    if (period.state !== "closed") throw new Conflict(`${month} is not closed.`);
    await writer.query(
      `UPDATE billing_period SET state = 'review', closed_at = NULL, closed_by_id = NULL WHERE month = $1::date`,
      [firstDay(month)],
    );
    await writer.query("SELECT ledger_seal_month($1::date, false)", [firstDay(month)]);
    const lines = await remapMonths(writer, [month], mapping);
    return {
      result: undefined,
      audit: {
        action: "period.reopen",
        entity: "period",
        entityId: month,
        detail: { version: period.version, reason, remappedLines: lines.lines },
      },
    };
  });
}

/**
 * The month's row, held against every import, verdict and closing until the transaction ends. Waits as long as a request
 * may; throws Conflict when an import takes longer.
 */
export async function lockPeriod(tx: Transaction, month: IsoMonth): Promise<{ state: PeriodState; version: number }> {
  const [row] = await tx.$queryRaw<{ state: PeriodState; version: number }[]>`
    SELECT state, version FROM billing_period WHERE month = ${firstDay(month)}::date FOR UPDATE`.catch(
    (error: unknown) => {
      throw isLockTimeout(error) ? new Conflict(busyMonth(month)) : error;
    },
  );
  if (!row) throw new NotFound("month");
  return row;
}

export function busyMonth(month: IsoMonth): string {
  return `An import into ${month} is being written; try again in a moment.`;
}

export function stateConflict(month: IsoMonth, state: PeriodState): string {
  if (state === "closed") return `${month} is closed: nothing in it changes.`;
  return state === "review" ? `${month} is in review already.` : `${month} is not in review yet.`;
}
