import { formatDay, formatMonth } from "../format/date";
import { formatMoney } from "../format/money";
import { formatRatio, formatSignedRatio } from "../format/ratio";
import type { Initiative } from "../schema/initiative";
import { monthsBetween, type Phase, phaseNames } from "../schema/initiative-words";
import type { RoadmapFacts } from "../schema/roadmap-facts";
import { drawn } from "./cost-delta";
import { type RoadmapCourse, roadmapCourse } from "./roadmap-course";
import { paybackText, rangeText } from "./roadmap-curves";
import { type GuideRange, guideRanges } from "./roadmap-guide";
import { type RoadmapSavings, roadmapSavings } from "./roadmap-measure";
import { phaseRows, type RoadmapRow, type RowFigures, roadmapRows, shareOfPlan, sumRows } from "./roadmap-rows";
import { type RoadmapTable, roadmapTable } from "./roadmap-table";
import { type TimelineModel, timelineModel } from "./roadmap-timeline";
import { type RoadmapTarget, roadmapTarget, roadmapWaterfall } from "./roadmap-waterfall";
import type { WaterfallModel } from "./waterfall";

export type FindingPart = { text: string; strong?: true };

export type RoadmapFigure = { label: string; value: string; note: string; tone?: "saving" | "over" };

/** What the roadmap shows; the same for screen, PDF and workbook. */
export type RoadmapView = {
  now: string;
  last: string;
  finding: readonly FindingPart[];
  note: string;
  figures: readonly RoadmapFigure[];
  timeline: TimelineModel;
  waterfall: WaterfallModel;
  course: RoadmapCourse;
  table: RoadmapTable;
  guide: readonly GuideRange[];
};

export type RoadmapInput = {
  initiatives: readonly Initiative[];
  facts: RoadmapFacts;
  /** The last month of the horizon, and the phase shown; null: all. */
  last: string;
  phase: Phase | null;
  today: string;
  currency: string;
};

/** null: there is no complete month of costs, so nothing to hold a saving against. */
export function roadmapView(input: RoadmapInput): RoadmapView | null {
  const savings = roadmapSavings(input.initiatives, input.facts, input.last);
  const { now, span } = savings;
  if (now === null) return null;
  const { last, today, currency, facts } = input;
  const rows = shownRows(savings, input);
  const phases = phaseRows(rows);
  const sum = sumRows(rows);
  const runRate = costOf(facts, now);
  const target = roadmapTarget({ runRate, growth: growthTo(facts, { now, last }) }, sum, rows);
  const course = roadmapCourse(rows, span, now);
  return {
    now,
    last,
    finding: findingOf({ target, sum, last, currency, phase: input.phase }),
    note: noteOf(rows, { target, last, currency }),
    figures: figuresOf({ sum, course, target, now, previous: previousOf(facts, now), last, currency }),
    timeline: timelineModel({ phases, span, today, todayText: formatDay(today), currency }),
    waterfall: roadmapWaterfall(target, { rows, now, last, currency }),
    course,
    table: roadmapTable(phases, sum, currency),
    guide: guideRanges({ rows, facts, runRate, now }),
  };
}

/** Measured with all of them, because they share what is saved; then those of the phase. */
function shownRows(savings: RoadmapSavings, { phase, today }: RoadmapInput): RoadmapRow[] {
  return roadmapRows(savings, today).filter(({ initiative }) => phase === null || initiative.phase === phase);
}

export function costOf({ costs }: RoadmapFacts, month: string): number {
  return costs.filter((each) => each.month === month).reduce((sum, { amount }) => sum + drawn(amount), 0);
}

function previousOf({ months, ...facts }: RoadmapFacts, now: string): number | null {
  const before = months.findLast((month) => month < now);
  return before === undefined ? null : costOf({ months, ...facts }, before);
}

/** What workloads add by their own yearly growth; costs that name no workload stay. */
function growthTo({ costs, workloads }: RoadmapFacts, { now, last }: { now: string; last: string }): number {
  const years = Math.max(0, monthsBetween(now, last)) / 12;
  const growth = new Map(workloads.map(({ id, growthAnnual }) => [id, growthAnnual ?? 0]));
  return costs
    .filter(({ month, workloadId }) => month === now && workloadId !== null)
    .reduce((sum, { workloadId, amount }) => {
      return sum + drawn(amount) * ((1 + (growth.get(workloadId ?? "") ?? 0)) ** years - 1);
    }, 0);
}

