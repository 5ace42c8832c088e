import { createHash } from "node:crypto";
import type { Scope } from "@/lib/auth/scope";
import { today } from "@/lib/clock";
import { type FieldProblem, InvalidInput } from "@/lib/errors";
import type { ImportAnswer } from "@/lib/schema/import";
import type { MetricPointInput, MetricPointsBody } from "@/lib/schema/metric-points";
import { ensureBillSource } from "@/lib/store/bill-sources";
import { getImport } from "@/lib/store/import-detail";
import { listMetricNames, type MetricNames } from "@/lib/store/metric-names";
import { addMetricPoints, type NewPoint } from "@/lib/store/metric-points";

type Writer = Scope<"imports:write">;

/** Takes the points of a call: all of them count, or none. The same points again change nothing. */
export async function receivePoints(
  scope: Writer,
  { source, points }: MetricPointsBody,
  { idempotencyKey, name }: { idempotencyKey: string | null; name: string },
): Promise<ImportAnswer> {
  const named = namedPoints(points, await listMetricNames(scope));
  const text = JSON.stringify(named);
  const { id: sourceId } = await ensureBillSource(scope, { name: source, kind: "metrics" });
  const { importId, duplicate } = await addMetricPoints(scope, {
    sourceId,
    name,
    points: named,
    sha256: createHash("sha256").update(text).digest("hex"),
    bytes: Buffer.byteLength(text),
    idempotencyKey,
  });
  const { status, rows, rejected, totals } = await getImport(scope, importId);
  return { id: importId, status, duplicate, rows, rejected, totals };
}

/** A workload's value belongs to the workload's team where it names none. Throws InvalidInput for unknown names. */
function namedPoints(points: readonly MetricPointInput[], { teams, workloads }: MetricNames): NewPoint[] {
  const problems: FieldProblem[] = [];
  const first = new Map<string, number>();
  const lastDay = today();
  const named = points.map(({ day, metric, value, team, workload }, index): NewPoint => {
    const teamId = team === undefined ? null : teams.get(team.toLowerCase());
    const ofWorkload = workload === undefined ? null : workloads.get(workload.toLowerCase());
    if (teamId === undefined) problems.push({ index, field: "team", rule: "There is no such team.", value: team });
    if (ofWorkload === undefined)
      problems.push({ index, field: "workload", rule: "There is no such workload.", value: workload });
    if (day > lastDay) problems.push({ index, field: "day", rule: `Must not be after ${lastDay}.`, value: day });
    const point = {
      day,
      metric,
      value,
      teamId: teamId ?? ofWorkload?.teamId ?? null,
      workloadId: ofWorkload?.id ?? null,
    };
    if (teamId === undefined || ofWorkload === undefined) return point;
    const key = [day, metric, point.teamId, point.workloadId].join(" ");
    const before = first.get(key);
    if (before === undefined) first.set(key, index);
    else
      problems.push({ index, field: "day", rule: `Says the same as point ${before}: send one of them.`, value: day });
    return point;
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  return named;
}
