import type { Estimate } from "../calc/forecast";
import { formatAmount } from "../format/amount";
import { formatMonth } from "../format/date";
import { formatMoney } from "../format/money";
import { missing } from "../format/number";
import { formatRatio } from "../format/ratio";
import { costHref } from "../schema/cost-query";
import { budgetOf, type RangeBudgets } from "./budget-of-days";
import { costDelta, drawn } from "./cost-delta";
import type { AmountText, CostFigures, CostsPage } from "./cost-page";
import { formatRange } from "./cost-text";
import type { Landing } from "./landing";

export type OverviewFigure = {
  key: "spend" | "forecast" | "budget" | "ratio" | "saving";
  label: string;
  /** With its unit. */
  value: string;
  /** To the last digit where it is a fact. */
  exact?: string;
  /** What it is held against, or why it is missing. */
  note: string;
  tone?: "over" | "saving";
  /** By month, oldest first; null: no such month. */
  spark: readonly (number | null)[];
  sparkLabel: string;
  /** What explains it. */
  href: string;
};

/** "2026-11-01" → exact cost of that month, or null. */
export type MonthAmounts = ReadonlyMap<string, AmountText>;

/** Of the last whole month, as the roadmap has it. */
export type RealisedSaving = {
  month: string | null;
  amount: number | null;
  /** Of what was planned to date. */
  shareOfPlan: number | null;
  reason: string | null;
};

export type FiguresGiven = {
  page: CostsPage;
  figures: CostFigures;
  months: MonthAmounts;
  landing: Landing | null;
  budgets: RangeBudgets;
  /** By month. */
  revenue: ReadonlyMap<string, number>;
  saving: RealisedSaving;
};

/** What was spent, where the month will end, whether the budget holds, what it is of the revenue, and what was saved. */
export function overviewFigures(given: FiguresGiven): OverviewFigure[] {
  return [spendFigure(given), forecastFigure(given), budgetFigure(given), ratioFigure(given), savingFigure(given)];
}

const sparkMonths = 12;

function spendFigure({ page, figures, months }: FiguresGiven): OverviewFigure {
  const { currency, range, query } = page;
  const delta = figures.base === null ? null : costDelta(figures.total, figures.base.total, currency);
  const against = figures.base === null ? "" : ` on ${formatRange(figures.base.range)}`;
  return {
    key: "spend",
    label: `Spend, ${formatRange(range)}, ${currency}`,
    value: compact(figures.total === null ? null : drawn(figures.total), currency),
    ...(figures.total === null ? {} : { exact: `${formatAmount(figures.total, currency)} ${currency}` }),
    note:
      figures.total === null
        ? "Some lines have no cost in this basis."
        : delta === null || delta.ratio === null
          ? `${delta?.ratioText ?? missing}${against}`
          : `${delta.direction === "more" ? "▲ " : delta.direction === "less" ? "▼ " : ""}${delta.ratioText}${against}`,
    spark: [...months.values()].slice(-sparkMonths).map((amount) => (amount === null ? null : drawn(amount))),
    sparkLabel: "Spend by month, the last one so far",
    href: costHref(query),
  };
}

function forecastFigure({ page, landing, months }: FiguresGiven): OverviewFigure {
  const { currency } = page;
  const expected = landing?.expected ?? null;
  const money = (value: number) => compact(value, currency);
  return {
    key: "forecast",
    label: `Forecast, ${landing ? formatMonth(landing.month) : "this month"}, ${currency}`,
    value: compact(expected?.expected ?? null, currency),
    note:
      expected === null
        ? (landing?.ahead.reason ?? "There are no costs yet.")
        : `80% range ${money(expected.low)} to ${money(expected.high)}`,
    spark: landing === null ? [] : withLast(months, landing, expected),
    sparkLabel: "Spend by month, the last one as forecast",
    href: panelHref(page, "forecast"),
  };
}

function withLast(months: MonthAmounts, landing: Landing, expected: Estimate | null): (number | null)[] {
  const whole = [...months].filter(([month]) => month < landing.month);
  const amounts = whole.map(([, amount]) => (amount === null ? null : drawn(amount)));
  return [...amounts, expected?.expected ?? null].slice(-sparkMonths);
}

