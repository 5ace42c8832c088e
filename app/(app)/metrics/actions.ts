"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action/form-action";
import { metricDefinitions } from "@/lib/calc/metric-definitions";
import { metricTargetForm } from "@/lib/schema/metric-target";
import { saveMetricTarget } from "@/lib/store/metric-targets";

export const saveTargetAction = formAction({
  permission: "metrics:write",
  schema: metricTargetForm,
  run: async (scope, change) => {
    await saveMetricTarget(scope, change);
    refresh();
    return { message: `Target of ${metricDefinitions[change.metric].name.toLowerCase()} saved`, result: null };
  },
});
