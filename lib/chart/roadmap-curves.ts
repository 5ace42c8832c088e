import { formatMonth } from "../format/date";
import { formatMoney } from "../format/money";
import { monthsBetween } from "../schema/initiative-words";
import type { Curve, CurvesModel } from "./curves";
import { type RoadmapCourse, rangeCoverage } from "./roadmap-course";
import { niceTicks } from "./ticks";

/** Savings summed against what the programme costs: where they meet it has paid back. */
export function courseCurves(course: RoadmapCourse, { currency }: { currency: string }): CurvesModel {
  const { span, place, planned, saved, low, high, cost, payback } = course;
  const money = (value: number) => formatMoney(value, { currency, style: "whole" });
  const points = (values: readonly number[], from = 0, to = values.length - 1) => [
    ...(from === 0 ? [{ x: 0, y: 0 }] : []),
    ...values.flatMap((y, index) => (index >= from && index <= to ? [{ x: index + 1, y }] : [])),
  ];
  const curve = (key: string, label: string, rest: Omit<Curve, "key" | "label">): Curve => ({ key, label, ...rest });
  const percent = rangeCoverage * 100;
  const isAhead = place < span.length - 1;
  const highest = Math.max(1, ...planned, ...high, ...cost);
  const lowest = Math.min(0, ...low, ...saved);
  return {
    title: "When do savings pay back the programme?",
    summary: courseText(course, currency),
    unit: currency,
    x: {
      label: "Month of the programme, count",
      ticks: ticksOf(span),
      format: (x) => formatMonth(span[Math.max(0, Math.round(x) - 1)], "short").replace(" 20", " "),
    },
    y: {
      label: currency,
      ticks: niceTicks(lowest, highest, 5),
      format: (value) => formatMoney(value, { currency, style: "axis" }),
      exact: money,
    },
    curves: [
      curve("saved", "Realised", { colour: "var(--saving)", shape: "line", points: points(saved, 0, place) }),
      ...(isAhead
        ? [
            curve("expected", "Expected", {
              colour: "var(--saving)",
              shape: "line",
              dash: "dashed",
              points: points(saved, Math.max(0, place)),
            }),
            curve("low", `${percent}% range, low`, {
              colour: "var(--chart-other)",
              shape: "line",
              dash: "dotted",
              points: points(low, Math.max(0, place)),
            }),
            curve("high", `${percent}% range, high`, {
              colour: "var(--chart-other)",
              shape: "line",
              dash: "dotted",
              points: points(high, Math.max(0, place)),
            }),
          ]
        : []),
      curve("planned", "Planned", { colour: "var(--muted)", shape: "line", dash: "dotted", points: points(planned) }),
      curve("cost", "Programme cost", { colour: "var(--ink)", shape: "line", points: points(cost) }),
    ],
    marks: paybackMark(course, payback),
    limits: place < 0 ? [] : [{ axis: "x", at: place + 1, label: `actuals to ${formatMonth(span[place], "short")}` }],
  };
}

function paybackMark({ saved }: RoadmapCourse, { paybackMonths }: RoadmapCourse["payback"]): CurvesModel["marks"] {
  if (paybackMonths === null || paybackMonths === 0) return [];
  const before = Math.floor(paybackMonths);
  const [y0, y1] = [saved[before - 1] ?? 0, saved[before] ?? saved.at(-1) ?? 0];
  const y = y0 + (y1 - y0) * (paybackMonths - before);
  return [{ x: paybackMonths, y, label: `Payback: month ${paybackMonths.toFixed(1)}`, colour: "var(--ink)" }];
}

export function courseText(course: RoadmapCourse, currency: string): string {
  const { span, place, planned, saved, payback } = course;
  const whole = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const soFar =
    place < 0
      ? ""
      : `Saved ${whole(saved[place] ?? 0)} of ${whole(planned[place] ?? 0)} planned to ${formatMonth(span[place])}. `;
  const range = rangeText(course);
  return `${soFar}${paybackText(course, payback)}${range ? `, ${range}` : ""}.`;
}

/** "Payback: month 8.3, September 2026" or "No payback by December 2027". */
export function paybackText(
  { span }: Pick<RoadmapCourse, "span">,
  { paybackMonth, paybackMonths }: RoadmapCourse["payback"],
): string {
  if (paybackMonths === null || paybackMonth === null) return `No payback by ${formatMonth(span.at(-1))}`;
  if (paybackMonth === 0) return "There is no cost to pay back";
  return `Payback: month ${paybackMonths.toFixed(1)}, ${formatMonth(span[paybackMonth - 1])}`;
}

/** "80% range 7.9 to 9.0"; empty where there is nothing to range over. */
export function rangeText({ range, payback }: RoadmapCourse): string {
  const { early, late } = range;
  if (payback.paybackMonths === 0 || (early.paybackMonths === null && late.paybackMonths === null)) return "";
  if (early.paybackMonths === late.paybackMonths) return "";
  const word = (months: number | null) => (months === null ? "none" : months.toFixed(1));
  return `80% range ${word(early.paybackMonths)} to ${word(late.paybackMonths)}`;
}

function ticksOf(span: readonly string[]): number[] {
  const step = span.length > 36 ? 12 : span.length > 14 ? 6 : 3;
  const first = span[0] ?? "";
  return [
    0,
    ...span.flatMap((month) => {
      const index = monthsBetween(first, month) + 1;
      return index % step === 0 ? [index] : [];
    }),
  ];
}
