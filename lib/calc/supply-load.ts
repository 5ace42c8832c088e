import { zeros } from "./growth";

/** Cloud hours that are to be bought each way; what is left of the billed hours is on demand. */
export type PurchaseLoad = { reserved1y: number[]; reserved3y: number[]; spot: number[] };

/**
 * What a plan asks of one supply, month by month (index 0 unused). The priced copies carry the workloads' price
 * factors, so that a lever on the price of one workload does not touch its neighbours.
 */
export type SupplyLoad = {
  gpuHours: number[];
  pricedGpuHours: number[];
  /** GPU-hours that a cloud offer allocates, and bills, for those used. */
  billedGpuHours: number[];
  /** Of the billed GPU-hours of a cloud offer. */
  purchase: PurchaseLoad;
  /** Months in which a cloud offer's purchase mix is decided anew, besides the start of the plan. */
  mixChanges: Set<number>;
  /** GPUs at once that a fleet must be able to serve. */
  capacity: number[];
  pricedStorageGb: number[];
  egressGb: number[];
  pricedEgressGb: number[];
  /** Effort of levers; index 0 is the start of the plan. */
  oneOffCosts: number[];
};

export function emptyLoad(horizonMonths: number): SupplyLoad {
  return {
    gpuHours: zeros(horizonMonths),
    pricedGpuHours: zeros(horizonMonths),
    billedGpuHours: zeros(horizonMonths),
    purchase: { reserved1y: zeros(horizonMonths), reserved3y: zeros(horizonMonths), spot: zeros(horizonMonths) },
    mixChanges: new Set(),
    capacity: zeros(horizonMonths),
    pricedStorageGb: zeros(horizonMonths),
    egressGb: zeros(horizonMonths),
    pricedEgressGb: zeros(horizonMonths),
    oneOffCosts: zeros(horizonMonths),
  };
}

/** Average price factor of what a month consumes; 1 when it consumes nothing. */
export function priceFactor(priced: number, plain: number): number {
  return plain > 0 ? priced / plain : 1;
}
