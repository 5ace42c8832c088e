import { z } from "zod";
import { mayDo } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";
import { isUuid } from "./workloads";

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const detail = z.object({ changes: z.record(z.string(), z.object({ from: value, to: value })).default({}) });

export type InitiativeEvent = {
  id: string;
  at: string;
  actorName: string | null;
  action: string;
  changes: z.infer<typeof detail>["changes"];
};

/** What the audit log says of an initiative, newest first; null for whom the log is not open. */
export async function listInitiativeHistory(
  scope: Scope<"roadmap:read">,
  id: string,
): Promise<InitiativeEvent[] | null> {
  if (!mayDo(scope.role, "audit:read") || !isUuid(id)) return null;
  return readAs(scope, async (tx) => {
    const events = await tx.auditEvent.findMany({
      where: { entity: "initiative", entityId: id },
      orderBy: { id: "desc" },
      take: 200,
    });
    const actorIds = [...new Set(events.flatMap((event) => event.actorId ?? []))];
    const actors = await tx.user.findMany({ where: { id: { in: actorIds } }, select: { id: true, name: true } });
    return events.map((event) => ({
      id: String(event.id),
      at: event.at.toISOString(),
      actorName: actors.find((actor) => actor.id === event.actorId)?.name ?? null,
      action: event.action,
      changes: detail.catch({ changes: {} }).parse(event.detail).changes,
    }));
  });
}
