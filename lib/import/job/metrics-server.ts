import type { Scope } from "@/lib/auth/scope";
import { seal, unseal } from "@/lib/auth/sealed-text";
import { dayAfter } from "@/lib/calc/day";
import { today } from "@/lib/clock";
import { InvalidInput } from "@/lib/errors";
import { isSameServer, type MetricServerInput } from "@/lib/schema/metric-server";
import { pulledMetrics, type QueryTest } from "@/lib/schema/pulled-metrics";
import { listMetricNames, type MetricNames } from "@/lib/store/metric-names";
import { findMetricServer, type MetricServer, saveMetricServer } from "@/lib/store/metric-server";
import { askPrometheus, type PrometheusServer } from "./ask-prometheus";

const purpose = "metrics server token";

/** The server as it can be asked. Throws InvalidInput when its token was sealed with another secret. */
export function openServer({ url, tokenSealed, teamLabel, workloadLabel }: MetricServer): PrometheusServer {
  const token = tokenSealed === null ? null : unseal(tokenSealed, purpose);
  if (tokenSealed !== null && token === null)
    throw new InvalidInput([{ field: "token", rule: "The deployment's secret has changed: enter the token again." }]);
  return { url, token, teamLabel, workloadLabel };
}

/** Keeps the server. A token that was not typed again stays only while the address is on the same server. */
export async function keepServer(scope: Scope<"metrics:write">, input: MetricServerInput): Promise<void> {
  const { token, dropToken, ...rest } = input;
  const before = await findMetricServer(scope);
  const kept = before && !dropToken && isSameServer(before.url, input.url) ? before.tokenSealed : null;
  await saveMetricServer(scope, { ...rest, tokenSealed: token === "" ? kept : seal(token, purpose) });
}

/** Asks what the form says for yesterday; nothing is kept. */
export async function testServer(scope: Scope<"metrics:write">, input: MetricServerInput): Promise<QueryTest[]> {
  const before = await findMetricServer(scope);
  const isKept = input.token === "" && !input.dropToken && before !== null && isSameServer(before.url, input.url);
  const token = isKept ? openServer(before).token : input.token || null;
  const server = { ...input, token };
  const names = await listMetricNames(scope);
  const day = dayAfter(today(), -1);
  const tests: QueryTest[] = [];
  for (const { name } of pulledMetrics) {
    const query = input.queries[name];
    if (query === undefined) continue;
    const { points, failure } = await askPrometheus(server, query, { from: day, to: day });
    tests.push({
      name,
      failure,
      series: points?.length ?? 0,
      examples: (points ?? []).slice(0, 3).map(({ team, workload, value }) => ({
        label: [team, workload].filter(Boolean).join(" / ") || "everything",
        value,
      })),
      unknown: unknownNames(points ?? [], names),
    });
    // Without the server there is no answer to any of them.
    if (failure !== null && points === null && tests.length === 1 && !failure.startsWith("Prometheus says")) break;
  }
  return tests;
}

type Named = { team: string | null; workload: string | null };

/** A value that names a team or workload which is not there belongs to nobody. */
export function isKnown({ team, workload }: Named, { teams, workloads }: MetricNames): boolean {
  return (
    (team === null || teams.has(team.toLowerCase())) && (workload === null || workloads.has(workload.toLowerCase()))
  );
}

export function unknownNames(points: readonly Named[], names: MetricNames): string[] {
  const unknown = points
    .filter((point) => !isKnown(point, names))
    .map(({ team, workload }) => [team, workload].filter(Boolean).join(" / "));
  return [...new Set(unknown)].slice(0, 20);
}
