"use server";

import { refresh } from "next/cache";
import { dataAction } from "@/lib/action/data-action";
import { now } from "@/lib/clock";
import { anomalyLimitsInput } from "@/lib/schema/anomaly";
import { thresholdsInput } from "@/lib/schema/settings";
import { updateAnomalyLimits } from "@/lib/store/anomalies";
import { updateThresholds } from "@/lib/store/thresholds";

export const saveThresholdsAction = dataAction({
  permission: "settings:write",
  schema: thresholdsInput,
  run: async (scope, thresholds) => {
    const result = await updateThresholds(scope, { thresholds, at: now() });
    refresh();
    return { message: "Thresholds saved", result };
  },
});

export const saveAnomalyLimitsAction = dataAction({
  permission: "settings:write",
  schema: anomalyLimitsInput,
  run: async (scope, limits) => {
    const result = await updateAnomalyLimits(scope, { limits, at: now() });
    refresh();
    return { message: "Limits of anomalies saved", result };
  },
});
