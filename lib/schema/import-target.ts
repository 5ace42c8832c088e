import type { ImportKind } from "./import-check";

/** A column that a file of some kind can have, as people are told of it. */
export type ImportTarget = {
  name: string;
  /** Of its values, in words. */
  unit: string;
  meaning: string;
  /** Without it no line can be taken; a text says on what that depends. */
  needed: boolean | string;
  /** In the first line of the template; null: not in the template. */
  example: string | null;
};

const [text, amount, instant] = ["text", "in its currency", "UTC time"];
const either = "one of the two";

/** The columns of FOCUS that become fields of a cost line; all others are kept with the line as they are. */
const focusTargets: readonly ImportTarget[] = [
  target("BilledCost", amount, "What the invoice says", either, "12.50"),
  target("EffectiveCost", amount, "With commitments spread over their term", either, "11.25"),
  target("ListCost", amount, "At list price", false, "15.00"),
  target("ContractedCost", amount, "At the negotiated price", false, "12.50"),
  target("BillingCurrency", "code of three letters", "Without it, the reporting currency", false, "USD"),
  target(
    "BillingPeriodStart",
    instant,
    "First moment of the month billed",
    "unless a month is given",
    "2026-10-01T00:00:00Z",
  ),
  target("BillingPeriodEnd", instant, "First moment after the month", false, "2026-11-01T00:00:00Z"),
  target("ChargePeriodStart", instant, "When the charge begins; its day", true, "2026-10-05T00:00:00Z"),
  target("ChargePeriodEnd", instant, "First moment after the charge", false, "2026-10-06T00:00:00Z"),
  target("ChargeCategory", text, "Usage, Purchase, Tax, Credit or Adjustment", false, "Usage"),
  target("ChargeClass", text, "Correction, or nothing", false, null),
  target("ChargeDescription", text, "What was charged", false, null),
  target("ProviderName", text, "Who sells it; to FOCUS 1.3", false, "Example Cloud"),
  target("ServiceProviderName", text, "Who sells it; since FOCUS 1.3", false, null),
  target("ServiceName", text, "The service charged", false, "Virtual Machines"),
  target("ServiceCategory", text, "Such as Compute, Storage or Networking", false, "Compute"),
  target("RegionId", text, "Where it ran", false, "eu-central-1"),
  target("BillingAccountId", text, "Who is billed", false, "1234567890"),
  target("BillingAccountName", text, "Its name", false, null),
  target("SubAccountId", text, "Account, project or subscription", false, "research-prod"),
  target("SubAccountName", text, "Its name", false, null),
  target("ResourceId", text, "What was used", false, "vm-0001"),
  target("ResourceName", text, "Its name", false, null),
  target("PricingCategory", text, "Such as Standard or Committed", false, null),
  target("CommitmentDiscountId", text, "The commitment that pays", false, null),
  target("CommitmentDiscountStatus", text, "Used or Unused", false, null),
  target("InvoiceId", text, "The invoice", false, null),
  target("ConsumedQuantity", "in ConsumedUnit", "How much was used", false, "24"),
  target("ConsumedUnit", text, "Unit of the quantity", false, "Hours"),
  target("Tags", "JSON object", "Tags by key; team and workload map costs", false, '{"team":"vision"}'),
];

const usageTargets: readonly ImportTarget[] = [
  target("day", "day", "Day of use, such as 2026-10-05", true, "2026-10-05"),
  target("supply", text, "Fleet of the price book; may be absent with one fleet", "with several fleets", "Own fleet"),
  target("gpu_class", text, "Class of GPU that the fleet has", true, "H100"),
  target("gpu_hours_allocated", "GPU-hours", "Hours held; they are charged", true, "192"),
  target("gpu_hours_used", "GPU-hours", "Hours in which it worked", false, "150"),
  target("kwh", "kWh", "Energy measured", false, null),
  target("team", text, "Becomes the tag team", false, "Vision"),
  target("workload", text, "Becomes the tag workload", false, null),
  target("mig_profile", text, "Slice of a GPU, such as 1g.10gb", false, null),
  target("mig_slices", "slices", "Slices held, without a profile", false, null),
  target("slices_per_gpu", "slices", "Of a GPU that is not known", false, null),
  target("tags", "JSON object", "Further tags; a column tag:env gives the tag env", false, null),
];

const metricTargets: readonly ImportTarget[] = [
  target("day", "day", "Day of use, such as 2026-10-05", true, "2026-10-05"),
  target("team", text, "A team by its name", false, "Vision"),
  target("workload", text, "A workload by its name", false, null),
  target("metric", text, "What is counted, such as tokens or requests", true, "tokens"),
  target("value", "in units of the metric", "How many; not negative", true, "1250000"),
];

/** The columns of each kind of file in the order of its template. */
export const importTargets: Readonly<Record<ImportKind, readonly ImportTarget[]>> = {
  focus: focusTargets,
  usage: usageTargets,
  metrics: metricTargets,
};

/** The columns of a file of budgets. */
const budgetTargets: readonly ImportTarget[] = [
  target("team", text, "A team by its name", true, "Vision"),
  target("month", "month", "Such as 2026-11", true, "2026-11"),
  target("amount", "in the reporting currency", "Empty takes the budget away", true, "25000.00"),
];

export const templateKinds = ["focus", "usage", "metrics", "budgets"] as const;

export type TemplateKind = (typeof templateKinds)[number];

/** Files to begin with; the columns with an example are those of the template. */
export const templates: Readonly<
  Record<TemplateKind, { title: string; purpose: string; columns: readonly ImportTarget[] }>
> = {
  focus: { title: "FOCUS bill", purpose: "costs of any provider", columns: focusTargets },
  usage: { title: "GPU usage", purpose: "GPU-hours of own hardware by day", columns: usageTargets },
  metrics: { title: "Product metrics", purpose: "tokens, requests, runs and revenue by day", columns: metricTargets },
  budgets: { title: "Budgets", purpose: "by team and month, for Chargeback", columns: budgetTargets },
};

function target(
  name: string,
  unit: string,
  meaning: string,
  needed: ImportTarget["needed"],
  example: string | null,
): ImportTarget {
  return { name, unit, meaning, needed, example };
}
