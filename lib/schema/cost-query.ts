import { z } from "zod";
import { isDay } from "../calc/day";
import { type DayRange, presetRange, type RangePreset, rangePresets } from "../calc/day-range";
import { type Grain, grains, readableGrain, usualGrain } from "../calc/period";
import { type CostBasis, costBases } from "../ledger/costs";

/** What costs can be grouped and filtered by. */
export const costDimensions = [
  "provider",
  "team",
  "workload",
  "tier",
  "service",
  "category",
  "region",
  "charge",
] as const;

export type CostDimension = (typeof costDimensions)[number];

/** prev: as many months or days before; yoy: the same days a year before. */
export const comparisons = ["prev", "yoy"] as const;

export type Comparison = (typeof comparisons)[number];

/** Values are keys of lib/schema/filter-key.ts; "none" is what has no value. */
export type CostFilter = { dimension: CostDimension; is: boolean; values: readonly string[] };

export type CostQuery = {
  /** A preset stays what it says as days pass. */
  range: { preset: RangePreset } | DayRange;
  /** null: what suits the range. */
  grain: Grain | null;
  by: readonly CostDimension[];
  /** One for a dimension at most. */
  filters: readonly CostFilter[];
  compare: Comparison | null;
  basis: CostBasis;
};

export const defaultCostQuery: CostQuery = {
  range: { preset: "mtd" },
  grain: null,
  by: ["tier"],
  filters: [],
  compare: null,
  basis: "effective",
};

/** The keys of the address, each for itself: a new range leaves the filters as they are. */
export const costParams = ["r", "from", "to", "g", "by", "f", "cmp", "basis"] as const;

export type CostParams = { [K in (typeof costParams)[number]]?: string | undefined };

const longestFilter = 4000;
/** Values that one filter can name. */
export const costFilterValues = 100;
const key = /^[^\s:;,]{1,200}$/;

const rules = {
  day: "Must be a day such as 2026-11-23, from 2000 to 2099.",
  order: "Must not be before from.",
  span: "At most five years after from.",
  by: `One or two of ${costDimensions.join(", ")}, each once.`,
  basis: `Must be one of ${costBases.join(", ")}.`,
  filter: `Must be <dimension>:is|not:<value>,<value>;…, with the dimensions ${costDimensions.join(", ")}, each once.`,
} as const;

export function isRange({ from, to }: DayRange): boolean {
  return isDay(from) && isDay(to) && from <= to && !isTooLong({ from, to });
}

function isTooLong({ from, to }: DayRange): boolean {
  return to >= `${Number(from.slice(0, 4)) + 5}${from.slice(4)}`;
}

/** `team:is:vision,voice;tier:not:edge`, part by part; what breaks the rules is named and left out. */
export function readFilters(text: string): { filters: CostFilter[]; ignored: string[] } {
  const filters: CostFilter[] = [];
  const ignored: string[] = [];
  for (const part of text.slice(0, longestFilter).split(";").filter(Boolean)) {
    const [name, operator, list = "", ...more] = part.split(":");
    const dimension = costDimensions.find((each) => each === name);
    const values = [...new Set(list.split(",").filter((value) => key.test(value)))];
    const isKnown = dimension && (operator === "is" || operator === "not") && more.length === 0 && values.length > 0;
    if (!isKnown || values.length > costFilterValues || filters.some((each) => each.dimension === dimension)) {
      ignored.push(part);
    } else filters.push({ dimension, is: operator === "is", values });
  }
  return { filters, ignored };
}

export function printFilters(filters: readonly CostFilter[]): string {
  return filters.map(({ dimension, is, values }) => `${dimension}:${is ? "is" : "not"}:${values.join(",")}`).join(";");
}