function budgetFigure({ page, landing, budgets, months }: FiguresGiven): OverviewFigure {
  const { currency } = page;
  const budget = landing === null ? null : budgetOf(budgets, landing.month);
  const expected = landing?.expected?.expected ?? null;
  const use = budget === null || expected === null || drawn(budget) === 0 ? null : expected / drawn(budget);
  return {
    key: "budget",
    label: "Forecast, % of budget",
    value: formatRatio(use),
    note: budgetNote({ budget, expected, currency, landing, reason: budgets.reason }),
    ...(use !== null && use > 1 ? { tone: "over" as const } : {}),
    spark: [...months].slice(-sparkMonths).map(([month, amount]) => {
      const of = budgetOf(budgets, month);
      return amount === null || of === null || drawn(of) === 0 ? null : drawn(amount) / drawn(of);
    }),
    sparkLabel: "Share of the budget by month, the last one so far",
    href: "/chargeback/budgets",
  };
}

type BudgetNote = {
  budget: AmountText;
  expected: number | null;
  currency: string;
  landing: Landing | null;
  reason: string | null;
};

function budgetNote({ budget, expected, currency, landing, reason }: BudgetNote): string {
  if (reason !== null) return reason;
  if (budget === null) return `No budget for ${landing ? formatMonth(landing.month) : "this month"}.`;
  const of = compact(drawn(budget), currency);
  if (expected === null) return `Budget ${of}; there is no forecast to hold against it.`;
  const difference = expected - drawn(budget);
  const size = compact(Math.abs(difference), currency);
  return difference > 0 ? `▲ ${size} over ${of}` : `▼ ${size} below ${of}`;
}

function ratioFigure({ page, months, revenue }: FiguresGiven): OverviewFigure {
  const ratios = [...months].map(([month, amount]): [string, number | null] => {
    const of = revenue.get(month.slice(0, 7));
    return [month, amount === null || of === undefined || of === 0 ? null : drawn(amount) / of];
  });
  const known = ratios.filter((each): each is [string, number] => each[1] !== null);
  const isNarrowed = page.query.filters.length > 0;
  const [last, before] = [known.at(-1), known.at(-2)];
  const shown = isNarrowed || last === undefined ? null : last;
  return {
    key: "ratio",
    label: shown ? `AI cost ratio, ${formatMonth(shown[0], "short")}, % of revenue` : "AI cost ratio, % of revenue",
    value: formatRatio(shown?.[1] ?? null),
    note: isNarrowed
      ? "Revenue is of the whole organisation: clear the filters."
      : shown === null
        ? "Needs the revenue of a whole month: import it as a metric."
        : before === undefined
          ? "The last whole month with revenue."
          : pointsChange(shown[1] - before[1], before[0]),
    spark: isNarrowed ? [] : ratios.map(([, ratio]) => ratio).slice(-sparkMonths),
    sparkLabel: "Cost over revenue by month",
    href: "/metrics",
  };
}

function pointsChange(change: number, before: string): string {
  const points = (Math.abs(change) * 100).toFixed(1);
  const since = `on ${formatMonth(before, "short")}`;
  if (points === "0.0") return `no change ${since}`;
  return `${change > 0 ? "▲ +" : "▼ −"}${points} points ${since}`;
}

function savingFigure({ page, saving: { month, amount, shareOfPlan, reason } }: FiguresGiven): OverviewFigure {
  const { currency } = page;
  const when = month === null ? "" : `, ${formatMonth(month, "short")}`;
  const share = shareOfPlan === null ? "of the roadmap" : `${formatRatio(shareOfPlan, { digits: 0 })} of plan to date`;
  return {
    key: "saving",
    label: `Realised saving${when}, ${currency}/mo`,
    value: compact(amount, currency),
    note: amount === null ? (reason ?? "It is not measured yet.") : share,
    spark: [],
    sparkLabel: "Realised saving by month",
    href: "/roadmap",
  };
}

/** The same page with a side panel. */
export function panelHref(page: CostsPage, panel: string): string {
  const href = costHref(page.query, "/overview");
  return `${href}${href.includes("?") ? "&" : "?"}panel=${panel}`;
}

function compact(value: number | null, currency: string): string {
  return formatMoney(value, { currency, style: "compact" });
}
