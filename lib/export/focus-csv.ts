import { defused, formatCsv } from "../format/csv";
import { monthAfter } from "../format/date";
import { columnsOf, focusColumnOf } from "../import/focus/columns";
import type { LedgerLine } from "../schema/ledger-line";

export const focusExportVersion = "1.3";

const standard = columnsOf(focusExportVersion).map(({ name }) => name);
const own = [
  "x_Team",
  "x_Workload",
  "x_Tier",
  "x_Category",
  "x_Charge",
  "x_Review",
  "x_CorrectsMonth",
  "x_GpuHoursAllocated",
  "x_GpuHoursUsed",
] as const;
/** What no column of the file was made for, as JSON. */
const rest = "x_Other";

type Cell = string | null;

/** The columns of an export: those of FOCUS, our own, and what the month's files had besides under their names. */
export function focusColumns(named: readonly string[]): string[] {
  const columns: string[] = [...standard, ...own];
  const taken = new Set([...columns, rest].map(keyOf));
  for (const name of named.map(canonical)) {
    if (taken.has(keyOf(name))) continue;
    taken.add(keyOf(name));
    columns.push(name);
  }
  return [...columns, rest];
}

/** FOCUS has names in the first line: nothing may stand above them. */
export function focusHeader(columns: readonly string[]): string {
  return formatCsv([columns.map(defused)]);
}

/** Lines as CSV below `focusHeader` of the same columns. */
export function focusRows(lines: readonly LedgerLine[], columns: readonly string[]): string {
  const places = new Map(columns.map((name, index) => [keyOf(name), index]));
  return formatCsv(lines.map((line) => rowOf(line, columns.length, places)));
}

function rowOf(line: LedgerLine, width: number, places: ReadonlyMap<string, number>): string[] {
  const cells = new Array<string>(width).fill("");
  const left: Record<string, Cell> = {};
  const put = (name: string, value: Cell) => {
    const place = places.get(keyOf(name));
    if (place === undefined) left[name] = value;
    else if (value !== null) cells[place] = defused(value);
  };
  const { ProviderName, PublisherName, InvoiceIssuerName } = line.other;
  for (const [name, value] of Object.entries(line.other)) put(canonical(name), value);
  for (const [name, value] of Object.entries(ownCells(line))) if (value !== null) put(name, value);
  // FOCUS wants all three on every line; what the bill says of them comes first.
  put("ProviderName", ProviderName ?? line.provider);
  put("PublisherName", PublisherName ?? line.provider);
  put("InvoiceIssuerName", InvoiceIssuerName ?? line.provider);
  if (Object.keys(left).length > 0) put(rest, JSON.stringify(left));
  return cells;
}

function ownCells(line: LedgerLine): Readonly<Record<string, Cell>> {
  return {
    BilledCost: line.billed,
    BillingAccountId: line.accountId,
    BillingAccountName: line.accountName,
    BillingCurrency: line.currency,
    BillingPeriodEnd: `${monthAfter(line.billingMonth, 1)}-01T00:00:00Z`,
    BillingPeriodStart: `${line.billingMonth}-01T00:00:00Z`,
    ChargeCategory: line.chargeCategory,
    ChargeClass: line.chargeClass,
    ChargeDescription: line.chargeDescription,
    ChargePeriodEnd: line.chargeEnd,
    ChargePeriodStart: line.chargeStart,
    CommitmentDiscountId: line.commitmentId,
    CommitmentDiscountStatus: line.commitmentStatus,
    ConsumedQuantity: line.consumedQuantity,
    ConsumedUnit: line.consumedUnit,
    ContractedCost: line.contracted,
    EffectiveCost: line.effective,
    InvoiceId: line.invoiceId,
    ListCost: line.list,
    PricingCategory: line.pricingCategory,
    RegionId: line.region,
    ResourceId: line.resourceId,
    ResourceName: line.resourceName,
    ServiceCategory: line.serviceCategory,
    ServiceName: line.service,
    ServiceProviderName: line.provider,
    SubAccountId: line.subAccountId,
    SubAccountName: line.subAccountName,
    // Tags that could not be read stand among the other columns, as the file had them.
    Tags: "Tags" in line.other ? null : JSON.stringify(line.tags),
    x_Team: line.team,
    x_Workload: line.workload,
    x_Tier: line.tier,
    x_Category: line.category,
    x_Charge: line.charge,
    x_Review: line.review,
    x_CorrectsMonth: line.correctsMonth,
    x_GpuHoursAllocated: line.gpuHoursAllocated,
    x_GpuHoursUsed: line.gpuHoursUsed,
  };
}

/** A FOCUS column under its own spelling, any other under that of its file. */
function canonical(name: string): string {
  return focusColumnOf(name)?.name ?? name;
}

function keyOf(name: string): string {
  return name.toLowerCase();
}
