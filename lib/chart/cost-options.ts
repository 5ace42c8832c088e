import { tiers } from "../calc/tier";
import { compareText } from "../format/compare";
import { categories } from "../ledger/category";
import { charges } from "../ledger/mapping-rule";
import type { CostDimension, CostFilter } from "../schema/cost-query";
import { filterKey } from "../schema/filter-key";

export const costDimensionNames: Record<CostDimension, string> = {
  provider: "Provider",
  team: "Team",
  workload: "Workload",
  tier: "Tier",
  service: "Service",
  category: "Category",
  region: "Region",
  charge: "Cost type",
};

/** Words of the values that the ledger itself names. */
const words: Readonly<Record<string, string>> = {
  cloud: "Cloud",
  "on-prem": "On-prem",
  edge: "Edge",
  training: "Training",
  inference: "Inference",
  storage: "Storage",
  "data-transfer": "Data transfer",
  other: "Other",
  usage: "Usage",
  idle: "Idle",
  adjustment: "Adjustment",
};

const withoutValue: Partial<Record<CostDimension, string>> = { workload: "No workload", region: "No region" };

/** A value of a dimension: its key in the address, its name, and what the tables hold for it; null is no value. */
export type CostValue = {
  key: string;
  label: string;
  raws: readonly (string | null)[];
  /** Stands for several rows of a table: a team with all below it. */
  isTotal?: boolean;
};

export type KnownCosts = {
  providers: readonly string[];
  services: readonly string[];
  regions: readonly string[];
  owners: readonly string[];
  teams: readonly { id: string; name: string; parentId: string | null }[];
  workloads: readonly { id: string; name: string }[];
  pools: readonly { id: string; name: string }[];
};

export type CostValuesOf = Record<CostDimension, readonly CostValue[]>;

/** Every value that costs can be filtered by and grouped into. */
export function costValues(known: KnownCosts): CostValuesOf {
  const named = (values: readonly string[]) => values.map((value) => namedValue(words[value] ?? value, value));
  return {
    provider: merged(named(known.providers)),
    team: merged(ownersOf(known)),
    workload: merged([...known.workloads.map(({ id, name }) => namedValue(name, id)), nothing("workload")]),
    tier: named(tiers),
    service: merged(named(known.services)),
    category: named(categories),
    region: merged([...named(known.regions), nothing("region")]),
    charge: named(charges),
  };
}

/** As the text of a filter, so that the unallocated is asked for like a team. */
function ownersOf({ teams, pools, owners }: KnownCosts): CostValue[] {
  const used = new Set(owners);
  const isParent = (id: string) => teams.some((team) => team.parentId === id);
  const below = (id: string): string[] => [
    `team:${id}`,
    ...teams.filter((team) => team.parentId === id).flatMap((team) => below(team.id)),
  ];
  const ofTeams = teams.flatMap(({ id, name }): CostValue[] => {
    const own = namedValue(name, `team:${id}`);
    if (!isParent(id)) return [own];
    const all = { key: own.key, label: `${name}, with teams below`, raws: below(id), isTotal: true };
    return [all, { ...own, key: `${own.key}-itself`, label: `${name} itself` }];
  });
  const poolNames = new Map(pools.map((pool) => [`pool:${pool.id}`, pool.name]));
  const ofPools = [...new Set([...poolNames.keys(), ...owners.filter((owner) => owner.startsWith("pool:"))])].map(
    (owner) => ({ key: filterKey(owner), label: `${poolNames.get(owner) ?? owner.slice(5)} (pool)`, raws: [owner] }),
  );
  const unallocated = used.has("unallocated")
    ? [{ key: "unallocated", label: "Unallocated", raws: ["unallocated"] }]
    : [];
  return [...ofTeams, ...ofPools, ...unallocated];
}

function nothing(dimension: CostDimension): CostValue {
  return { key: "none", label: withoutValue[dimension] ?? "None", raws: [null] };
}

function namedValue(label: string, raw: string): CostValue {
  return { key: filterKey(raw in words ? raw : label) || "none", label, raws: [raw] };
}

/** Values whose keys agree, such as names in other case, are one: a filter could not tell them apart. */
function merged(values: readonly CostValue[]): CostValue[] {
  const byKey = new Map<string, CostValue>();
  for (const value of values) {
    const found = byKey.get(value.key);
    byKey.set(value.key, found ? { ...found, raws: [...found.raws, ...value.raws] } : value);
  }
  return [...byKey.values()];
}

/** Finds the value that a row of a table belongs to; for one that nobody knows, a value made of its own text. */
export function valueFinder(values: readonly CostValue[]): (raw: string | null) => CostValue {
  const byRaw = new Map<string | null, CostValue>();
  for (const value of values) if (!value.isTotal) for (const raw of value.raws) byRaw.set(raw, value);
  return (raw) => byRaw.get(raw) ?? { key: filterKey(raw ?? "none"), label: raw ?? "None", raws: [raw] };
}

export type ResolvedFilters = {
  filters: CostFilter[];
  raw: { dimension: CostDimension; is: boolean; values: (string | null)[] }[];
  /** Values that do not exist, or are not the reader's to see. */
  unknown: { dimension: CostDimension; value: string }[];
};

/** What the filters of an address mean in the tables. Unknown values are left out and named. */
export function resolveFilters(filters: readonly CostFilter[], values: CostValuesOf): ResolvedFilters {
  const resolved: ResolvedFilters = { filters: [], raw: [], unknown: [] };
  for (const filter of filters) {
    const { dimension, is } = filter;
    const found = filter.values.flatMap((key) => values[dimension].filter((value) => value.key === key));
    const known = found.map((value) => value.key);
    resolved.unknown.push(
      ...filter.values.filter((key) => !known.includes(key)).map((value) => ({ dimension, value })),
    );
    if (found.length === 0) continue;
    resolved.filters.push({ dimension, is, values: known });
    resolved.raw.push({ dimension, is, values: found.flatMap((value) => value.raws) });
  }
  return resolved;
}

export type CostOption = { value: string; label: string };

/** What the filter menus offer. */
export function filterOptions(values: CostValuesOf): Record<CostDimension, CostOption[]> {
  const options = (dimension: CostDimension) => values[dimension].map(({ key, label }) => ({ value: key, label }));
  const byName = (dimension: CostDimension) => options(dimension).sort((a, b) => compareText(a.label, b.label));
  return {
    provider: byName("provider"),
    team: options("team"),
    workload: byName("workload"),
    tier: options("tier"),
    service: byName("service"),
    category: options("category"),
    region: byName("region"),
    charge: options("charge"),
  };
}

/** "Team is Vision or Voice". */
export function describeFilter(
  { dimension, is, values }: CostFilter,
  options: Record<CostDimension, readonly CostOption[]>,
): string {
  const labels = values.map((value) => options[dimension].find((option) => option.value === value)?.label ?? value);
  return `${costDimensionNames[dimension]} ${is ? "is" : "is not"} ${labels.join(" or ")}`;
}
