import { authorizePage } from "@/lib/auth/authorize";
import type { Scope } from "@/lib/auth/scope";
import type { CostLinesPage } from "@/lib/chart/cost-lines-page";
import { filterOptions } from "@/lib/chart/cost-options";
import { today } from "@/lib/clock";
import { InvalidInput } from "@/lib/errors";
import { type CostLine, costLineSorts, linesPerPage, type MoreCostLines } from "@/lib/schema/cost-lines";
import { type CostParams, type CostQuery, readCostQuery, resolvedRange } from "@/lib/schema/cost-query";
import { listCostLines } from "@/lib/store/cost-lines";
import { MissingRates, sumCosts } from "@/lib/store/costs";
import { type CostContext, costContext } from "./cost-question";

/** The lines behind a view, with the sum that they have to add up to. */
export async function loadCostLines(params: CostParams, sortText: string | undefined): Promise<CostLinesPage> {
  const scope = await authorizePage("costs:read");
  const { query: asked, ignored } = readCostQuery(params);
  const context = await costContext(scope, asked.filters);
  const query: CostQuery = { ...asked, filters: context.resolved.filters };
  const range = resolvedRange(query, today());
  const sort = costLineSorts.find((each) => each === sortText) ?? "-day";
  const question = questionOf(query, context);
  const [lines, sums] = await Promise.all([
    listCostLines(scope, { ...question, sort, after: null, limit: linesPerPage }),
    totalsFor(scope, { ...question, grain: range.grain, by: [] }),
  ]);
  return {
    query,
    range,
    sort,
    currency: context.organisation.currency,
    options: filterOptions(context.values),
    ignored: [...ignored, ...context.resolved.unknown.map(({ dimension, value }) => `${dimension}=${value}`)],
    lines,
    today: today(),
    timeZone: context.organisation.timeZone,
    ...sums,
  };
}

/** The next lines of a page that was loaded before, in its order. */
export async function loadMoreCostLines(
  scope: Scope<"costs:read">,
  { sort, month, value, batchId, lineNo, ...params }: MoreCostLines,
): Promise<{ lines: CostLine[] }> {
  if (sort.endsWith("cost") === /^20\d{2}-\d{2}-\d{2}$/.test(value)) {
    throw new InvalidInput([{ field: "value", rule: "Must be what the lines are sorted by.", value }]);
  }
  const { query: asked } = readCostQuery(params);
  const context = await costContext(scope, asked.filters);
  const question = questionOf({ ...asked, filters: context.resolved.filters }, context);
  const after = { month, value, batchId, lineNo };
  return { lines: await listCostLines(scope, { ...question, sort, after, limit: linesPerPage }) };
}

function questionOf(query: CostQuery, { resolved, organisation }: CostContext) {
  const { from, to } = resolvedRange(query, today());
  return { from, to, filters: resolved.raw, basis: query.basis, currency: organisation.currency };
}

async function totalsFor(
  scope: Scope<"costs:read">,
  question: Parameters<typeof sumCosts>[1],
): Promise<Pick<CostLinesPage, "imported" | "total" | "lineCount" | "reviewCount" | "failure">> {
  try {
    const { totals } = await sumCosts(scope, question);
    const lineCount = totals.lines + totals.reviewLines;
    const { imported, total, reviewLines } = totals;
    return { imported, total, lineCount, reviewCount: reviewLines, failure: null };
  } catch (error) {
    if (!(error instanceof MissingRates)) throw error;
    return { imported: null, total: null, lineCount: 0, reviewCount: 0, failure: error.message };
  }
}
