"use server";

import { refresh } from "next/cache";
import { dataAction } from "@/lib/action/data-action";
import { keepServer, testServer } from "@/lib/import/job/metrics-server";
import { pullMetrics } from "@/lib/import/job/pull-metrics";
import { metricServerInput } from "@/lib/schema/metric-server";
import { nothing } from "@/lib/schema/nothing";
import { removeMetricServer } from "@/lib/store/metric-server";

export const saveMetricServerAction = dataAction({
  permission: "metrics:write",
  schema: metricServerInput,
  run: async (scope, input) => {
    await keepServer(scope, input);
    refresh();
    return { message: "Prometheus server saved", result: null };
  },
});

export const testMetricServerAction = dataAction({
  permission: "metrics:write",
  schema: metricServerInput,
  run: async (scope, input) => ({ message: "Asked for yesterday", result: await testServer(scope, input) }),
});

export const pullMetricsAction = dataAction({
  permission: "imports:write",
  schema: nothing,
  run: async (scope) => {
    const result = await pullMetrics(scope);
    refresh();
    return { message: "Pulled", result };
  },
});

export const removeMetricServerAction = dataAction({
  permission: "metrics:write",
  schema: nothing,
  run: async (scope) => {
    await removeMetricServer(scope);
    refresh();
    return { message: "Prometheus server removed", result: null };
  },
});
