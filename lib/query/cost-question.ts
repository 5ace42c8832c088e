import type { Scope } from "@/lib/auth/scope";
import { type CostValuesOf, costValues, type ResolvedFilters, resolveFilters } from "@/lib/chart/cost-options";
import type { CostFilter } from "@/lib/schema/cost-query";
import { type CostValues, listCostValues } from "@/lib/store/cost-values";
import { getOrganisation, type Organisation } from "@/lib/store/organisation";

export type CostContext = {
  organisation: Organisation;
  known: CostValues;
  values: CostValuesOf;
  resolved: ResolvedFilters;
};

/** What the page, its lines and the API need before they can ask for a sum: currency, names, and what filters mean. */
export async function costContext(scope: Scope<"costs:read">, filters: readonly CostFilter[]): Promise<CostContext> {
  const [organisation, known] = await Promise.all([getOrganisation(scope), listCostValues(scope)]);
  const values = costValues(known);
  return { organisation, known, values, resolved: resolveFilters(filters, values) };
}
