import type { Initiative } from "./initiative";
import { monthsAfter, type Phase, phases } from "./initiative-words";

/** What the address of the roadmap may say. */
export type RoadmapAddress = { to: string | null; phase: Phase | null };

export type HorizonChoice = string;

/** What is given twice, or is no phase or month, is not given. */
export function roadmapAddress({ to, phase }: Readonly<Record<string, string | string[] | undefined>>): RoadmapAddress {
  return {
    to: typeof to === "string" && /^20\d{2}-(0[1-9]|1[0-2])$/.test(to) ? to : null,
    phase: phases.find((each) => each === phase) ?? null,
  };
}

/** Last months to look ahead to: the ends of this year and of the next two, and of the last ramp. */
export function horizonChoices(initiatives: readonly Initiative[], today: string): HorizonChoice[] {
  const year = Number(today.slice(0, 4));
  const full = initiatives.map(({ startMonth, rampMonths }) => monthsAfter(startMonth, Math.max(1, rampMonths) - 1));
  const ends = [0, 1, 2].map((ahead) => `${year + ahead}-12`);
  const latest = full.toSorted().at(-1);
  return [...new Set([...ends, ...(latest !== undefined && latest > (ends.at(-1) ?? "") ? [latest] : [])])];
}

/** The month asked for, or the end of next year; a longer ramp moves it. */
export function shownMonth(choices: readonly HorizonChoice[], asked: string | null): string {
  return choices.find((each) => each === asked) ?? choices[1] ?? choices[0] ?? "";
}
