import {
  type CostItem,
  type MonthWork,
  type PlanVariance,
  planVariance,
  type TierWork,
  type VarianceLine,
} from "../calc/plan-variance";
import { type Tier, tiers } from "../calc/tier";
import { sum } from "../ledger/amount";
import { amountOf, formatAmount } from "../ledger/amount-text";
import type { LedgerComponent } from "../ledger/component";
import { drawn } from "./cost-delta";

/** A month's costs of one workload and component, as the ledger has them. */
export type ActualCost = {
  workloadId: string | null;
  /** null: a pool or nobody bears it. */
  teamId: string | null;
  tier: Tier;
  component: LedgerComponent;
  /** Exact decimal text. */
  amount: string;
  gpuHoursAllocated: number | null;
  gpuHoursUsed: number | null;
};

/** What was counted in the month. */
export type CountedUnits = { workloadId: string | null; teamId: string | null; metric: string; value: string };

export type PlannedLine = MonthWork & { name: string; teamId: string | null };

export type PlannedCosts = {
  works: readonly PlannedLine[];
  /** null: not this reader's to see. */
  shared: readonly { component: string; cost: number }[] | null;
};

export type Names = {
  teams: ReadonlyMap<string, string>;
  workloads: ReadonlyMap<string, string>;
};

/** A line of the comparison: a workload borne by somebody, or a component that bills name no workload for. */
export type PlanLine = VarianceLine & {
  kind: "workload" | "component";
  name: string;
  teamId: string | null;
  /** null: no team bears it. */
  teamName: string | null;
  workloadId: string | null;
  planned: MonthWork | null;
  ran: MonthWork | null;
  /** The actual cost with all its digits; null: it did not run. */
  exact: string | null;
};

export type PlanLines = Omit<PlanVariance, "lines"> & { lines: readonly PlanLine[]; exact: string };

/** Components that a bill charges for GPUs, whatever stands behind them. */
const gpuComponents: ReadonlySet<string> = new Set<LedgerComponent>([
  "compute",
  "idle",
  "hardware",
  "fabric",
  "facility",
  "power",
  "cooling",
  "space",
  "maintenance",
  "staff",
  "devices",
  "connectivity",
]);

/**
 * Plan and ledger in the same lines. A workload is compared where it is borne. What its bills do not name it for, such as
 * storage, is compared for the whole team; what no team bears, such as unused commitments, in lines without a team.
 */
export function planLines({
  planned,
  costs,
  units,
  names,
}: {
  planned: PlannedCosts;
  costs: readonly ActualCost[];
  units: readonly CountedUnits[];
  names: Names;
}): PlanLines {
  const groups = grouped(costs, lineIdOf);
  const actual = [...groups].map(([id, rows]) => actualWork(id, rows, units));
  const plan = plannedWorks(planned, new Map(actual.map((work) => [work.id, work])));
  const { lines, ...totals } = planVariance({ plan, actual });
  const planById = new Map(plan.map((work) => [work.id, work]));
  const actualById = new Map(actual.map((work) => [work.id, work]));
  const plannedNames = new Map(planned.works.map((work) => [workId(work), work.name]));
  return {
    ...totals,
    exact: exactSum(costs),
    lines: lines.map((line) => {
      const rows = groups.get(line.id);
      return {
        ...line,
        ...described(line.id, { names, plannedNames }),
        planned: planById.get(line.id) ?? null,
        ran: actualById.get(line.id) ?? null,
        exact: rows ? exactSum(rows) : null,
      };
    }),
  };
}

function exactSum(costs: readonly ActualCost[]): string {
  return formatAmount(sum(costs.map(({ amount }) => amountOf(amount))));
}

function grouped(costs: readonly ActualCost[], keyOf: (cost: ActualCost) => string): Map<string, ActualCost[]> {
  const groups = new Map<string, ActualCost[]>();
  for (const cost of costs) {
    const group = groups.get(keyOf(cost));
    if (group) group.push(cost);
    else groups.set(keyOf(cost), [cost]);
  }
  return groups;
}

const nobody = "nobody";

function lineIdOf({ teamId, workloadId, component }: ActualCost): string {
  const bearer = teamId ?? nobody;
  return workloadId === null ? componentId(bearer, component) : `${bearer} work ${workloadId}`;
}

function workId({ id, teamId }: Pick<PlannedLine, "id" | "teamId">): string {
  return `${teamId ?? nobody} work ${id}`;
}

function componentId(bearer: string, component: string): string {
  return `${bearer} component ${component}`;
}

