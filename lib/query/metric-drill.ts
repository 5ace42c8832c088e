import type { Scope } from "@/lib/auth/scope";
import { dayAfter } from "@/lib/calc/day";
import type { DayRange } from "@/lib/calc/day-range";
import type { MetricFacts, SumsContext } from "@/lib/calc/metric-sums";
import { type Grain, nextPeriod } from "@/lib/calc/period";
import { formatPeriod, formatRange } from "@/lib/chart/cost-text";
import type { DrillRow, MetricDrill, MetricsPage } from "@/lib/chart/metric-page";
import { factsBy, isMonthly, valueOfFacts } from "@/lib/chart/metric-series";
import { formatDay } from "@/lib/format/date";
import { type CostFilter, costHref, defaultCostQuery } from "@/lib/schema/cost-query";
import { readMetricFacts } from "@/lib/store/metric-facts";
import type { MetricNaming } from "./metric-naming";

type Asked = { page: MetricsPage; grain: Grain; naming: MetricNaming; context: SumsContext };

/** What lies behind a point: the days of its period, or of a single day the workloads, with their cost lines. */
export async function loadDrill(scope: Scope<"metrics:read">, asked: Asked): Promise<MetricDrill | null> {
  const { page, grain, naming, context } = asked;
  const { query, currency } = page;
  const range = rangeOf(page, grain);
  if (query.at === null || range === null) return null;
  const read = await readMetricFacts(scope, { ...range, grain: "day", currency });
  const groupOf = naming.groupOf(query.by);
  const isOne = query.of !== null;
  const facts: MetricFacts = isOne
    ? {
        costs: read.costs.filter((cost) => groupOf(cost).key === query.of),
        points: read.points.filter((point) => groupOf(point).key === query.of),
      }
    : read;
  const filters = query.of === null ? [] : naming.filtersFor(query.by, query.of);
  const href = (days: DayRange, more: CostFilter[] = []) =>
    costHref({ ...defaultCostQuery, range: days, filters: mergedFilters(filters, more) }, "/costs/lines");
  const rowName = isMonthly(query.metric) ? "Team" : range.from === range.to ? "Workload" : "Day";
  const rows = rowsOf(facts, { asked, range, rowName, href });
  const first = [...facts.costs, ...facts.points].find((fact) => groupOf(fact).key === query.of);
  const of = isOne ? `${first ? groupOf(first).label : query.of}, ` : "";
  const { value, numerator, divisor } = valueOfFacts(query.metric, facts, context);
  return {
    title: `${of}${grain === "day" ? formatRange(range) : formatPeriod(query.at, grain)}`,
    range,
    rowName,
    rows,
    total: { value, numerator, divisor, href: href(range) },
  };
}

type Rows = {
  asked: Asked;
  range: DayRange;
  rowName: MetricDrill["rowName"];
  href: (days: DayRange, more?: CostFilter[]) => string;
};

function rowsOf(facts: MetricFacts, { asked, range, rowName, href }: Rows): DrillRow[] {
  const { page, naming, context } = asked;
  const { metric } = page.query;
  const dimension = rowName === "Team" ? "team" : "workload";
  const groupOf = naming.groupOf(dimension);
  const labels = new Map<string, string>();
  const byRow = factsBy(facts, (fact) => {
    const { key, label } = rowName === "Day" ? { key: fact.period, label: formatDay(fact.period) } : groupOf(fact);
    labels.set(key, label);
    return key;
  });
  const rows = [...byRow].map(([key, own]): DrillRow => {
    const { value, numerator, divisor } = valueOfFacts(metric, own, context);
    const days = rowName === "Day" ? { from: key, to: key } : range;
    const more: CostFilter[] = rowName === "Day" ? [] : [{ dimension, is: true, values: [key] }];
    return { key, label: labels.get(key) ?? key, value, numerator, divisor, href: href(days, more) };
  });
  const told = rows.filter((row) => rowName === "Day" || row.value !== null);
  return rowName === "Day"
    ? told.sort((a, b) => (a.key < b.key ? -1 : 1))
    : told.sort((a, b) => (b.numerator ?? b.value ?? 0) - (a.numerator ?? a.value ?? 0));
}

/** A dimension has one filter: the narrower one. */
function mergedFilters(filters: readonly CostFilter[], more: readonly CostFilter[]): CostFilter[] {
  return [...filters.filter(({ dimension }) => !more.some((each) => each.dimension === dimension)), ...more];
}

/** The days of the chosen period that lie in the range; null when none do. */
function rangeOf({ query: { at }, range }: MetricsPage, grain: Grain): DayRange | null {
  if (at === null) return null;
  const end = dayAfter(nextPeriod(at, grain), -1);
  const [from = at] = [at, range.from].sort().toReversed();
  const [to = end] = [end, range.to].sort();
  return from <= to ? { from, to } : null;
}
