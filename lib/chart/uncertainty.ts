import type { PlacementUncertainty } from "../calc/uncertainty/placement-uncertainty";
import type { ScenarioSimulation } from "../calc/uncertainty/scenario-simulation";
import { formatMoney } from "../format/money";
import { formatNumber } from "../format/number";
import { formatMonths } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { CurvesModel } from "./curves";
import { nameOf } from "./scenario-placements";
import { monthTicks, niceTicks } from "./ticks";

export type UncertaintyOf = {
  simulation: ScenarioSimulation;
  focus: PlacementUncertainty;
  horizonMonths: number;
  startMonth: string;
  currency: string;
};

const monthText = (value: number) => formatNumber(value, { maximum: 1 });

export function fanModel({ simulation, focus, horizonMonths, startMonth, currency }: UncertaintyOf): CurvesModel {
  const name = nameOf(focus.share).name;
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const curve = (index: number, from = focus) => {
    return [...(from.fan[index] ?? [])].map((y, x) => ({ x, y }));
  };
  const [allCloud] = simulation.placements;
  const highest = Math.max(
    ...[focus, ...(allCloud ? [allCloud] : [])].flatMap(({ fan }) => [...(fan[fan.length - 1] ?? [])]),
  );
  const lowest = Math.min(0, ...(focus.fan[0] ?? []));
  const own = { colour: "var(--onprem)", shape: "line" as const };
  return {
    title: `${name} costs ${money(focus.total.p10)} to ${money(focus.total.p90)} in 80% of the trials`,
    summary: "Cumulative cost: below each curve lie that many of the trials of each month. All cloud by its middle.",
    unit: currency,
    x: {
      label: "Months from the start",
      ticks: monthTicks(horizonMonths, startMonth).map(({ month }) => month),
      format: monthText,
    },
    y: {
      label: currency,
      ticks: niceTicks(lowest, highest),
      format: (value) => formatMoney(value, { currency, style: "axis" }),
      exact: (value) => formatMoney(value, { currency, style: "whole" }),
    },
    curves: [
      { key: "p90", label: "P90", ...own, dash: "dotted", points: curve(4) },
      { key: "p75", label: "P75", ...own, dash: "dashed", points: curve(3) },
      { key: "p50", label: `${name}, P50`, ...own, points: curve(2) },
      { key: "p25", label: "P25", ...own, dash: "dashed", points: curve(1) },
      { key: "p10", label: "P10", ...own, dash: "dotted", points: curve(0) },
      ...(allCloud
        ? [
            {
              key: "cloud",
              label: "All cloud, P50",
              colour: "var(--cloud)",
              shape: "line" as const,
              points: curve(2, allCloud),
            },
          ]
        : []),
    ],
    areas: [
      { lower: "p10", upper: "p90", colour: "var(--onprem)" },
      { lower: "p25", upper: "p75", colour: "var(--onprem)" },
    ],
    marks: [],
    limits: [],
  };
}

const paybackColours = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)", "var(--chart-5)"];

/** The chance of having paid back by each month, a curve for each placement but all cloud. */
export function paybackModel({ simulation, focus, horizonMonths, startMonth }: UncertaintyOf): CurvesModel {
  const name = nameOf(focus.share).name;
  return {
    title: `${name} has paid back by month ${horizonMonths} in ${formatRatio(1 - focus.breakeven.neverShare, { digits: 0 })} of the trials`,
    summary: "Share of all trials that have paid back against all cloud; those that never do count too.",
    unit: "share of trials",
    x: {
      label: "Months from the start",
      ticks: monthTicks(horizonMonths, startMonth).map(({ month }) => month),
      format: monthText,
    },
    y: { label: "Share", ticks: [0, 0.25, 0.5, 0.75, 1], format: percent, exact: (value) => formatRatio(value) },
    curves: simulation.placements.slice(1).map((placement, index) => ({
      key: nameOf(placement.share).key,
      label: nameOf(placement.share).name,
      colour: paybackColours[index % paybackColours.length] ?? "var(--ink)",
      shape: "step" as const,
      ...(placement === focus ? {} : { dash: index % 2 === 0 ? ("dashed" as const) : ("dotted" as const) }),
      points: [...placement.paidBack].map((y, x) => ({ x, y })),
    })),
    marks: [],
    limits: [],
  };
}

