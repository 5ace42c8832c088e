import type { CompressionChoice } from "../calc/compression-plan";
import { formatMoney } from "../format/money";
import { missing } from "../format/number";
import { formatMonths } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { CompressionPlannerInput, CompressionPlannerResult } from "../schema/planner/compression";
import type { ScatterModel, ScatterPoint } from "./scatter";
import { niceTicks } from "./ticks";

type Option = CompressionPlannerResult["options"][number];

export const techniqueLabels: Readonly<Record<CompressionChoice, string>> = {
  int8: "INT8",
  pruning: "Pruning",
  distillation: "Distillation",
  "low-rank": "Low-rank",
  own: "Own measurement",
};

/** "INT8 + pruning". */
export function stackName(techniques: readonly CompressionChoice[]): string {
  return techniques
    .map((technique, index) => {
      const label = techniqueLabels[technique];
      return index === 0 || technique === "int8" ? label : label.charAt(0).toLowerCase() + label.slice(1);
    })
    .join(" + ");
}

/** "60.0%" or "60.0% to 75.0%": the cautious end first. */
export function span(low: number, high: number, format: (value: number) => string): string {
  return format(low) === format(high) ? format(low) : `${format(low)} to ${format(high)}`;
}

/** Months to earn an effort back, in words where there is none. */
export function paybackText({ low, high }: Option): string {
  if (low.paybackMonths === null || high.paybackMonths === null) return "no payback";
  return span(low.paybackMonths, high.paybackMonths, formatMonths);
}

/** Where an option stands against the floor. */
export const standingText: Readonly<Record<Option["standing"], string>> = {
  kept: "keeps it",
  open: "may miss it",
  missed: "misses it",
};

/** Cost against quality of every option, at both ends of its ranges. */
export function compressionScatter(
  input: CompressionPlannerInput,
  { options, chosen, best }: CompressionPlannerResult,
  currency: string,
): ScatterModel {
  const compact = (value: number) => formatMoney(value, { currency, style: "compact" });
  const percent = (value: number) => formatRatio(value);
  const floor = formatRatio(input.qualityFloor);
  const today: ScatterPoint = {
    key: "today",
    label: "Today",
    x: input.monthlyCost,
    y: input.accuracy,
    isFaint: false,
    named: "always",
  };
  const points = (end: "low" | "high") =>
    options.map((option): ScatterPoint => {
      const isChosen = option === chosen;
      const isSingle = option.techniques.length === 1;
      const isNamed = end === "low" && (isSingle || (option.isEfficient && option.standing === "kept"));
      return {
        key: option.techniques.join("+"),
        label: stackName(option.techniques),
        x: option[end].monthlyCost,
        y: option[end].accuracy,
        isFaint: option.standing !== "kept",
        named: end === "low" && (isChosen || option === best) ? "always" : isNamed ? "wide" : "never",
      };
    });
  const low = points("low");
  const high = points("high");
  const all = [today, ...low, ...high];
  const lowest = Math.min(input.qualityFloor, ...all.map(({ y }) => y));
  return {
    title: best
      ? `${stackName(best.techniques)} is the cheapest that keeps ${floor}: ${compact(best.low.monthlyCost)} a month at most`
      : `Nothing that is cheaper keeps ${floor} for certain`,
    summary: `Each option has two points: the cautious end of its ranges, and their full effect. An option is grey when its cautious end falls below the floor. Stacked ratios multiply: measure before you count on a stack, the guide's own example of INT8 with pruning saved 65% where multiplying gives 76% or more.`,
    unit: `${currency} per month, % of answers`,
    x: {
      label: `${currency} per month`,
      ticks: niceTicks(0, Math.max(1e-6, ...all.map(({ x }) => x)), 6),
      format: (value) => formatMoney(value, { currency, style: "axis" }),
      exact: (value) => formatMoney(value, { currency, style: "whole" }),
    },
    y: {
      label: "Quality, %",
      ticks: qualityTicks(lowest),
      format: (value) => formatRatio(value, { digits: 0 }),
      exact: percent,
    },
    series: [
      { key: "low", label: "Cautious", colour: "var(--chart-7)", shape: "dots", points: [today, ...low] },
      { key: "high", label: "Full effect", colour: "var(--chart-7)", shape: "rings", points: high },
    ],
    frontier: {
      label: "Nothing cheaper is better",
      points: [...low.filter((_, index) => options[index]?.isEfficient), today].toSorted(
        (one, other) => one.x - other.x,
      ),
    },
    chosen: chosen ? { key: chosen.techniques.join("+"), colour: "var(--chart-4)" } : null,
    limits: [{ axis: "y", at: input.qualityFloor, label: `floor ${floor}` }],
  };
}

/** From 100% down to the lowest figure, in round steps. */
function qualityTicks(lowest: number): number[] {
  return niceTicks(0, Math.max(0.01, 1 - lowest), 5)
    .map((loss) => Number((1 - loss).toPrecision(12)))
    .filter((tick) => tick >= 0)
    .reverse();
}

/** What of a figure is left, in words: "−60.0% to −75.0%". */
export function reductionText(low: number | null, high: number | null): string {
  if (low === null || high === null) return missing;
  return span(-low, -high, (value) => formatRatio(value));
}