/** The query of an address. What is unknown or breaks a rule falls back to what is usual, and is named. */
export function readCostQuery(params: CostParams): { query: CostQuery; ignored: string[] } {
  const ignored: string[] = [];
  const known = <T extends string>(name: keyof CostParams, values: readonly T[]): T | null => {
    const found = values.find((value) => value === params[name]) ?? null;
    if (found === null && params[name]) ignored.push(`${name}=${params[name]}`);
    return found;
  };
  const { filters, ignored: parts } = readFilters(params.f ?? "");
  const query: CostQuery = {
    range: rangeOf(params, known("r", rangePresets), ignored),
    grain: known("g", grains),
    by: dimensionsOf(params.by, ignored),
    filters,
    compare: known("cmp", comparisons),
    basis: known("basis", costBases) ?? defaultCostQuery.basis,
  };
  return { query, ignored: [...ignored, ...parts] };
}

function rangeOf({ from, to }: CostParams, preset: RangePreset | null, ignored: string[]): CostQuery["range"] {
  if (from === undefined && to === undefined) return preset ? { preset } : defaultCostQuery.range;
  const range = { from: from ?? "", to: to ?? "" };
  if (isRange(range)) return range;
  ignored.push(`from=${range.from}`, `to=${range.to}`);
  return preset ? { preset } : defaultCostQuery.range;
}

function dimensionsOf(text: string | undefined, ignored: string[]): readonly CostDimension[] {
  if (!text) return defaultCostQuery.by;
  const found: CostDimension[] = [];
  for (const name of text.split(",")) {
    const dimension = costDimensions.find((each) => each === name);
    if (dimension && found.length < 2 && !found.includes(dimension)) found.push(dimension);
    else ignored.push(`by=${name}`);
  }
  return found.length > 0 ? found : defaultCostQuery.by;
}

/** What the address has to say for a query; what is usual is left out. */
export function printCostQuery(query: CostQuery): Partial<Record<keyof CostParams, string>> {
  const { range, grain, by, filters, compare, basis } = query;
  const isUsualRange = "preset" in range && range.preset === "mtd";
  return {
    ...(isUsualRange ? {} : "preset" in range ? { r: range.preset } : { from: range.from, to: range.to }),
    ...(grain ? { g: grain } : {}),
    ...(by.join() === defaultCostQuery.by.join() ? {} : { by: by.join(",") }),
    ...(filters.length > 0 ? { f: printFilters(filters) } : {}),
    ...(compare ? { cmp: compare } : {}),
    ...(basis === defaultCostQuery.basis ? {} : { basis }),
  };
}

/** The days a query is about, and the grain it is drawn in. */
export function resolvedRange({ range, grain }: CostQuery, today: string): DayRange & { grain: Grain } {
  const days = "preset" in range ? presetRange(range.preset, today) : range;
  return { ...days, grain: readableGrain(days.from, days.to, grain ?? usualGrain(days.from, days.to)) };
}

/** Pages whose address holds a cost query. */
export type CostPath = "/costs" | "/costs/lines" | "/overview";

/** An address that can be read: what does not need its percent signs has none. */
export function costHref(query: CostQuery, path: CostPath = "/costs"): string {
  const text = new URLSearchParams(printCostQuery(query)).toString();
  const readable = text.replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%3B", ";");
  return readable === "" ? path : `${path}?${readable}`;
}

const day = z.string(rules.day).refine(isDay, { abort: true, error: rules.day });

const groupBy = z.string().transform((text, context) => {
  const ignored: string[] = [];
  const found = text === "" ? [] : dimensionsOf(text, ignored);
  if (ignored.length > 0) context.addIssue({ code: "custom", message: rules.by });
  return found;
});

const filter = z
  .string()
  .max(longestFilter, `At most ${longestFilter} characters.`)
  .transform((text, context) => {
    const { filters, ignored } = readFilters(text);
    if (ignored.length > 0) context.addIssue({ code: "custom", message: rules.filter });
    return filters;
  });

/** What `GET /api/v1/costs` takes: both days are included. */
export const costApiQuery = z
  .strictObject({
    from: day,
    to: day,
    groupBy: groupBy.default([]),
    basis: z.enum(costBases, rules.basis).default("effective"),
    filter: filter.default([]),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: rules.order })
  .refine(({ from, to }) => from > to || !isTooLong({ from, to }), { path: ["to"], error: rules.span });

export type CostApiQuery = z.output<typeof costApiQuery>;
