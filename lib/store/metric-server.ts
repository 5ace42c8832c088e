import type { Scope } from "@/lib/auth/scope";
import { readAs, writeAs } from "@/lib/db/transaction";
import { queriesOf } from "@/lib/schema/metric-server";
import type { MetricQueries } from "@/lib/schema/pulled-metrics";

type Reader = Scope<"metrics:write"> | Scope<"imports:write">;

export type MetricServer = {
  url: string;
  tokenSealed: string | null;
  teamLabel: string;
  workloadLabel: string;
  queries: MetricQueries;
  enabled: boolean;
  /** The last day that was asked for and answered. */
  pulledTo: string | null;
  pulledAt: Date | null;
  failure: string | null;
  updatedById: string;
};

/** The server with its sealed token, which stays within the server's code; null: none is set up. */
export async function findMetricServer(scope: Reader): Promise<MetricServer | null> {
  const row = await readAs(scope, (tx) => tx.metricServer.findUnique({ where: { id: 1 } }));
  if (!row) return null;
  const { id: _, queries, pulledTo, updatedAt: __, ...rest } = row;
  return { ...rest, queries: queriesOf(queries), pulledTo: pulledTo?.toISOString().slice(0, 10) ?? null };
}

export type MetricServerChange = Pick<
  MetricServer,
  "url" | "tokenSealed" | "teamLabel" | "workloadLabel" | "queries" | "enabled"
>;

/** The audit row names what changed, and of the token only whether there is one. */
export async function saveMetricServer(scope: Scope<"metrics:write">, change: MetricServerChange): Promise<void> {
  await writeAs(scope, async (tx) => {
    const before = await tx.metricServer.findUnique({ where: { id: 1 } });
    const data = { ...change, updatedById: scope.userId };
    await tx.metricServer.upsert({
      where: { id: 1 },
      create: { id: 1, ...data },
      // Another server knows other days; what the last one could not answer is no longer of interest.
      update: { ...data, failure: null, ...(before?.url === change.url ? {} : { pulledTo: null }) },
    });
    const told = (row: MetricServerChange | typeof before) =>
      row && {
        url: row.url,
        token: row.tokenSealed === null ? "none" : "kept",
        labels: `${row.teamLabel}, ${row.workloadLabel}`,
        enabled: row.enabled,
        queries: queriesOf(row.queries),
      };
    const detail = { name: change.url, before: told(before), after: told(change) };
    return {
      result: undefined,
      audit: { action: "metric-server.update", entity: "metric-server", entityId: "1", detail },
    };
  });
}

export async function removeMetricServer(scope: Scope<"metrics:write">): Promise<void> {
  await writeAs(scope, async (tx) => {
    const before = await tx.metricServer.findUnique({ where: { id: 1 }, select: { url: true } });
    if (!before) return { result: undefined, audit: [] };
    await tx.metricServer.delete({ where: { id: 1 } });
    const detail = { name: before.url };
    return {
      result: undefined,
      audit: { action: "metric-server.remove", entity: "metric-server", entityId: "1", detail },
    };
  });
}

/** What a pull ended in. `pulledTo` null leaves the last answered day as it was. */
export async function notePull(
  scope: Scope<"imports:write">,
  { at, pulledTo, failure }: { at: Date; pulledTo: string | null; failure: string | null },
): Promise<void> {
  await writeAs(scope, async (tx) => {
    await tx.metricServer.updateMany({
      data: {
        pulledAt: at,
        failure: failure?.slice(0, 1_000) ?? null,
        ...(pulledTo === null ? {} : { pulledTo: new Date(`${pulledTo}T00:00:00Z`) }),
      },
    });
    const detail = { pulledTo, failure };
    return {
      result: undefined,
      audit: { action: "metric-server.pull", entity: "metric-server", entityId: "1", detail },
    };
  });
}
