import { type Amount, compare, negate, sum } from "../ledger/amount";
import { amountOf, formatAmount } from "../ledger/amount-text";
import { sumKnown } from "../ledger/costs";
import type { CostDimension } from "../schema/cost-query";
import type { AmountText, CostCell, NamedValue } from "./cost-page";

export type CostSeries = NamedValue & {
  /** A css colour role. */
  fill: string;
  /** Grey alone would look like a colour to some eyes. */
  hatched: boolean;
  /** In the order of the periods; "0" where nothing was spent. */
  amounts: readonly AmountText[];
  total: AmountText;
};

export type CostSeriesModel = {
  series: CostSeries[];
  /** What Other stands for. */
  rest: string[];
};

/** The key of Other; no value has it, because keys have no spaces. */
export const otherKey = "all others";

const most = 8;
const palette = Array.from({ length: most }, (_, index) => `var(--chart-${index + 1})`);
const tierFills: Readonly<Record<string, string>> = {
  cloud: "var(--cloud)",
  "on-prem": "var(--onprem)",
  edge: "var(--edge)",
};

/** The sum of texts, null as soon as one is not known; "0" of nothing. */
export function sumOfTexts(amounts: readonly AmountText[]): AmountText {
  const total = sumKnown(amounts.map((amount) => (amount === null ? null : amountOf(amount))));
  return total === null ? null : formatAmount(total);
}

/**
 * The largest seven values and everything else as Other, so that the bars add up to the total; eight if there are no
 * more. The unallocated is never folded into Other. Colours belong to the values: they do not follow the ranking.
 */
export function costSeries(
  cells: readonly CostCell[],
  {
    periods,
    values,
    dimension,
  }: { periods: readonly string[]; values: readonly NamedValue[]; dimension: CostDimension },
): CostSeriesModel {
  const byKey = new Map<string, Map<string, AmountText[]>>();
  for (const { key, period, amount } of cells) {
    const ofKey = byKey.get(key) ?? new Map<string, AmountText[]>();
    byKey.set(key, ofKey.set(period, [...(ofKey.get(period) ?? []), amount]));
  }
  const labels = new Map(values.map(({ key, label }) => [key, label]));
  const all = [...byKey].map(([key, ofKey]) => {
    const amounts = periods.map((period) => sumOfTexts(ofKey.get(period) ?? []));
    return { key, label: labels.get(key) ?? key, amounts, total: sumOfTexts(amounts) };
  });
  const ranked = all.sort((a, b) => compare(sizeOf(b.total), sizeOf(a.total)) || (a.key < b.key ? -1 : 1));
  const kept = new Set((ranked.length > most ? pinned(ranked).slice(0, most - 1) : ranked).map(({ key }) => key));
  const rest = ranked.filter(({ key }) => !kept.has(key));
  const fills = fillsOf([...kept], { dimension, all: values.map(({ key }) => key) });
  const named = ranked
    .filter(({ key }) => kept.has(key))
    .map((each) => ({ ...each, fill: fills.get(each.key) ?? "var(--chart-other)", hatched: isUnallocated(each.key) }));
  return {
    series: [...inOrder(named, dimension, values), ...(rest.length === 0 ? [] : [otherOf(rest)])],
    rest: rest.map(({ key }) => key),
  };
}

function pinned<T extends NamedValue>(ranked: readonly T[]): T[] {
  return [...ranked.filter(({ key }) => isUnallocated(key)), ...ranked.filter(({ key }) => !isUnallocated(key))];
}

/** Tiers stand as everywhere; other values by size, and the unallocated on top of them. */
function inOrder(series: readonly CostSeries[], dimension: CostDimension, values: readonly NamedValue[]): CostSeries[] {
  const place = (each: CostSeries) => values.findIndex(({ key }) => key === each.key);
  if (dimension === "tier") return [...series].sort((a, b) => place(a) - place(b));
  return [...series.filter(({ hatched }) => !hatched), ...series.filter(({ hatched }) => hatched)];
}

function otherOf(rest: readonly Omit<CostSeries, "fill" | "hatched">[]): CostSeries {
  const periods = rest[0]?.amounts ?? [];
  return {
    key: otherKey,
    label: `Other (${rest.length})`,
    fill: "var(--chart-other)",
    hatched: true,
    amounts: periods.map((_, index) => sumOfTexts(rest.map(({ amounts }) => amounts[index] ?? "0"))),
    total: sumOfTexts(rest.map(({ total }) => total)),
  };
}

/** Each value prefers the colour of its place among all; where two want the same, the later takes the next free one. */
function fillsOf(keys: readonly string[], { dimension, all }: { dimension: CostDimension; all: readonly string[] }) {
  if (dimension === "tier") return new Map(keys.map((key) => [key, tierFills[key] ?? "var(--chart-8)"]));
  const places = [...all].sort();
  const free = new Set(palette);
  const fills = new Map<string, string>();
  for (const key of [...keys].filter((each) => !isUnallocated(each)).sort()) {
    const wanted = Math.max(0, places.indexOf(key)) % most;
    const order = [...palette.slice(wanted), ...palette.slice(0, wanted)];
    const fill = order.find((each) => free.has(each)) ?? "var(--chart-other)";
    free.delete(fill);
    fills.set(key, fill);
  }
  return fills;
}

export function isUnallocated(key: string): boolean {
  return key === "unallocated";
}

function sizeOf(amount: AmountText): Amount {
  const exact = amount === null ? sum([]) : amountOf(amount);
  return exact < 0n ? negate(exact) : exact;
}
