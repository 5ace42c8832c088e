import type { ImportCheck } from "../../schema/import-check";
import { UnmappedFile } from "../reader/unreadable-file";
import { columnsOf, type FocusVersion, focusColumnOf } from "./columns";
import type { FocusCells } from "./line-checks";

type Warning = ImportCheck["warnings"][number];

const otherDatasets: readonly { column: string; name: string }[] = [
  { column: "ContractCommitmentId", name: "Contract Commitment" },
  { column: "InvoiceDetailId", name: "Invoice Detail" },
  { column: "BillingPeriodStatus", name: "Billing Period" },
];

/** Throws UnmappedFile without the columns that no line can do without. */
export function requireFocusColumns(names: readonly string[], cell: FocusCells, period: string | null): void {
  const has = (name: string) => cell(name) !== null;
  const missing = [
    has("BilledCost") || has("EffectiveCost") ? "" : "BilledCost or EffectiveCost",
    has("BillingPeriodStart") || period !== null ? "" : "BillingPeriodStart",
    has("ChargePeriodStart") ? "" : "ChargePeriodStart",
  ].filter(Boolean);
  if (missing.length === 0) return;
  const dataset = otherDatasets.find(({ column }) => names.includes(column));
  const twice = names.some((name) => focusColumnOf(name) !== null);
  const hint = dataset
    ? ` It looks like the FOCUS dataset ${dataset.name}; Cost and Usage is wanted.`
    : twice
      ? ""
      : " None of its columns is one of FOCUS.";
  throw new UnmappedFile(`The file has no column with values for ${missing.join(", ")}.${hint}`);
}

/** Throws UnmappedFile when two headers name one FOCUS column. */
export function requireSingleColumns(names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const column = focusColumnOf(name)?.name;
    const before = column === undefined ? undefined : seen.get(column);
    if (before !== undefined) throw new UnmappedFile(`The columns ${before} and ${name} both name ${column}.`);
    if (column !== undefined) seen.set(column, name);
  }
}

/** What is taken for columns that the file does not fill, and which of its version are not there. */
export function missingColumnWarnings(
  cell: FocusCells,
  {
    names,
    version,
    lines,
    source,
    period,
    currency,
  }: {
    names: readonly string[];
    version: FocusVersion | null;
    lines: number;
    source: string;
    period: string | null;
    currency: string;
  },
): Warning[] {
  const has = (name: string) => cell(name) !== null;
  const whole = (column: string, reason: string): Warning => ({
    column,
    reason,
    lines,
    firstLine: null,
    example: null,
  });
  const taken = [
    has("BilledCost") ? null : whole("BilledCost", "is missing: EffectiveCost is taken"),
    has("EffectiveCost") ? null : whole("EffectiveCost", "is missing: BilledCost is taken"),
    has("BillingPeriodStart") ? null : whole("BillingPeriodStart", `is missing: ${period} is taken`),
    has("ChargePeriodEnd") ? null : whole("ChargePeriodEnd", "is missing: a day after ChargePeriodStart is taken"),
    has("ChargeCategory") ? null : whole("ChargeCategory", "is missing: Usage is taken"),
    has("BillingCurrency") ? null : whole("BillingCurrency", `is missing: ${currency} is taken`),
    has("ProviderName") || has("ServiceProviderName") ? null : whole("ProviderName", `is missing: ${source} is taken`),
    has("ServiceName") ? null : whole("ServiceName", "is missing: ServiceCategory or “Not named” is taken"),
  ].filter((warning) => warning !== null);
  const there = new Set(names.map((name) => focusColumnOf(name)?.name));
  const absent = version ? columnsOf(version).filter(({ name, filled }) => filled && !there.has(name)) : [];
  const named = new Set(taken.map(({ column }) => column));
  const rest = absent.map(({ name }) => name).filter((name) => !named.has(name));
  if (rest.length === 0) return taken;
  const reason = `The file lacks ${rest.length} columns that FOCUS ${version} wants: ${rest.join(", ")}.`;
  return [...taken, { column: null, reason, lines, firstLine: null, example: null }];
}
