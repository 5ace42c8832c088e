import { cache } from "react";
import { authorizePage } from "@/lib/auth/authorize";
import type { CostSeries } from "@/lib/calc/anomaly-cause";
import { dayAfter, firstOfMonth, monthsAfter } from "@/lib/calc/day";
import { formatRange } from "@/lib/chart/cost-text";
import { today } from "@/lib/clock";
import { type CostParams, costParams } from "@/lib/schema/cost-query";
import { listBudgets } from "@/lib/store/budgets";
import { readAllocatedHours, readCostParts } from "@/lib/store/cost-parts";
import { type CostHistory, readCostHistory, readDailyCosts } from "@/lib/store/daily-costs";
import { type AskedCosts, askedCosts, costsOf, type LoadedCosts } from "./costs";

/** Months of history, with the one that is running, that the overview looks back over. */
export const monthsOfHistory = 13;

/** The address as text: panels that ask for the same costs within a request share one answer. */
export function overviewKey(params: CostParams): string {
  return JSON.stringify(costParams.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])));
}

/** What the address asks of the cost explorer, always held against the period before. */
const overviewAsked = cache(async (key: string): Promise<AskedCosts> => {
  const pairs: [string, string][] = JSON.parse(key);
  return askedCosts(Object.fromEntries(pairs), "prev");
});

/** The costs of the cost explorer for the same address. */
export const overviewCosts = cache(async (key: string): Promise<LoadedCosts> => costsOf(await overviewAsked(key)));

/** The range and what it is held against, in words. */
export async function periodsOf(key: string): Promise<{ period: string; before: string }> {
  const { question, compared } = await overviewAsked(key);
  return { period: formatRange(question), before: formatRange(compared ?? question) };
}

export function historyStart(): string {
  return monthsAfter(firstOfMonth(today()), 1 - monthsOfHistory);
}

/** The last whole day with costs; null before the first import. */
export function lastWholeDay({ page }: AskedCosts): string | null {
  const yesterday = dayAfter(page.today, -1);
  return page.lastDay !== null && page.lastDay > yesterday ? yesterday : page.lastDay;
}

/** The last 13 months by day and by month, under the filters of the address. */
export const overviewHistory = cache(async (key: string): Promise<CostHistory> => {
  const { scope, question, page } = await overviewAsked(key);
  const { filters, basis, currency } = question;
  const to = page.lastDay ?? page.today;
  return readCostHistory(scope, { from: historyStart(), to, filters, basis, currency });
});

/** The same days without filters, so that an anomaly stays what it is when the page is narrowed. */
export const wholeHistory = cache(async (key: string): Promise<CostSeries[]> => {
  const costs = await overviewAsked(key);
  const to = lastWholeDay(costs);
  if (to === null) return [];
  if (costs.question.filters.length === 0 && costs.question.basis === "effective") {
    return (await overviewHistory(key)).series ?? [];
  }
  const { currency } = costs.question;
  const effective = { from: historyStart(), to, filters: [], basis: "effective" as const, currency };
  return (await readDailyCosts(costs.scope, effective)) ?? [];
});

/** What the range and the one before are made of. */
export const overviewParts = cache(async (key: string) => {
  const { scope, question, compared } = await overviewAsked(key);
  const { from, to } = question;
  const ranges = { range: { from, to }, base: compared ?? { from, to } };
  const [parts, hours] = await Promise.all([
    readCostParts(scope, { ...question, ...ranges }),
    readAllocatedHours(scope, ranges),
  ]);
  return { parts, hours };
});

/** The visible teams' budgets of the last 13 months and of the next. */
export const overviewBudgets = cache(async () => {
  const scope = await authorizePage("budgets:read");
  return listBudgets(scope, { from: historyStart().slice(0, 7), to: monthsAfter(today(), 1).slice(0, 7) });
});
