/** Of a value: text, decimal number, instant, one of some words, or JSON. */
export type FocusKind = "text" | "decimal" | "instant" | "word" | "json";

export const focusVersions = ["1.0", "1.1", "1.2", "1.3", "1.4"] as const;

export type FocusVersion = (typeof focusVersions)[number];

/** A column of the FOCUS dataset Cost and Usage. */
export type FocusColumn = {
  name: string;
  kind: FocusKind;
  since: FocusVersion;
  /** The last version that has it; absent: it still exists. */
  until?: FocusVersion;
  /** FOCUS wants a value on every line. */
  filled?: true;
  /** The field of cost_line that it becomes; absent: kept in `other`. */
  target?: string;
};

/** All columns of FOCUS 1.0 to 1.4 (focus.finops.org/focus-specification). */
export const focusColumns: readonly FocusColumn[] = [
  { name: "AvailabilityZone", kind: "text", since: "1.0" },
  { name: "BilledCost", kind: "decimal", since: "1.0", filled: true, target: "billed" },
  { name: "BillingAccountId", kind: "text", since: "1.0", filled: true, target: "account_id" },
  { name: "BillingAccountName", kind: "text", since: "1.0", target: "account_name" },
  { name: "BillingCurrency", kind: "text", since: "1.0", filled: true, target: "currency" },
  { name: "BillingPeriodEnd", kind: "instant", since: "1.0", filled: true, target: "billing_month" },
  { name: "BillingPeriodStart", kind: "instant", since: "1.0", filled: true, target: "billing_month" },
  { name: "ChargeCategory", kind: "word", since: "1.0", filled: true, target: "charge_category" },
  { name: "ChargeClass", kind: "word", since: "1.0", target: "charge_class" },
  { name: "ChargeDescription", kind: "text", since: "1.0", target: "charge_description" },
  { name: "ChargeFrequency", kind: "word", since: "1.0", filled: true },
  { name: "ChargePeriodEnd", kind: "instant", since: "1.0", filled: true, target: "charge_end" },
  { name: "ChargePeriodStart", kind: "instant", since: "1.0", filled: true, target: "charge_start" },
  { name: "CommitmentDiscountCategory", kind: "word", since: "1.0" },
  { name: "CommitmentDiscountId", kind: "text", since: "1.0", target: "commitment_id" },
  { name: "CommitmentDiscountName", kind: "text", since: "1.0" },
  { name: "CommitmentDiscountStatus", kind: "word", since: "1.0", target: "commitment_status" },
  { name: "CommitmentDiscountType", kind: "text", since: "1.0" },
  { name: "ConsumedQuantity", kind: "decimal", since: "1.0", target: "consumed_quantity" },
  { name: "ConsumedUnit", kind: "text", since: "1.0", target: "consumed_unit" },
  { name: "ContractedCost", kind: "decimal", since: "1.0", filled: true, target: "contracted" },
  { name: "ContractedUnitPrice", kind: "decimal", since: "1.0" },
  { name: "EffectiveCost", kind: "decimal", since: "1.0", filled: true, target: "effective" },
  { name: "InvoiceIssuerName", kind: "text", since: "1.0", filled: true },
  { name: "ListCost", kind: "decimal", since: "1.0", filled: true, target: "list" },
  { name: "ListUnitPrice", kind: "decimal", since: "1.0" },
  { name: "PricingCategory", kind: "word", since: "1.0", target: "pricing_category" },
  { name: "PricingQuantity", kind: "decimal", since: "1.0" },
  { name: "PricingUnit", kind: "text", since: "1.0" },
  { name: "ProviderName", kind: "text", since: "1.0", until: "1.3", filled: true, target: "provider" },
  { name: "PublisherName", kind: "text", since: "1.0", until: "1.3", filled: true },
  { name: "RegionId", kind: "text", since: "1.0", target: "region" },
  { name: "RegionName", kind: "text", since: "1.0" },
  { name: "ResourceId", kind: "text", since: "1.0", target: "resource_id" },
  { name: "ResourceName", kind: "text", since: "1.0", target: "resource_name" },
  { name: "ResourceType", kind: "text", since: "1.0" },
  { name: "ServiceCategory", kind: "word", since: "1.0", filled: true, target: "service_category" },
  { name: "ServiceName", kind: "text", since: "1.0", filled: true, target: "service" },
  { name: "SkuId", kind: "text", since: "1.0" },
  { name: "SkuPriceId", kind: "text", since: "1.0" },
  { name: "SubAccountId", kind: "text", since: "1.0", target: "sub_account_id" },
  { name: "SubAccountName", kind: "text", since: "1.0", target: "sub_account_name" },
  { name: "Tags", kind: "json", since: "1.0", target: "tags" },
  { name: "CapacityReservationId", kind: "text", since: "1.1" },
  { name: "CapacityReservationStatus", kind: "word", since: "1.1" },
  { name: "CommitmentDiscountQuantity", kind: "decimal", since: "1.1" },
  { name: "CommitmentDiscountUnit", kind: "text", since: "1.1" },
  { name: "ServiceSubcategory", kind: "word", since: "1.1", filled: true },
  { name: "SkuMeter", kind: "text", since: "1.1" },
  { name: "SkuPriceDetails", kind: "json", since: "1.1" },
  { name: "BillingAccountType", kind: "text", since: "1.2" },
  { name: "InvoiceId", kind: "text", since: "1.2", target: "invoice_id" },
  { name: "PricingCurrency", kind: "text", since: "1.2" },
  { name: "PricingCurrencyContractedUnitPrice", kind: "decimal", since: "1.2" },
  { name: "PricingCurrencyEffectiveCost", kind: "decimal", since: "1.2" },
  { name: "PricingCurrencyListUnitPrice", kind: "decimal", since: "1.2" },
  { name: "SubAccountType", kind: "text", since: "1.2" },
  { name: "AllocatedMethodDetails", kind: "json", since: "1.3" },
  { name: "AllocatedMethodId", kind: "text", since: "1.3" },
  { name: "AllocatedResourceId", kind: "text", since: "1.3" },
  { name: "AllocatedResourceName", kind: "text", since: "1.3" },
  { name: "AllocatedTags", kind: "json", since: "1.3" },
  { name: "ContractApplied", kind: "json", since: "1.3" },
  { name: "HostProviderName", kind: "text", since: "1.3" },
  { name: "ServiceProviderName", kind: "text", since: "1.3", filled: true, target: "provider" },
  { name: "CommitmentProgramEligibilityDetails", kind: "json", since: "1.4" },
  { name: "InvoiceDetailId", kind: "text", since: "1.4" },
];

const byKey = new Map(focusColumns.map((column) => [keyOf(column.name), column]));

/** The FOCUS column a header names, in any case, with or without spaces or underscores; null for any other. */
export function focusColumnOf(header: string): FocusColumn | null {
  return /^x_/i.test(header) ? null : (byKey.get(keyOf(header)) ?? null);
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[ _]/g, "");
}

/** The columns that a version has. */
export function columnsOf(version: FocusVersion): FocusColumn[] {
  return focusColumns.filter(({ since, until }) => since <= version && (until === undefined || version <= until));
}
