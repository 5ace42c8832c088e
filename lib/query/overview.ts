import { cache } from "react";
import { authorizePage } from "@/lib/auth/authorize";
import { dayAfter } from "@/lib/calc/day";
import { backtests, meanError, wholeMonths } from "@/lib/calc/forecast-accuracy";
import { budgetOf, type RangeBudgets, rangeBudgets } from "@/lib/chart/budget-of-days";
import { drawn } from "@/lib/chart/cost-delta";
import { describeFilter, valueFinder } from "@/lib/chart/cost-options";
import type { CostsPage } from "@/lib/chart/cost-page";
import { basisWords, formatRange } from "@/lib/chart/cost-text";
import { accuracyModel } from "@/lib/chart/forecast-accuracy";
import { hiddenCostRows } from "@/lib/chart/hidden-costs";
import { dailyTotals, type Landing, landingOf } from "@/lib/chart/landing";
import { changesModel, restOf } from "@/lib/chart/movers";
import { type OverviewFigure, overviewFigures } from "@/lib/chart/overview-figures";
import { spendChartModel } from "@/lib/chart/spend-chart";
import { workloadChanges } from "@/lib/chart/workload-changes";
import { today } from "@/lib/clock";
import type { CostParams } from "@/lib/schema/cost-query";
import { readWorkloadUnits } from "@/lib/store/workload-months";
import { loadAnomalies } from "./overview-anomalies";
import {
  historyStart,
  lastWholeDay,
  overviewBudgets,
  overviewCosts,
  overviewHistory,
  overviewKey,
  overviewParts,
  periodsOf,
} from "./overview-base";
import { loadRealisedSaving } from "./roadmap";

/** The costs that the page is about: those of the cost explorer for the same address. */
export async function loadOverview(params: CostParams): Promise<CostsPage> {
  const key = overviewKey(params);
  // The panels ask for it once the page is there, and say so if it fails; it takes longest, so it begins now.
  overviewHistory(key).catch(() => undefined);
  return (await overviewCosts(key)).page;
}

/** As every panel: null where the costs cannot be added up; the page says why. */
export async function loadOverviewFigures(params: CostParams): Promise<OverviewFigure[] | null> {
  const key = overviewKey(params);
  const { page } = await overviewCosts(key);
  if (page.figures === null) return null;
  const [{ months }, landing, budgets, revenue, saving] = await Promise.all([
    overviewHistory(key),
    landingFor(key),
    budgetsFor(key),
    revenueByMonth(),
    loadRealisedSaving(),
  ]);
  return overviewFigures({ page, figures: page.figures, months, landing, budgets, revenue, saving });
}

export async function loadSpendChart(params: CostParams) {
  const key = overviewKey(params);
  const { page } = await overviewCosts(key);
  if (page.figures === null) return null;
  const [landing, budgets, { inRange }, shares] = await Promise.all([
    landingFor(key),
    budgetsFor(key),
    loadAnomalies(params),
    recentShares(key),
  ]);
  return {
    model: spendChartModel({ page, figures: page.figures, landing, budgets, anomalies: inRange, shares }),
    query: page.query,
    notes: [
      `Cost: ${basisWords[page.query.basis]}, ${page.currency}`,
      `Range: ${formatRange(page.range)}, both days included, ${page.timeZone}`,
      `Filters: ${page.query.filters.map((filter) => describeFilter(filter, page.options)).join("; ") || "none"}`,
    ],
  };
}

export async function loadLanding(params: CostParams) {
  const key = overviewKey(params);
  const { page } = await overviewCosts(key);
  const [landing, budgets] = await Promise.all([landingFor(key), budgetsFor(key)]);
  if (landing === null) return null;
  const budget = budgetOf(budgets, landing.month);
  return { landing, currency: page.currency, budget, budgetReason: budgets.reason };
}

/** Months whose forecasts are checked: older ones say little of how the method does today. */
const checkedMonths = 6;

