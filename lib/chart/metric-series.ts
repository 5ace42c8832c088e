import { type MetricKey, metricDefinitions } from "../calc/metric-definitions";
import { type MetricFacts, type MetricSums, metricSums, type SumsContext } from "../calc/metric-sums";
import { type MetricValue, metricValue } from "../calc/metric-value";
import { compareText } from "../format/compare";
import type { NamedValue } from "./cost-page";
import type { MetricSeries } from "./metric-page";

/** Whose a fact is; the same for costs and points. */
export type FactOwner = { teamId: string | null; workloadId: string | null };

export type GroupOf = (owner: FactOwner) => NamedValue;

type Dated = { period: string; month: string };

const most = 8;
const palette = Array.from({ length: most }, (_, index) => `var(--chart-${index + 1})`);
const tierFills: Readonly<Record<string, string>> = {
  cloud: "var(--cloud)",
  "on-prem": "var(--onprem)",
  edge: "var(--edge)",
};

/** Revenue comes once a month: what rests on it has no days. */
export function isMonthly(metric: MetricKey): boolean {
  return metricDefinitions[metric].imported.some((name) => name === "revenue");
}

/** The facts of each key, both sides together. */
export function factsBy(facts: MetricFacts, keyOf: (fact: FactOwner & Dated) => string): Map<string, MetricFacts> {
  const found = new Map<string, { costs: MetricFacts["costs"][number][]; points: MetricFacts["points"][number][] }>();
  const at = (key: string) => {
    const facts = found.get(key) ?? { costs: [], points: [] };
    found.set(key, facts);
    return facts;
  };
  for (const cost of facts.costs) at(keyOf(cost)).costs.push(cost);
  for (const point of facts.points) at(keyOf(point)).points.push(point);
  return found;
}

const nothing: MetricFacts = { costs: [], points: [] };

export function valueOfFacts(metric: MetricKey, facts: MetricFacts | undefined, context: SumsContext): MetricValue {
  return metricValue(metric, metricSums(facts ?? nothing, context));
}

type Periods = { periods: readonly string[]; periodOf: (fact: Dated) => string; context: SumsContext };

/** What every metric of a period is made of, period by period, of all facts together. */
export function periodSums(facts: MetricFacts, { periods, periodOf, context }: Periods): MetricSums[] {
  const byPeriod = factsBy(facts, periodOf);
  return periods.map((period) => metricSums(byPeriod.get(period) ?? nothing, context));
}

/** A metric by period. */
export function trendOf(metric: MetricKey, sums: readonly MetricSums[]): (number | null)[] {
  return sums.map((each) => metricValue(metric, each).value);
}

export type SeriesInput = {
  metric: MetricKey;
  facts: MetricFacts;
  periods: readonly string[];
  periodOf: (fact: Dated) => string;
  groupOf: GroupOf;
  targetOf: (key: string) => number | null;
  context: SumsContext;
};

/** The groups with the highest cost, and the rest together as Other: its figures are ratios of sums as well. */
export function metricSeries(input: SeriesInput): { series: MetricSeries[]; more: number } {
  const { metric, facts, groupOf, context } = input;
  const labels = new Map<string, string>();
  const byGroup = factsBy(facts, (fact) => {
    const { key, label } = groupOf(fact);
    labels.set(key, label);
    return key;
  });
  const groups = [...byGroup].flatMap(([key, own]) => {
    const total = valueOfFacts(metric, own, context).value;
    const cost = own.costs.reduce((sum, each) => sum + each.total, 0);
    return total === null ? [] : [{ key, label: labels.get(key) ?? key, own, total, cost }];
  });
  const ranked = groups.sort((a, b) => b.cost - a.cost || compareText(a.label, b.label));
  const kept = ranked.length > most ? ranked.slice(0, most - 1) : ranked;
  const rest = ranked.slice(kept.length);
  const colours = coloursOf(
    kept.map(({ key }) => key),
    [...labels.keys()],
  );
  const valuesOf = (own: MetricFacts) => trendOf(metric, periodSums(own, input));
  const series = kept.map(({ key, label, own, total }): MetricSeries => {
    const colour = colours.get(key) ?? "var(--chart-other)";
    return { key, label, colour, values: valuesOf(own), total, target: input.targetOf(key) };
  });
  if (rest.length === 0) return { series, more: 0 };
  const others = {
    costs: rest.flatMap(({ own }) => own.costs),
    points: rest.flatMap(({ own }) => own.points),
  };
  const other: MetricSeries = {
    key: "all others",
    label: `Other (${rest.length})`,
    colour: "var(--chart-other)",
    values: valuesOf(others),
    total: valueOfFacts(metric, others, context).value,
    target: null,
  };
  return { series: [...series, other], more: rest.length };
}

/** A value prefers the colour of its place among all, so that it keeps it from metric to metric. */
function coloursOf(keys: readonly string[], all: readonly string[]): Map<string, string> {
  const places = [...all].sort();
  const free = new Set(palette);
  const colours = new Map<string, string>();
  for (const key of [...keys].sort()) {
    const wanted = places.indexOf(key) % most;
    const order = [...palette.slice(wanted), ...palette.slice(0, wanted)];
    const colour = tierFills[key] ?? order.find((each) => free.has(each)) ?? "var(--chart-other)";
    free.delete(colour);
    colours.set(key, colour);
  }
  return colours;
}
