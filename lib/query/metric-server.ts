import { authorizePage } from "@/lib/auth/authorize";
import { type MetricQueries, pulledMetrics } from "@/lib/schema/pulled-metrics";
import { findMetricServer } from "@/lib/store/metric-server";
import { getOrganisation } from "@/lib/store/organisation";

/** What the form shows; of the token only whether there is one. */
export async function loadMetricServer() {
  const scope = await authorizePage("metrics:write");
  const [server, { timeZone }] = await Promise.all([findMetricServer(scope), getOrganisation(scope)]);
  const usual: MetricQueries = Object.fromEntries(pulledMetrics.map(({ name, query }) => [name, query]));
  return {
    saved: server !== null,
    url: server?.url ?? "",
    hasToken: server?.tokenSealed != null,
    teamLabel: server?.teamLabel ?? "team",
    workloadLabel: server?.workloadLabel ?? "workload",
    enabled: server?.enabled ?? true,
    queries: server?.queries ?? usual,
    pulledTo: server?.pulledTo ?? null,
    pulledAt: server?.pulledAt?.toISOString() ?? null,
    failure: server?.failure ?? null,
    timeZone,
  };
}
