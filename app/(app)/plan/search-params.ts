export type PlanSearch = { month?: string | string[] };

/** The month that an address asks for; what is not one month is left to the page's usual one. */
export function monthAsked({ month }: PlanSearch): string | undefined {
  return typeof month === "string" ? month : undefined;
}
