import { modelMemory } from "../calc/model-memory";
import type { Supply } from "../calc/supply";
import type { Workload } from "../schema/workload";
import { monthlyCostToday } from "./planned-demand";

const inferenceKinds: readonly string[] = ["real-time-inference", "batch-inference", "edge-inference"];

/** Workloads that serve a model, the costliest first. */
export function inferenceOf(workloads: readonly Workload[], supplies: readonly Supply[]): Workload[] {
  return workloads
    .filter(({ kind }) => inferenceKinds.includes(kind))
    .map((workload) => ({ workload, cost: servingCost(workload, supplies) ?? 0 }))
    .toSorted((one, other) => other.cost - one.cost)
    .map(({ workload }) => workload);
}

/** What chosen models cost to serve and take of memory at 16 bits. */
export function servedModels(workloads: readonly Workload[], supplies: readonly Supply[]) {
  const costs = workloads.map((workload) => servingCost(workload, supplies));
  const sizes = workloads.flatMap(({ parametersBillion }) => parametersBillion ?? []).map(weightsGb);
  return {
    monthlyCost: costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
    unpriced: costs.filter((cost) => cost === null).length,
    /** null: of none of them is the size known. */
    sizeGb: sizes.length > 0 ? sizes.reduce((sum, size) => sum + size, 0) : null,
    unsized: workloads.length - sizes.length,
  };
}

/** Storage and egress stay as they are when a model gets smaller, as in a scenario's lever. */
function servingCost(workload: Workload, supplies: readonly Supply[]): number | null {
  return monthlyCostToday({ ...workload, datasetTb: 0, egressGbMonthly: 0 }, supplies);
}

function weightsGb(parametersBillion: number): number {
  const none = { layers: null, kvHeads: null, headDim: null, sequence: null, batch: null };
  return modelMemory({ parametersBillion, bits: 16, ...none }).weightsGb;
}
