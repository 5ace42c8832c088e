import { type CostParams, costParams } from "@/lib/schema/cost-query";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The keys of a cost query, each once; of a key that is given twice, the first. */
export async function costParamsOf(searchParams: SearchParams): Promise<CostParams> {
  const given = await searchParams;
  const first = (name: string) => [given[name]].flat()[0];
  return Object.fromEntries(costParams.flatMap((name) => (first(name) === undefined ? [] : [[name, first(name)]])));
}
