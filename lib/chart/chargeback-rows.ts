import { add, divide, subtract, sum } from "../ledger/amount";
import { amountOf, formatAmount } from "../ledger/amount-text";
import { type AmountText, addTexts, type StatementFigures } from "../ledger/statement-document";
import type { StatementState } from "../schema/chargeback";
import { wholeBudget } from "./budget-tree";

export type GpuHours = { allocated: string; used: string } | null;

/** One team of a month, or a pool, in one basis. */
export type ChargebackEntry = {
  id: string;
  name: string;
  parentId: string | null;
  href: string | null;
  figures: StatementFigures;
  /** The month before in the same basis; null: there is none. */
  previousTotal: AmountText;
  budget: AmountText;
  gpuHours: GpuHours;
  state: StatementState;
};

export type RowAmounts = {
  direct: AmountText;
  shared: AmountText;
  idle: AmountText;
  adjustments: AmountText;
  total: AmountText;
};

export type ChargebackRow = RowAmounts & {
  key: string;
  kind: "unit" | "team" | "sum" | "unallocated";
  name: string;
  href: string | null;
  depth: number;
  /** Teams below a unit. */
  teams: number;
  change: AmountText;
  /** Of the month before; null from nothing or without one. */
  changeRatio: number | null;
  budget: AmountText;
  /** Spent of the budget; null without one. */
  budgetUse: number | null;
  /** Used of allocated GPU-hours. */
  utilisation: number | null;
  state: StatementState | null;
};

/**
 * Teams as a tree: a unit first, as the sum of itself and everything below it, then its own cost if it has any, then its
 * teams. Each team's cost stands in one row that is no sum, so the rows that are no sums add up to what is allocated.
 */
export function chargebackRows(entries: readonly ChargebackEntry[]): ChargebackRow[] {
  const ids = new Set(entries.map(({ id }) => id));
  const tops = entries.filter(({ parentId }) => parentId === null || !ids.has(parentId));
  return tops.flatMap((entry) => rowsBelow(entry, entries, 0));
}

function rowsBelow(entry: ChargebackEntry, entries: readonly ChargebackEntry[], depth: number): ChargebackRow[] {
  const children = entries.filter(({ parentId }) => parentId === entry.id);
  if (children.length === 0) return [teamRow(entry, depth)];
  const below = descendantsOf(entry, entries);
  const own = hasCost(entry)
    ? [{ ...teamRow({ ...entry, budget: null }, depth + 1), key: `own ${entry.id}`, name: `${entry.name} itself` }]
    : [];
  const unit: ChargebackRow = {
    ...sumRow([entry, ...below], { key: entry.id, name: entry.name }),
    kind: "unit",
    href: entry.href,
    depth,
    teams: below.filter(({ id }) => !entries.some(({ parentId }) => parentId === id)).length,
  };
  return [unit, ...own, ...children.flatMap((child) => rowsBelow(child, entries, depth + 1))];
}

export function descendantsOf<Entry extends { id: string; parentId: string | null }>(
  entry: Entry,
  entries: readonly Entry[],
): Entry[] {
  return entries
    .filter(({ parentId }) => parentId === entry.id)
    .flatMap((child) => [child, ...descendantsOf(child, entries)]);
}

function teamRow(entry: ChargebackEntry, depth: number): ChargebackRow {
  const row = sumRow([entry], { key: entry.id, name: entry.name });
  return { ...row, kind: "team", href: entry.href, depth, state: entry.state };
}

/** Several entries in one row, a unit's own budget in place of those of its teams; none where nobody has one. */
export function sumRow(
  entries: readonly ChargebackEntry[],
  { key, name }: { key: string; name: string },
): ChargebackRow {
  const amounts = amountsOf(entries.map(({ figures }) => figures));
  const previous = addKnown(entries.map(({ previousTotal }) => previousTotal));
  const budget = wholeBudget(entries, (id) => entries.find((entry) => entry.id === id)?.budget ?? null);
  const change = previous === null || amounts.total === null ? null : differenceOf(amounts.total, previous);
  return {
    ...amounts,
    key,
    name,
    kind: "sum",
    href: null,
    depth: 0,
    teams: 0,
    change,
    changeRatio: change === null || previous === null ? null : ratioOf(change, previous, { absolute: true }),
    budget,
    budgetUse: budget === null || amounts.total === null ? null : ratioOf(amounts.total, budget),
    utilisation: utilisationOf(addHours(entries.map(({ gpuHours }) => gpuHours))),
    state: null,
  };
}

export function amountsOf(figures: readonly StatementFigures[]): RowAmounts {
  return {
    direct: addTexts(figures.map(({ direct }) => direct)),
    shared: addTexts(figures.map(({ parts }) => parts.shared)),
    idle: addTexts(figures.map(({ parts }) => parts.idle)),
    adjustments: addTexts(figures.map(({ parts }) => parts.adjustments)),
    total: addTexts(figures.map(({ total }) => total)),
  };
}

function hasCost({ figures: { parts } }: ChargebackEntry): boolean {
  return Object.values(parts).some((part) => part !== "0");
}

export function differenceOf(left: string, right: string): string {
  return formatAmount(subtract(amountOf(left), amountOf(right)));
}

/** As a figure to show, to 18 decimals; null when there is nothing to divide by. */
export function ratioOf(part: string, whole: string, { absolute = false } = {}): number | null {
  const base = amountOf(whole);
  const ratio = divide(amountOf(part), base);
  if (ratio === null) return null;
  const shown = Number(formatAmount(ratio));
  return absolute && base < 0n ? -shown : shown;
}

/** Hours of several owners together; null when none has any. */
export function addHours(hours: readonly GpuHours[]): GpuHours {
  return hours.reduce<GpuHours>((total, each) => {
    if (total === null || each === null) return total ?? each;
    return { allocated: plus(total.allocated, each.allocated), used: plus(total.used, each.used) };
  }, null);
}

export function utilisationOf(hours: GpuHours): number | null {
  return hours === null ? null : ratioOf(hours.used, hours.allocated);
}

function plus(left: string, right: string): string {
  return formatAmount(add(amountOf(left), amountOf(right)));
}

function addKnown(texts: readonly AmountText[]): AmountText {
  const known = texts.filter((text) => text !== null);
  return known.length === 0 ? null : formatAmount(sum(known.map(amountOf)));
}
