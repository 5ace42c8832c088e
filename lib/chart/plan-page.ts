import { roundTogether } from "../calc/round-together";
import { formatMonth } from "../format/date";
import { formatMoney } from "../format/money";
import { formatRatio } from "../format/ratio";
import type { ApprovedPlan } from "../schema/plan";
import type { CurvesModel } from "./curves";
import type { LineBasis } from "./plan-explanation";
import { type PlanFigures, type PlanPart, type PlanRow, planParts } from "./plan-rows";
import { niceTicks } from "./ticks";
import { type WaterfallModel, waterfallModel } from "./waterfall";

/** Why there is nothing to compare, in words. */
export type NoPlan =
  | { kind: "no-plan" }
  | { kind: "no-plan-then"; first: string | null }
  | { kind: "no-costs"; last: string | null }
  | { kind: "no-rate"; reason: string };

export type PlanView = {
  month: string;
  currency: string;
  plan: ApprovedPlan & { split: string };
  finding: readonly { text: string; strong?: boolean }[];
  note: string;
  total: PlanFigures;
  rows: readonly PlanRow[];
  teams: readonly PlanRow[];
  /** Of every row with a workload or component, by id. */
  basis: Readonly<Record<string, LineBasis>>;
  waterfall: WaterfallModel;
  points: readonly MonthPoint[];
};

export type PlanPage = {
  months: readonly { month: string; hint: string }[];
  month: string;
  currency: string;
  timeZone: string;
  mayOpenScenario: boolean;
} & ({ view: PlanView; empty: null } | { view: null; empty: NoPlan });

export const partNames: Readonly<Record<PlanPart, string>> = {
  price: "Price",
  volume: "Volume",
  utilisation: "Utilisation",
  placement: "Placement",
  other: "Other costs",
  notInPlan: "Not in plan",
  notRun: "Not run",
};

/** What each part says, for headers and the page's notes. */
export const partMeanings: Readonly<Record<PlanPart, string>> = {
  price: "cost of an allocated GPU-hour by tier, at actual hours and tiers",
  volume: "GPU-hours of work, at the planned utilisation, tiers and prices",
  utilisation: "used of the allocated GPU-hours, at the planned tiers and prices",
  placement: "shares over cloud, on-prem and edge, at planned prices",
  other: "what has no quantity to split by: storage, egress, network, support, idle capacity",
  notInPlan: "costs of what the plan does not know",
  notRun: "planned costs of what did not run",
};

const order: readonly PlanPart[] = ["price", "volume", "utilisation", "placement", "other", "notInPlan", "notRun"];

/** The share of the sizes of all parts that has one of the four causes; null when nothing differs. */
export function explainedShare(rows: readonly PlanFigures[]): number | null {
  const size = (part: PlanPart) => rows.reduce((sum, { parts }) => sum + Math.abs(parts[part]), 0);
  const all = planParts.reduce((sum, part) => sum + size(part), 0);
  const explained = size("price") + size("volume") + size("utilisation") + size("placement");
  return all === 0 ? null : explained / all;
}

export function planFinding(
  total: PlanFigures,
  { month, currency, isOwn }: { month: string; currency: string; isOwn: boolean },
): PlanView["finding"] {
  const money = (amount: number) => formatMoney(amount, { currency, style: "compact" });
  const { plan, actual, difference } = total;
  if (plan === null || actual === null) {
    return [{ text: `${formatMonth(month)} has ${plan === null ? "no planned" : "no actual"} costs of yours.` }];
  }
  const ratio = plan > 0 ? difference / plan : null;
  const way = difference > 0 ? "over" : "under";
  const largest = order
    .filter((part) => total.parts[part] !== 0)
    .sort((one, other) => Math.abs(total.parts[other]) - Math.abs(total.parts[one]))[0];
  return [
    { text: `${formatMonth(month)} cost${isOwn ? " your teams" : ""} ` },
    { text: money(actual), strong: true },
    { text: " where the plan says " },
    { text: money(plan), strong: true },
    ...(difference === 0
      ? [{ text: ": as planned." }]
      : [
          { text: ": " },
          {
            text: `${money(Math.abs(difference))} ${way}${ratio === null ? "" : ` (${formatRatio(Math.abs(ratio))})`}`,
            strong: true,
          },
          ...(largest
            ? [
                { text: ", most of it " },
                {
                  text: `${partNames[largest].toLowerCase()} (${signed(total.parts[largest], currency)})`,
                  strong: true,
                },
                { text: "." },
              ]
            : [{ text: "." }]),
        ]),
  ];
}

