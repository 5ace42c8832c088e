import { purchases, workloadKindNames, workloadKinds } from "../calc/classify";
import { tiers } from "../calc/tier";
import { filterKey } from "../schema/filter-key";
import { workloadStatuses } from "../schema/workload";
import type { WorkloadRow } from "./workload-recommendation";

export const filterDimensions = ["team", "kind", "tier", "recommended", "status"] as const;

export type FilterDimension = (typeof filterDimensions)[number];

export const filterDimensionNames: Record<FilterDimension, string> = {
  team: "Team",
  kind: "Kind",
  tier: "Runs on",
  recommended: "Recommended",
  status: "Status",
};

export type Filter = { dimension: FilterDimension; is: boolean; values: readonly string[] };

export type FilterOption = { value: string; label: string };

const tierOptions: readonly FilterOption[] = [
  { value: "cloud", label: "Cloud" },
  { value: "on-prem", label: "On-prem" },
  { value: "edge", label: "Edge" },
];

/** What each dimension can be filtered by; teams are those that the reader sees. */
export function filterOptions(teams: readonly string[]): Record<FilterDimension, readonly FilterOption[]> {
  return {
    team: teams.map((name) => ({ value: filterKey(name), label: name })),
    kind: workloadKinds.map((kind) => ({ value: kind, label: workloadKindNames[kind] })),
    tier: tierOptions,
    recommended: [...tierOptions, { value: "change", label: "A change" }, { value: "stay", label: "To stay" }],
    status: workloadStatuses.map((status) => ({ value: status, label: status === "active" ? "Active" : "Archived" })),
  };
}

/** `team:is:vision,nlp;tier:not:edge`. What is unknown is left out and named, never applied as something else. */
export function parseFilters(
  text: string,
  options: Record<FilterDimension, readonly FilterOption[]>,
): { filters: Filter[]; ignored: string[] } {
  const filters: Filter[] = [];
  const ignored: string[] = [];
  for (const part of text.split(";").filter(Boolean)) {
    const [name, operator, list = ""] = part.split(":");
    const dimension = filterDimensions.find((each) => each === name);
    if (!dimension || (operator !== "is" && operator !== "not")) {
      ignored.push(part);
      continue;
    }
    const wanted = [...new Set(list.split(",").filter(Boolean))];
    const known = new Set(options[dimension].map((option) => option.value));
    const values = wanted.filter((value) => known.has(value));
    ignored.push(...wanted.filter((value) => !known.has(value)).map((value) => `${dimension}=${value}`));
    if (values.length > 0) filters.push({ dimension, is: operator === "is", values });
  }
  return { filters, ignored };
}

/** Whether archived workloads can be among the rows that these filters show. */
export function saysStatus(text: string): boolean {
  return /(^|;)status:/.test(text);
}

export function printFilters(filters: readonly Filter[]): string {
  return filters
    .filter((filter) => filter.values.length > 0)
    .map((filter) => `${filter.dimension}:${filter.is ? "is" : "not"}:${filter.values.join(",")}`)
    .join(";");
}

/** "Team is Vision or Voice". */
export function describeFilter(filter: Filter, options: Record<FilterDimension, readonly FilterOption[]>): string {
  const labels = filter.values.map(
    (value) => options[filter.dimension].find((option) => option.value === value)?.label ?? value,
  );
  return `${filterDimensionNames[filter.dimension]} ${filter.is ? "is" : "is not"} ${labels.join(" or ")}`;
}

export type TeamBelow = { name: string; parentName: string | null };

/** Without a word about status only the active ones are meant. */
export function filterRows(
  rows: readonly WorkloadRow[],
  { filters, search, teams = [] }: { filters: readonly Filter[]; search: string; teams?: readonly TeamBelow[] },
): WorkloadRow[] {
  const anyStatus = filters.some((filter) => filter.dimension === "status");
  const all = anyStatus ? filters : [...filters, { dimension: "status", is: true, values: ["active"] } as const];
  const wanted = search.trim().toLowerCase();
  const parents = new Map(teams.map((team) => [team.name, team.parentName]));
  return rows.filter(
    (row) =>
      all.every(
        (filter) =>
          valuesOf(row, filter.dimension, parents).some((value) => filter.values.includes(value)) === filter.is,
      ) &&
      (wanted === "" || searchTextOf(row).toLowerCase().includes(wanted)),
  );
}

function valuesOf(row: WorkloadRow, dimension: FilterDimension, parents: ReadonlyMap<string, string | null>): string[] {
  switch (dimension) {
    case "team":
      return pathOf(row.workload.teamName, parents).map(filterKey);
    case "kind":
      return [row.workload.kind];
    case "tier":
      return [row.tier];
    case "recommended":
      return [row.recommended.tier, row.moves ? "change" : "stay"];
    case "status":
      return [row.workload.archivedAt === null ? "active" : "archived"];
  }
}

/** The team and everything above it: a business unit stands for the teams below it. */
function pathOf(team: string, parents: ReadonlyMap<string, string | null>): string[] {
  const path: string[] = [];
  for (let name: string | null = team; name !== null && !path.includes(name); name = parents.get(name) ?? null) {
    path.push(name);
  }
  return path;
}

/** What the search box and the export look through. */
export function searchTextOf({ workload, tier }: WorkloadRow): string {
  const { name, teamName, kind, supplyName, notes, residency } = workload;
  return [name, teamName, workloadKindNames[kind], supplyName, tier, residency ?? "", notes].join("\n");
}

export const sortKeys = {
  name: (row: WorkloadRow) => row.workload.name,
  team: (row: WorkloadRow) => row.workload.teamName,
  kind: (row: WorkloadRow) => workloadKindNames[row.workload.kind],
  runsOn: (row: WorkloadRow) => `${tiers.indexOf(row.tier)} ${row.workload.supplyName}`,
  recommended: (row: WorkloadRow) =>
    row.moves ? `${tiers.indexOf(row.recommended.tier)} ${purchases.indexOf(row.recommended.purchase)}` : "9",
  gpuHours: (row: WorkloadRow) => row.workload.gpuHoursMonthly,
  utilisation: (row: WorkloadRow) => row.workload.utilisation,
  cost: (row: WorkloadRow) => row.monthlyCost,
  recommendedCost: (row: WorkloadRow) => row.recommendedCost,
  saving: (row: WorkloadRow) => row.saving,
} as const;

export type SortKey = keyof typeof sortKeys;

export const defaultSort = "-saving";

/** "-saving" is the largest saving first; a missing value stands last either way, and an unknown key changes nothing. */
export function sortRows(rows: readonly WorkloadRow[], sort: string): WorkloadRow[] {
  const key = Object.keys(sortKeys).find((each): each is SortKey => each === sort.replace(/^-/, ""));
  if (!key) return [...rows];
  const direction = sort.startsWith("-") ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [sortKeys[key](a), sortKeys[key](b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === "number" && typeof right === "number") return (left - right) * direction;
    return compareText(String(left), String(right)) * direction;
  });
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}
