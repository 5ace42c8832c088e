import { type MetricParams, metricParams } from "@/lib/schema/metric-query";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The keys of a metric query, each once; of a key that is given twice, the first. */
export async function metricParamsOf(searchParams: SearchParams): Promise<MetricParams> {
  const given = await searchParams;
  const first = (name: string) => [given[name]].flat()[0];
  return Object.fromEntries(metricParams.flatMap((name) => (first(name) === undefined ? [] : [[name, first(name)]])));
}
