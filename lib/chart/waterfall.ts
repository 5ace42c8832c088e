import { formatMoney } from "../format/money";
import type { ChartColumn, ChartRow } from "./chart-table";
import { textWidth } from "./crossover-labels";
import { niceTicks } from "./ticks";

/** One step between two totals. */
export type WaterfallStep = {
  key: string;
  label: string;
  /** What it takes off; negative where it adds. */
  saving: number;
  /** A piece that the total is made of, instead of a change of it: its figure as text, and whether it is idle capacity. */
  part?: { text: string; isIdle: boolean };
};

export type WaterfallInput = {
  title: string;
  summary: string;
  /** "USD over 36 months" */
  unit: string;
  currency: string;
  /** null: from nothing. */
  start: WaterfallTotal | null;
  steps: readonly WaterfallStep[];
  end: WaterfallTotal;
};

/** `text` where the figure is known more exactly than the bar is drawn. */
export type WaterfallTotal = { label: string; amount: number; text?: string };

export type WaterfallKind = "total" | "saving" | "overspend" | "same" | "part" | "credit" | "idle";

export type WaterfallBar = {
  key: string;
  label: string;
  kind: WaterfallKind;
  /** The lower end first. */
  range: readonly [number, number];
  /** A total, or the change it makes: a saving is negative. */
  amount: number;
  /** What stands after it. */
  level: number;
  /** "17,715,275", "▼ −4,547,403", "▲ +12,000". */
  text: string;
};

export type WaterfallModel = {
  title: string;
  summary: string;
  unit: string;
  currency: string;
  /** From the start to the end. */
  bars: readonly WaterfallBar[];
  ticks: readonly number[];
};

/** Bars that hang from each other: each begins where the one before it ends. */
export function waterfallModel(input: WaterfallInput): WaterfallModel {
  const { title, summary, unit, currency, start, end } = input;
  const whole = (amount: number) => formatMoney(amount, { currency, style: "whole", symbol: "none" });
  const total = (key: string, { label, amount, text }: WaterfallTotal): WaterfallBar => ({
    key,
    label,
    kind: "total",
    range: [Math.min(0, amount), Math.max(0, amount)],
    amount,
    level: amount,
    text: text ?? whole(amount),
  });
  let level = start?.amount ?? 0;
  const steps = input.steps.map(({ key, label, saving, part }): WaterfallBar => {
    const before = level;
    level = before - saving;
    return {
      key,
      label,
      kind: part ? partKind(saving, part) : saving > 0 ? "saving" : saving < 0 ? "overspend" : "same",
      range: [Math.min(before, level), Math.max(before, level)],
      amount: 0 - saving,
      level,
      text: part?.text ?? (saving > 0 ? `▼ −${whole(saving)}` : saving < 0 ? `▲ +${whole(-saving)}` : "no change"),
    };
  });
  const bars = [...(start ? [total("start", start)] : []), ...steps, total("end", end)];
  const ends = bars.flatMap(({ range }) => range);
  return { title, summary, unit, currency, bars, ticks: niceTicks(Math.min(...ends), Math.max(...ends), 5) };
}

function partKind(saving: number, { isIdle }: { isIdle: boolean }): WaterfallKind {
  if (saving > 0) return "credit";
  return isIdle ? "idle" : "part";
}

export function waterfallTable({ bars, unit }: WaterfallModel): { columns: ChartColumn[]; rows: ChartRow[] } {
  return {
    columns: [
      { key: "label", header: "Step" },
      { key: "change", header: `Change, ${unit}`, align: "end" },
      { key: "level", header: `Total after it, ${unit}`, align: "end" },
    ],
    rows: bars.map(({ key, label, kind, amount, level }) => ({
      key,
      cells: { label, change: kind === "total" ? null : amount, level },
    })),
  };
}

/** A name cut in its middle to the pixels there are: beginnings and endings tell long names apart. */
export function fittedLabel(label: string, pixels: number, { strong = false } = {}): string {
  const fits = Math.floor(pixels / textWidth("x", { strong }));
  if (label.length <= fits) return label;
  const kept = Math.max(2, fits - 1);
  const head = Math.ceil(kept * 0.6);
  return `${label.slice(0, head).trimEnd()}…${label.slice(label.length - (kept - head)).trimStart()}`;
}
