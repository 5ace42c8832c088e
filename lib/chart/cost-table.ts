import { compareText } from "../format/compare";
import { compare } from "../ledger/amount";
import { amountOf } from "../ledger/amount-text";
import { type CostDelta, costDelta, drawn } from "./cost-delta";
import type { AmountText, CostFigures, CostGroup, CostsPage } from "./cost-page";
import { sumOfTexts } from "./cost-series";

export type CostRow = {
  id: string;
  /** group: the sum of the parts below it, which are counted once in totals. */
  level: "single" | "group" | "part";
  /** The keys of its values, in the order of the dimensions. */
  keys: readonly string[];
  label: string;
  amount: AmountText;
  /** null: nothing is compared, or a line has no cost in this basis. */
  base: AmountText;
  delta: CostDelta | null;
  /** Of the total; null where that is 0 or not known. */
  share: number | null;
  lines: number;
  searchText: string;
};

export type CostColumn = "name" | "amount" | "share" | "base" | "change" | "changeShare" | "lines";

/** One row for each value; with two dimensions each value of the first stands above its parts. */
export function costRows(page: CostsPage, figures: CostFigures): CostRow[] {
  const row = rowMaker(page.currency, figures);
  if (page.query.by.length < 2) return figures.groups.map((group) => row("single", group));
  const byFirst = new Map<string, CostGroup[]>();
  for (const group of figures.groups) {
    const key = group.values[0]?.key ?? "";
    byFirst.set(key, [...(byFirst.get(key) ?? []), group]);
  }
  return [...byFirst.values()].flatMap((parts) => {
    const children = parts.map((part) => row("part", part));
    const head = row("group", {
      values: (parts[0]?.values ?? []).slice(0, 1),
      amount: sumOfTexts(parts.map(({ amount }) => amount)),
      base: sumOfTexts(parts.map(({ base }) => base)),
      lines: parts.reduce((total, { lines }) => total + lines, 0),
    });
    // A search that finds a part keeps the row above it.
    return [{ ...head, searchText: children.map(({ searchText }) => searchText).join("\n") }, ...children];
  });
}

function rowMaker(currency: string, figures: CostFigures) {
  const total = figures.total === null ? 0 : drawn(figures.total);
  return (level: CostRow["level"], { values, amount, base, lines }: CostGroup): CostRow => ({
    id: values.map(({ key }) => key).join(" "),
    level,
    keys: values.map(({ key }) => key),
    label: values.at(-1)?.label ?? "",
    amount,
    base: figures.base ? base : null,
    delta: figures.base ? costDelta(amount, base, currency) : null,
    share: amount === null || total === 0 ? null : drawn(amount) / total,
    lines,
    searchText: values.map(({ label }) => label).join(" "),
  });
}

/** In the order of "-amount": groups among themselves, and the parts of each below it. A missing figure stands last. */
export function orderedRows(rows: readonly CostRow[], sort: string): CostRow[] {
  const column = sort.replace(/^-/, "");
  const direction = sort.startsWith("-") ? -1 : 1;
  const order = (a: CostRow, b: CostRow) => compareRows(a, b, { column, direction }) || compareText(a.id, b.id);
  const heads = rows.filter(({ level }) => level !== "part").sort(order);
  return heads.flatMap((head) => [
    head,
    ...rows.filter(({ level, keys }) => level === "part" && keys[0] === head.keys[0]).sort(order),
  ]);
}

type Order = { column: string; direction: 1 | -1 };

function compareRows(a: CostRow, b: CostRow, { column, direction }: Order): number {
  if (column === "name") return compareText(a.label, b.label) * direction;
  if (column === "lines") return (a.lines - b.lines) * direction;
  const [left, right] = [figureOf(a, column), figureOf(b, column)];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return (
    (typeof left === "number" || typeof right === "number" ? Number(left) - Number(right) : compareExact(left, right)) *
    direction
  );
}

function figureOf(row: CostRow, column: string): string | number | null {
  if (column === "base") return row.base;
  if (column === "change") return row.delta?.change ?? null;
  if (column === "changeShare") return row.delta?.ratio ?? null;
  return row.amount;
}

function compareExact(left: string, right: string): number {
  return compare(amountOf(left), amountOf(right));
}

export type CostRowTotals = { amount: AmountText; base: AmountText; lines: number; count: number };

/** Over the rows shown, each amount once: a group is the sum of its parts. */
export function rowTotals(rows: readonly CostRow[]): CostRowTotals {
  const counted = rows.filter(({ level }) => level !== "group");
  return {
    amount: sumOfTexts(counted.map(({ amount }) => amount)),
    base: sumOfTexts(counted.map(({ base }) => base)),
    lines: counted.reduce((total, { lines }) => total + lines, 0),
    count: counted.length,
  };
}
