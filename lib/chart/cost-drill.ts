import { type CostDimension, type CostFilter, type CostPath, type CostQuery, costHref } from "../schema/cost-query";

/** What is asked next of a value: what a team's costs are for, where a provider's services run. */
const nextOf: Record<CostDimension, CostDimension> = {
  tier: "team",
  provider: "service",
  team: "workload",
  workload: "service",
  category: "team",
  service: "region",
  region: "service",
  charge: "team",
};

type Pick = { dimension: CostDimension; key: string };

/** The query narrowed to some values; a filter of the same dimension gives way. */
export function narrowedTo(query: CostQuery, picks: readonly Pick[]): CostQuery {
  const others = query.filters.filter((filter) => !picks.some((pick) => pick.dimension === filter.dimension));
  const own = picks.map(({ dimension, key }): CostFilter => ({ dimension, is: true, values: [key] }));
  return { ...query, filters: [...others, ...own] };
}

/** Where a row and its bar lead: the same costs narrowed to it, by the dimension that is asked for next. */
export function drillHref(query: CostQuery, keys: readonly string[], path: CostPath = "/costs"): string {
  const picks = picksOf(query, keys);
  const narrowed = narrowedTo(query, picks);
  const fixed = new Set(picks.map((pick) => pick.dimension));
  const left = query.by.filter((dimension) => !fixed.has(dimension));
  const last = picks.at(-1)?.dimension;
  return costHref({ ...narrowed, by: left.length > 0 || !last ? left : [freeAfter(last, narrowed)] }, path);
}

/** The lines behind a row. */
export function linesHref(query: CostQuery, keys: readonly string[]): string {
  return costHref(narrowedTo(query, picksOf(query, keys)), "/costs/lines");
}

function picksOf(query: CostQuery, keys: readonly string[]): Pick[] {
  return query.by.slice(0, keys.length).map((dimension, index) => ({ dimension, key: keys[index] ?? "" }));
}

/** The next dimension that is not yet narrowed to one value; at the end of the path it stays. */
function freeAfter(dimension: CostDimension, { filters }: CostQuery): CostDimension {
  const isFixed = (each: CostDimension) =>
    filters.some((filter) => filter.dimension === each && filter.is && filter.values.length === 1);
  let next = nextOf[dimension];
  for (let steps = 0; steps < 4 && isFixed(next); steps++) next = nextOf[next];
  return isFixed(next) ? dimension : next;
}

/** The same costs, with only what the chart has put together as Other in the table. */
export function otherHref(query: CostQuery): string {
  const href = costHref(query);
  return `${href}${href.includes("?") ? "&" : "?"}other=true`;
}
