import { type SupplyKind, tierOf } from "@/lib/calc/supply";
import { tiers } from "@/lib/calc/tier";
import { type CostValuesOf, valueFinder } from "@/lib/chart/cost-options";
import type { NamedValue } from "@/lib/chart/cost-page";
import type { FactOwner, GroupOf } from "@/lib/chart/metric-series";
import { type CostFilter, costFilterValues } from "@/lib/schema/cost-query";
import type { MetricDimension } from "@/lib/schema/metric-query";
import { supplyKinds } from "@/lib/schema/price-entry";

export type MetricWorkload = { id: string; name: string; teamId: string; kind: string; supplyKind: string };

/** What facts are called in each dimension, and how the cost pages are asked for them. */
export type MetricNaming = {
  groupOf: (dimension: MetricDimension) => GroupOf;
  filtersFor: (dimension: MetricDimension, key: string) => CostFilter[];
  /** The team that a key of the address stands for. */
  teamIdOf: (key: string) => string | null;
};

const tierNames: Readonly<Record<string, string>> = { cloud: "Cloud", "on-prem": "On-prem", edge: "Edge" };
const noWorkload: NamedValue = { key: "none", label: "No workload" };

export function metricNaming({
  workloads,
  values,
}: {
  workloads: readonly MetricWorkload[];
  values: CostValuesOf;
}): MetricNaming {
  const byId = new Map(workloads.map((workload) => [workload.id, workload]));
  const team = valueFinder(values.team);
  const workload = valueFinder(values.workload);
  const named = (dimension: MetricDimension, { teamId, workloadId }: FactOwner): NamedValue => {
    const known = workloadId === null ? undefined : byId.get(workloadId);
    switch (dimension) {
      case "team":
        return teamId === null ? { key: "unallocated", label: "No team" } : pick(team(`team:${teamId}`));
      case "workload":
        return pick(workload(workloadId));
      case "tier":
        return known ? tierValue(known) : noWorkload;
      case "kind":
        return known ? { key: known.kind, label: kindName(known.kind) } : noWorkload;
    }
  };
  return {
    groupOf: (dimension) => (owner) => named(dimension, owner),
    teamIdOf: (key) => workloads.find(({ teamId }) => team(`team:${teamId}`).key === key)?.teamId ?? null,
    filtersFor: (dimension, key) => {
      if (dimension === "team" || dimension === "workload") return [{ dimension, is: true, values: [key] }];
      const keys = workloads
        .filter(({ id, teamId }) => named(dimension, { teamId, workloadId: id }).key === key)
        .map(({ id }) => workload(id).key);
      const own = key === "none" ? ["none"] : keys;
      return [{ dimension: "workload", is: true, values: own.slice(0, costFilterValues) }];
    },
  };
}

function pick({ key, label }: NamedValue): NamedValue {
  return { key, label };
}

function tierValue({ supplyKind }: MetricWorkload): NamedValue {
  const kind: SupplyKind | undefined = supplyKinds.find((each) => each === supplyKind);
  const tier = kind ? tierOf({ kind }) : (tiers[0] ?? "cloud");
  return { key: tier, label: tierNames[tier] ?? tier };
}

/** "real-time-inference" → "Real time inference". */
function kindName(kind: string): string {
  const words = kind.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
