import { formatMonth, monthAfter } from "../format/date";
import { formatMoney } from "../format/money";
import { formatMonths } from "../format/quantity";
import { niceTicks } from "./ticks";

export type CrossoverSeries = {
  key: string;
  /** "70/30", "All cloud". */
  label: string;
  /** On-prem share: 0 is all cloud, the baseline; 1 all on-prem. */
  share: number;
  /** Index 0 is the start, index m the end of month m. */
  cumulative: readonly number[];
  /** Against all cloud; null: not within the horizon. */
  breakevenMonths: number | null;
  total: number;
};

export type CrossoverInput = {
  series: readonly CrossoverSeries[];
  focusKey: string;
  /** "2027-01": the month in which month 1 falls. */
  startMonth: string;
  currency: string;
  horizonMonths: number;
};

export type LineStyle = {
  stroke: "var(--cloud)" | "var(--onprem)" | "var(--ink)" | "var(--chart-other)";
  width: number;
  /** svg dash array; empty is solid. */
  dash: string;
};

export type CrossoverLine = {
  key: string;
  label: string;
  style: LineStyle;
  focused: boolean;
  endValue: number;
  endText: string;
};

export type Crossing = {
  key: string;
  month: number;
  amount: number;
  text: string;
  shortText: string;
  focused: boolean;
};

export type CrossoverModel = {
  title: string;
  summary: string;
  currency: string;
  startMonth: string;
  horizonMonths: number;
  lines: CrossoverLine[];
  /** One a month, keyed by series: what the chart draws. */
  points: { month: number; values: Record<string, number> }[];
  crossings: Crossing[];
  yTicks: number[];
  /** Splits that never cross, in words; empty when all do. */
  noBreakeven: string;
};

/** Splits keep their dash, whichever is in focus. */
const splitDashes = ["12 3 3 3", "6 4", "2 3", "10 4 2 4", "1 4", "14 4"];

/** All cloud and all on-prem carry the colour of their tier; splits are neutral, and the one in focus is ink. */
function styleOf(series: CrossoverSeries, splitIndex: number, focused: boolean): LineStyle {
  if (series.share === 0) return { stroke: "var(--cloud)", width: focused ? 2.75 : 2, dash: "" };
  if (series.share === 1) return { stroke: "var(--onprem)", width: focused ? 2.75 : 1.75, dash: "8 3" };
  if (focused) return { stroke: "var(--ink)", width: 2.75, dash: "" };
  return { stroke: "var(--chart-other)", width: 1.5, dash: splitDashes[splitIndex % splitDashes.length] ?? "" };
}

/** The cost that has added up at a month between two month ends. */
export function amountAt(cumulative: readonly number[], month: number): number {
  const before = cumulative[Math.floor(month)] ?? 0;
  const after = cumulative[Math.ceil(month)] ?? before;
  return before + (after - before) * (month - Math.floor(month));
}

/** Lines of cumulative cost and where they cross all cloud: everything that the chart draws and says. */
export function crossoverModel(input: CrossoverInput): CrossoverModel {
  const { series, focusKey, startMonth, currency, horizonMonths } = input;
  const compact = (value: number) => formatMoney(value, { currency, style: "compact" });
  const splits = series.filter((one) => one.share > 0 && one.share < 1);
  const values = series.flatMap((one) => [...one.cumulative]);
  const crossings = series.flatMap((one): Crossing[] => {
    const month = one.breakevenMonths;
    if (one.share === 0 || month === null || month <= 0 || month > horizonMonths) return [];
    const amount = amountAt(one.cumulative, month);
    const focused = one.key === focusKey;
    const at = `month ${formatMonths(month)}`;
    const text = focused ? `${one.label} breakeven: ${at} · ${compact(amount)}` : `${one.label}: ${at}`;
    return [{ key: one.key, month, amount, focused, text, shortText: `${one.label} m ${formatMonths(month)}` }];
  });
  return {
    title: titleOf(input, compact),
    summary: summaryOf(input),
    currency,
    startMonth,
    horizonMonths,
    lines: series.map((one) => ({
      key: one.key,
      label: one.label,
      style: styleOf(one, splits.indexOf(one), one.key === focusKey),
      focused: one.key === focusKey,
      endValue: one.cumulative[horizonMonths] ?? one.total,
      endText: compact(one.total),
    })),
    points: Array.from({ length: horizonMonths + 1 }, (_, month) => ({
      month,
      values: Object.fromEntries(series.map((one) => [one.key, one.cumulative[month] ?? 0])),
    })),
    crossings: crossings.sort((a, b) => a.month - b.month),
    yTicks: niceTicks(Math.min(0, ...values), Math.max(0, ...values)),
    noBreakeven: noBreakevenOf(input),
  };
}

function titleOf({ series, focusKey, startMonth, horizonMonths }: CrossoverInput, compact: (value: number) => string) {
  const focus = series.find((one) => one.key === focusKey) ?? series[0];
  if (!focus) return "Nothing to compare yet";
  if (focus.share === 0) return `All cloud costs ${compact(focus.total)} over ${horizonMonths} months`;
  const { breakevenMonths } = focus;
  if (breakevenMonths === null) return `No breakeven in ${horizonMonths} months for ${inSentence(focus.label)}`;
  if (breakevenMonths <= 0) return `${focus.label} costs less than all cloud from the start`;
  const month = Math.ceil(breakevenMonths);
  return `${focus.label} crosses all cloud in month ${month} (${formatMonth(monthAfter(startMonth, month - 1))})`;
}

function summaryOf(input: CrossoverInput): string {
  const found = input.series.flatMap((one) =>
    one.share === 0 || one.breakevenMonths === null
      ? []
      : [
          `${inSentence(one.label)} ${one.breakevenMonths <= 0 ? "from the start" : `month ${formatMonths(one.breakevenMonths)}`}`,
        ],
  );
  const breakevens = found.length > 0 ? ` Breakeven against all cloud: ${found.join(", ")}.` : "";
  const none = noBreakevenOf(input);
  return `Cumulative cost, ${input.currency}, over ${input.horizonMonths} months.${breakevens}${none ? ` ${none}.` : ""}`;
}

function noBreakevenOf({ series, horizonMonths }: CrossoverInput): string {
  const never = series
    .filter((one) => one.share > 0 && one.breakevenMonths === null)
    .map((one) => inSentence(one.label));
  return never.length === 0 ? "" : `No breakeven in ${horizonMonths} months: ${never.join(", ")}`;
}

/** "All on-prem" inside a sentence. */
function inSentence(label: string): string {
  return label.startsWith("All ") ? label.replace("All ", "all ") : label;
}
