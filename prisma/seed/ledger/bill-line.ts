import type { WorkloadKind } from "@/lib/calc/classify";
import type { Tier } from "@/lib/calc/tier";
import type { Amount } from "@/lib/ledger/amount";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { Category } from "@/lib/ledger/category";
import type { Costs } from "@/lib/ledger/costs";
import type { Charge } from "@/lib/ledger/mapping-rule";
import { demoWorkloads } from "../workloads";
import type { Account, SourceName } from "./accounts";
import type { LedgerDay } from "./calendar";

/** Everything of a bill's line but its day, its quantity and its costs: one object for all days of a series. */
export type BillItem = {
  source: SourceName;
  tier: Tier;
  charge: Charge;
  provider: string;
  service: string;
  serviceCategory: string | null;
  region: string | null;
  payer: Account;
  account: Account | null;
  resource: { id: string | null; name: string | null };
  chargeCategory: "Usage" | "Purchase" | "Credit" | "Adjustment";
  chargeClass: "Correction" | null;
  description: string;
  pricingCategory: "Standard" | "Dynamic" | "Committed" | null;
  commitment: { id: string; status: "Used" | "Unused" | null } | null;
  unit: string | null;
  currency: string;
  /** `workload` names the workload, as an import would find it. */
  tags: Readonly<Record<string, string>>;
  other: Readonly<Record<string, string>>;
  flags: readonly string[];
  review: "counted" | "waiting" | "approved" | "refused";
};

export type BillLine = {
  item: BillItem;
  day: LedgerDay;
  quantity: Amount | null;
  costs: Costs;
  gpuHours: { allocated: Amount; used: Amount | null } | null;
  /** Where it counts, when that is not the month of its day: it corrects the month of its day, which is closed. */
  bookedIn: IsoMonth | null;
};

type Needed = "source" | "provider" | "service" | "serviceCategory" | "region" | "payer" | "resource" | "description";

export function billItem(given: Pick<BillItem, Needed> & Partial<BillItem>): BillItem {
  return {
    tier: "cloud",
    charge: "usage",
    account: null,
    chargeCategory: "Usage",
    chargeClass: null,
    pricingCategory: "Standard",
    commitment: null,
    unit: null,
    currency: "USD",
    tags: {},
    other: {},
    flags: [],
    review: "counted",
    ...given,
  };
}

export function billLine(
  item: BillItem,
  day: LedgerDay,
  { quantity = null, costs, gpuHours = null, bookedIn = null }: Pick<BillLine, "costs"> & Partial<BillLine>,
): BillLine {
  return { item, day, quantity, costs, gpuHours, bookedIn };
}

const kinds = new Map<string, WorkloadKind>(demoWorkloads.map(({ name, kind }) => [name, kind]));

const categoryOfKind: Partial<Record<WorkloadKind, Category>> = {
  "large-model-training": "training",
  "fine-tuning": "training",
  "batch-training": "training",
  "batch-inference": "inference",
  "real-time-inference": "inference",
  "edge-inference": "inference",
};

/** As an import decides it: the workload's kind, then what the service is. */
export function categoryOf({ tags, serviceCategory }: BillItem): Category {
  const kind = kinds.get(tags.workload ?? "");
  const ofKind = kind && categoryOfKind[kind];
  if (ofKind) return ofKind;
  if (serviceCategory === "Storage") return "storage";
  return serviceCategory === "Networking" ? "data-transfer" : "other";
}
