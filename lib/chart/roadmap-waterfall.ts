import { formatMonth } from "../format/date";
import { formatMoney } from "../format/money";
import type { RoadmapRow, RowFigures } from "./roadmap-rows";
import { type WaterfallModel, waterfallModel } from "./waterfall";

export type RoadmapTarget = {
  runRate: number;
  growth: number;
  /** Run-rate and growth less what is expected, and less the whole plan. */
  expected: number;
  target: number;
};

/** Where the run-rate goes: with the confidence of each initiative, and if every plan is kept. Money a month. */
export function roadmapTarget(
  { runRate, growth }: { runRate: number; growth: number },
  sum: RowFigures,
  rows: readonly RoadmapRow[],
): RoadmapTarget {
  const stillPlanned = rows.reduce((total, row) => total + row.planned - (row.realised ?? row.plannedNow), 0);
  return { runRate, growth, expected: runRate + growth - sum.remaining, target: runRate + growth - stillPlanned };
}

type Context = { rows: readonly RoadmapRow[]; now: string; last: string; currency: string };

export function roadmapWaterfall(target: RoadmapTarget, { rows, now, last, currency }: Context): WaterfallModel {
  const whole = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const remaining = rows.reduce((sum, row) => sum + row.remaining, 0);
  const gap = target.expected - target.target;
  const text =
    Math.abs(gap) < 0.5
      ? `That is the target.`
      : `That is ${whole(Math.abs(gap))} ${gap > 0 ? "above" : "below"} the target of ${whole(target.target)}, which every plan kept would reach.`;
  return waterfallModel({
    title: `From today's run-rate to ${formatMonth(last)}`,
    summary: `Demand growth adds ${whole(target.growth)}, savings still to come take ${whole(remaining)} off, each by its confidence: ${whole(target.expected)} is expected. ${text}`,
    unit: `${currency}/mo`,
    currency,
    start: { label: `Run-rate, ${formatMonth(now, "short")}`, amount: target.runRate },
    steps: [
      {
        key: "growth",
        label: `Demand growth to ${formatMonth(last, "short")}`,
        saving: -target.growth,
        part: { text: `+${whole(target.growth)}`, isIdle: false },
      },
      ...rows
        .filter((row) => Math.abs(row.remaining) >= 0.5)
        .map((row) => ({ key: row.initiative.id, label: row.initiative.name, saving: row.remaining })),
    ],
    end: { label: `Expected, ${formatMonth(last, "short")}`, amount: target.expected },
  });
}
