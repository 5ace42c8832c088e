import type { Scope } from "@/lib/auth/scope";
import { type WorkloadRow, workloadRow } from "@/lib/chart/workload-recommendation";
import { today } from "@/lib/clock";
import { InvalidInput } from "@/lib/errors";
import type { ApiWorkload, WorkloadPage } from "@/lib/schema/api";
import { getOrganisation } from "@/lib/store/organisation";
import { listSupplies } from "@/lib/store/supplies";
import { getThresholds } from "@/lib/store/thresholds";
import { listWorkloads } from "@/lib/store/workloads";

/** One page of the workloads a caller may see, by name, priced and classified as on screen. */
export async function loadWorkloadPage(
  scope: Scope<"workloads:read">,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<WorkloadPage> {
  const after = cursor === undefined ? null : idIn(cursor);
  const [organisation, workloads, supplies, thresholds] = await Promise.all([
    getOrganisation(scope),
    listWorkloads(scope),
    listSupplies(scope, { on: today() }),
    getThresholds(scope),
  ]);
  const start = after === null ? 0 : workloads.findIndex(({ id }) => id === after) + 1;
  if (after !== null && start === 0) throw wrongCursor(cursor);
  const page = workloads.slice(start, start + limit);
  const last = page.at(-1);
  const pricing = { supplies: supplies.map(({ terms }) => terms), thresholds };
  return {
    currency: organisation.currency,
    total: workloads.length,
    workloads: page.map((workload) => apiWorkloadOf(workloadRow(workload, pricing))),
    nextCursor: last && start + limit < workloads.length ? cursorOf(last.id) : null,
  };
}

function apiWorkloadOf(row: WorkloadRow): ApiWorkload {
  const {
    teamId,
    teamName,
    supplyId,
    supplyName,
    supplyKind: _kind,
    createdAt: _at,
    archivedAt: _gone,
    ...workload
  } = row.workload;
  return {
    ...workload,
    team: { id: teamId, name: teamName },
    supply: { id: supplyId, name: supplyName },
    tier: row.tier,
    purchase: row.purchase,
    monthlyCost: row.monthlyCost,
    recommended: row.recommended,
    moves: row.moves,
    recommendedMonthlyCost: row.recommendedCost,
    monthlySaving: row.saving,
  };
}

function cursorOf(id: string): string {
  return Buffer.from(id).toString("base64url");
}

function idIn(cursor: string): string {
  const id = Buffer.from(cursor, "base64url").toString();
  if (!/^[0-9a-f-]{36}$/.test(id)) throw wrongCursor(cursor);
  return id;
}

function wrongCursor(value: string | undefined): InvalidInput {
  return new InvalidInput([{ field: "cursor", rule: "must be the nextCursor of an earlier answer", value }]);
}
