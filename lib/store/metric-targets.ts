import type { Scope } from "@/lib/auth/scope";
import { type MetricKey, metricKeys } from "@/lib/calc/metric-definitions";
import type { Prisma } from "@/lib/db/generated/client";
import { readAs, type Transaction, writeAs } from "@/lib/db/transaction";
import { InvalidInput } from "@/lib/errors";

/** teamId null: of the organisation. target null: none, where the definition has one. */
export type MetricTarget = { metric: MetricKey; teamId: string | null; target: number | null };

/** The organisation's targets and those of the visible teams. */
export async function listMetricTargets(scope: Scope<"metrics:read">): Promise<MetricTarget[]> {
  const rows = await readAs(scope, (tx) =>
    tx.metricTarget.findMany({ select: { metric: true, teamId: true, target: true }, orderBy: { metric: "asc" } }),
  );
  return rows.flatMap(({ metric, ...row }) => {
    const key = metricKeys.find((each) => each === metric);
    return key ? [{ metric: key, ...row }] : [];
  });
}

/** `target` "usual" takes the own one away, so that the definition's or the organisation's holds again. */
export type TargetChange = { metric: MetricKey; teamId: string | null; target: number | null | "usual" };

/** Returns what held before, so that the change can be undone. */
export async function saveMetricTarget(scope: Scope<"metrics:write">, change: TargetChange): Promise<TargetChange> {
  const { metric, teamId, target } = change;
  return writeAs(scope, async (tx) => {
    const team = teamId === null ? null : await teamIn(tx, teamId);
    const [found] = await tx.$queryRaw<{ target: number | null }[]>`
      SELECT target FROM metric_target WHERE metric = ${metric} AND team_id IS NOT DISTINCT FROM ${teamId}::uuid FOR UPDATE`;
    const before = found ? found.target : "usual";
    if (target === "usual") {
      await tx.$executeRaw`
        DELETE FROM metric_target WHERE metric = ${metric} AND team_id IS NOT DISTINCT FROM ${teamId}::uuid`;
    } else {
      await tx.$executeRaw`
        INSERT INTO metric_target (metric, team_id, target) VALUES (${metric}, ${teamId}::uuid, ${target})
        ON CONFLICT (metric, team_id) DO UPDATE SET target = excluded.target, updated_at = clock_timestamp()`;
    }
    const detail: Prisma.InputJsonObject = {
      name: team === null ? metric : `${metric} of ${team}`,
      changes: { target: { from: before ?? "none", to: target ?? "none" } },
    };
    const audit = { action: "metric-target.update", entity: "metric-target", entityId: metric, detail };
    return { result: { metric, teamId, target: before }, audit: before === target ? [] : audit };
  });
}

async function teamIn(tx: Transaction, id: string): Promise<string> {
  const team = await tx.team.findUnique({ where: { id }, select: { name: true } });
  if (!team) throw new InvalidInput([{ field: "teamId", rule: "There is no such team.", value: id }]);
  return team.name;
}
