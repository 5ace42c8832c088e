import type { Scope } from "@/lib/auth/scope";
import { costDimensionNames } from "@/lib/chart/cost-options";
import { InvalidInput } from "@/lib/errors";
import { compare } from "@/lib/ledger/amount";
import { amountOf } from "@/lib/ledger/amount-text";
import type { CostAnswer } from "@/lib/schema/api";
import { type CostApiQuery, type CostDimension, printFilters } from "@/lib/schema/cost-query";
import { type CostGroupSum, sumCosts } from "@/lib/store/costs";
import { type CostContext, costContext } from "./cost-question";

/** The sums of the costs that a caller may see, as the explorer shows them. */
export async function loadCostAnswer(scope: Scope<"costs:read">, asked: CostApiQuery): Promise<CostAnswer> {
  const { from, to, basis, groupBy: by } = asked;
  const context = await costContext(scope, asked.filter);
  const [unknown] = context.resolved.unknown;
  if (unknown) {
    const rule = `There is no ${costDimensionNames[unknown.dimension].toLowerCase()} "${unknown.value}".`;
    throw new InvalidInput([{ field: "filter", rule, value: printFilters(asked.filter) }]);
  }
  const { currency } = context.organisation;
  const filters = context.resolved.raw;
  const { groups, totals } = await sumCosts(scope, { from, to, grain: "month", by, filters, basis, currency });
  const { imported, allocated, unallocated, inReview, difference } = totals;
  const name = namesOf(context);
  return {
    currency,
    basis,
    from,
    to,
    total: totals.total,
    groups: groups.sort(largestFirst).map(({ values, amount }) => ({
      ...Object.fromEntries(by.map((dimension, index) => [dimension, name(dimension, values[index] ?? null)])),
      total: amount,
    })),
    reconciliation: { imported, allocated, unallocated, inReview, difference },
  };
}

/** Teams and workloads by name, everything else as the bill has it. */
function namesOf({ known }: CostContext) {
  const names = new Map([
    ...known.teams.map(({ id, name }) => [`team:${id}`, name] as const),
    ...known.workloads.map(({ id, name }) => [id, name] as const),
  ]);
  return (dimension: CostDimension, value: string | null): string | null =>
    value !== null && (dimension === "team" || dimension === "workload") ? (names.get(value) ?? value) : value;
}

function largestFirst(a: CostGroupSum, b: CostGroupSum): number {
  if (a.amount === null || b.amount === null) return Number(a.amount === null) - Number(b.amount === null);
  return compare(amountOf(b.amount), amountOf(a.amount));
}
