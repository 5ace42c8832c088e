import { authorizePage } from "@/lib/auth/authorize";
import { mayDo, seesAllTeams } from "@/lib/auth/permissions";
import type { Scope } from "@/lib/auth/scope";
import { lastOfMonth } from "@/lib/calc/day";
import { type MetricKey, metricDefinitions, metricKeys, missesTarget } from "@/lib/calc/metric-definitions";
import { countingOf, type MetricFacts, type MetricSums, metricSums, type SumsContext } from "@/lib/calc/metric-sums";
import { metricValue } from "@/lib/calc/metric-value";
import { type Grain, periodOf, periodsBetween } from "@/lib/calc/period";
import type { MetricCard, MetricFigures, MetricsPage } from "@/lib/chart/metric-page";
import { isMonthly, metricSeries, periodSums, trendOf } from "@/lib/chart/metric-series";
import { today } from "@/lib/clock";
import { type MetricParams, metricRange, readMetricQuery } from "@/lib/schema/metric-query";
import { MissingRates } from "@/lib/store/costs";
import { listMetricWorkloads, readMetricFacts } from "@/lib/store/metric-facts";
import { listMetricTargets } from "@/lib/store/metric-targets";
import { costContext } from "./cost-question";
import { loadDrill } from "./metric-drill";
import { type MetricNaming, metricNaming } from "./metric-naming";
import { type Targets, targetsOf } from "./metric-targets";

export async function loadMetrics(params: MetricParams): Promise<MetricsPage> {
  const scope = await authorizePage("metrics:read");
  const costs = await authorizePage("costs:read");
  const { query, ignored } = readMetricQuery(params);
  const [{ organisation, known, values }, workloads, saved] = await Promise.all([
    costContext(costs, []),
    listMetricWorkloads(scope),
    listMetricTargets(scope),
  ]);
  const range = metricRange(query, today());
  const { currency, timeZone } = organisation;
  const page: MetricsPage = {
    query,
    range,
    currency,
    timeZone,
    today: today(),
    lastDay: known.lastDay,
    ignored,
    ownTeam: seesAllTeams(scope.role) ? null : (known.teams.find(({ id }) => id === scope.teamId)?.name ?? null),
    mayImport: mayDo(scope.role, "imports:write"),
    mayWrite: mayDo(scope.role, "metrics:write"),
    teams: known.teams.map(({ id, name }) => ({ id, name })),
    figures: null,
    failure: null,
  };
  if (known.lastDay === null) return page;
  try {
    const facts = await readMetricFacts(scope, { ...range, currency });
    const naming = metricNaming({ workloads, values });
    const targets = targetsOf(saved, { teams: known.teams, ownTeamId: seesAllTeams(scope.role) ? null : scope.teamId });
    return { ...page, figures: await figuresOf(scope, { page, facts, naming, targets }) };
  } catch (error) {
    if (error instanceof MissingRates) return { ...page, failure: error.message };
    throw error;
  }
}

type Told = { page: MetricsPage; facts: MetricFacts; naming: MetricNaming; targets: Targets };

async function figuresOf(scope: Scope<"metrics:read">, told: Told): Promise<MetricFigures> {
  const { page, facts, naming, targets } = told;
  const { query, range } = page;
  const context = contextOf(facts, range);
  const selected = periodsFor(query.metric, range);
  // All cards are made of the same sums: those of the range's own periods, or of months.
  const sumsOfGrain = new Map<Grain, MetricSums[]>();
  const sumsFor = (metric: MetricKey) => {
    const own = periodsFor(metric, range);
    const sums = sumsOfGrain.get(own.grain) ?? periodSums(facts, { ...own, context });
    sumsOfGrain.set(own.grain, sums);
    return sums;
  };
  const whole = metricSums(facts, context);
  const ofSelected = { metric: query.metric, facts, ...selected, context };
  const { series, more } = metricSeries({
    ...ofSelected,
    groupOf: naming.groupOf(query.by),
    targetOf: (key) => (query.by === "team" ? targets.ofTeamKey(query.metric, key, naming) : null),
  });
  return {
    cards: metricKeys.map((metric) => cardOf(metric, told, { whole, sums: sumsFor(metric) })),
    periods: selected.periods,
    grain: selected.grain,
    series,
    all: trendOf(query.metric, sumsFor(query.metric)),
    more,
    drill: await loadDrill(scope, { page, grain: selected.grain, naming, context }),
    targets: targets.rows(query.metric),
  };
}

type Summed = { whole: MetricSums; sums: readonly MetricSums[] };

function cardOf(metric: MetricKey, { targets }: Told, { whole, sums }: Summed): MetricCard {
  const { value, isWeighted } = metricValue(metric, whole);
  const target = targets.of(metric);
  return {
    metric,
    value,
    target,
    misses: missesTarget(metricDefinitions[metric], value, target),
    trend: trendOf(metric, sums),
    isWeighted,
  };
}

function contextOf({ points }: MetricFacts, { from, to }: MetricsPage["range"]): SumsContext {
  const months = periodsBetween(from, to, "month");
  return {
    counting: countingOf(points),
    wholeMonths: new Set(months.filter((month) => month >= from && lastOfMonth(month) <= to)),
  };
}

/** The periods of a metric: those of the range, or months where it knows no days. */
function periodsFor(metric: MetricKey, { from, to, grain }: MetricsPage["range"]) {
  const own: Grain = isMonthly(metric) && (grain === "day" || grain === "week") ? "month" : grain;
  const periodOfFact = ({ period, month }: { period: string; month: string }) =>
    own === grain ? period : periodOf(month, own);
  return { periods: periodsBetween(from, to, own), grain: own, periodOf: periodOfFact };
}
