import type { Estimate } from "../calc/forecast";
import { periodOf, periodsBetween } from "../calc/period";
import { formatDay, formatMonth } from "../format/date";
import { formatMoney } from "../format/money";
import { type AnomalyRow, anomalyTitle } from "./anomaly-list";
import { budgetOfDays, type RangeBudgets } from "./budget-of-days";
import type { ChartColumn, ChartRow } from "./chart-table";
import { drawn } from "./cost-delta";
import type { CostFigures, CostsPage } from "./cost-page";
import { sumOfTexts } from "./cost-series";
import { type CostChartModel, costChartModel, costChartTable } from "./costs";
import type { Landing } from "./landing";
import { niceTicks } from "./ticks";

/** What lies ahead of the bars, and what they are held against. All estimates, in the order of the periods. */
export type CostOutlook = {
  /** Of the whole period, with what was spent of it; null where nothing is forecast. */
  totals: readonly (Estimate | null)[];
  /** What is still to come of each period, by series. */
  parts: readonly { key: string; fill: string; amounts: readonly number[] }[];
  budget: readonly (number | null)[];
  rings: readonly Ring[];
  /** "Forecast from 23 Nov 2026"; null: nothing is forecast here. */
  from: string | null;
  /** The period it begins in. */
  firstIndex: number;
};

/** A period in which something unusual happened. */
export type Ring = { index: number; amount: number; title: string; detail: string };

export type SpendChartModel = CostChartModel & { outlook: CostOutlook };

export type SpendGiven = {
  page: CostsPage;
  figures: CostFigures;
  landing: Landing | null;
  budgets: RangeBudgets;
  anomalies: readonly AnomalyRow[];
  /** What part of the total each series had lately, by key; empty: a forecast is drawn as one. */
  shares: ReadonlyMap<string, number>;
};

/** The first is named on the chart; all are in the list below it. */
const mostRings = 4;

/** The bars of the cost explorer, with where they are going. */
export function spendChartModel(given: SpendGiven): SpendChartModel {
  const { page, figures, landing } = given;
  const ahead = aheadOf(page, landing);
  const to = ahead?.days.at(-1)?.day ?? page.range.to;
  const base = costChartModel({ ...page, range: { ...page.range, to } }, figures);
  const grain = page.range.grain;
  const keys = base.periods.map(({ key }) => key);
  const spent = keys.map((_, index) =>
    drawn(sumOfTexts(base.series.map(({ amounts }) => amounts[index] ?? "0")) ?? "0"),
  );
  const coming = keys.map((key) => sumOf((ahead?.days ?? []).filter(({ day }) => periodOf(day, grain) === key)));
  const totals = coming.map((estimate, index) => estimate && shifted(estimate, spent[index] ?? 0));
  const days = daysBetween(page.range.from, to);
  const budget = keys.map((key) =>
    budgetOfDays(
      given.budgets,
      days.filter((day) => periodOf(day, grain) === key),
    ),
  );
  const rings = ringsOf(given, keys, spent);
  const firstIndex = coming.findIndex((each) => each !== null);
  return {
    ...base,
    title: titleOf(page, landing),
    summary: summaryOf(given),
    yTicks: niceTicks(
      base.yTicks[0] ?? 0,
      Math.max(base.yTicks.at(-1) ?? 0, ...totals.map((each) => each?.high ?? 0), ...budget.map((each) => each ?? 0)),
    ),
    outlook: {
      totals,
      parts: partsOf(base, given.shares, coming),
      budget,
      rings,
      from: ahead?.days[0] ? `forecast from ${formatDay(ahead.days[0].day).replace(/ \d{4}$/, "")}` : null,
      firstIndex,
    },
  };
}

/** Only a range that reaches up to the last known day has a future on its chart. */
function aheadOf(page: CostsPage, landing: Landing | null) {
  if (!landing || landing.ahead.days === null) return null;
  const reaches = page.range.to >= landing.lastDay && page.range.from <= landing.lastDay;
  return reaches ? landing.ahead : null;
}

function titleOf({ range }: CostsPage, landing: Landing | null): string {
  const unit = `Spend per ${range.grain}`;
  return landing && range.to >= landing.lastDay ? `Is ${formatMonth(landing.month)} normal? ${unit}` : unit;
}

