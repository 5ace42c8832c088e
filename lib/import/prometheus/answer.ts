import { z } from "zod";
import { dayAfter } from "../../calc/day";

/** Why an answer of a Prometheus server cannot be used, in words for whoever set it up. */
export class PrometheusFailed extends Error {}

/** A value of a day, under the names that its labels gave. */
export type PrometheusPoint = { day: string; team: string | null; workload: string | null; value: number };

export type Labels = { teamLabel: string; workloadLabel: string };

export const mostSeries = 2_000;

const success = z.object({
  status: z.literal("success"),
  data: z.object({
    resultType: z.string(),
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        values: z.array(z.tuple([z.number(), z.string()])).optional(),
      }),
    ),
  }),
});

const refusal = z.object({ status: z.literal("error"), errorType: z.string().optional(), error: z.string() });

/**
 * The points of a range query of whole days. A value that stands at the end of a day is that day's: the query looks back
 * over one. What is no number, such as NaN of an empty rate, is no point. Throws PrometheusFailed.
 */
export function prometheusPoints(
  { status, body }: { status: number; body: string },
  labels: Labels,
): PrometheusPoint[] {
  const result = resultOf(status, body);
  if (result.length > mostSeries)
    throw new PrometheusFailed(`The query gives ${result.length} series; at most ${mostSeries} are taken.`);
  const points = result.flatMap(({ metric, values = [] }) => {
    const named = { team: labelOf(metric, labels.teamLabel), workload: labelOf(metric, labels.workloadLabel) };
    return values.flatMap(([second, text]) => {
      const value = Number(text);
      return Number.isFinite(value) && value >= 0 ? [{ ...named, day: dayBefore(second), value }] : [];
    });
  });
  const seen = new Set<string>();
  for (const { day, team, workload } of points) {
    const key = JSON.stringify([day, team, workload]);
    if (seen.has(key))
      throw new PrometheusFailed("The query gives several series of one team and workload: aggregate it by ($labels).");
    seen.add(key);
  }
  return points;
}

function resultOf(status: number, body: string) {
  const json = jsonOf(body);
  const refused = refusal.safeParse(json);
  if (refused.success) throw new PrometheusFailed(`Prometheus says: ${refused.data.error.slice(0, 300)}`);
  if (status === 401 || status === 403)
    throw new PrometheusFailed(`The server answered ${status}: it wants another token.`);
  if (status !== 200) throw new PrometheusFailed(`The server answered ${status}: check the address.`);
  const parsed = success.safeParse(json);
  if (!parsed.success)
    throw new PrometheusFailed("The answer is none of the Prometheus HTTP API: check the address and its path.");
  const { resultType, result } = parsed.data.data;
  if (resultType !== "matrix") throw new PrometheusFailed(`The query gives a ${resultType}, not series over time.`);
  return result;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function labelOf(metric: Readonly<Record<string, string>>, label: string): string | null {
  return (label && metric[label]?.trim()) || null;
}

function dayBefore(second: number): string {
  return dayAfter(new Date(Math.round(second) * 1000).toISOString().slice(0, 10), -1);
}

/** The PromQL of a template: `$labels` becomes the label names that series are told apart by. */
export function promQl(template: string, { teamLabel, workloadLabel }: Labels): string {
  const labels = [teamLabel, workloadLabel].filter(Boolean).join(", ");
  // `by (, le)` is no PromQL: without labels, the comma after them goes too.
  return template.replaceAll(/\$labels(\s*,\s*)?/g, (_, comma = "") => (labels === "" ? "" : `${labels}${comma}`));
}

/** The address of a range query whose values are those of the days from the first to the last. */
export function rangeAddress(base: string, query: string, { from, to }: { from: string; to: string }): string {
  const url = new URL(`${base.replace(/\/+$/, "")}/api/v1/query_range`);
  const endOf = (day: string) => String(Date.parse(`${dayAfter(day, 1)}T00:00:00Z`) / 1000);
  url.search = new URLSearchParams({ query, start: endOf(from), end: endOf(to), step: "86400" }).toString();
  return url.href;
}
