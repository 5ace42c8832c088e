"use server";

import { refresh } from "next/cache";
import { dataAction } from "@/lib/action/data-action";
import { now } from "@/lib/clock";
import { thresholdsInput } from "@/lib/schema/settings";
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
