import type { Scope } from "@/lib/auth/scope";
import { noteAs, readAs } from "@/lib/db/transaction";
import type { NotificationRow } from "@/lib/schema/alert-kind";

/** The reader's own, newest first; a manager's are of the teams that are the own ones now. */
export async function listNotifications(scope: Scope, most = 200): Promise<NotificationRow[]> {
  return readAs(
    scope,
    (tx) => tx.$queryRaw<NotificationRow[]>`
      SELECT a.id::text, a.kind, a.title, a.detail, a.href, t.name AS team, n.read_at IS NOT NULL AS read,
        to_char(a.fired_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
      FROM notification n JOIN alert a ON a.id = n.alert_id LEFT JOIN team t ON t.id = n.team_id
      WHERE n.user_id = ${scope.userId}::uuid ORDER BY a.fired_at DESC, a.id DESC LIMIT ${most}`,
  );
}

export async function countUnread(scope: Scope): Promise<number> {
  const [row] = await readAs(
    scope,
    (tx) => tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM notification n JOIN alert a ON a.id = n.alert_id
      WHERE n.user_id = ${scope.userId}::uuid AND n.read_at IS NULL`,
  );
  return row?.count ?? 0;
}

/**
 * Marks the reader's own as read; `ids` null: all of them. That somebody has read something concerns nobody else, so it
 * leaves no audit row.
 */
export async function markRead(
  scope: Scope,
  { ids, at }: { ids: readonly string[] | null; at: Date },
): Promise<number> {
  return noteAs(
    scope,
    (tx) => tx.$executeRaw`
      UPDATE notification SET read_at = ${at}::timestamptz
      WHERE user_id = ${scope.userId}::uuid AND read_at IS NULL
        AND (${ids === null} OR alert_id = ANY (${[...(ids ?? [])]}::uuid[]))`,
  );
}
