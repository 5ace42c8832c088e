import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";

export type AuditRow = {
  id: number;
  at: string;
  /** null: the deployment itself, or a user who is gone. */
  actor: string | null;
  action: string;
  entity: string;
  entityId: string;
  detail: Record<string, unknown>;
};

type Page = {
  /** Rows older than this id; null: the newest. */
  before: number | null;
  limit: number;
  /** Left out: every kind, everybody. */
  entity?: string | null;
  actorId?: string | null;
};

/** What changed, newest first; `total` counts everything the filters leave. */
export async function listAudit(
  scope: Scope<"audit:read">,
  { before, limit, entity = null, actorId = null }: Page,
): Promise<{ rows: AuditRow[]; total: number }> {
  const filtered = { ...(entity === null ? {} : { entity }), ...(actorId === null ? {} : { actorId }) };
  return readAs(scope, async (tx) => {
    const events = await tx.auditEvent.findMany({
      where: before === null ? filtered : { ...filtered, id: { lt: before } },
      orderBy: { id: "desc" },
      take: limit,
    });
    const actorIds = events.flatMap((event) => event.actorId ?? []);
    const actors = await tx.user.findMany({ where: { id: { in: actorIds } }, select: { id: true, name: true } });
    const names = new Map(actors.map((actor) => [actor.id, actor.name]));
    const rows = events.map((event) => ({
      id: Number(event.id),
      at: event.at.toISOString(),
      actor: event.actorId === null ? null : (names.get(event.actorId) ?? null),
      action: event.action,
      entity: event.entity,
      entityId: event.entityId,
      detail: isObject(event.detail) ? event.detail : {},
    }));
    return { rows, total: await tx.auditEvent.count({ where: filtered }) };
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
