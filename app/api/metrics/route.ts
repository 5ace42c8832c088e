import { isMonitoring } from "@/lib/auth/metrics-token";
import { type Gauge, prometheusText } from "@/lib/format/prometheus";
import { runningImports } from "@/lib/import/job/running";
import { serverGauges } from "@/lib/store/server-gauges";

export const dynamic = "force-dynamic";

/** Gauges of this process for Prometheus, for whoever has METRICS_TOKEN; without that setting there is no such address. */
export async function GET(request: Request): Promise<Response> {
  const isKnown = isMonitoring(request);
  if (isKnown === null) return new Response(null, { status: 404 });
  if (!isKnown) return new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } });
  const { database, pool } = await serverGauges();
  const one = (name: string, help: string, value: number): Gauge => ({ name, help, values: [{ value }] });
  const text = prometheusText([
    one("crossover_database_up", "1 while the database answers.", database ? 1 : 0),
    {
      name: "crossover_pool_connections",
      help: "Connections of this process to the database.",
      values: [
        { labels: { state: "idle" }, value: pool.idle },
        { labels: { state: "busy" }, value: pool.open - pool.idle },
      ],
    },
    one("crossover_pool_waiting", "Requests that wait for a connection.", pool.waiting),
    one(
      "crossover_imports_running",
      "Imports that are checked or switched on, waiting for their turn included.",
      runningImports(),
    ),
    one("crossover_memory_bytes", "Resident memory of this process.", process.memoryUsage.rss()),
  ]);
  return new Response(text, {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
  });
}
