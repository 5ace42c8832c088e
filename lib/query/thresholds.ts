import { authorizePage } from "@/lib/auth/authorize";
import { mayDo } from "@/lib/auth/permissions";
import type { AnomalyLimits } from "@/lib/calc/anomaly";
import type { Thresholds } from "@/lib/calc/classify";
import type { ClassifiedWorkload } from "@/lib/schema/tier-changes";
import { getAnomalyLimits } from "@/lib/store/anomalies";
import { getOrganisation } from "@/lib/store/organisation";
import { getThresholds } from "@/lib/store/thresholds";
import { listWorkloads } from "@/lib/store/workloads";

export type ThresholdsPage = {
  saved: Thresholds;
  anomalyLimits: AnomalyLimits;
  currency: string;
  mayWrite: boolean;
  /** What the effect of a change is shown on before it is saved. */
  workloads: ClassifiedWorkload[];
};

export async function loadThresholds(): Promise<ThresholdsPage> {
  const scope = await authorizePage("settings:read");
  const reader = await authorizePage("workloads:read");
  const [saved, anomalyLimits, { currency }, workloads] = await Promise.all([
    getThresholds(scope),
    getAnomalyLimits(scope),
    getOrganisation(scope),
    listWorkloads(reader),
  ]);
  return {
    saved,
    anomalyLimits,
    currency,
    mayWrite: mayDo(scope.role, "settings:write"),
    workloads: workloads.map((workload) => ({
      id: workload.id,
      name: workload.name,
      kind: workload.kind,
      gpuHoursMonthly: workload.gpuHoursMonthly,
      utilisation: workload.utilisation,
      latencyMs: workload.latencyMs,
      datasetTb: workload.datasetTb,
      egressGbMonthly: workload.egressGbMonthly,
      faultTolerant: workload.faultTolerant,
      residency: workload.residency,
      variability: workload.variability,
      parametersBillion: workload.parametersBillion,
    })),
  };
}
