import type { Tier } from "../../calc/tier";
import type { IsoMonth } from "../../ledger/calendar";
import { amountText, decimalOf, isShortDecimal, shortDecimalOf } from "../reader/decimal-sql";
import { instantOf } from "../reader/instant-sql";
import { bitsOf, flagsOf, isOdd, judgements, type LineChecks } from "../reader/line-checks";
import { type LineSql, selectOf } from "../reader/line-fields";
import { isWide, literal, wordOf } from "../reader/sql-text";
import { focusColumnOf } from "./columns";
import { amountColumns, type FocusCells, instantColumns } from "./line-checks";
import { focusWords } from "./words";

export type FocusLineInput = {
  /** The columns of the file in their order: c0 and on. */
  names: readonly string[];
  cell: FocusCells;
  checks: LineChecks;
  source: { name: string; tier?: Tier };
  period: IsoMonth | null;
  reportingCurrency: string;
};

/** SQL for every line of a staged FOCUS file in the shape of the ledger, with what was found on it. */
export function focusLineSql(input: FocusLineInput): string {
  const { cell } = input;
  const text = (name: string) => cell(name) ?? "CAST(NULL AS VARCHAR)";
  const decimals = [...amountColumns, "ConsumedQuantity"];
  const read = [
    ...decimals.map((name) => `${isShortDecimal(text(name))} AS short_${name}`),
    ...instantColumns.map((name) => `${instantOf(text(name))} AS parsed_${name}`),
    ...Object.entries(focusWords).map(([name, values]) => `${wordOf(text(name), values)} AS word_${name}`),
  ];
  const parsed = decimals.map(
    (name) => `CASE WHEN short_${name} THEN ${shortDecimalOf(text(name))}
      ELSE ${decimalOf(`trim(${text(name)})`)} END AS parsed_${name}`,
  );
  return `WITH read AS (
    SELECT raw.*, tag.tags AS tag_tags, tag.workload_id, tag.category AS tag_category,
      coalesce(tag.broken, false) AS tag_broken, coalesce(tag.trimmed, false) AS tag_trimmed,
      ${restSql(input)} AS rest, ${read.join(",\n")}
    FROM raw LEFT JOIN tag ON tag.text = ${text("Tags")}
  ), parsed AS (SELECT *, ${parsed.join(",\n")} FROM read), meant AS (SELECT *, ${meaning(input, text)} FROM parsed),
  spelled AS (SELECT *, ${ends(input)} FROM meant), judged AS (SELECT *, ${judgements(input.checks)} FROM spelled)
  SELECT ${selectOf(fields(input, text))} FROM judged`;
}

/** The fields that checks refer to by name. */
function meaning({ cell, source, period }: FocusLineInput, text: (name: string) => string): string {
  const word = (name: keyof typeof focusWords) => `coalesce(word_${name}, ${text(name)})`;
  const billed = `parsed_${billedColumn(cell)}`;
  const effective = `parsed_${effectiveColumn(cell)}`;
  const start =
    period === null ? "parsed_BillingPeriodStart" : `coalesce(parsed_BillingPeriodStart, TIMESTAMP '${period}-01')`;
  return `${billed} AS billed, ${effective} AS effective, parsed_ListCost AS list, parsed_ContractedCost AS contracted,
    coalesce(${text("ServiceProviderName")}, ${text("ProviderName")}, ${literal(source.name)}) AS provider,
    coalesce(${word("ChargeCategory")}, 'Usage') AS charge_category, ${word("ChargeClass")} AS charge_class,
    ${word("ServiceCategory")} AS service_category, ${word("PricingCategory")} AS pricing_category,
    ${word("CommitmentDiscountStatus")} AS commitment_status, parsed_ConsumedQuantity AS consumed_quantity,
    ${start} AS billing_start,
    coalesce(parsed_BillingPeriodEnd = date_trunc('month', ${start}) + INTERVAL 1 MONTH - INTERVAL 1 DAY
      OR (minute(parsed_BillingPeriodEnd) = 59 AND second(parsed_BillingPeriodEnd) = 59), false) AS ends_inclusive`;
}

function billedColumn(cell: FocusCells): (typeof amountColumns)[number] {
  return cell("BilledCost") ? "BilledCost" : "EffectiveCost";
}

function effectiveColumn(cell: FocusCells): (typeof amountColumns)[number] {
  return cell("EffectiveCost") ? "EffectiveCost" : "BilledCost";
}

/** FOCUS ends a charge period before its end: an end that is meant to be included moves to the next hour or day. */
function ends({ cell }: FocusLineInput): string {
  if (!cell("ChargePeriodEnd")) return "parsed_ChargePeriodStart + INTERVAL 1 DAY AS charge_end";
  return `CASE WHEN parsed_ChargePeriodEnd IS NULL THEN parsed_ChargePeriodStart + INTERVAL 1 DAY
    WHEN minute(parsed_ChargePeriodEnd) = 59 AND second(parsed_ChargePeriodEnd) = 59
      THEN date_trunc('hour', parsed_ChargePeriodEnd) + INTERVAL 1 HOUR
    WHEN parsed_ChargePeriodEnd = date_trunc('day', parsed_ChargePeriodEnd)
      AND (ends_inclusive OR parsed_ChargePeriodEnd = parsed_ChargePeriodStart)
      THEN parsed_ChargePeriodEnd + INTERVAL 1 DAY
    ELSE parsed_ChargePeriodEnd END AS charge_end`;
}

