import type { Tier } from "../calc/tier";
import { formatMonth, monthAfter } from "../format/date";
import { formatMoney } from "../format/money";
import type { ChartColumn, ChartRow } from "./chart-table";
import { niceTicks } from "./ticks";

export type MonthlyCostLine = {
  /** Names the entity: its colour follows it, never its rank. */
  key: string;
  label: string;
  tier: Tier;
  /** Index 0 is what is paid at the start, index m the cost of month m. */
  amounts: readonly number[];
};

export type MonthlyCostInput = {
  /** The placement that is drawn: "70/30". */
  label: string;
  lines: readonly MonthlyCostLine[];
  /** Month by month, to hold the bars against; index as above. */
  allCloud?: readonly number[];
  startMonth: string;
  currency: string;
  horizonMonths: number;
  /** Bars of their own; the rest becomes Other. */
  top?: number;
};

export type MonthlyCostBar = {
  key: string;
  label: string;
  tier: Tier | "other";
  fill: string;
  opacity: number;
  /** Index 0 is month 1. */
  amounts: number[];
  total: number;
};

export type MonthlyCostModel = {
  title: string;
  summary: string;
  currency: string;
  startMonth: string;
  horizonMonths: number;
  /** From the baseline upwards. */
  bars: MonthlyCostBar[];
  allCloud: number[] | null;
  yTicks: number[];
};

const fills: Record<Tier, string> = { cloud: "var(--cloud)", "on-prem": "var(--onprem)", edge: "var(--edge)" };
const tierOrder: readonly (Tier | "other")[] = ["on-prem", "edge", "cloud", "other"];

/** Shades of one tier; the name decides, so that an entity looks alike in every chart. */
const shadeOf: Record<string, number> = {
  compute: 1,
  idle: 0.7,
  egress: 0.5,
  storage: 0.35,
  support: 0.25,
  hardware: 0.4,
  facility: 0.6,
  power: 1,
  maintenance: 0.8,
  staff: 0.5,
};

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** What is paid at the start is spread over the months, so that the bars still add up to the total. */
function spread(amounts: readonly number[], horizonMonths: number): number[] {
  const share = (amounts[0] ?? 0) / horizonMonths;
  return Array.from({ length: horizonMonths }, (_, index) => (amounts[index + 1] ?? 0) + share);
}

function barsOf({ lines, horizonMonths, top = 7 }: MonthlyCostInput): MonthlyCostBar[] {
  const all = lines
    .map((line): MonthlyCostBar => {
      const amounts = spread(line.amounts, horizonMonths);
      const shade = shadeOf[line.key.split(":").at(-1) ?? line.key] ?? 0.55;
      return {
        key: line.key,
        label: line.label,
        tier: line.tier,
        fill: fills[line.tier],
        opacity: shade,
        amounts,
        total: sum(amounts),
      };
    })
    .filter((bar) => bar.amounts.some((amount) => amount !== 0))
    .sort((a, b) => Math.abs(b.total) - Math.abs(a.total) || (a.key < b.key ? -1 : 1));
  const kept = all.length > top + 1 ? all.slice(0, top) : all;
  const rest = all.slice(kept.length);
  const bars = rest.length === 0 ? kept : [...kept, otherOf(rest, horizonMonths)];
  return bars.sort((a, b) => tierOrder.indexOf(a.tier) - tierOrder.indexOf(b.tier) || b.total - a.total);
}

function otherOf(rest: readonly MonthlyCostBar[], horizonMonths: number): MonthlyCostBar {
  const amounts = Array.from({ length: horizonMonths }, (_, index) => sum(rest.map((bar) => bar.amounts[index] ?? 0)));
  return {
    key: "other",
    label: `Other (${rest.length})`,
    tier: "other",
    fill: "var(--chart-other)",
    opacity: 1,
    amounts,
    total: sum(amounts),
  };
}

/** Monthly cost by component: the largest ones, and everything else as Other, so that nothing is left out. */
export function monthlyCostModel(input: MonthlyCostInput): MonthlyCostModel {
  const { currency, horizonMonths, startMonth, label } = input;
  const compact = (value: number) => formatMoney(value, { currency, style: "compact" });
  const bars = barsOf(input);
  const totals = Array.from({ length: horizonMonths }, (_, index) => sum(bars.map((bar) => bar.amounts[index] ?? 0)));
  const allCloud = input.allCloud ? spread(input.allCloud, horizonMonths) : null;
  const start = sum(input.lines.map((line) => line.amounts[0] ?? 0));
  const negative = Array.from({ length: horizonMonths }, (_, index) =>
    sum(bars.map((bar) => Math.min(0, bar.amounts[index] ?? 0))),
  );
  const positive = totals.map((total, index) => total - (negative[index] ?? 0));
  const spreadNote =
    start === 0 ? "" : ` ${compact(start)} paid at the start is spread over the ${horizonMonths} months.`;
  return {
    title: titleOf(label, totals, allCloud),
    summary: `${currency} per month.${spreadNote} The bars add up to ${compact(sum(totals))}.`,
    currency,
    startMonth,
    horizonMonths,
    bars,
    allCloud,
    yTicks: niceTicks(Math.min(0, ...negative), Math.max(0, ...positive, ...(allCloud ?? []))),
  };
}

function titleOf(label: string, totals: readonly number[], allCloud: readonly number[] | null): string {
  if (!allCloud) return `What ${label} costs each month`;
  const cheaper = totals.findIndex((total, index) => total < (allCloud[index] ?? 0));
  if (cheaper === -1) return `No ${label} month costs less than an all-cloud month`;
  return `From month ${cheaper + 1} a ${label} month costs less than an all-cloud month`;
}

export function monthlyCostTable(model: MonthlyCostModel): { columns: ChartColumn[]; rows: ChartRow[] } {
  const money = (key: string, label: string): ChartColumn => ({
    key,
    header: `${label} ${model.currency}`,
    align: "end",
  });
  return {
    columns: [
      { key: "month", header: "Month" },
      { key: "calendar", header: "Calendar month" },
      ...model.bars.map((bar) => money(bar.key, bar.label)),
      money("total", "Total"),
      ...(model.allCloud ? [money("all-cloud", "All cloud")] : []),
    ],
    rows: Array.from({ length: model.horizonMonths }, (_, index) => ({
      key: String(index + 1),
      cells: {
        month: `Month ${index + 1}`,
        calendar: formatMonth(monthAfter(model.startMonth, index), "short"),
        ...Object.fromEntries(model.bars.map((bar) => [bar.key, bar.amounts[index] ?? 0])),
        total: sum(model.bars.map((bar) => bar.amounts[index] ?? 0)),
        ...(model.allCloud ? { "all-cloud": model.allCloud[index] ?? 0 } : {}),
      },
    })),
  };
}
