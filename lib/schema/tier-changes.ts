import { classify, type Thresholds, type WorkloadProfile } from "../calc/classify";
import type { Tier } from "../calc/tier";

export type ClassifiedWorkload = WorkloadProfile & { id: string; name: string };

export type TierChange = { id: string; name: string; from: Tier; to: Tier };

/** Workloads whose recommended tier other thresholds would change, in the order given; none for equal thresholds. */
export function tierChanges(
  workloads: readonly ClassifiedWorkload[],
  before: Thresholds,
  after: Thresholds,
): TierChange[] {
  return workloads.flatMap((workload) => {
    const from = classify(workload, before).tier;
    const to = classify(workload, after).tier;
    return from === to ? [] : [{ id: workload.id, name: workload.name, from, to }];
  });
}
