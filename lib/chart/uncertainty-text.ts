import type { PlacementUncertainty } from "../calc/uncertainty/placement-uncertainty";
import { formatMoney } from "../format/money";
import { formatCount, formatMonths } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { SentencePart } from "./scenario-finding";
import { nameOf } from "./scenario-placements";
import type { UncertaintyOf } from "./uncertainty";

/** "80% range: 14.0–24.3", with words where the late end does not pay back. */
export function breakevenRange({ breakeven }: PlacementUncertainty, horizonMonths: number): string {
  if (breakeven.p90 === 0) return "80% range: from the start";
  if (breakeven.p10 === null) return `80% range: none in ${horizonMonths} months`;
  const from = formatMonths(breakeven.p10);
  return breakeven.p90 === null
    ? `80% range: ${from} to none in ${horizonMonths} months`
    : `80% range: ${from}–${formatMonths(breakeven.p90)}`;
}

/** What the trials found of the placement in focus, as one sentence. */
export function uncertaintyFinding({ simulation, focus, horizonMonths }: UncertaintyOf): readonly SentencePart[] {
  const { p10, p50, p90, neverShare } = focus.breakeven;
  if (p90 === 0) {
    const share = formatRatio(focus.paidBack[0] ?? 0, { digits: 0 });
    return [
      { text: `${nameOf(focus.share).name} is no dearer than all cloud from the start in ` },
      { text: share, strong: true },
      { text: ` of ${formatCount(simulation.trials, "trial")}.` },
    ];
  }
  const month = (value: number | null) => (value === null ? "not within the horizon" : formatMonths(value));
  return [
    { text: `${nameOf(focus.share).name} pays back within ${horizonMonths} months in ` },
    { text: formatRatio(1 - neverShare, { digits: 0 }), strong: true },
    { text: ` of ${formatCount(simulation.trials, "trial")}; breakeven ` },
    { text: p50 === null ? "of the middle trial not within the horizon" : `P50 month ${month(p50)}`, strong: true },
    { text: `, P10 ${month(p10)}, P90 ${month(p90)}.` },
  ];
}

/** The few figures of the placement in focus. */
export function uncertaintyFigures({ simulation, focus, horizonMonths, currency }: UncertaintyOf) {
  const { breakeven, total } = focus;
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const month = (value: number | null) => (value === null ? "none" : formatMonths(value));
  return [
    {
      label: "Chance to pay back",
      value: formatRatio(1 - breakeven.neverShare, { digits: 0 }),
      note: `within ${formatCount(horizonMonths, "month")}`,
    },
    {
      label: "Breakeven, P50",
      value: breakeven.p50 === null ? "none" : `month ${formatMonths(breakeven.p50)}`,
      note: `P10 ${month(breakeven.p10)}, P90 ${month(breakeven.p90)}`,
    },
    { label: "Total cost, P50", value: money(total.p50), note: `P10 ${money(total.p10)}, P90 ${money(total.p90)}` },
    {
      label: "Cheaper than all cloud",
      value: formatRatio(simulation.beats[simulation.placements.indexOf(focus)]?.[0] ?? null, { digits: 0 }),
      note: "of the trials",
    },
    { label: "Expected regret", value: money(focus.regret), note: "against the cheapest of each trial" },
  ];
}
