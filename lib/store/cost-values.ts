import type { Scope } from "@/lib/auth/scope";
import { readAs } from "@/lib/db/transaction";

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

type Distinct = { kind: number; provider: string; service: string; region: string | null; owner: string };

/** What grouping() says of the sets below: all but one column were left out. */
const kinds = { provider: 0b0111, service: 0b1011, region: 0b1101, owner: 0b1110 };

export async function listCostValues(scope: Scope<"costs:read">): Promise<CostValues> {
  return readAs(scope, async (tx) => {
    const found = await tx.$queryRaw<Distinct[]>`
      SELECT grouping(c.provider, c.service, c.region, c.owner) AS kind, c.provider, c.service, c.region, c.owner
      FROM cost_rollup c
      GROUP BY GROUPING SETS ((c.provider), (c.service), (c.region), (c.owner))`;
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
    const distinct = (kind: number, of: (row: Distinct) => string | null) =>
      found.filter((row) => row.kind === kind).flatMap((row) => of(row) ?? []);
    return {
      providers: distinct(kinds.provider, (row) => row.provider),
      services: distinct(kinds.service, (row) => row.service),
      regions: distinct(kinds.region, (row) => row.region),
      owners: distinct(kinds.owner, (row) => row.owner),
      teams,
      workloads,
      pools,
      lastDay: last?.day ?? null,
    };
  });
}
