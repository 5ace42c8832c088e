import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";

/** Teams and workloads by their names in lower case. */
export type MetricNames = {
  teams: ReadonlyMap<string, string>;
  workloads: ReadonlyMap<string, { id: string; teamId: string }>;
};

/** Who a value may be of. */
export async function listMetricNames(scope: Scope<"imports:write"> | Scope<"metrics:write">): Promise<MetricNames> {
  return readAs(scope, async (tx) => {
    const teams = await tx.team.findMany({ select: { id: true, name: true } });
    const workloads = await tx.workload.findMany({
      where: { archivedAt: null },
      select: { id: true, name: true, teamId: true },
    });
    return {
      teams: new Map(teams.map(({ id, name }) => [name.trim().toLowerCase(), id])),
      workloads: new Map(workloads.map(({ id, name, teamId }) => [name.trim().toLowerCase(), { id, teamId }])),
    };
  });
}
