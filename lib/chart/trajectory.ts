import { type Phase, type TrajectoryBand, trajectory, triggerRules } from "../calc/readiness-rules";
import { formatMoney } from "../format/money";
import type { ChartColumn, ChartRow } from "./chart-table";

export type TrajectoryStep = TrajectoryBand & { label: string; range: string; months: string; isCurrent: boolean };

/** An amount with its name, and a shorter one for narrow screens. */
type NamedAmount = { at: number; label: string; shortLabel: string };

export type TrajectoryModel = {
  /** The finding. */
  title: string;
  summary: string;
  unit: string;
  steps: readonly TrajectoryStep[];
  /** Months since the first pilot. */
  xTicks: readonly number[];
  /** Powers of ten: the scale is logarithmic. */
  yTicks: readonly number[];
  formatAmount: (value: number) => string;
  thresholds: readonly NamedAmount[];
  /** Null when the spend is not known, or 0, which a logarithmic scale does not have. */
  here: (NamedAmount & { side: "above" | "below" }) | null;
};

export const phaseNames: Readonly<Record<Phase, string>> = {
  "before-pilot": "before the pilot",
  pilot: "pilot",
  production: "production",
  scale: "scale",
  enterprise: "enterprise",
};

type Given = { monthlySpend: number | null; phase: Phase | null; approaching: Phase | null; currency: string };

/** The guide's phases as steps of months and spend, with the spend of today across them. */
export function trajectoryModel({ monthlySpend, phase, approaching, currency }: Given): TrajectoryModel {
  const money = (value: number) => formatMoney(value, { currency, style: "axis" });
  const compact = (value: number) => formatMoney(value, { currency, style: "compact" });
  const spend = monthlySpend !== null && monthlySpend > 0 ? monthlySpend : null;
  const lowest = Math.min(3, spend === null ? 3 : Math.floor(Math.log10(spend)));
  const highest = Math.max(7, spend === null ? 7 : Math.ceil(Math.log10(spend)));
  const thresholds = triggerRules.flatMap(({ rule, threshold }) => {
    if (threshold === null) return [];
    const step = rule === "plan-spend" ? "Plan" : rule === "implement-spend" ? "Implement" : null;
    const amount = money(threshold);
    return step ? [{ at: threshold, label: `${step} from ${amount}`, shortLabel: `${step} ${amount}` }] : [];
  });
  return {
    title: titleOf({ monthlySpend, phase, approaching }, compact),
    summary: summaryOf(approaching, monthlySpend),
    unit: `${currency} per month`,
    steps: trajectory.map((band) => ({
      ...band,
      label: capital(phaseNames[band.phase]),
      range: `${money(band.from)} to ${money(band.to)}${band.isOpen ? " and more" : ""}`,
      months: band.isOpen ? `${band.fromMonth} and later` : `${band.fromMonth} to ${band.toMonth}`,
      isCurrent: band.phase === phase && approaching === null,
    })),
    xTicks: [0, 6, 12, 18, 24, 30, 36],
    yTicks: Array.from({ length: highest - lowest + 1 }, (_, index) => 10 ** (lowest + index)),
    formatAmount: money,
    thresholds,
    here:
      spend === null
        ? null
        : {
            at: spend,
            label: `You are here: ${compact(spend)}`,
            shortLabel: `You: ${compact(spend)}`,
            side: sideOf(spend),
          },
  };
}

/** Names of the steps hang a little below their lower ends; a spend whose name above its line met one is named below. */
function sideOf(spend: number): "above" | "below" {
  return trajectory.some(({ from, isOpen }) => !isOpen && from > spend * 1.4 && from < spend * 3) ? "below" : "above";
}

function titleOf({ monthlySpend, phase, approaching }: Omit<Given, "currency">, money: (value: number) => string) {
  if (monthlySpend === null || phase === null) return "The monthly spend is not known";
  const at = `${money(monthlySpend)} a month`;
  if (approaching === null) return `${at} lies in the ${phaseNames[phase]} phase`;
  if (phase === "before-pilot") return `${at} is less than a pilot costs`;
  return `${at} lies between the ${phaseNames[phase]} and the ${phaseNames[approaching]} phase`;
}

function summaryOf(approaching: Phase | null, monthlySpend: number | null): string {
  const what =
    "What AI in the cloud typically costs, by the guide, from the first pilot on; each line upwards is ten times the one below.";
  if (approaching === null) return what;
  const gap =
    approaching === "pilot"
      ? "The trajectory begins with the pilot."
      : "The guide's bands leave gaps: in one, the phase below still holds.";
  return `${what} ${monthlySpend === 0 ? "Nothing is spent, so there is no mark." : gap}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** The phases as rows, with the spend of today on its own. */
export function trajectoryTable({ steps, here, unit, formatAmount }: TrajectoryModel): {
  columns: ChartColumn[];
  rows: ChartRow[];
} {
  return {
    columns: [
      { key: "label", header: "Phase" },
      { key: "months", header: "Months since the start" },
      { key: "from", header: `From, ${unit}`, align: "end", format: formatAmount },
      { key: "to", header: `To, ${unit}`, align: "end", format: formatAmount },
    ],
    rows: [
      ...steps.map(({ phase, label, months, from, to, isCurrent }) => ({
        key: phase,
        cells: { label: isCurrent ? `${label} (you are here)` : label, months, from, to },
      })),
      ...(here
        ? [{ key: "here", cells: { label: "Your spend today", months: null, from: here.at, to: here.at } }]
        : []),
    ],
  };
}
