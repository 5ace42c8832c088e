import { periodsBetween } from "../calc/period";
import { formatAmount } from "../format/amount";
import { formatMoney } from "../format/money";
import { formatCount } from "../format/quantity";
import type { ChartColumn, ChartRow } from "./chart-table";
import { drawn } from "./cost-delta";
import { costDimensionNames } from "./cost-options";
import type { CostFigures, CostsPage } from "./cost-page";
import { type CostSeries, costSeries, otherKey, sumOfTexts } from "./cost-series";
import { basisWords, cutOf, formatPeriod, formatRange, grainNames, tickOfPeriod } from "./cost-text";
import { niceTicks } from "./ticks";

export type CostPeriod = { key: string; label: string; tick: string };

export type CostChartModel = {
  title: string;
  summary: string;
  currency: string;
  periods: CostPeriod[];
  /** From the baseline upwards. */
  series: CostSeries[];
  /** Keys of what Other stands for. */
  rest: string[];
  /** What is compared with, period by period from the first; null where it has no such period, or nothing is compared. */
  previous: { label: string; totals: (number | null)[] } | null;
  yTicks: number[];
};

/** Costs by period and the first dimension of the query. */
export function costChartModel(page: CostsPage, figures: CostFigures): CostChartModel {
  const { query, range, currency, options } = page;
  const dimension = query.by[0] ?? "tier";
  const keys = periodsBetween(range.from, range.to, range.grain);
  const values = valuesOf(figures, options[dimension]);
  const { series, rest } = costSeries(figures.cells, { periods: keys, values, dimension });
  const sums = keys.map((_, index) => signedSums(series, index));
  const previous = previousOf(page, figures, keys.length);
  const grain = grainNames[range.grain].toLowerCase();
  return {
    title: `Cost per ${grain} by ${costDimensionNames[dimension].toLowerCase()}`,
    summary: `${summaryOf(page, figures)} ${formatCount(series.length, "series", "series")} add up to it.`,
    currency,
    periods: keys.map((key, index) => ({
      key,
      label: [formatPeriod(key, range.grain), cutOf(key, range)].filter(Boolean).join(", "),
      tick: tickOfPeriod(key, range.grain, keys[index - 1] ?? null),
    })),
    series,
    rest,
    previous,
    yTicks: niceTicks(
      Math.min(0, ...sums.map(({ below }) => below)),
      Math.max(0, ...sums.map(({ above }) => above), ...(previous?.totals ?? []).map((total) => total ?? 0)),
    ),
  };
}

function valuesOf(figures: CostFigures, options: CostsPage["options"]["tier"]) {
  const known = options.map(({ value, label }) => ({ key: value, label }));
  const inUse = figures.groups.flatMap(({ values }) => values.slice(0, 1));
  const labels = new Map(inUse.map(({ key, label }) => [key, label]));
  return [...known.map((value) => ({ ...value, label: labels.get(value.key) ?? value.label })), ...inUse];
}

function summaryOf({ currency, range, query }: CostsPage, { total }: CostFigures): string {
  const what = `${basisWords[query.basis]} of ${formatRange(range)}`;
  if (total === null) return `The ${what} is not known for every line.`;
  return `The ${what} is ${formatAmount(total, currency)} ${currency}.`;
}

/** What stands above and below the baseline; a credit goes down. */
function signedSums(series: readonly CostSeries[], index: number): { above: number; below: number } {
  const amounts = series.map(({ amounts }) => drawn(amounts[index] ?? "0"));
  return {
    above: amounts.filter((amount) => amount > 0).reduce((total, amount) => total + amount, 0),
    below: amounts.filter((amount) => amount < 0).reduce((total, amount) => total + amount, 0),
  };
}

function previousOf({ range }: CostsPage, { base }: CostFigures, length: number): CostChartModel["previous"] {
  if (!base || base.cells.length === 0) return null;
  const periods = periodsBetween(base.range.from, base.range.to, range.grain);
  const totals = periods.map((period) =>
    sumOfTexts(base.cells.filter((cell) => cell.period === period).map(({ amount }) => amount)),
  );
  return {
    label: formatRange(base.range),
    totals: Array.from({ length }, (_, index) => {
      const total = totals[index];
      return total === undefined || total === null ? null : drawn(total);
    }),
  };
}

/** A row for each series and one for all of them: its total, then its periods. Amounts stay exact. */
export function costChartTable(model: CostChartModel): { columns: ChartColumn[]; rows: ChartRow[] } {
  const { currency, periods, series } = model;
  const money = (key: string, header: string): ChartColumn => ({
    key,
    header: `${header} ${currency}`,
    align: "end",
    formatText: (text) => formatAmount(text, currency),
  });
  const cellsOf = (amounts: CostSeries["amounts"]) =>
    Object.fromEntries(periods.map(({ key }, index) => [key, amounts[index] ?? null]));
  const totals = periods.map((_, index) => sumOfTexts(series.map(({ amounts }) => amounts[index] ?? null)));
  return {
    columns: [
      { key: "name", header: "Series" },
      money("total", "Total"),
      ...periods.map(({ key, label }) => money(key, label)),
    ],
    rows: [
      ...series.map(({ key, label, total, amounts }) => ({ key, cells: { name: label, total, ...cellsOf(amounts) } })),
      { key: "", cells: { name: "Total", total: sumOfTexts(series.map(({ total }) => total)), ...cellsOf(totals) } },
    ],
  };
}

/** "$412K", for marks and tooltips. */
export function compactCost(amount: string | null, currency: string): string {
  return formatMoney(amount === null ? null : drawn(amount), { currency, style: "compact" });
}

export function isOther(key: string): boolean {
  return key === otherKey;
}