/** What earlier forecasts said, each made again from the days before its month alone, against what came. */
export async function loadForecastAccuracy(params: CostParams) {
  const key = overviewKey(params);
  const costs = await overviewCosts(key);
  const [{ series }, lastDay] = [await overviewHistory(key), lastWholeDay(costs)];
  const totals = series === null || lastDay === null ? null : dailyTotals(series, lastDay);
  if (totals === null || lastDay === null) return null;
  const tests = backtests(totals, wholeMonths(totals.from, lastDay).slice(-checkedMonths));
  const { currency } = costs.page;
  return { model: accuracyModel({ tests, meanError: meanError(tests), currency }), currency };
}

const mostMovers = 8;

export async function loadMovers(params: CostParams) {
  const told = await changesFor(overviewKey(params));
  if (told === null) return null;
  const { rows, total, currency, ...periods } = told;
  const [shown, others] = [rows.slice(0, mostMovers), rows.slice(mostMovers)];
  const rest = others.length === 0 ? null : { ...restOf(others, currency), count: others.length };
  return { rows: shown, rest, total, currency, ...periods };
}

/** A panel that told every workload of thousands would be slower than the table that it explains. */
const mostExplained = 200;

export async function loadChangePanel(params: CostParams) {
  const told = await changesFor(overviewKey(params));
  return told && { ...told, rows: told.rows.slice(0, mostExplained) };
}

const changesFor = cache(async (key: string) => {
  const { page, values } = await overviewCosts(key);
  if (page.figures === null) return null;
  const { parts, hours } = await overviewParts(key);
  const changes = workloadChanges(parts, hours);
  const { currency } = page;
  return changes && { ...changesModel(changes, { values, currency }), currency, ...(await periodsOf(key)) };
});

export async function loadHiddenCosts(params: CostParams) {
  const key = overviewKey(params);
  const { page } = await overviewCosts(key);
  if (page.figures === null) return null;
  const { parts } = await overviewParts(key);
  const costs = hiddenCostRows(parts, page.currency);
  return costs && { costs, currency: page.currency, ...(await periodsOf(key)) };
}

const landingFor = cache(async (key: string): Promise<Landing | null> => {
  const lastDay = lastWholeDay(await overviewCosts(key));
  if (lastDay === null) return null;
  const { series, months } = await overviewHistory(key);
  return landingOf({
    history: series,
    lastDay,
    spentOf: (month) => (months.has(month) ? (months.get(month) ?? null) : "0"),
  });
});

const budgetsFor = cache(async (key: string): Promise<RangeBudgets> => {
  const [{ page, question, teams }, budgets] = [await overviewCosts(key), await overviewBudgets()];
  const owners = question.filters.find(({ dimension }) => dimension === "team") ?? null;
  return rangeBudgets(budgets, { teams, filters: page.query.filters, owners });
});

/** Revenue comes once a month, with a metrics file. */
async function revenueByMonth(): Promise<Map<string, number>> {
  const scope = await authorizePage("costs:read");
  const months = { from: historyStart().slice(0, 7), to: today().slice(0, 7) };
  const revenue = new Map<string, number>();
  for (const { month, value } of await readWorkloadUnits(scope, { ...months, metrics: ["revenue"] }))
    revenue.set(month, (revenue.get(month) ?? 0) + drawn(value));
  return revenue;
}

const recentDays = 28;

/** What part of the last four weeks each value of the chart's dimension had, where the history tells them apart. */
async function recentShares(key: string): Promise<Map<string, number>> {
  const { page, values } = await overviewCosts(key);
  const { series: history } = await overviewHistory(key);
  const dimension = page.query.by[0] ?? "tier";
  if (history === null || dimension !== "tier") return new Map();
  const find = valueFinder(values.tier);
  const sums = new Map<string, number>();
  for (const { tier, from, values: amounts } of history) {
    const end = dayAfter(from, amounts.length - 1);
    const isRecent = page.lastDay === null || end >= dayAfter(page.lastDay, -recentDays);
    const sum = isRecent ? amounts.slice(-recentDays).reduce((total, amount) => total + amount, 0) : 0;
    const { key: tierKey } = find(tier);
    sums.set(tierKey, (sums.get(tierKey) ?? 0) + sum);
  }
  const total = [...sums.values()].reduce((sum, each) => sum + each, 0);
  return total <= 0 ? new Map() : new Map([...sums].map(([tier, sum]) => [tier, sum / total]));
}
