import { type Permission, seesAllTeams } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { Conflict } from "@/lib/errors";
import type { AllocatedRow, DirectRow } from "@/lib/ledger/allocated-row";
import { allocateCosts, type CostGroup, type KeptPool } from "@/lib/ledger/allocation";
import type { IsoMonth } from "@/lib/ledger/calendar";
import { convertTogether } from "@/lib/ledger/convert-together";
import { addCosts, type CostBasis, type Costs, noCosts } from "@/lib/ledger/costs";
import { convertCosts, exchangeRate } from "@/lib/ledger/exchange";
import type { Overlap } from "@/lib/ledger/mapping-rule";
import { withMeasured } from "@/lib/ledger/measured-weights";
import type { Owner } from "@/lib/ledger/owner";
import { type Reconciliation, reconcile } from "@/lib/ledger/reconciliation";
import { type Statement, statementsOf } from "@/lib/ledger/statement";
import type { AllocationRules, ParsedRules } from "@/lib/schema/allocation-rules";
import { rulesText } from "@/lib/schema/allocation-rules";
import { type ImportedSum, type MonthFact, type MonthInputs, type PeriodState, readMonthInputs } from "./month-inputs";

type Asks<P extends Permission> = P extends Permission ? Scope<P> : never;

type Reader = Asks<"costs:read" | "statements:read" | "allocation:read" | "periods:write">;

export type InReview = { lines: number; costs: Costs };

/** A month allocated, in the reporting currency. Of a manager's scope it holds the own teams' rows and nothing else. */
export type MonthAllocation = {
  month: IsoMonth;
  state: PeriodState;
  basis: CostBasis;
  currency: string;
  /** null: rules that are not saved. */
  rulesVersion: number | null;
  /** For a manager, the rules that the own rows came by. */
  rules: AllocationRules;
  rows: readonly AllocatedRow[];
  /** One for each owner with a row, pools and the unallocated included. */
  statements: readonly Statement[];
  /** What the direct rows were made of, by their `groupId`. */
  groups: ReadonlyMap<string, CostGroup>;
  /** Lines that wait for review or were refused: in no row and no statement, and part of what is unallocated. */
  inReview: { waiting: InReview; refused: InReview };
  overlaps: readonly Overlap[];
  kept: readonly KeptPool[];
  /** Of all lines, so null for a manager; null, too, where a line has no cost in the basis. */
  reconciliation: Reconciliation | null;
};

export type MonthQuestion = {
  month: IsoMonth;
  basis: CostBasis;
  /** Rules to try; left out, those that apply: a closed month's own, or the current version. */
  rules?: ParsedRules;
};

/** The month has costs in a currency without a rate, so nothing of it can be added up. */
export class MissingRate extends Conflict {}

/**
 * Direct cost by the mapping rules, shared cost by the sharing rules, and the reconciliation with what was imported.
 * Throws MissingRate. A month without lines has no rows and reconciles at 0.
 */
export async function monthAllocation(scope: Reader, question: MonthQuestion): Promise<MonthAllocation> {
  return allocationOf(scope, await readMonthInputs(scope, question.month), question);
}

/** The same from inputs that were read already. */
export function allocationOf(
  scope: Reader,
  inputs: MonthInputs,
  { month, basis, rules: tried }: MonthQuestion,
): MonthAllocation {
  const rules = tried ?? inputs.rules;
  const { counted, held } = convertedFacts(inputs, month);
  const { rows, kept, overlaps } = allocateCosts({
    groups: counted,
    mappingRules: rules.mapping,
    sharingRules: withMeasured(rules.sharing, inputs.measured),
    shareIdle: rules.shareIdle,
    basis: basis === "billed" ? "billed" : "effective",
  });
  const whole: Omit<MonthAllocation, "reconciliation"> = {
    month,
    basis,
    state: inputs.state,
    currency: inputs.currency,
    rulesVersion: tried ? null : inputs.version,
    rules: rulesText(rules),
    rows,
    statements: statementsOf(rows, basis),
    groups: new Map(counted.map((group) => [group.id, group])),
    inReview: reviewOf(held),
    overlaps,
    kept,
  };
  if (!seesAllTeams(scope.role)) return ownPart(whole, { held, teamIds: scope.teamIds });
  const imported = importedIn(inputs.imported, inputs, month)[basis];
  return {
    ...whole,
    reconciliation: imported === null ? null : reconcile(imported, [...rows, ...held.map(heldRow)], basis),
  };
}

