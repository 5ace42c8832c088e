import type { Scope } from "@/lib/auth/scope";
import { readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { InvalidInput } from "@/lib/errors";
import { amountOf } from "@/lib/ledger/amount-text";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { firstDay } from "./month-date";

/** What a team may spend in a month, in the reporting currency, as decimal text. */
export type Budget = { teamId: string; month: IsoMonth; amount: string };

/** `amount` null takes the budget away. */
export type BudgetChange = { teamId: string; month: IsoMonth; amount: string | null };

/** The visible teams' budgets from one month to another, both included. */
export async function listBudgets(
  scope: Scope<"budgets:read">,
  { from, to }: { from: IsoMonth; to: IsoMonth },
): Promise<Budget[]> {
  return readAs(scope, (tx) => readBudgets(tx, { from, to }));
}

export async function readBudgets(tx: Transaction, { from, to }: { from: IsoMonth; to: IsoMonth }): Promise<Budget[]> {
  return tx.$queryRaw<Budget[]>`
    SELECT team_id::text AS "teamId", to_char(month, 'YYYY-MM') AS month, trim_scale(amount)::text AS amount
    FROM budget WHERE month BETWEEN ${firstDay(from)}::date AND ${firstDay(to)}::date ORDER BY team_id, month`;
}

/** Writes all of them or none; what stays as it is leaves no trace. Returns how many changed. */
export async function saveBudgets(
  scope: Scope<"budgets:write">,
  changes: readonly BudgetChange[],
  { source }: { source: string },
): Promise<number> {
  const wanted = new Map(changes.map((change) => [`${change.teamId} ${change.month}`, change]));
  const months = [...wanted.values()].map(({ month }) => month).sort();
  const [from, to] = [months[0], months.at(-1)];
  if (from === undefined || to === undefined) return 0;
  return writeAs(scope, async (tx) => {
    const names = await teamNames(tx);
    const before = new Map(
      (await readBudgets(tx, { from, to })).map(({ teamId, month, amount }) => [`${teamId} ${month}`, amount]),
    );
    const different = [...wanted].filter(([key, { amount }]) => !same(before.get(key) ?? null, amount));
    for (const [, { teamId, month, amount }] of different) {
      if (!names.has(teamId))
        throw new InvalidInput([{ field: "team", rule: "There is no such team.", value: teamId }]);
      await writeBudget(tx, { teamId, month, amount });
    }
    const audit = different.map(([key, { teamId, month, amount }]) => ({
      action: "budget.update",
      entity: "budget",
      entityId: `${month}/${teamId}`,
      detail: {
        name: `${names.get(teamId)} ${month}`,
        source,
        changes: { amount: { from: before.get(key) ?? null, to: amount } },
      },
    }));
    return { result: different.length, audit };
  });
}

async function writeBudget(tx: Transaction, { teamId, month, amount }: BudgetChange): Promise<void> {
  if (amount === null) {
    await tx.$executeRaw`DELETE FROM budget WHERE team_id = ${teamId}::uuid AND month = ${firstDay(month)}::date`;
    return;
  }
  await tx.$executeRaw`
    INSERT INTO budget (team_id, month, amount) VALUES (${teamId}::uuid, ${firstDay(month)}::date, ${amount}::numeric)
    ON CONFLICT (team_id, month) DO UPDATE SET amount = excluded.amount`;
}

async function teamNames(tx: Transaction): Promise<Map<string, string>> {
  const rows = await tx.team.findMany({ select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function same(left: string | null, right: string | null): boolean {
  return left === null || right === null ? left === right : amountOf(left) === amountOf(right);
}
