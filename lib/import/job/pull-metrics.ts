import type { Scope } from "@/lib/auth/scope";
import { dayAfter } from "@/lib/calc/day";
import { gaugeNames } from "@/lib/calc/imported-metrics";
import { now, today } from "@/lib/clock";
import { Conflict } from "@/lib/errors";
import type { MetricPointInput } from "@/lib/schema/metric-points";
import { type PulledName, type PullResult, pulledMetrics } from "@/lib/schema/pulled-metrics";
import { ClosedMonth } from "@/lib/store/import-commit";
import { listMetricNames } from "@/lib/store/metric-names";
import { findMetricServer, notePull } from "@/lib/store/metric-server";
import { askPrometheus } from "./ask-prometheus";
import { isKnown, openServer, unknownNames } from "./metrics-server";
import { receivePoints } from "./receive-points";
import { NamedTurns } from "./turns";

type Writer = Scope<"imports:write">;

/** A server keeps 15 days unless told otherwise; what is older was never there or is gone. */
const daysAtFirst = 14;
const daysAtMost = 31;
const pointsAtMost = 50_000;

const source = "Prometheus";

const turns = new NamedTurns();

/** Asks the server for the days that are not there yet, up to yesterday; two pulls at once are one after the other. */
export async function pullMetrics(scope: Writer): Promise<PullResult> {
  return turns.run(source, () => pull(scope));
}

async function pull(scope: Writer): Promise<PullResult> {
  const server = await findMetricServer(scope);
  if (!server) throw new Conflict("Save the server first.");
  const to = dayAfter(today(), -1);
  const next = server.pulledTo === null ? dayAfter(to, 1 - daysAtFirst) : dayAfter(server.pulledTo, 1);
  // Yesterday can be asked for again: late values arrive, and the same ones change nothing.
  const from = [[next, dayAfter(to, 1 - daysAtMost)].sort().at(-1) ?? to, to].sort()[0] ?? to;
  const names = await listMetricNames(scope);
  const opened = openServer(server);
  const failures: PullResult["failures"] = [];
  const points: MetricPointInput[] = [];
  const unknown = new Set<string>();
  for (const { name } of pulledMetrics) {
    const query = server.queries[name];
    if (query === undefined) continue;
    const asked = await askPrometheus(opened, query, { from, to });
    if (asked.points === null) failures.push({ name, failure: asked.failure });
    for (const label of unknownNames(asked.points ?? [], names)) unknown.add(label);
    for (const point of asked.points ?? []) if (isKnown(point, names)) points.push(pointOf(name, point));
  }
  if (points.length > pointsAtMost) failures.push({ name: "tokens", failure: `More than ${pointsAtMost} values.` });
  const isGood = failures.length === 0;
  const imported = points.length > pointsAtMost ? [] : await keepByMonth(scope, points);
  const failure = isGood ? null : failures.map(({ name, failure }) => `${name}: ${failure}`).join(" ");
  await notePull(scope, { at: now(), pulledTo: isGood ? to : null, failure });
  return { from, to, points: points.length, unknown: [...unknown], failures, importIds: imported };
}

type Value = { day: string; team: string | null; workload: string | null; value: number };

function pointOf(metric: PulledName, { day, team, workload, value }: Value): MetricPointInput {
  // Increases of counters are estimates between two scrapes: more digits say nothing.
  const rounded = gaugeNames.some((name) => name === metric) ? value.toFixed(6) : value.toFixed(4);
  return { day, metric, value: rounded, ...(team ? { team } : {}), ...(workload ? { workload } : {}) };
}

/** Month by month: days of a month that was closed meanwhile stay out, the others count. */
async function keepByMonth(scope: Writer, points: readonly MetricPointInput[]): Promise<string[]> {
  const ids: string[] = [];
  for (const month of [...new Set(points.map(({ day }) => day.slice(0, 7)))].sort()) {
    const ofMonth = points.filter(({ day }) => day.startsWith(month));
    const name = `Prometheus, ${ofMonth[0]?.day} to ${ofMonth.at(-1)?.day}`;
    try {
      const { id } = await receivePoints(scope, { source, points: ofMonth }, { idempotencyKey: null, name });
      ids.push(id);
    } catch (error) {
      if (!(error instanceof ClosedMonth)) throw error;
    }
  }
  return ids;
}