type Told = { target: RoadmapTarget; sum: RowFigures; last: string; currency: string; phase: Phase | null };

function findingOf({ target, sum, last, currency, phase }: Told): FindingPart[] {
  const yearly = (monthly: number) => formatMoney(monthly * 12, { currency, style: "compact" });
  const share = shareOfPlan(sum);
  const growth = target.runRate > 0 ? target.growth / target.runRate : 0;
  return [
    { text: "AI cost runs at " },
    { text: `${yearly(target.runRate)} a year`, strong: true },
    { text: phase === null ? ". The roadmap takes it to " : `. ${phaseNames[phase]} alone takes it to ` },
    { text: yearly(target.expected), strong: true },
    { text: ` by ${formatMonth(last)} while demand grows ${formatRatio(growth, { digits: 0 })}. ` },
    ...(share === null
      ? [{ text: "No saving is measured yet." }]
      : [
          { text: "Savings are at " },
          { text: `${formatRatio(share, { digits: 0 })} of plan`, strong: true as const },
          { text: "." },
        ]),
  ];
}

const slipping = ["behind", "late", "missed"];

function noteOf(
  rows: readonly RoadmapRow[],
  { target, last, currency }: Pick<Told, "target" | "last" | "currency">,
): string {
  const late = rows.filter(({ health }) => slipping.includes(health));
  const proposed = rows.filter(({ health }) => health === "proposed");
  const unknown = rows.filter(({ realised, plannedNow }) => realised === null && plannedNow >= 0.5);
  const gap = target.expected - target.target;
  const names = late.map(({ initiative }) => initiative.name).join("; ");
  return [
    late.length === 0
      ? `None of ${rows.length} is behind its plan.`
      : `${late.length} of ${rows.length} are behind their plan: ${names}.`,
    gap >= 0.5
      ? `As it stands the ${formatMonth(last)} run-rate misses its target by ${formatMoney(gap, { currency, style: "whole", symbol: "none" })} ${currency}/mo.`
      : "",
    unknown.length > 0
      ? `${unknown.length === 1 ? "One that runs is" : `${unknown.length} that run are`} not measurable and not in the realised saving.`
      : "",
    proposed.length > 0
      ? `${proposed.length === 1 ? "One is a proposal" : `${proposed.length} are proposals`}, in the plan but not approved.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

type Figured = Omit<Told, "phase"> & { course: RoadmapCourse; now: string; previous: number | null };

function figuresOf({ sum, course, target, now, previous, last, currency }: Figured): RoadmapFigure[] {
  const compact = (value: number) => formatMoney(value, { currency, style: "compact" });
  const whole = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const share = shareOfPlan(sum);
  const { realised } = sum;
  const short = realised === null ? 0 : sum.plannedMeasured - realised;
  const [payback, paybackMonth] = paybackText(course, course.payback).replace("Payback: ", "").split(", ");
  const range = rangeText(course);
  const planned = paybackText(course, course.plannedPayback).replace("Payback: ", "").split(",")[0];
  return [
    {
      label: `Run-rate, ${formatMonth(now, "short")} × 12`,
      value: `${compact(target.runRate * 12)}/yr`,
      note: `${whole(target.runRate)} ${currency}/mo${previous ? `, ${formatSignedRatio(target.runRate / previous - 1)}` : ""}`,
    },
    {
      label: "Planned saving",
      value: `${compact(sum.planned * 12)}/yr`,
      note: `${whole(sum.planned)} ${currency}/mo in ${formatMonth(last, "short")}`,
    },
    {
      label: `Realised saving, ${formatMonth(now, "short")}`,
      value: realised === null ? "—" : `${compact(realised * 12)}/yr`,
      note: realised === null ? "nothing is measured yet" : `${whole(realised)} ${currency}/mo, from actuals`,
    },
    {
      label: "On track",
      value: formatRatio(share, { digits: 0 }),
      note:
        share === null
          ? "no plan to date to hold it against"
          : short >= 0.5
            ? `▼ ${whole(short)} ${currency}/mo below plan`
            : "at or above the plan to date",
      ...(share !== null && { tone: share < 1 ? ("over" as const) : ("saving" as const) }),
    },
    {
      label: "Payback",
      value: payback ?? "—",
      note: [paybackMonth, range, planned ? `plan ${planned.replace("No payback", "none")}` : ""]
        .filter(Boolean)
        .join(", "),
    },
  ];
}
