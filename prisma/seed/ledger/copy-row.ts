import type { Amount } from "@/lib/ledger/amount";
import { formatAmount } from "@/lib/ledger/amount-text";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { demoId } from "../ids";
import { type BillItem, type BillLine, categoryOf } from "./bill-line";

export const lineColumns = [
  "billing_month",
  "batch_id",
  "line_no",
  "day",
  "charge_start",
  "charge_end",
  "fact_no",
  "owner",
  "mapping_rule",
  "consumed_quantity",
  "gpu_hours_allocated",
  "gpu_hours_used",
  "billed",
  "effective",
  "list",
  "contracted",
  "workload_id",
  "tier",
  "category",
  "charge",
  "provider",
  "service",
  "service_category",
  "region",
  "account_id",
  "account_name",
  "sub_account_id",
  "sub_account_name",
  "resource_id",
  "resource_name",
  "charge_category",
  "charge_class",
  "charge_description",
  "pricing_category",
  "commitment_id",
  "commitment_status",
  "consumed_unit",
  "currency",
  "tags",
  "other",
  "flags",
  "review",
  "invoice_id",
] as const;

/** Where a line is summed, who bears it and the rule that said so; and the cells that all lines of its item share. */
export type Mapped = { factNo: number; owner: string; mappingRule: string | null; shared: string };

const none = "\\N";

/** A row of COPY's text format. */
export function copyRow(
  { item, day, quantity, costs, gpuHours }: BillLine,
  {
    factNo,
    owner,
    mappingRule,
    shared,
    month,
    batchId,
    lineNo,
  }: Mapped & { month: IsoMonth; batchId: string; lineNo: number },
): string {
  const billed = formatAmount(costs.billed);
  const like = (amount: Amount | null) => (amount === costs.billed ? billed : textOf(amount));
  return [
    `${month}-01`,
    batchId,
    String(lineNo),
    day.day,
    `${day.day}T00:00:00Z`,
    `${day.next}T00:00:00Z`,
    String(factNo),
    owner,
    mappingRule ?? none,
    textOf(quantity),
    textOf(gpuHours?.allocated ?? null),
    textOf(gpuHours?.used ?? null),
    billed,
    like(costs.effective),
    like(costs.list),
    like(costs.contracted),
    shared,
    `${invoicePrefix(item)}\n`.replace("%", month.replace("-", "")),
  ].join("\t");
}

/** The cells that do not depend on the day. */
export function sharedCells(item: BillItem): string {
  const { workload } = item.tags;
  return [
    workload === undefined ? null : demoId("workload", workload),
    item.tier,
    categoryOf(item),
    item.charge,
    item.provider,
    item.service,
    item.serviceCategory,
    item.region,
    item.payer.id,
    item.payer.name,
    item.account?.id ?? null,
    item.account?.name ?? null,
    item.resource.id,
    item.resource.name,
    item.chargeCategory,
    item.chargeClass,
    item.description,
    item.pricingCategory,
    item.commitment?.id ?? null,
    item.commitment?.status ?? null,
    item.unit,
    item.currency,
    JSON.stringify(item.tags),
    JSON.stringify(item.other),
    `{${item.flags.map((flag) => `"${flag}"`).join(",")}}`,
    item.review,
  ]
    .map((value) => value ?? none)
    .join("\t");
}

/** Sites of our own send no invoice. */
function invoicePrefix({ tier, source }: BillItem): string {
  return tier === "cloud" ? `${source.slice(0, 2).toUpperCase()}-%` : none;
}

function textOf(amount: Amount | null): string {
  return amount === null ? none : formatAmount(amount);
}
