export type MonthSearch = { basis?: string | string[]; version?: string | string[] };

/** A month as its address names it; what is given twice is not given. */
export function monthAddress(month: string, { basis, version }: MonthSearch) {
  return {
    month,
    basis: typeof basis === "string" ? basis : undefined,
    version: typeof version === "string" ? version : undefined,
  };
}
