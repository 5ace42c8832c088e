import type { Transaction } from "@/lib/db/transaction";
import { add } from "@/lib/ledger/amount";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { type MonthRange, type WorkloadMonth, workloadUnitsIn } from "./workload-months";

/**
 * What the volume of a workload is counted in, the best first: what it gave does not depend on how it is run, GPU-hours do,
 * and runs are of unequal length.
 */
export const volumeMetrics = ["tokens", "inferences", "requests", "gpu-hours-used", "training-runs"] as const;

/** By month, workload and metric, as decimal text. */
export type WorkloadVolumes = ReadonlyMap<IsoMonth, ReadonlyMap<string, ReadonlyMap<string, string>>>;

/**
 * Units of metrics files, and GPU-hours of usage files besides: metrics count what runs in the cloud, usage files what runs
 * in a hall, so that the two add up while a workload moves. An hour of an edge device is no GPU-hour.
 */
export async function workloadVolumes(
  tx: Transaction,
  { from, to, rows }: MonthRange & { rows: readonly WorkloadMonth[] },
): Promise<WorkloadVolumes> {
  const volumes = new Map<string, Map<string, Map<string, string>>>();
  const count = (month: string, workloadId: string | null, metric: string, value: string) => {
    if (workloadId === null) return;
    const byWorkload = volumes.get(month) ?? new Map<string, Map<string, string>>();
    const byMetric = byWorkload.get(workloadId) ?? new Map<string, string>();
    byMetric.set(metric, formatAmount(add(amountOf(byMetric.get(metric) ?? "0"), amountOf(value))));
    volumes.set(month, byWorkload.set(workloadId, byMetric));
  };
  for (const { month, workloadId, metric, value } of await workloadUnitsIn(tx, { from, to, metrics: volumeMetrics }))
    count(month, workloadId, metric, value);
  for (const { month, workloadId, tier, gpuHoursUsed } of rows)
    if (gpuHoursUsed !== null && tier !== "edge") count(month, workloadId, "gpu-hours-used", gpuHoursUsed.toFixed(6));
  return volumes;
}
