import { seesAllTeams } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { readAllCosts, readSums } from "@/lib/db/transaction";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { RoadmapFacts } from "@/lib/schema/roadmap-facts";
import { completeMonthsIn } from "./complete-months";
import { workloadMonthsIn } from "./workload-months";
import { workloadVolumes } from "./workload-volumes";

/**
 * Costs, volumes and workloads that the reader sees, of complete months: of every one, of those that `since` names and
 * later ones with the last two in any case, or of the last one alone.
 */
export async function readRoadmapFacts(
  scope: Scope<"costs:read">,
  { since = "" }: { since?: IsoMonth | "last" } = {},
): Promise<RoadmapFacts> {
  const sharedUnseen = seesAllTeams(scope.role) ? [] : await sharedWithUnseen(scope);
  return readSums(scope, async (tx) => {
    const complete = await completeMonthsIn(tx);
    const months = since === "last" ? complete.slice(-1) : monthsSince(complete, since);
    const found = await tx.workload.findMany({ select: { id: true, name: true, growthAnnual: true, kind: true } });
    const workloads = found.map(({ kind, ...workload }) => ({ ...workload, isInference: kind.endsWith("inference") }));
    const teams = await tx.team.findMany({ select: { id: true, parentId: true } });
    const [from, to] = [months[0], months.at(-1)];
    if (from === undefined || to === undefined)
      return { months, costs: [], volumes: [], workloads, teams, sharedUnseen };
    const rows = await workloadMonthsIn(tx, { from, to, basis: "effective" });
    const volumes = await workloadVolumes(tx, { from, to, rows });
    return {
      months,
      costs: rows.map(({ month, workloadId, teamId, component, amount }) => ({
        month,
        workloadId,
        teamId,
        component,
        amount,
      })),
      volumes: [...volumes].flatMap(([month, byWorkload]) =>
        [...byWorkload].flatMap(([workloadId, byMetric]) =>
          [...byMetric].map(([metric, value]) => ({ month, workloadId, metric, value })),
        ),
      ),
      workloads,
      teams,
      sharedUnseen,
    };
  });
}

/** The last two stand in any case: what costs run at now, and how that changed. */
function monthsSince(complete: readonly IsoMonth[], since: IsoMonth): readonly IsoMonth[] {
  return complete.filter((month, index) => month >= since || index >= complete.length - 2);
}

/**
 * Own initiatives that share a workload with one of other teams or of all. How a saving is divided between them depends on
 * the other one's plan, which this reader does not see; so only the ids of the own ones leave here.
 */
async function sharedWithUnseen(scope: Scope<"costs:read">): Promise<string[]> {
  const rows = await readAllCosts(
    scope,
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT own.id::text FROM initiative own JOIN initiative other ON other.id <> own.id
      WHERE own.team_id = ANY (${[...scope.teamIds]}::uuid[])
        AND (other.team_id IS NULL OR other.team_id <> ALL (${[...scope.teamIds]}::uuid[]))
        AND own.archived_at IS NULL AND other.archived_at IS NULL
        AND own.baseline IS NOT NULL AND other.baseline IS NOT NULL
        AND (own.component IS NULL OR other.component IS NULL OR own.component = other.component)
        AND coalesce(other.saving_ratio, other.saving_monthly) > 0
        AND EXISTS (
          SELECT FROM jsonb_array_elements(own.baseline->'workloads') mine
          JOIN jsonb_array_elements(other.baseline->'workloads') theirs ON mine->>'workloadId' = theirs->>'workloadId')`,
  );
  return rows.map(({ id }) => id);
}