/** In how many trials breakeven falls into each month. */
export function breakevenModel({ focus, horizonMonths, startMonth }: UncertaintyOf): CurvesModel {
  const { p10, p50, p90, neverShare } = focus.breakeven;
  const shares = [...focus.paidBack].map((share, month) => share - (focus.paidBack[month - 1] ?? 0));
  const never = neverShare > 0 ? ` ${formatRatio(neverShare)} never pay back within ${horizonMonths} months.` : "";
  return {
    title:
      p50 === null
        ? `Most trials do not pay back within ${horizonMonths} months`
        : `The middle trial pays back in month ${formatMonths(p50)}`,
    summary: `Share of the trials that pay back in each month.${never}`,
    unit: "share of trials",
    x: {
      label: "Month of breakeven",
      ticks: monthTicks(horizonMonths, startMonth).map(({ month }) => month),
      format: monthText,
    },
    y: {
      label: "Share",
      ticks: niceTicks(0, Math.max(0.05, ...shares), 5),
      format: percent,
      exact: (value) => formatRatio(value),
    },
    curves: [
      {
        key: "share",
        label: "Trials",
        colour: "var(--onprem)",
        shape: "step",
        points: shares.map((y, x) => ({ x, y })),
      },
    ],
    marks: [],
    limits: quantileLimits({ p10, p50, p90 }, horizonMonths),
  };
}

/** In how many trials the total falls into each bin. */
export function totalModel({ simulation, focus, currency }: UncertaintyOf): CurvesModel {
  const { bins, p10, p50, p90 } = focus.total;
  const shares = [...bins.counts].map((count) => count / simulation.trials);
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const end = bins.from + bins.width * shares.length;
  const ticks = spanTicks(bins.from, end);
  return {
    title: `The middle trial costs ${money(p50)}`,
    summary: `Total cost of ${nameOf(focus.share).name} over the horizon: share of the trials in each of ${shares.length} equal steps.`,
    unit: "share of trials",
    x: {
      label: currency,
      ticks,
      format: (value) => formatMoney(value, { currency, style: "compact", symbol: "none" }),
    },
    y: {
      label: "Share",
      ticks: niceTicks(0, Math.max(0.02, ...shares), 5),
      format: percent,
      exact: (value) => formatRatio(value),
    },
    curves: [
      {
        key: "share",
        label: "Trials",
        colour: "var(--onprem)",
        shape: "step",
        points: [
          ...shares.map((y, index) => ({ x: bins.from + index * bins.width, y })),
          ...(bins.width > 0 ? [{ x: end, y: 0 }] : []),
        ],
      },
    ],
    marks: [],
    limits: quantileLimits({ p10, p50, p90 }, end - bins.from),
  };
}

/** Lines at the quantiles; of two that lie close together the outer one has no room for its name. */
function quantileLimits(
  { p10, p50, p90 }: { p10: number | null; p50: number | null; p90: number | null },
  width: number,
): CurvesModel["limits"] {
  const isClear = (at: number) => p50 === null || Math.abs(at - p50) >= width / 10;
  return [
    { at: p10, label: "P10" },
    { at: p50, label: "P50" },
    { at: p90, label: "P90" },
  ].flatMap(({ at, label }) => {
    if (at === null) return [];
    return [{ axis: "x" as const, at, label: label === "P50" || isClear(at) ? label : "" }];
  });
}

/** Round ticks around a range that need not begin at 0. */
function spanTicks(from: number, to: number): number[] {
  if (to <= from) return [from * 0.9 - 1, from, from * 1.1 + 1].sort((one, other) => one - other);
  const step = niceTicks(0, to - from, 5)[1] ?? 1;
  const first = Math.floor(from / step);
  const last = Math.ceil(to / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

function percent(value: number): string {
  return formatRatio(value, { digits: 0 });
}
