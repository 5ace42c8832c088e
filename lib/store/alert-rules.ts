import type { Scope } from "@/lib/auth/scope";
import type { Prisma } from "@/lib/db/generated/client";
import { type AuditEntry, readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import type { AlertRule, AlertRuleInput } from "@/lib/schema/alert";

type Writer = Scope<"alerts:write">;

const rulesAtMost = 100;

export async function listAlertRules(scope: Writer): Promise<AlertRule[]> {
  return readAs(
    scope,
    (tx) => tx.$queryRaw<AlertRule[]>`
      SELECT id::text, kind, scope, team_id::text AS "teamId", measure, trim_scale(percent)::text AS percent,
        trim_scale(amount)::text AS amount, stale_days AS "staleDays", roles, member_ids::text[] AS "memberIds",
        team_manager AS "teamManager", channels,
        to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "createdAt"
      FROM alert_rule ORDER BY created_at, id`,
  );
}

/** `at` is when it begins to look: what happened before is no news. */
export async function createAlertRule(scope: Writer, rule: AlertRuleInput, at: Date): Promise<string> {
  return writeAs(scope, async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('crossover.alert_rule'))::text`;
    if ((await tx.alertRule.count()) >= rulesAtMost)
      throw new Conflict(`There are ${rulesAtMost} rules already. Remove one first.`);
    await checkTold(tx, rule);
    const data = { ...rule, createdById: scope.userId, createdAt: at };
    const { id } = await tx.alertRule.create({ data, select: { id: true } });
    return { result: id, audit: audit("alert-rule.create", id, detailOf(rule)) };
  });
}

export async function updateAlertRule(scope: Writer, id: string, rule: AlertRuleInput): Promise<void> {
  return writeAs(scope, async (tx) => {
    await checkTold(tx, rule);
    const { count } = await tx.alertRule.updateMany({ where: { id }, data: rule });
    if (count === 0) throw new NotFound("alert rule");
    return { result: undefined, audit: audit("alert-rule.update", id, detailOf(rule)) };
  });
}

/** What it has told already stays. */
export async function removeAlertRule(scope: Writer, id: string): Promise<void> {
  return writeAs(scope, async (tx) => {
    const [row] = await tx.$queryRaw<{ kind: string }[]>`
      DELETE FROM alert_rule WHERE id = ${id}::uuid RETURNING kind`;
    if (!row) throw new NotFound("alert rule");
    return { result: undefined, audit: audit("alert-rule.remove", id, { kind: row.kind }) };
  });
}

/** Throws InvalidInput for a team or a member that is not there. */
export async function checkTold(
  tx: Transaction,
  { teamId, memberIds }: { teamId: string | null; memberIds: readonly string[] },
): Promise<void> {
  if (teamId !== null && !(await tx.team.findUnique({ where: { id: teamId }, select: { id: true } })))
    throw new InvalidInput([{ field: "watched", rule: "There is no such team.", value: teamId }]);
  const able = await tx.user.count({ where: { id: { in: [...memberIds] }, disabledAt: null } });
  if (able !== new Set(memberIds).size)
    throw new InvalidInput([{ field: "memberIds", rule: "One of these members is not there or disabled." }]);
}

function detailOf({ memberIds, ...rule }: AlertRuleInput): Prisma.InputJsonObject {
  return { ...rule, members: memberIds };
}

function audit(action: string, entityId: string, detail: Prisma.InputJsonObject): AuditEntry {
  return { action, entity: "alert-rule", entityId, detail };
}
