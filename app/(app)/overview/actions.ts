"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action/form-action";
import { ignoreAnomalyInput, reopenAnomalyInput } from "@/lib/schema/anomaly";
import { addAnomalyVerdict } from "@/lib/store/anomalies";

export const ignoreAnomalyAction = formAction({
  permission: "anomalies:write",
  schema: ignoreAnomalyInput,
  run: async (scope, anomaly) => {
    await addAnomalyVerdict(scope, { ...anomaly, verdict: "ignored" });
    refresh();
    return { message: "The anomaly is ignored", result: null };
  },
});

export const reopenAnomalyAction = formAction({
  permission: "anomalies:write",
  schema: reopenAnomalyInput,
  run: async (scope, anomaly) => {
    await addAnomalyVerdict(scope, { ...anomaly, verdict: "reopened", reason: "" });
    refresh();
    return { message: "The anomaly is open again", result: null };
  },
});
