import type { RoadmapView } from "../chart/roadmap";
import { formatDay, formatMonth } from "../format/date";
import { type Phase, phaseNames } from "../schema/initiative-words";

/** The roadmap as its files tell it. */
export type RoadmapFile = {
  organisation: string;
  currency: string;
  timeZone: string;
  today: string;
  last: string;
  phase: Phase | null;
  view: RoadmapView;
};

export function roadmapHeading({
  organisation,
  currency,
  timeZone,
  today,
  last,
  phase,
  view,
}: RoadmapFile): [string, string][] {
  return [
    ["Organisation", organisation],
    ["Made on", formatDay(today)],
    ["Actuals to", `${formatMonth(view.now)}, effective cost`],
    ["Horizon", formatMonth(last)],
    ["Phase", phase === null ? "all four" : phaseNames[phase]],
    ["Amounts", `${currency}, ${timeZone}`],
  ];
}
