import { zeros } from "./growth";

/**
 * What a plan asks of one supply, month by month (index 0 unused). The priced copies carry the workloads' price
 * factors, so that a lever on the price of one workload does not touch its neighbours.
 */
export type SupplyLoad = {
  gpuHours: number[];
  pricedGpuHours: number[];
  /** GPUs at once that a fleet must be able to serve. */
  capacity: number[];
  pricedStorageGb: number[];
  egressGb: number[];
  pricedEgressGb: number[];
};

export function emptyLoad(horizonMonths: number): SupplyLoad {
  return {
    gpuHours: zeros(horizonMonths),
    pricedGpuHours: zeros(horizonMonths),
    capacity: zeros(horizonMonths),
    pricedStorageGb: zeros(horizonMonths),
    egressGb: zeros(horizonMonths),
    pricedEgressGb: zeros(horizonMonths),
  };
}

/** Average price factor of what a month consumes; 1 when it consumes nothing. */
export function priceFactor(priced: number, plain: number): number {
  return plain > 0 ? priced / plain : 1;
}
