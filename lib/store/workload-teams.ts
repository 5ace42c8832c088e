import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";

export type WorkloadTeam = { id: string; name: string; parentName: string | null };

/** The teams whose workloads are visible, by name: what a workload can be filtered by and given to. */
export async function listWorkloadTeams(scope: Scope<"workloads:read">): Promise<WorkloadTeam[]> {
  const rows = await readAs(scope, (tx) =>
    tx.team.findMany({
      where: { id: { in: [...scope.teamIds] } },
      select: { id: true, name: true, parent: { select: { name: true } } },
      orderBy: { name: "asc" },
    }),
  );
  return rows.map(({ id, name, parent }) => ({ id, name, parentName: parent?.name ?? null }));
}
