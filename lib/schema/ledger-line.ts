import type { IsoMonth } from "../ledger/calendar";

/** A line of the ledger as its table has it: amounts and quantities as decimal text, instants as ISO text in UTC. */
export type LedgerLine = {
  billingMonth: IsoMonth;
  chargeStart: string;
  chargeEnd: string;
  team: string | null;
  workload: string | null;
  tier: string;
  category: string;
  charge: string;
  provider: string;
  service: string;
  serviceCategory: string | null;
  region: string | null;
  accountId: string | null;
  accountName: string | null;
  subAccountId: string | null;
  subAccountName: string | null;
  resourceId: string | null;
  resourceName: string | null;
  chargeCategory: string;
  chargeClass: string | null;
  chargeDescription: string | null;
  pricingCategory: string | null;
  commitmentId: string | null;
  commitmentStatus: string | null;
  invoiceId: string | null;
  consumedQuantity: string | null;
  consumedUnit: string | null;
  gpuHoursAllocated: string | null;
  gpuHoursUsed: string | null;
  currency: string;
  billed: string;
  effective: string;
  list: string | null;
  contracted: string | null;
  tags: Readonly<Record<string, string>>;
  /** What the file had besides, by the names of its columns. */
  other: Readonly<Record<string, string | null>>;
  review: string;
  correctsMonth: IsoMonth | null;
};
