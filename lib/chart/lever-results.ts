import type { Lever } from "../calc/lever";
import { type LeverSavings, leverSavings, leverSteps } from "../calc/lever-steps";
import { totalOf } from "../calc/timeline";
import { formatMoney } from "../format/money";
import { formatCount } from "../format/quantity";
import type { ScenarioInput } from "../schema/scenario";
import { type Basis, onBasis, type PlacementView } from "./scenario-placements";
import { type WaterfallModel, waterfallModel } from "./waterfall";

/** What a lever saves at one placement, on the basis of the page. */
export type LeverResult = {
  lever: Lever;
  saving: number;
  /** Of the whole saving; null when there is no saving to have a share of. */
  share: number | null;
};

export type LeverResults = Pick<LeverSavings, "start" | "placement" | "end"> & {
  placementShare: number | null;
  levers: readonly LeverResult[];
  /** All cloud without levers less the placement with all of them. */
  whole: number;
  oneOffCost: number;
  /** Start less every saving, less the total that the placement's card shows: 0 unless something is counted wrongly. */
  difference: number;
};

/** The placement evaluated lever by lever; as many evaluations as there are levers, and two. */
export function leverResults(input: ScenarioInput, view: PlacementView, basis: Basis): LeverResults {
  const on = { basis, discountRateAnnual: input.discountRateAnnual };
  const { start, placement, levers, end } = leverSavings(leverSteps(input, view.share), (timeline) =>
    totalOf(onBasis(timeline, on)),
  );
  const whole = start - end;
  const shareOf = (saving: number) => (whole > 0 ? saving / whole : null);
  const left = levers.reduce((total, { saving }) => total - saving, start - placement);
  return {
    start,
    placement,
    placementShare: shareOf(placement),
    levers: input.levers.map((lever, index) => {
      const saving = levers[index]?.saving ?? 0;
      return { lever, saving, share: shareOf(saving) };
    }),
    whole,
    end,
    oneOffCost: input.levers.reduce((total, { oneOffCost }) => total + oneOffCost, 0),
    difference: left - view.total,
  };
}

/** "Moving 70% on-prem", "Moving everything on-prem". */
export function moveText(view: PlacementView): string {
  return view.share === 1 ? "Moving everything on-prem" : `Moving ${view.detail}`;
}

/** From all cloud without levers over the move and each lever to the placement as it stands. */
export function leverWaterfall(
  results: LeverResults,
  view: PlacementView,
  { horizonMonths, currency, basis }: { horizonMonths: number; currency: string; basis: Basis },
): WaterfallModel {
  const money = (amount: number) => formatMoney(amount, { currency, style: "compact" });
  const { start, placement, levers, end, whole } = results;
  const together = levers.reduce((total, { saving }) => total + saving, 0);
  const best = levers.reduce<LeverResult | null>((most, each) => {
    return each.saving > (most?.saving ?? 0) ? each : most;
  }, null);
  const one = (amount: number) => (amount < 0 ? `costs ${money(-amount)} more` : `saves ${money(amount)}`);
  const many = (amount: number) => (amount < 0 ? `cost ${money(-amount)} more` : `save ${money(amount)}`);
  const most = best === null ? "" : `, most of all ${best.lever.name} with ${money(best.saving)}`;
  const all =
    levers.length === 1 ? `the lever ${one(together)}` : `the ${levers.length} levers ${many(together)}${most}`;
  return waterfallModel({
    title: `${moveText(view)} and ${formatCount(levers.length, "lever")} bring ${money(start)} ${whole < 0 ? "up" : "down"} to ${money(end)}`,
    summary: `The move ${one(placement)}; ${all}. Each saves on what the ones above it leave.`,
    unit: `${currency} over ${horizonMonths} months${basis === "cash" ? "" : ", present value"}`,
    currency,
    start: { label: "All cloud, no lever", amount: start },
    steps: [
      { key: "placement", label: moveText(view), saving: placement },
      ...levers.map(({ lever, saving }) => ({ key: `lever.${lever.id}`, label: lever.name, saving })),
    ],
    end: { label: levers.length === 0 ? view.name : `${view.name} with levers`, amount: end },
  });
}