function signed(amount: number, currency: string): string {
  const text = formatMoney(Math.abs(amount), { currency, style: "compact" });
  return amount === 0 ? text : `${amount < 0 ? "−" : "+"}${text}`;
}

/**
 * Plan → causes → what the plan does not know → actual, in whole units that add up. A step that is nothing is left out, but
 * the four causes are not.
 */
export function planWaterfall(
  total: PlanFigures,
  { month, currency }: { month: string; currency: string },
): WaterfallModel {
  const shown = order.filter((part, index) => index < 4 || total.parts[part] !== 0);
  const [plan, actual] = [Math.round(total.plan ?? 0), Math.round(total.actual ?? 0)];
  const changes = roundTogether(
    shown.map((part) => total.parts[part]),
    0,
    actual - plan,
  );
  return waterfallModel({
    title: `From the plan to ${formatMonth(month)}`,
    summary: shown.map((part) => `${partNames[part]} ${signed(total.parts[part], currency)}`).join(", "),
    unit: currency,
    currency,
    start: { label: "Plan", amount: plan },
    steps: shown.map((part, index) => ({ key: part, label: partNames[part], saving: 0 - (changes[index] ?? 0) })),
    end: { label: "Actual", amount: actual },
  });
}

export type MonthPoint = { month: string; plan: number | null; actual: number | null; isRunning: boolean };

/** Plan and actual month by month; a month without a plan or without bills is a gap. */
export function planCourse(
  points: readonly MonthPoint[],
  { month, currency }: { month: string; currency: string },
): CurvesModel {
  const money = (amount: number) => formatMoney(amount, { currency, style: "whole", symbol: "none" });
  const amounts = points.flatMap(({ plan, actual }) => [plan, actual]).filter((amount) => amount !== null);
  const curve = (of: (point: MonthPoint) => number | null) =>
    points.map((point, index) => ({ x: index, y: of(point), label: formatMonth(point.month, "short") }));
  const at = points.findIndex((point) => point.month === month);
  const chosen = points[at];
  const running = points.find(({ isRunning, actual }) => isRunning && actual !== null);
  const every = Math.max(1, Math.ceil(points.length / 8));
  const over = points.filter(({ plan, actual, isRunning }) => {
    return !isRunning && plan !== null && actual !== null && actual > plan;
  }).length;
  const compared = points.filter(
    ({ plan, actual, isRunning }) => !isRunning && plan !== null && actual !== null,
  ).length;
  return {
    title: `${over} of ${compared} whole months above the plan`,
    summary: running
      ? `${formatMonth(running.month)} is not over: its actual costs are those so far.`
      : "Months without a plan or without bills are left out.",
    unit: `${currency} a month`,
    x: {
      label: "Month",
      ticks: points.map((_, index) => index).filter((index) => index % every === 0 || index === points.length - 1),
      format: (index) => formatMonth(points[index]?.month ?? null, "short"),
    },
    y: {
      label: `${currency} a month`,
      ticks: niceTicks(0, Math.max(1, ...amounts), 5),
      format: (amount) => formatMoney(amount, { currency, style: "axis" }),
      exact: money,
    },
    curves: [
      {
        key: "actual",
        label: "Actual",
        colour: "var(--ink)",
        shape: "line",
        points: curve(({ actual, isRunning }) => (isRunning ? null : actual)),
      },
      {
        key: "plan",
        label: "Plan",
        colour: "var(--accent)",
        shape: "line",
        dash: "dotted",
        points: curve(({ plan }) => plan),
      },
      ...(running
        ? [
            {
              key: "so-far",
              label: `${formatMonth(running.month, "short")} so far`,
              colour: "var(--ink)",
              shape: "dots" as const,
              points: curve(({ actual, isRunning }) => (isRunning ? actual : null)),
            },
          ]
        : []),
    ],
    marks:
      chosen?.actual != null && !chosen.isRunning
        ? [{ x: at, y: chosen.actual, label: formatMonth(chosen.month, "short"), colour: "var(--ink)" }]
        : [],
    limits: [],
  };
}

/** What the comparison rests on, in one line. */
export function planNote({ isRunning, isOwn }: { isRunning: boolean; isOwn: boolean }): string {
  return [
    isRunning ? "The month is not over: costs so far stand against the plan of the whole month." : "",
    "Effective cost; the plan spreads upfront payments and hardware over their life.",
    isOwn
      ? "Your teams' rows only: shared costs are compared for the whole organisation."
      : "Volume, utilisation and placement are at planned prices, price is at actual hours.",
  ]
    .filter((part) => part !== "")
    .join(" ");
}
