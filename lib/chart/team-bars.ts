import { formatAmount } from "../format/amount";
import { formatRatio } from "../format/ratio";
import { type StatementPart, statementParts } from "../ledger/statement";
import { type AmountText, addFigures } from "../ledger/statement-document";
import { type ChargebackEntry, ratioOf } from "./chargeback-rows";
import type { ChartColumn, ChartRow } from "./chart-table";
import { partColours, partLabels } from "./statement-parts";
import { niceTicks } from "./ticks";

export type TeamBar = {
  key: string;
  label: string;
  href: string | null;
  /** As drawn; a part that has no figure in the basis is not. */
  parts: Readonly<Record<StatementPart, number>>;
  budget: number | null;
  /** "72,185.65" */
  text: string;
  /** "103.1%" of the budget; empty without one. */
  useText: string;
  isOver: boolean;
};

export type TeamBarSeries = { key: StatementPart; label: string; colour: string; isHatched: boolean };

export type TeamBarsModel = {
  title: string;
  summary: string;
  unit: string;
  currency: string;
  bars: readonly TeamBar[];
  /** Parts that some team has, in the order in which they are stacked. */
  series: readonly TeamBarSeries[];
  ticks: readonly number[];
  columns: readonly ChartColumn[];
  rows: readonly ChartRow[];
};

export type TeamBarsInput = {
  entries: readonly ChargebackEntry[];
  currency: string;
  title: string;
  summary: string;
  /** "Budget", "Budget to date" */
  budgetLabel: string;
};

/** More teams than this stand together in one bar. */
export const mostBars = 30;

/**
 * A bar for each team with cost or budget: direct cost by category, shared, idle and adjustments. Credits stand left of
 * zero. Idle below 0 is a fault of the data and not drawn as a bar; the table has it.
 */
export function teamBarsModel({ entries, currency, title, summary, budgetLabel }: TeamBarsInput): TeamBarsModel {
  const shown = largestFirst(entries.filter((entry) => hasAnything(entry)));
  const bars = shown.map((entry) => barOf(entry, currency));
  const series = statementParts
    .filter((part) => bars.some(({ parts }) => parts[part] !== 0))
    .map((part) => ({ key: part, label: partLabels[part], colour: partColours[part], isHatched: part === "idle" }));
  const ends = bars.flatMap(({ parts, budget }) => [...endsOf(parts), budget ?? 0]);
  return {
    title,
    summary,
    unit: currency,
    currency,
    bars,
    series,
    ticks: niceTicks(Math.min(0, ...ends), Math.max(0, ...ends), 6),
    columns: [
      { key: "team", header: "Team" },
      ...statementParts.map((part) => ({
        key: part,
        header: `${partLabels[part]}, ${currency}`,
        align: "end" as const,
      })),
      { key: "total", header: `Total, ${currency}`, align: "end" },
      { key: "budget", header: `${budgetLabel}, ${currency}`, align: "end" },
    ],
    rows: shown.map(({ id, name, figures, budget }) => ({
      key: id,
      cells: {
        team: name,
        ...Object.fromEntries(statementParts.map((part) => [part, formatAmount(figures.parts[part], currency)])),
        total: formatAmount(figures.total, currency),
        budget: formatAmount(budget, currency),
      },
    })),
  };
}

function hasAnything({ figures, budget }: ChargebackEntry): boolean {
  return budget !== null || statementParts.some((part) => figures.parts[part] !== "0");
}

/** In the order of the table while there is room; then the largest, and the others in one. */
function largestFirst(entries: readonly ChargebackEntry[]): ChargebackEntry[] {
  if (entries.length <= mostBars) return [...entries];
  const ranked = entries.toSorted((a, b) => drawn(b.figures.total) - drawn(a.figures.total));
  const kept = ranked.slice(0, mostBars - 1);
  const others = ranked.slice(mostBars - 1);
  const [first] = others;
  if (!first) return kept;
  const figures = addFigures(others.map((other) => other.figures));
  return [
    ...kept,
    { ...first, id: "others", name: `${others.length} other teams`, href: null, figures, budget: null, parentId: null },
  ];
}

function barOf({ id, name, href, figures, budget }: ChargebackEntry, currency: string): TeamBar {
  const use = budget === null || figures.total === null ? null : ratioOf(figures.total, budget);
  return {
    key: id,
    label: name,
    href,
    parts: {
      training: drawn(figures.parts.training),
      inference: drawn(figures.parts.inference),
      storage: drawn(figures.parts.storage),
      "data-transfer": drawn(figures.parts["data-transfer"]),
      other: drawn(figures.parts.other),
      shared: drawn(figures.parts.shared),
      idle: Math.max(0, drawn(figures.parts.idle)),
      adjustments: drawn(figures.parts.adjustments),
    },
    budget: budget === null ? null : drawn(budget),
    text: formatAmount(figures.total, currency),
    useText: use === null ? "" : formatRatio(use),
    isOver: use !== null && use > 1,
  };
}

/** Pixels need no more than a float; every text comes from the exact amount. */
function drawn(amount: AmountText): number {
  return amount === null ? 0 : Number(amount);
}

function endsOf(parts: TeamBar["parts"]): [number, number] {
  const values = Object.values(parts);
  const total = (wanted: (value: number) => boolean) => values.filter(wanted).reduce((sum, value) => sum + value, 0);
  return [total((value) => value < 0), total((value) => value > 0)];
}
