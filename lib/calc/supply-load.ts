/** Cloud hours that are to be bought each way; what is left of the billed hours is on demand. */
export type PurchaseLoad = { reserved1y: Float64Array; reserved3y: Float64Array; spot: Float64Array };

/**
 * What a plan asks of one supply, month by month (index 0 unused). The priced copies carry the workloads' price
 * factors, so that a lever on the price of one workload does not touch its neighbours.
 */
export type SupplyLoad = {
  gpuHours: Float64Array;
  pricedGpuHours: Float64Array;
  /** GPU-hours that a cloud offer allocates, and bills, for those used. */
  billedGpuHours: Float64Array;
  /** Of the billed GPU-hours of a cloud offer. */
  purchase: PurchaseLoad;
  /** Months in which a cloud offer's purchase mix is decided anew, besides the start of the plan. */
  mixChanges: Set<number>;
  /** GPUs at once that a fleet must be able to serve. */
  capacity: Float64Array;
  pricedStorageGb: Float64Array;
  egressGb: Float64Array;
  pricedEgressGb: Float64Array;
  /** Effort of levers by month; 0 is the start of the plan. */
  oneOffCosts: Map<number, number>;
};

export function emptyLoad(horizonMonths: number): SupplyLoad {
  const course = () => new Float64Array(horizonMonths + 1);
  return {
    gpuHours: course(),
    pricedGpuHours: course(),
    billedGpuHours: course(),
    purchase: { reserved1y: course(), reserved3y: course(), spot: course() },
    mixChanges: new Set(),
    capacity: course(),
    pricedStorageGb: course(),
    egressGb: course(),
    pricedEgressGb: course(),
    oneOffCosts: new Map(),
  };
}

/** Average price factor of what a month consumes; 1 when it consumes nothing. */
export function priceFactor(priced: number, plain: number): number {
  return plain > 0 ? priced / plain : 1;
}
