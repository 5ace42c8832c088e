import { evaluate } from "./evaluate";
import type { ScenarioPlan } from "./plan";
import { planOf } from "./scenario";
import type { Timeline } from "./timeline";

/** A split with the levers up to and including this one. */
export type LeverStep = { leverId: string; timeline: Timeline };

export type LeverSteps = {
  /** Everything that may move in the cloud, no lever pulled. */
  allCloud: Timeline;
  /** The split, no lever pulled. */
  placed: Timeline;
  steps: readonly LeverStep[];
};

/** What moving and each lever save, effort included; negative where they cost. */
export type LeverSavings = {
  start: number;
  placement: number;
  levers: readonly { leverId: string; saving: number }[];
  end: number;
};

/**
 * One split of a scenario with its levers pulled one after the other, each step evaluated whole: what two levers do
 * together falls to the later one, once. A scenario without levers has no steps. Throws RangeError as `evaluate` does.
 */
export function leverSteps(scenario: ScenarioPlan, share: number): LeverSteps {
  const withLevers = (count: number, of: number) =>
    evaluate(planOf({ ...scenario, levers: scenario.levers.slice(0, count) }, of));
  return {
    allCloud: withLevers(0, 0),
    placed: withLevers(0, share),
    steps: scenario.levers.map(({ id }, index) => ({ leverId: id, timeline: withLevers(index + 1, share) })),
  };
}

/**
 * The savings between the steps, in the money of `totalOf`. Start minus all savings is the end to the last digit,
 * because totals are taken in steps of 1/1024: such numbers a float adds and subtracts exactly below 2^43.
 */
export function leverSavings({ allCloud, placed, steps }: LeverSteps, totalOf: (of: Timeline) => number): LeverSavings {
  const exact = (timeline: Timeline) => Math.round(totalOf(timeline) * 1024) / 1024;
  const start = exact(allCloud);
  let before = exact(placed);
  const placement = start - before;
  const levers = steps.map(({ leverId, timeline }) => {
    const after = exact(timeline);
    const saving = before - after;
    before = after;
    return { leverId, saving };
  });
  return { start, placement, levers, end: before };
}
