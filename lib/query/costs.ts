import { authorizePage } from "@/lib/auth/authorize";
import { mayDo, seesAllTeams } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { type DayRange, rangeBefore, rangeYearBefore } from "@/lib/calc/day-range";
import { type CostValuesOf, filterOptions, valueFinder } from "@/lib/chart/cost-options";
import type { CostCell, CostFigures, CostGroup, CostsPage, NamedValue } from "@/lib/chart/cost-page";
import { sumOfTexts } from "@/lib/chart/cost-series";
import { today } from "@/lib/clock";
import {
  type Comparison,
  type CostDimension,
  type CostParams,
  type CostQuery,
  readCostQuery,
  resolvedRange,
} from "@/lib/schema/cost-query";
import { type CostQuestion, type CostSums, MissingRates, sumCosts } from "@/lib/store/costs";
import { listSavedViews } from "@/lib/store/saved-views";
import { type CostContext, costContext } from "./cost-question";

export async function loadCosts(params: CostParams): Promise<CostsPage> {
  return (await costsOf(await askedCosts(params))).page;
}

/** What an address asks for, before anything is added up. */
export type AskedCosts = {
  scope: Scope<"costs:read">;
  question: CostQuestion;
  /** What the range is held against; null: nothing. */
  compared: DayRange | null;
  values: CostValuesOf;
  teams: CostContext["known"]["teams"];
  page: Omit<CostsPage, "figures" | "failure">;
};

/** A page of costs with what it was made of, for pages that ask more of the same costs. */
export type LoadedCosts = Omit<AskedCosts, "page"> & { page: CostsPage };

/** Without a comparison in the address it is `usual` that the range is held against. */
export async function askedCosts(params: CostParams, usual: Comparison | null = null): Promise<AskedCosts> {
  const scope = await authorizePage("costs:read");
  const { query: asked, ignored } = readCostQuery(params);
  const [{ organisation, known, values, resolved }, views] = await Promise.all([
    costContext(scope, asked.filters),
    listSavedViews(scope, "/costs"),
  ]);
  const query: CostQuery = { ...asked, filters: resolved.filters };
  const range = resolvedRange(query, today());
  const { currency, timeZone } = organisation;
  const question = { ...range, by: query.by, filters: resolved.raw, basis: query.basis, currency };
  const compare = query.compare ?? usual;
  const compared = compare === null ? null : comparedRange(range, compare);
  const page = {
    query,
    range,
    currency,
    timeZone,
    today: today(),
    lastDay: known.lastDay,
    options: filterOptions(values),
    ignored: [...ignored, ...resolved.unknown.map(({ dimension, value }) => `${dimension}=${value}`)],
    ownTeam: seesAllTeams(scope.role) ? null : (known.teams.find((team) => team.id === scope.teamId)?.name ?? null),
    views,
    mayWriteViews: mayDo(scope.role, "views:write"),
    mayImport: mayDo(scope.role, "imports:write"),
  };
  return { scope, page, question, compared, values, teams: known.teams };
}

export async function costsOf(asked: AskedCosts): Promise<LoadedCosts> {
  const { scope, question, values, compared, page } = asked;
  const outcome = await figuresFor(scope, { question, query: page.query, values, compared });
  return { ...asked, page: { ...page, ...outcome } };
}

type Asked = { question: CostQuestion; query: CostQuery; values: CostValuesOf; compared: DayRange | null };

/** Without a rate there is no total: the page then says which one to enter. */
async function figuresFor(
  scope: Scope<"costs:read">,
  { question, query, values, compared }: Asked,
): Promise<Pick<CostsPage, "figures" | "failure">> {
  try {
    const [sums, base] = await Promise.all([
      sumCosts(scope, question),
      compared ? sumCosts(scope, { ...question, ...compared }) : null,
    ]);
    const figures = figuresOf(sums, { query, values, base: base && compared ? { range: compared, sums: base } : null });
    return { figures, failure: null };
  } catch (error) {
    if (error instanceof MissingRates) return { figures: null, failure: error.message };
    throw error;
  }
}

function comparedRange({ from, to }: DayRange, compare: Comparison): DayRange {
  return compare === "prev" ? rangeBefore({ from, to }) : rangeYearBefore({ from, to });
}

type Told = { query: CostQuery; values: CostValuesOf; base: { range: DayRange; sums: CostSums } | null };

function figuresOf(sums: CostSums, { query, values, base }: Told): CostFigures {
  const { totals } = sums;
  const named = namer(query.by, values);
  return {
    cells: cellsOf(sums, named),
    groups: groupsOf(sums, { named, base: base?.sums ?? null }),
    total: totals.total,
    lines: totals.lines,
    unknownLines: totals.unknownLines,
    reconciliation: {
      imported: totals.imported,
      allocated: totals.allocated,
      unallocated: totals.unallocated,
      inReview: totals.inReview,
      difference: totals.difference,
      reviewLines: totals.reviewLines,
    },
    base: base && { range: base.range, total: base.sums.totals.total, cells: cellsOf(base.sums, named) },
  };
}

type Namer = (value: string | null, position: number) => NamedValue;

function namer(by: readonly CostDimension[], values: CostValuesOf): Namer {
  const finders = by.map((dimension) => valueFinder(values[dimension]));
  return (value, position) => {
    const found = finders[position]?.(value);
    return { key: found?.key ?? "", label: found?.label ?? "" };
  };
}

function cellsOf({ cells }: CostSums, named: Namer): CostCell[] {
  return cells.map(({ period, value, amount }) => ({ period, key: named(value, 0).key, amount }));
}

/** Values that share a key are one row. What was only there before has ended at 0. */
function groupsOf({ groups }: CostSums, { named, base }: { named: Namer; base: CostSums | null }): CostGroup[] {
  type Parts = { values: NamedValue[]; amounts: (string | null)[]; bases: (string | null)[]; lines: number };
  const byKeys = new Map<string, Parts>();
  const partsOf = (raw: readonly (string | null)[]): Parts => {
    const values = raw.map(named);
    const id = values.map(({ key }) => key).join(" ");
    const parts = byKeys.get(id) ?? { values, amounts: [], bases: [], lines: 0 };
    byKeys.set(id, parts);
    return parts;
  };
  for (const { values, amount, lines } of groups) {
    const parts = partsOf(values);
    parts.amounts.push(amount);
    parts.lines += lines;
  }
  for (const { values, amount } of base?.groups ?? []) partsOf(values).bases.push(amount);
  return [...byKeys.values()].map(({ values, amounts, bases, lines }) => {
    return { values, amount: sumOfTexts(amounts), base: sumOfTexts(bases), lines };
  });
}
