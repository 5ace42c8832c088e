import { hasNoZone, isAmerican } from "../reader/instant-sql";
import type { LineChecks } from "../reader/line-checks";
import { focusColumns } from "./columns";
import { focusWords } from "./words";

/** The SQL name of a FOCUS column that the file fills; null when it does not. */
export type FocusCells = (name: string) => string | null;

/** Columns whose text has to be read into something else, in the order of their parsed fields. */
export const amountColumns = ["BilledCost", "EffectiveCost", "ListCost", "ContractedCost"] as const;
export const instantColumns = [
  "BillingPeriodStart",
  "BillingPeriodEnd",
  "ChargePeriodStart",
  "ChargePeriodEnd",
] as const;

const most = "1000000000";

/** What is looked at on every line. The SQL refers to cells as the file has them and to the fields parsed of them. */
export function focusLineChecks(
  cell: FocusCells,
  { floats, instants, period }: { floats: ReadonlySet<string>; instants: ReadonlySet<string>; period: string | null },
): LineChecks {
  const checks: LineChecks = { faults: [], odd: [], warnings: [] };
  for (const name of amountColumns) {
    const text = cell(name);
    const needed = name === "BilledCost" || name === "EffectiveCost";
    if (text) checks.faults.push({ column: name, kind: "amount", when: refused(text, name, needed) });
    if (text && floats.has(name))
      checks.warnings.push({
        column: name,
        reason: "is kept as binary floating point; its shortest text is taken",
        when: `${text} IS NOT NULL`,
      });
  }
  for (const name of instantColumns) {
    const text = cell(name);
    if (!text) continue;
    const needed = name === "ChargePeriodStart" || (name === "BillingPeriodStart" && period === null);
    checks.faults.push({ column: name, kind: "instant", when: refused(text, name, needed) });
    if (instants.has(name)) continue;
    checks.warnings.push(
      {
        column: name,
        reason: "has no time zone; read as UTC",
        when: hasNoZone(text),
      },
      { column: name, reason: "is read as month/day/year", when: isAmerican(text) },
    );
  }
  const currency = cell("BillingCurrency");
  if (currency)
    checks.faults.push({
      column: "BillingCurrency",
      kind: "currency",
      when: `${currency} IS NULL OR NOT regexp_full_match(trim(${currency}), '[A-Za-z]{3}')`,
    });
  addPeriods(checks, cell);
  addWords(checks, cell);
  addAccounts(checks, cell);
  addOddities(checks, cell);
  return checks;
}

function refused(text: string, name: string, needed: boolean): string {
  return needed ? `parsed_${name} IS NULL` : `${text} IS NOT NULL AND parsed_${name} IS NULL`;
}

function addPeriods({ odd, warnings }: LineChecks, cell: FocusCells): void {
  if (cell("BillingPeriodStart") && cell("BillingPeriodEnd"))
    warnings.push({
      column: "BillingPeriodEnd",
      reason: "includes its last day; FOCUS ends a period before its end",
      when: "ends_inclusive",
    });
  if (cell("ChargePeriodEnd")) {
    warnings.push({
      column: "ChargePeriodEnd",
      reason: "includes its last moment; moved to the end that FOCUS means",
      when: "charge_end <> parsed_ChargePeriodEnd",
    });
    odd.push({ reason: "charge period ends before it begins", when: "charge_end < parsed_ChargePeriodStart" });
  }
}

function addWords({ odd, warnings }: LineChecks, cell: FocusCells): void {
  for (const name of Object.keys(focusWords)) {
    const text = cell(name);
    if (!text) continue;
    const unknown = `${text} IS NOT NULL AND word_${name} IS NULL`;
    warnings.push({
      column: name,
      reason: "is written in another case than in FOCUS",
      when: `word_${name} <> ${text}`,
    });
    if (name === "ChargeCategory" || name === "ChargeClass") odd.push({ reason: `unknown ${name}`, when: unknown });
    else warnings.push({ column: name, reason: "is no value that FOCUS knows", when: unknown });
  }
}

function addAccounts({ warnings }: LineChecks, cell: FocusCells): void {
  for (const name of ["BillingAccountId", "SubAccountId"]) {
    const text = cell(name);
    const reason = "looks like a number that a spreadsheet has rounded";
    if (text)
      warnings.push({ column: name, reason, when: `regexp_full_match(${text}, '[0-9](\\.[0-9]+)?[eE]\\+?[0-9]+')` });
  }
  if (cell("Tags"))
    warnings.push({ column: "Tags", reason: "has keys with spaces around them; trimmed", when: "tag_trimmed" });
}

/**
 * Legal and therefore not odd: a purchase whose cost is spread over later lines (effective 0), a line of a commitment
 * (amortised above list, or unused), corrections, credits and taxes of any sign.
 */
function addOddities({ odd }: LineChecks, cell: FocusCells): void {
  const commitment = cell("CommitmentDiscountId");
  const [noCommitment, usage] = [commitment ? `${commitment} IS NULL` : "true", "charge_category = 'Usage'"];
  const zone = cell("AvailabilityZone");
  const quantity = cell("ConsumedQuantity");
  if (cell("Tags")) odd.push({ reason: "malformed tags", when: "tag_broken" });
  if (zone)
    odd.push({
      reason: "a number in AvailabilityZone",
      // Azure numbers its zones.
      when: `regexp_full_match(${zone}, '-?[0-9.]+([eE]-?[0-9]+)?') AND NOT (regexp_full_match(${zone}, '[1-9]') AND regexp_matches(lower(provider), 'azure|microsoft'))`,
    });
  if (cell("ListCost"))
    odd.push({
      reason: "effective cost above list cost",
      // Providers round the two apart: a millionth is no finding. Doubles are slow and wanted for few lines.
      when: `CASE WHEN effective > list AND list >= 0 AND ${usage} AND charge_class IS NULL AND ${noCommitment}
        THEN CAST(effective - list AS DOUBLE) > 0.000001 * CAST(list AS DOUBLE) ELSE false END`,
    });
  if (cell("EffectiveCost") && cell("BilledCost"))
    odd.push({
      reason: "effective cost 0 where billed cost is not",
      when: `effective = 0 AND billed <> 0 AND ${noCommitment} AND charge_category NOT IN ('Purchase', 'Credit', 'Adjustment')`,
    });
  odd.push({ reason: "a cost beyond 1,000,000,000", when: `abs(billed) > ${most} OR abs(effective) > ${most}` });
  if (quantity)
    odd.push({
      reason: "ConsumedQuantity is no number",
      when: `${quantity} IS NOT NULL AND consumed_quantity IS NULL`,
    });
}

/** Columns that FOCUS wants filled on every line. */
export const filledColumns = focusColumns.filter(({ filled }) => filled).map(({ name }) => name);
