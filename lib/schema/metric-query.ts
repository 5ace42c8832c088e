import type { DayRange, RangePreset } from "../calc/day-range";
import { type MetricKey, metricKeys } from "../calc/metric-definitions";
import type { Grain } from "../calc/period";
import { type CostParams, type CostQuery, defaultCostQuery, readCostQuery, resolvedRange } from "./cost-query";

/** What metrics are told apart by; a model is the workload that serves or trains it. */
export const metricDimensions = ["team", "workload", "tier", "kind"] as const;

export type MetricDimension = (typeof metricDimensions)[number];

export type MetricQuery = {
  metric: MetricKey;
  by: MetricDimension;
  /** A preset stays what it says as days pass. */
  range: { preset: RangePreset } | DayRange;
  /** null: what suits the range. */
  grain: Grain | null;
  /** The period whose days are shown beside the chart, by its first day; null: none. */
  at: string | null;
  /** The value of the dimension that they are shown of; null: of all. */
  of: string | null;
};

/** Three whole months: revenue and most targets are of months. */
const usualRange: RangePreset = "l3m";

export const metricParams = ["m", "by", "r", "from", "to", "g", "at", "of"] as const;

export type MetricParams = { [K in (typeof metricParams)[number]]?: string | undefined };

/** The query of an address. What is unknown falls back to what is usual, and is named. */
export function readMetricQuery(params: MetricParams): { query: MetricQuery; ignored: string[] } {
  const { r, from, to, g } = params;
  const isRangeGiven = [r, from, to].some((each) => each !== undefined);
  const given: CostParams = { r: isRangeGiven ? r : usualRange, from, to, g };
  const { query, ignored } = readCostQuery(given);
  const known = <T extends string>(name: "m" | "by", values: readonly T[], usual: T): T => {
    const found = values.find((value) => value === params[name]);
    if (found === undefined && params[name]) ignored.push(`${name}=${params[name]}`);
    return found ?? usual;
  };
  return {
    query: {
      metric: known("m", metricKeys, "gpu-utilisation"),
      by: known("by", metricDimensions, "team"),
      range: query.range,
      grain: query.grain,
      at: /^\d{4}-\d{2}-\d{2}$/.test(params.at ?? "") ? (params.at ?? null) : null,
      of: params.of && params.of.length <= 200 ? params.of : null,
    },
    ignored,
  };
}

/** What the address has to say for a query; what is usual is left out. */
export function printMetricQuery(query: MetricQuery): MetricParams {
  const { metric, by, range, grain, at, of } = query;
  const isUsualRange = "preset" in range && range.preset === usualRange;
  return {
    ...(metric === "gpu-utilisation" ? {} : { m: metric }),
    ...(by === "team" ? {} : { by }),
    ...(isUsualRange ? {} : "preset" in range ? { r: range.preset } : { from: range.from, to: range.to }),
    ...(grain ? { g: grain } : {}),
    ...(at ? { at } : {}),
    ...(at && of ? { of } : {}),
  };
}

export function metricHref(query: MetricQuery): string {
  const text = new URLSearchParams(
    Object.entries(printMetricQuery(query)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
  return text === "" ? "/metrics" : `/metrics?${text}`;
}

/** The days a query is about, and the grain it is drawn in. */
export function metricRange({ range, grain }: Pick<MetricQuery, "range" | "grain">, today: string) {
  return resolvedRange({ ...defaultCostQuery, range, grain } satisfies CostQuery, today);
}
