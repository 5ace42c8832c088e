import { monthlyCostOn } from "../calc/rate";
import type { Supply } from "../calc/supply";
import type { Workload } from "../schema/workload";

/** What workloads consume and cost in a month, as they run today. */
export type PlannedDemand = {
  gpuHoursMonthly: number;
  egressGbMonthly: number;
  datasetTb: number;
  /** At today's prices; of the workloads that have one. */
  monthlyCost: number;
  /** Workloads whose supply has no terms today, so that nothing is known of their cost. */
  unpriced: number;
};

/** Sums over workloads, each on the supply it runs on. */
export function plannedDemand(workloads: readonly Workload[], supplies: readonly Supply[]): PlannedDemand {
  const demand: PlannedDemand = { gpuHoursMonthly: 0, egressGbMonthly: 0, datasetTb: 0, monthlyCost: 0, unpriced: 0 };
  for (const workload of workloads) {
    demand.gpuHoursMonthly += workload.gpuHoursMonthly;
    demand.egressGbMonthly += workload.egressGbMonthly;
    demand.datasetTb += workload.datasetTb;
    const cost = monthlyCostToday(workload, supplies);
    if (cost === null) demand.unpriced += 1;
    else demand.monthlyCost += cost;
  }
  return demand;
}

/** What a workload costs a month where it runs; null when its supply has no terms today or can serve none. */
export function monthlyCostToday(workload: Workload, supplies: readonly Supply[]): number | null {
  const supply = supplies.find(({ id }) => id === workload.supplyId);
  return supply ? monthlyCostOn({ ...workload, storageGb: workload.datasetTb * 1000 }, supply) : null;
}