function actualWork(id: string, rows: readonly ActualCost[], units: readonly CountedUnits[]): MonthWork {
  const isWork = rows.every(({ workloadId }) => workloadId !== null);
  const gpus = isWork ? rows.filter(({ component }) => gpuComponents.has(component)) : [];
  const rest = rows.filter((row) => !gpus.includes(row));
  const [bearer, , workloadId] = id.split(" ");
  const counted = (metric: string) => {
    const found = units.filter(
      (unit) => unit.metric === metric && unit.workloadId === workloadId && unit.teamId === bearer,
    );
    return found.length === 0 ? null : found.reduce((total, { value }) => total + Number(value), 0);
  };
  const parts = tiers.flatMap((tier) => tierPart(tier, gpus, counted));
  return {
    id,
    tiers: parts.map(({ used: _, ...work }) => work),
    usedGpuHours: parts.length === 0 || parts.some(({ used }) => used === null) ? null : total(parts),
    items: itemsOf(rest),
  };
}

function total(parts: readonly { used: number | null }[]): number {
  return parts.reduce((hours, { used }) => hours + (used ?? 0), 0);
}

type TierPart = TierWork & { used: number | null };

/** Cloud bills count no GPU-hours: for the cloud those of the metrics files stand in, where no line has any. */
function tierPart(
  tier: Tier,
  gpus: readonly ActualCost[],
  counted: (metric: string) => number | null,
): readonly TierPart[] {
  const rows = gpus.filter((row) => row.tier === tier);
  if (rows.length === 0) return [];
  const known = (hours: readonly (number | null)[]) => {
    const found = hours.filter((each) => each !== null);
    return found.length === 0 ? null : found.reduce((total, each) => total + each, 0);
  };
  const isCounted = tier === "cloud";
  const billed = known(rows.map((row) => row.gpuHoursAllocated));
  const used = known(rows.map((row) => row.gpuHoursUsed));
  return [
    {
      tier,
      cost: drawn(exactSum(rows)),
      gpuHours: billed ?? (isCounted ? counted("gpu-hours-allocated") : null),
      used: used ?? (isCounted ? counted("gpu-hours-used") : null),
    },
  ];
}

function itemsOf(rows: readonly ActualCost[]): CostItem[] {
  return [...grouped(rows, ({ component }) => component)].map(([name, found]) => {
    return { name, cost: drawn(exactSum(found)), quantity: null };
  });
}

/** What a workload's own bill has no line for moves to its team's line of that component. */
function plannedWorks({ works, shared }: PlannedCosts, actual: ReadonlyMap<string, MonthWork>): MonthWork[] {
  const apart = new Map<string, number>();
  const add = (id: string, cost: number) => apart.set(id, (apart.get(id) ?? 0) + cost);
  const own = works.map(({ name: _name, teamId, ...work }) => {
    const id = workId({ id: work.id, teamId });
    const billed = new Set(actual.get(id)?.items.map(({ name }) => name));
    for (const item of work.items) {
      if (!billed.has(item.name)) add(componentId(teamId ?? nobody, item.name), item.cost);
    }
    return { ...work, id, items: work.items.filter(({ name }) => billed.has(name)) };
  });
  for (const { component, cost } of shared ?? []) add(componentId(nobody, component), cost);
  const parts = [...apart].map(([id, cost]): MonthWork => {
    const name = id.split(" ")[2] ?? "";
    return { id, usedGpuHours: null, tiers: [], items: [{ name, cost, quantity: null }] };
  });
  return [...own.filter(({ tiers: works, items }) => works.length + items.length > 0), ...parts];
}

/** Components as people call them. */
export const componentNames: Readonly<Record<string, string>> = {
  compute: "Compute",
  "commitment-waste": "Unused commitments",
  idle: "Idle GPUs",
  storage: "Storage",
  egress: "Egress",
  network: "Network",
  support: "Support",
  licences: "Licences",
  migration: "Migration",
  other: "Other services",
};

export function componentName(component: string): string {
  return componentNames[component] ?? component.charAt(0).toUpperCase() + component.slice(1);
}

function described(
  id: string,
  { names, plannedNames }: { names: Names; plannedNames: ReadonlyMap<string, string> },
): Pick<PlanLine, "kind" | "name" | "teamId" | "teamName" | "workloadId"> {
  const [bearer = nobody, kind, of = ""] = id.split(" ");
  const teamId = bearer === nobody ? null : bearer;
  const team = { teamId, teamName: teamId && (names.teams.get(teamId) ?? null) };
  return kind === "work"
    ? { ...team, kind: "workload", workloadId: of, name: names.workloads.get(of) ?? plannedNames.get(id) ?? of }
    : { ...team, kind: "component", workloadId: null, name: componentName(of) };
}