function summaryOf({ page, landing, anomalies }: SpendGiven): string {
  const open = anomalies.filter(({ ignored }) => ignored === null);
  const [first] = open;
  const unusual =
    first === undefined
      ? "No day in this range is out of the ordinary."
      : `${anomalyTitle(first, page.currency)}.${open.length > 1 ? ` ${open.length - 1} more below.` : ""}`;
  const expected = landing?.expected;
  if (!landing || !expected) return `${unusual} ${landing?.ahead.reason ?? ""}`.trim();
  const money = (value: number) => formatMoney(value, { currency: page.currency, style: "compact" });
  const month = formatMonth(landing.month);
  return `${unusual} ${month} is forecast to end at ${money(expected.expected)}, 80% range ${money(expected.low)} to ${money(expected.high)}.`;
}

/** The ranges of days in one period are put end to end: that is what is known of them without their correlation. */
function sumOf(days: readonly Estimate[]): Estimate | null {
  if (days.length === 0) return null;
  const expected = days.reduce((sum, day) => sum + day.expected, 0);
  const reach = days.reduce((sum, day) => sum + day.high - day.expected, 0);
  return { expected, low: expected - reach, high: expected + reach };
}

function shifted({ expected, low, high }: Estimate, by: number): Estimate {
  return { expected: expected + by, low: low + by, high: high + by };
}

function partsOf(
  { series }: CostChartModel,
  shares: ReadonlyMap<string, number>,
  coming: readonly (Estimate | null)[],
): CostOutlook["parts"] {
  const known = series.filter(({ key }) => shares.has(key));
  if (known.length === 0) {
    return [{ key: "forecast", fill: "var(--chart-other)", amounts: coming.map((each) => each?.expected ?? 0) }];
  }
  return known.map(({ key, fill }) => ({
    key,
    fill,
    amounts: coming.map((each) => (each?.expected ?? 0) * (shares.get(key) ?? 0)),
  }));
}

function ringsOf({ anomalies, page }: SpendGiven, keys: readonly string[], spent: readonly number[]): Ring[] {
  if (page.range.grain !== "day" && page.range.grain !== "week") return [];
  const rings = anomalies
    .filter(({ ignored }) => ignored === null)
    .flatMap((anomaly): Ring[] => {
      const worst = anomaly.days.reduce((most, day) => (sizeOf(day) > sizeOf(most) ? day : most));
      const index = keys.indexOf(periodOf(worst.day, page.range.grain));
      const title = anomalyTitle(anomaly, page.currency);
      const detail = [anomaly.name, anomaly.owner].filter(Boolean).join(", ");
      return index < 0 ? [] : [{ index, amount: spent[index] ?? 0, title, detail }];
    });
  return rings.slice(0, mostRings);
}

function sizeOf({ actual, expected }: { actual: number; expected: number }): number {
  return Math.abs(actual - expected);
}

function daysBetween(from: string, to: string): string[] {
  return periodsBetween(from, to, "day");
}

/** The table of the bars, then what is expected and the budget. */
export function spendChartTable(model: SpendChartModel): { columns: ChartColumn[]; rows: ChartRow[] } {
  const table = costChartTable(model);
  const { totals, budget } = model.outlook;
  const format = (value: number) => formatMoney(value, { currency: model.currency, style: "whole", symbol: "none" });
  const row = (name: string, amounts: readonly (number | null)[]): ChartRow[] =>
    amounts.every((amount) => amount === null)
      ? []
      : [
          {
            key: "",
            cells: {
              name,
              total: null,
              ...Object.fromEntries(model.periods.map(({ key }, index) => [key, amounts[index] ?? null])),
            },
          },
        ];
  return {
    columns: table.columns.map((column) => (column.key === "name" ? column : { ...column, format })),
    rows: [
      ...table.rows,
      ...row(
        "Forecast",
        totals.map((each) => each?.expected ?? null),
      ),
      ...row(
        "Forecast, low end of the 80% range",
        totals.map((each) => each?.low ?? null),
      ),
      ...row(
        "Forecast, high end of the 80% range",
        totals.map((each) => each?.high ?? null),
      ),
      ...row("Budget", budget),
    ].map((each, index) => ({ ...each, key: each.key === "" ? `sum ${index}` : each.key })),
  };
}
