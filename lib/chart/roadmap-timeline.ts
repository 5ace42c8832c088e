import { formatMonth } from "../format/date";
import { formatMoney } from "../format/money";
import { formatRatio } from "../format/ratio";
import { monthsAfter, monthsBetween } from "../schema/initiative-words";
import { type Health, healthNames } from "./roadmap-health";
import { type PhaseRows, type RoadmapRow, shareOfPlan } from "./roadmap-rows";

/** Shares of the width, 0 to 1. */
export type TimelineBar = {
  id: string;
  name: string;
  health: Health;
  from: number;
  to: number;
  /** Up to where it is over today; `from` where it has not begun. */
  done: number;
  /** Where its full saving is reached. */
  full: number;
  /** "83% of plan", "starts Feb 2027". */
  note: string;
  /** What the bar shows, in words. */
  words: string;
  planned: string;
};

export type TimelinePhase = {
  name: string;
  number: number;
  from: number;
  to: number;
  span: string;
  planned: string;
  bars: readonly TimelineBar[];
};

export type TimelineModel = {
  title: string;
  summary: string;
  phases: readonly TimelinePhase[];
  ticks: readonly { at: number; label: string; isYear: boolean }[];
  /** null: outside the months shown. */
  today: { at: number; label: string } | null;
  unit: string;
};

type Input = {
  phases: readonly PhaseRows[];
  span: readonly string[];
  today: string;
  todayText: string;
  currency: string;
};

export function timelineModel({ phases, span, today, todayText, currency }: Input): TimelineModel {
  const first = span[0] ?? today.slice(0, 7);
  const months = Math.max(1, span.length);
  const at = (month: string) => Math.min(1, Math.max(0, monthsBetween(first, month) / months));
  const day = Number(today.slice(8, 10));
  const todayAt = (monthsBetween(first, today.slice(0, 7)) + (day - 1) / 30.4) / months;
  const whole = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const barOf = (row: RoadmapRow): TimelineBar => {
    const { initiative, health } = row;
    const [from, to] = [at(initiative.startMonth), at(monthsAfter(initiative.dueMonth, 1))];
    const full = at(monthsAfter(initiative.startMonth, Math.max(1, initiative.rampMonths)));
    const note = noteOf(row);
    return {
      id: initiative.id,
      name: initiative.name,
      health,
      from,
      to: Math.max(to, from),
      done: Math.min(Math.max(from, todayAt), to),
      full: Math.max(full, to),
      note,
      words: `${formatMonth(initiative.startMonth)} to ${formatMonth(initiative.dueMonth)}, full saving from ${formatMonth(
        monthsAfter(initiative.startMonth, Math.max(0, initiative.rampMonths - 1)),
      )}. ${healthNames[health]}${note ? `, ${note}` : ""}`,
      planned: whole(row.planned),
    };
  };
  const all = phases.flatMap(({ rows }) => rows);
  return {
    title: `${all.length === 1 ? "One initiative" : `${all.length} initiatives`} in ${phases.length === 1 ? "one phase" : `${phases.length} phases`}`,
    summary: `${countsText(all)} Figures are the saving planned for ${formatMonth(span.at(-1))}, ${currency}/mo.`,
    phases: phases.map(({ name, number, rows, sum }) => {
      const starts = rows.map(({ initiative }) => initiative.startMonth).toSorted();
      const ends = rows.map(({ initiative }) => initiative.dueMonth).toSorted();
      const [start, end] = [starts[0] ?? first, ends.at(-1) ?? first];
      return {
        name,
        number,
        from: at(start),
        to: at(monthsAfter(end, 1)),
        span: `${formatMonth(start, "short")} to ${formatMonth(end, "short")}`,
        planned: whole(sum.planned),
        bars: rows.map(barOf),
      };
    }),
    ticks: span.flatMap((month, index) => {
      const ofYear = Number(month.slice(5, 7));
      const step = months > 36 ? 6 : 3;
      if ((ofYear - 1) % step !== 0) return [];
      const isYear = ofYear === 1;
      return [{ at: index / months, label: formatMonth(month, "short").slice(0, isYear ? undefined : 3), isYear }];
    }),
    today: todayAt < 0 || todayAt > 1 ? null : { at: todayAt, label: todayText },
    unit: `${currency}/mo`,
  };
}

function noteOf(row: RoadmapRow): string {
  const share = shareOfPlan(row);
  if (share !== null) return `${formatRatio(share, { digits: 0 })} of plan`;
  if (row.health === "late") return "not started";
  return "";
}

const order: readonly Health[] = ["done", "missed", "on-track", "behind", "late", "planned", "proposed"];

const countWords: Readonly<Record<Health, string>> = {
  done: "done",
  missed: "done short of plan",
  "on-track": "on track",
  behind: "behind",
  late: "late",
  planned: "planned",
  proposed: "proposed",
};

function countsText(rows: readonly RoadmapRow[]): string {
  const counts = order.flatMap((health) => {
    const count = rows.filter((row) => row.health === health).length;
    return count === 0 ? [] : [`${count} ${countWords[health]}`];
  });
  return counts.length === 0 ? "" : `${counts.join(", ")}.`;
}