/** The second wall of this read: it saw every team, and what leaves belongs to these. */
function ownPart(
  whole: Omit<MonthAllocation, "reconciliation">,
  { held, teamIds }: { held: readonly MonthFact[]; teamIds: readonly string[] },
): MonthAllocation {
  const own = new Set<Owner>(teamIds.map((id) => `team:${id}` as const));
  const rows = whole.rows.filter(({ owner }) => own.has(owner));
  const groupIds = new Set(rows.flatMap((row) => (row.kind === "direct" ? [row.groupId] : [])));
  const ruleIds = new Set(rows.map(({ ruleId }) => ruleId));
  const { mapping, sharing, shareIdle } = whole.rules;
  return {
    ...whole,
    rows,
    statements: whole.statements.filter(({ owner }) => own.has(owner)),
    groups: new Map([...whole.groups].filter(([id]) => groupIds.has(id))),
    rules: {
      shareIdle,
      // Names of pools explain where a share comes from; who else shares it, and by how much, does not leave.
      pools: whole.rules.pools.filter(({ id }) =>
        rows.some((row) => row.kind === "shared" && row.from === `pool:${id}`),
      ),
      mapping: mapping.filter(({ id }) => ruleIds.has(id)),
      sharing: sharing
        .filter(({ id }) => ruleIds.has(id))
        .map((rule) => ({ ...rule, targets: rule.targets.filter(({ id }) => own.has(id)) })),
    },
    inReview: reviewOf(held.filter(({ owner }) => own.has(owner))),
    overlaps: [],
    kept: [],
    reconciliation: null,
  };
}

/** Facts in the reporting currency, those of one currency converted together, so that their sum is the converted sum. */
function convertedFacts(inputs: MonthInputs, month: IsoMonth): { counted: MonthFact[]; held: MonthFact[] } {
  const converted = currenciesOf(inputs.facts).flatMap((currency) => {
    const facts = inputs.facts.filter((fact) => fact.currency === currency);
    const costs = convertTogether(
      facts.map((fact) => fact.costs),
      rateOf(inputs, { currency, month }),
    );
    return facts.map((fact, index) => ({ ...fact, currency: inputs.currency, costs: costs[index] ?? noCosts }));
  });
  const counts = ({ review }: MonthFact) => review === "counted" || review === "approved";
  return { counted: converted.filter(counts), held: converted.filter((fact) => !counts(fact)) };
}

function rateOf(
  { rates, currency: reporting }: MonthInputs,
  { currency, month }: { currency: string; month: IsoMonth },
) {
  const { rate, reason } = exchangeRate(rates, { currency, month, reporting });
  if (rate === null) throw new MissingRate(`The costs of ${month} cannot be added up: there is ${reason}.`);
  return rate;
}

/** Each currency summed first and converted once, as convertTogether makes the facts add up. */
function importedIn(sums: readonly ImportedSum[], inputs: MonthInputs, month: IsoMonth): Costs {
  const byCurrency = currenciesOf(sums).map((currency) => ({
    currency,
    costs: sums.filter((sum) => sum.currency === currency).reduce((costs, sum) => addCosts(costs, sum.costs), noCosts),
  }));
  const { costs, reasons } = convertCosts(byCurrency, { rates: inputs.rates, month, reporting: inputs.currency });
  if (costs === null) {
    throw new MissingRate(`The costs of ${month} cannot be added up: there is ${reasons.join(", and ")}.`);
  }
  return costs;
}

function currenciesOf(rows: readonly { currency: string }[]): string[] {
  return [...new Set(rows.map(({ currency }) => currency))].sort();
}

function reviewOf(held: readonly MonthFact[]): MonthAllocation["inReview"] {
  const of = (review: MonthFact["review"]) =>
    held
      .filter((fact) => fact.review === review)
      .reduce<InReview>((sum, { lines, costs }) => ({ lines: sum.lines + lines, costs: addCosts(sum.costs, costs) }), {
        lines: 0,
        costs: noCosts,
      });
  return { waiting: of("waiting"), refused: of("refused") };
}

/** What is in review reconciles as cost that nobody was given. */
function heldRow({ id, category, facts, costs }: MonthFact): DirectRow {
  return { kind: "direct", owner: "unallocated", ruleId: null, groupId: id, category, charge: facts.charge, costs };
}
