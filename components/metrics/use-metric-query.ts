"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";
import { type MetricQuery, metricParams, printMetricQuery } from "@/lib/schema/metric-query";

const text = parseAsString.withOptions({ history: "push", shallow: false, scroll: false });
const parsers = Object.fromEntries(metricParams.map((name) => [name, text]));

/** Every choice stands in the address; figures of the last one are on their way while `pending`. */
export function useMetricQuery(): { pending: boolean; change: (query: MetricQuery) => void } {
  const [pending, startTransition] = useTransition();
  const [, setParams] = useQueryStates(parsers);
  const change = (query: MetricQuery) => {
    const printed = printMetricQuery(query);
    void setParams(Object.fromEntries(metricParams.map((name) => [name, printed[name] ?? null])), { startTransition });
  };
  return { pending, change };
}
