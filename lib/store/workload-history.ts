import { z } from "zod";
import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";
import { isUuid } from "./workloads";

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const detail = z.object({
  changes: z.record(z.string(), z.object({ from: value, to: value })).default({}),
  importId: z.string().optional(),
});

export type WorkloadEvent = {
  id: string;
  at: string;
  /** null: the deployment itself, as for demo data. */
  actorName: string | null;
  action: string;
  imported: boolean;
  changes: z.infer<typeof detail>["changes"];
};

/** Everything that happened to a workload, newest first. */
export async function listWorkloadHistory(
  scope: Scope<"audit:read"> & Scope<"workloads:read">,
  id: string,
): Promise<WorkloadEvent[]> {
  if (!isUuid(id)) return [];
  return readAs(scope, async (tx) => {
    const events = await tx.auditEvent.findMany({
      where: { entity: "workload", entityId: id },
      orderBy: { id: "desc" },
      take: 200,
    });
    const actorIds = [...new Set(events.flatMap((event) => event.actorId ?? []))];
    const actors = await tx.user.findMany({ where: { id: { in: actorIds } }, select: { id: true, name: true } });
    return events.map((event) => {
      const { changes, importId } = detail.catch({ changes: {} }).parse(event.detail);
      return {
        id: String(event.id),
        at: event.at.toISOString(),
        actorName: actors.find((actor) => actor.id === event.actorId)?.name ?? null,
        action: event.action,
        imported: importId !== undefined,
        changes,
      };
    });
  });
}
