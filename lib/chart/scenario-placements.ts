import { crossing } from "../calc/crossing";
import { monthlyRate } from "../calc/present-value";
import type { ScenarioResult, SplitResult } from "../calc/scenario";
import type { Tier } from "../calc/tier";
import { capexOf, cumulative, monthlyTotals, type Timeline, totalOf, totalsByTier } from "../calc/timeline";

/** Money as it is paid, or discounted to the start at the scenario's rate. */
export const bases = ["cash", "present-value"] as const;

export type Basis = (typeof bases)[number];

/** One way to place the workloads as the page shows it, all amounts on one basis. */
export type PlacementView = {
  /** "0", "70" … "100": the on-prem share in percent, as the URL names it. */
  key: string;
  share: number;
  /** "70/30", on-prem first. */
  name: string;
  detail: string;
  timeline: Timeline;
  total: number;
  byTier: Record<Tier, number>;
  cumulative: readonly number[];
  capex: number;
  nodes: number;
  perGpuHour: number | null;
  servedOnPrem: number | null;
  /** Against all cloud; 0 for all cloud itself. */
  savings: number;
  savingsRatio: number | null;
  /** null: not within the horizon; 0: cheaper from the start. Never set for all cloud. */
  breakevenMonths: number | null;
  breakevenMonth: number | null;
};

export type PlacementViews = {
  allCloud: PlacementView;
  splits: readonly PlacementView[];
  allOnPrem: PlacementView;
  /** All of them in the order of tables and legends. */
  all: readonly PlacementView[];
};

type OnBasis = { basis: Basis; discountRateAnnual: number };

/** A scenario's results on a basis, with names, savings and crossings: what every part of the page reads. */
export function placementViews(result: ScenarioResult, on: OnBasis): PlacementViews {
  const baseline = onBasis(result.allCloud.timeline, on);
  const view = (split: SplitResult) => viewOf(split, onBasis(split.timeline, on), baseline);
  const allCloud = view(result.allCloud);
  const splits = result.splits.map(view);
  const allOnPrem = view(result.allOnPrem);
  return { allCloud, splits, allOnPrem, all: [allCloud, ...splits, allOnPrem] };
}

function viewOf(split: SplitResult, timeline: Timeline, baseline: Timeline): PlacementView {
  const total = totalOf(timeline);
  const costs = cumulative(monthlyTotals(timeline));
  const baselineTotal = totalOf(baseline);
  const { months, month } = crossing(cumulative(monthlyTotals(baseline)), costs);
  const isBaseline = split.share === 0;
  return {
    ...nameOf(split.share),
    share: split.share,
    timeline,
    total,
    byTier: totalsByTier(timeline),
    cumulative: costs,
    capex: capexOf(timeline),
    nodes: split.nodes,
    perGpuHour: split.gpuHours > 0 ? total / split.gpuHours : null,
    servedOnPrem: split.servedOnPrem,
    savings: baselineTotal - total,
    savingsRatio: baselineTotal === 0 ? null : (baselineTotal - total) / baselineTotal,
    breakevenMonths: isBaseline ? null : months,
    breakevenMonth: isBaseline ? null : month,
  };
}

/** "70/30" for a share of 0.7, with what it means in words. */
export function nameOf(share: number): { key: string; name: string; detail: string } {
  const percent = tidy(share * 100);
  if (share === 0) return { key: "0", name: "All cloud", detail: "nothing on-prem" };
  if (share === 1) return { key: "100", name: "All on-prem", detail: "nothing in the cloud" };
  return { key: `${percent}`, name: `${percent}/${tidy(100 - share * 100)}`, detail: `${percent}% on-prem` };
}

/** The cheapest way other than all cloud: the headline of a list row. */
export function bestPlacement(views: PlacementViews): PlacementView {
  return views.splits.reduce((best, view) => (view.total < best.total ? view : best), views.allOnPrem);
}

/** The split named in a URL; without one, the first. */
export function focusedPlacement(views: PlacementViews, key: string | null): PlacementView {
  return views.all.find((view) => view.key === key && view.share > 0) ?? views.splits[0] ?? views.allOnPrem;
}

/** The amounts as they are paid, or each discounted to the start. */
export function onBasis(timeline: Timeline, { basis, discountRateAnnual }: OnBasis): Timeline {
  const rate = basis === "cash" ? 0 : monthlyRate(discountRateAnnual);
  if (rate === 0) return timeline;
  const factors = Array.from({ length: timeline.horizonMonths + 1 }, (_, month) => (1 + rate) ** -month);
  const lines = timeline.lines.map((line) => ({
    ...line,
    amounts: line.amounts.map((amount, month) => amount * (factors[month] ?? 0)),
  }));
  return { ...timeline, lines };
}

/** Free of the digits that percent arithmetic leaves behind: 1 − 0.7 is 30%, not 30.000000000000004%. */
function tidy(percent: number): number {
  return Number(percent.toFixed(2));
}
