export const depreciationMethods = ["straight-line", "macrs-5"] as const;

export type DepreciationMethod = (typeof depreciationMethods)[number];

/** IRS Publication 946, table A-1, 5-year property, half-year convention: spread over six tax years. */
const macrs5 = [0.2, 0.32, 0.192, 0.1152, 0.1152, 0.0576];

/** Depreciation of each year. MACRS has its own years and takes no account of a salvage value. */
export function depreciation(input: {
  basis: number;
  method: DepreciationMethod;
  years: number;
  salvageRatio: number;
}) {
  const { basis, method, years, salvageRatio } = input;
  const schedule =
    method === "macrs-5"
      ? macrs5.map((rate) => basis * rate)
      : new Array<number>(years).fill((basis * (1 - salvageRatio)) / years);
  return { schedule };
}
