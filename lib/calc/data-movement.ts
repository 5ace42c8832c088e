const gbPerTb = 1000;

export type DataMovementInput = {
  initialTb: number;
  updateTb: number;
  updatesPerYear: number;
  pricePerGb: number;
  linkMbps: number | null;
};

/** What moving a data set and its updates costs in the first year; the hours are for the first copy over the link. */
export function dataMovement(input: DataMovementInput) {
  const annualTb = input.initialTb + input.updateTb * input.updatesPerYear;
  return {
    annualTb,
    annualCost: annualTb * gbPerTb * input.pricePerGb,
    initialCost: input.initialTb * gbPerTb * input.pricePerGb,
    transferHours: input.linkMbps === null ? null : transferHours(input.initialTb, input.linkMbps),
  };
}

/** Hours that an amount of data takes over a link that nothing else uses. */
export function transferHours(tb: number, linkMbps: number): number {
  return (tb * gbPerTb * 8000) / linkMbps / 3600;
}
