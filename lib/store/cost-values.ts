import type { Scope } from "@/lib/auth/scope";
import { readSums } from "@/lib/db/transaction";

/** What the visible costs are told apart by, whatever the range: a filter must not fall away with its month. */
export type CostValues = {
  providers: string[];
  services: string[];
  regions: string[];
  /** Owners as the ledger writes them: "team:<id>", "pool:<id>", "unallocated". */
  owners: string[];
  teams: { id: string; name: string; parentId: string | null }[];
  workloads: { id: string; name: string }[];
  pools: { id: string; name: string }[];
  /** The last day with a cost; null before the first import. */
  lastDay: string | null;
};

type Distinct = { provider: string; service: string; region: string | null; owner: string };

export async function listCostValues(scope: Scope<"costs:read">): Promise<CostValues> {
  return readSums(scope, async (tx) => {
    const found = await tx.$queryRaw<Distinct[]>`
      SELECT DISTINCT c.provider, c.service, c.region, c.owner FROM cost_rollup c`;
    const [last] = await tx.$queryRaw<{ day: string | null }[]>`SELECT max(day)::text AS day FROM cost_rollup`;
    const pools = await tx.$queryRaw<{ id: string; name: string }[]>`
      SELECT pool->>'id' AS id, pool->>'name' AS name
      FROM (SELECT rules FROM allocation_rules ORDER BY version DESC LIMIT 1) latest,
        jsonb_array_elements(latest.rules->'pools') AS pool`;
    const teams = await tx.team.findMany({
      where: { id: { in: [...scope.teamIds] } },
      select: { id: true, name: true, parentId: true },
      orderBy: { name: "asc" },
    });
    const workloads = await tx.workload.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } });
    const distinct = (of: (row: Distinct) => string | null) =>
      [...new Set(found.flatMap((row) => of(row) ?? []))].toSorted();
    return {
      providers: distinct((row) => row.provider),
      services: distinct((row) => row.service),
      regions: distinct((row) => row.region),
      owners: distinct((row) => row.owner),
      teams,
      workloads,
      pools,
      lastDay: last?.day ?? null,
    };
  });
}
