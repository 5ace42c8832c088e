import type { IsoMonth } from "@/lib/ledger/calendar";

/** The first day of a month, as the ledger's tables keep months. */
export function firstDay(month: IsoMonth): string {
  return `${month}-01`;
}
