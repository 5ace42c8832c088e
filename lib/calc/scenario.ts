import { type Comparison, compareCosts } from "./compare";
import { evaluate } from "./evaluate";
import type { Plan, ScenarioPlan } from "./plan";
import { monthlyRate, presentValue } from "./present-value";
import type { Tier } from "./tier";
import {
  type Component,
  capexOf,
  cumulative,
  gpuHoursOf,
  monthlyTotals,
  type Timeline,
  totalOf,
  totalsByComponent,
  totalsByTier,
} from "./timeline";

/** One way to place a scenario's workloads, evaluated. Money in the reporting currency over the horizon. */
export type SplitResult = {
  /** On-prem share that was asked for: 0 is all cloud, 1 all on-prem. */
  share: number;
  timeline: Timeline;
  total: number;
  presentValue: number;
  byTier: Record<Tier, number>;
  byComponent: Partial<Record<Component, number>>;
  /** Bought over the horizon: hardware, fabric, facility, devices. */
  capex: number;
  /** Most owned nodes in service in any month. */
  nodes: number;
  gpuHours: number;
  /** null when no GPU-hours are served. */
  perGpuHour: number | null;
  /** Share of the GPU-hours that the fleet really serves; null when none are served. */
  servedOnPrem: number | null;
  /** Cumulative cost from the start (index 0) to the end of each month. */
  cumulative: readonly number[];
  /** Against all cloud; null for all cloud itself. */
  comparison: Comparison | null;
};

export type ScenarioResult = {
  allCloud: SplitResult;
  /** In the order of the scenario's `splits`. */
  splits: readonly SplitResult[];
  allOnPrem: SplitResult;
};

/**
 * Every split of a scenario with all cloud and all on-prem around them, from the same evaluator. Workloads fixed by
 * hand stay where they are in all of them, all cloud included. Throws RangeError as `evaluate` does.
 */
export function evaluateScenario(scenario: ScenarioPlan): ScenarioResult {
  const baseline = evaluate(planOf(scenario, 0));
  const costs = monthlyTotals(baseline);
  const result = (share: number) =>
    splitResult(evaluate(planOf(scenario, share)), share, scenario, { baseline, costs });
  return {
    allCloud: splitResult(baseline, 0, scenario, null),
    splits: scenario.splits.map(result),
    allOnPrem: result(1),
  };
}

/** The plan of one split: what moves goes to the fleet by its share, the rest stays with the cloud offer. */
export function planOf(scenario: ScenarioPlan, share: number): Plan {
  const moved = [
    { supplyId: scenario.fleetSupplyId, share },
    { supplyId: scenario.cloudSupplyId, share: 1 - share },
  ];
  return {
    ...scenario,
    placements: scenario.demands.map(({ id, placement }) => ({
      workloadId: id,
      shares: placement.kind === "split" ? moved : placement.shares,
    })),
  };
}

function splitResult(
  timeline: Timeline,
  share: number,
  scenario: ScenarioPlan,
  against: { baseline: Timeline; costs: readonly number[] } | null,
): SplitResult {
  const costs = monthlyTotals(timeline);
  const total = totalOf(timeline);
  const capex = capexOf(timeline);
  const gpuHours = gpuHoursOf(timeline);
  return {
    share,
    timeline,
    total,
    presentValue: presentValue(costs, monthlyRate(scenario.discountRateAnnual)),
    byTier: totalsByTier(timeline),
    byComponent: totalsByComponent(timeline),
    capex,
    nodes: mostOwnedNodes(timeline, scenario),
    gpuHours,
    perGpuHour: gpuHours > 0 ? total / gpuHours : null,
    servedOnPrem: gpuHours > 0 ? gpuHoursOf(timeline, "on-prem") / gpuHours : null,
    cumulative: cumulative(costs),
    comparison:
      against === null
        ? null
        : compareCosts(against.costs, costs, {
            discountRateAnnual: scenario.discountRateAnnual,
            capex: capex - capexOf(against.baseline),
          }),
  };
}

function mostOwnedNodes(timeline: Timeline, { supplies }: ScenarioPlan): number {
  const owned = new Set(supplies.filter((supply) => supply.kind === "owned").map((supply) => supply.id));
  const counts = timeline.nodes.filter((each) => owned.has(each.supplyId)).map((each) => each.counts);
  let most = 0;
  for (let month = 0; month <= timeline.horizonMonths; month++) {
    most = Math.max(
      most,
      counts.reduce((sum, each) => sum + (each[month] ?? 0), 0),
    );
  }
  return most;
}