function fields(input: FocusLineInput, text: (name: string) => string): LineSql {
  const { cell, checks, source, reportingCurrency } = input;
  const tier = literal(source.tier ?? "cloud");
  const asWritten = (name: string) =>
    `CASE WHEN short_${name} THEN ${text(name)} ELSE ${amountText(`parsed_${name}`)} END`;
  const unused = ["CommitmentDiscountStatus", "CapacityReservationStatus"]
    .filter((name) => cell(name))
    .map((name) => `lower(trim(${text(name)})) = 'unused'`);
  return {
    n: "n",
    // A period that begins at local midnight east of Greenwich begins on the evening before in UTC.
    month: "left(CAST(CAST(billing_start + INTERVAL 14 HOUR AS DATE) AS VARCHAR), 7)",
    day: "CAST(parsed_ChargePeriodStart AS DATE)",
    charge_start: "parsed_ChargePeriodStart",
    charge_end: "charge_end",
    workload_id: "workload_id",
    tier: tierSql(input, tier),
    category: `CASE WHEN tag_category IS NOT NULL THEN tag_category WHEN service_category = 'Storage' THEN 'storage'
      WHEN service_category = 'Networking' THEN 'data-transfer' ELSE 'other' END`,
    charge: `CASE WHEN charge_category IN ('Credit', 'Adjustment', 'Refund') OR charge_class = 'Correction' THEN 'adjustment'
      ${unused.length > 0 ? `WHEN ${unused.join(" OR ")} THEN 'idle'` : ""} ELSE 'usage' END`,
    provider: "provider",
    service: `coalesce(${text("ServiceName")}, service_category, 'Not named')`,
    service_category: "service_category",
    region: text("RegionId"),
    account_id: text("BillingAccountId"),
    account_name: text("BillingAccountName"),
    sub_account_id: text("SubAccountId"),
    sub_account_name: text("SubAccountName"),
    resource_id: text("ResourceId"),
    resource_name: text("ResourceName"),
    charge_category: "charge_category",
    charge_class: "charge_class",
    charge_description: text("ChargeDescription"),
    pricing_category: "pricing_category",
    commitment_id: text("CommitmentDiscountId"),
    commitment_status: "commitment_status",
    invoice_id: text("InvoiceId"),
    consumed_quantity: "consumed_quantity",
    consumed_unit: text("ConsumedUnit"),
    gpu_hours_allocated: "CAST(NULL AS DECIMAL(38,18))",
    gpu_hours_used: "CAST(NULL AS DECIMAL(38,18))",
    currency: cell("BillingCurrency") ? `upper(trim(${text("BillingCurrency")}))` : literal(reportingCurrency),
    billed: "billed",
    effective: "effective",
    list: "list",
    contracted: "contracted",
    billed_text: asWritten(billedColumn(cell)),
    effective_text: asWritten(effectiveColumn(cell)),
    list_text: asWritten("ListCost"),
    contracted_text: asWritten("ContractedCost"),
    consumed_quantity_text: asWritten("ConsumedQuantity"),
    tags: "coalesce(tag_tags, '{}')",
    other: otherSql(input),
    flags: flagsOf(checks),
    review: `CASE WHEN ${isOdd(checks)} THEN 'waiting' ELSE 'counted' END`,
    faults: bitsOf(checks, "faults"),
    warns: bitsOf(checks, "warnings"),
    odd: bitsOf(checks, "odd"),
  };
}

/** A file of all tiers, such as our own export, says the tier of each line. */
function tierSql({ names }: FocusLineInput, tier: string): string {
  const index = names.findIndex((name) => name.toLowerCase() === "x_tier");
  if (index === -1) return tier;
  return `CASE WHEN lower(c${index}) IN ('cloud', 'on-prem', 'edge') THEN lower(c${index}) ELSE ${tier} END`;
}

/** Members of a JSON object, under the names of the file, of what no field of a line takes; empty when there are none. */
function restSql({ names, cell }: FocusLineInput): string {
  const kept = names.flatMap((name, index) => {
    const column = focusColumnOf(name);
    const isSecondProvider = column?.name === "ProviderName" && cell("ServiceProviderName") !== null;
    return column?.target && !isSecondProvider ? [] : [{ key: keyOf(name), text: `c${index}` }];
  });
  if (kept.length === 0) return "''";
  const joined = (member: (each: (typeof kept)[number]) => string) => `concat_ws(',', ${kept.map(member).join(",\n")})`;
  const escaped = joined(({ key, text }) => `${literal(key)} || to_json(${text})`);
  if (isWide(names.length)) return escaped;
  // Escaping text after text is slow, and wanted where there is something to escape.
  return `CASE WHEN regexp_matches(concat(${kept.map(({ text }) => text).join(", ")}), '["\\\\\\x00-\\x1f]')
    THEN ${escaped} ELSE ${joined(({ key, text }) => `${literal(`${key}"`)} || ${text} || '"'`)} END`;
}

/** A JSON object of the rest, with what should have become a field and could not be read. */
function otherSql({ names }: FocusLineInput): string {
  const unread = { Tags: "tag_broken", ConsumedQuantity: "consumed_quantity IS NULL" };
  const members = names.flatMap((name, index) =>
    Object.entries(unread).flatMap(([column, when]) =>
      focusColumnOf(name)?.name === column
        ? [`CASE WHEN ${when} THEN ${literal(keyOf(name))} || to_json(c${index}) END`]
        : [],
    ),
  );
  return `'{' || concat_ws(',', ${["nullif(rest, '')", ...members].join(", ")}) || '}'`;
}

function keyOf(name: string): string {
  return `${JSON.stringify(name)}:`;
}
