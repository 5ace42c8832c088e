import type { WorkloadGroup } from "./groups";
import { addedCosts, nodeCostLines } from "./node-steps";
import { nodeCapacity, type PlacementPrices } from "./prices";
import type { OwnedSupply, PlacementProblem, PlacementSupply } from "./problem";
import { type Entry, type Program, ProgramBuilder } from "./program";

/** The program of a placement, and where its columns stand. */
export type PlacementModel = {
  program: Program;
  /** Cost that no decision changes. */
  fixedCost: number;
  /** Column of a group's units on a supply in a quarter; undefined: it may not be there then. */
  placed: (group: number, supplyId: string, quarter: number) => number | undefined;
  /** Column of the nodes in service in a quarter. */
  nodes: (supplyId: string, quarter: number) => number | undefined;
};

/**
 * Units of a group on a supply, and nodes in service by quarter. A group that moves slowly has columns for each quarter,
 * and never goes back; every other has one for all of them. Nodes are never sold.
 */
export function placementModel(
  problem: PlacementProblem,
  groups: readonly WorkloadGroup[],
  prices: PlacementPrices,
): PlacementModel {
  const builder = new ProgramBuilder();
  const owned = problem.supplies.filter((supply) => supply.kind === "owned");
  const nodeColumns = new Map(owned.map((supply) => [supply.id, addNodes(builder, supply, prices)]));
  const unitColumns = groups.map((group) => addUnits(builder, group, problem, prices));
  const placed: PlacementModel["placed"] = (group, supplyId, quarter) => unitColumns[group]?.(supplyId, quarter);
  const nodes: PlacementModel["nodes"] = (supplyId, quarter) => nodeColumns.get(supplyId)?.[quarter];

  const hoursOn = (supply: PlacementSupply, quarter: number, factor: number): Entry[] =>
    groups.flatMap(({ gpuHoursPerUnit }, group) => entry(placed(group, supply.id, quarter), gpuHoursPerUnit * factor));
  for (const supply of owned) {
    const capacity = nodeCapacity(supply);
    prices.peak.forEach((peak, quarter) => {
      builder.atMost(0, [...hoursOn(supply, quarter, peak / capacity), ...entry(nodes(supply.id, quarter), -1)]);
    });
    if (problem.limits.movedPerQuarter !== null) continue;
    const added = addedCosts(supply, prices);
    const scale = added[0] || 1;
    for (const { slope, intercept } of nodeCostLines(supply, prices, eligibleHours(groups, supply))) {
      builder.atLeast(intercept / scale, [
        ...added.flatMap((cost, quarter) => entry(nodes(supply.id, quarter), cost / scale)),
        ...hoursOn(supply, 0, -slope / scale),
      ]);
    }
  }
  addSiteLimits(builder, problem, owned, prices, nodes);
  addShareLimits(builder, problem, groups, prices, hoursOn);
  addMoveLimit(builder, problem, groups, prices, placed);
  return {
    program: builder,
    fixedCost: owned.reduce((sum, supply) => {
      // The columns count nodes already standing as if bought at the start.
      const asBought = prices.node(supply)[0] ?? 0;
      return sum + supply.ownedNodes * (prices.running(supply) - asBought);
    }, 0),
    placed,
    nodes,
  };
}

function entry(column: number | undefined, value: number): Entry[] {
  return column === undefined || value === 0 ? [] : [[column, value]];
}

/** GPU-hours that a supply may get at most. */
function eligibleHours(groups: readonly WorkloadGroup[], supply: OwnedSupply): number {
  return groups
    .filter(({ supplyIds }) => supplyIds.includes(supply.id))
    .reduce((sum, { units, gpuHoursPerUnit }) => sum + units * gpuHoursPerUnit, 0);
}

/** The cost of a node falls on the quarter in which it is bought, and standing ones cost nothing more. */
function addNodes(builder: ProgramBuilder, supply: OwnedSupply, prices: PlacementPrices): number[] {
  const upper = Math.max(supply.maxNodes ?? Number.POSITIVE_INFINITY, supply.ownedNodes);
  const columns = addedCosts(supply, prices).map((cost) => builder.column(cost, supply.ownedNodes, upper, true));
  for (let quarter = 1; quarter < columns.length; quarter++) {
    builder.atLeast(0, [...entry(columns[quarter], 1), ...entry(columns[quarter - 1], -1)]);
  }
  return columns;
}

function addUnits(
  builder: ProgramBuilder,
  group: WorkloadGroup,
  { supplies, limits }: PlacementProblem,
  prices: PlacementPrices,
): (supplyId: string, quarter: number) => number | undefined {
  const costs = (supply: PlacementSupply): number[] => {
    const rented = supply.kind === "rented" ? prices.rented(supply) : prices.volume.map(() => 0);
    const other = group.otherPerUnit[supply.id] ?? 0;
    return rented.map((price, quarter) => price * group.gpuHoursPerUnit + (prices.other[quarter] ?? 0) * other);
  };
  const { currentSupply, supplyIds, units, whole } = group;
  const columns = new Map<string, number[]>();
  const column = (supplyId: string, quarter: number) => columns.get(supplyId)?.[quarter];
  const assign = (quarter: number) =>
    builder.row(
      units,
      units,
      [...columns.keys()].flatMap((id) => entry(column(id, quarter), 1)),
    );
  const last = prices.quarters.length - 1;

  if (limits.movedPerQuarter === null || currentSupply === null) {
    for (const supply of supplies) {
      if (!supplyIds.includes(supply.id)) continue;
      const cost = costs(supply).reduce((sum, each) => sum + each, 0);
      columns.set(supply.id, new Array(last + 1).fill(builder.column(cost, 0, units, whole)));
    }
    assign(last);
    return column;
  }
  for (const supply of supplies) {
    const isCurrent = supply.id === currentSupply;
    const mayStay = supplyIds.includes(supply.id);
    if (!isCurrent && !mayStay) continue;
    columns.set(
      supply.id,
      // What may not stay where it is has gone by the last quarter.
      costs(supply).map((cost, quarter) =>
        builder.column(cost, 0, isCurrent && !mayStay && quarter === last ? 0 : units, whole),
      ),
    );
    for (let quarter = 1; quarter <= last && !isCurrent; quarter++) {
      builder.atLeast(0, [...entry(column(supply.id, quarter), 1), ...entry(column(supply.id, quarter - 1), -1)]);
    }
  }
  for (let quarter = 0; quarter <= last; quarter++) assign(quarter);
  return column;
}

function addSiteLimits(
  builder: ProgramBuilder,
  { limits }: PlacementProblem,
  owned: readonly OwnedSupply[],
  prices: PlacementPrices,
  nodes: PlacementModel["nodes"],
): void {
  const last = prices.quarters.length - 1;
  const standing = (perNode: (supply: OwnedSupply) => number) =>
    owned.flatMap((supply) => entry(nodes(supply.id, last), perNode(supply)));
  if (limits.powerKw !== null)
    builder.atMost(
      limits.powerKw,
      standing(({ kwPerNode }) => kwPerNode),
    );
  if (limits.rackUnits !== null)
    builder.atMost(
      limits.rackUnits,
      standing(({ rackUnitsPerNode }) => rackUnitsPerNode),
    );

  const spendIn = (from: number, before: number, budget: number) => {
    let alreadyStanding = 0;
    const entries = owned.flatMap((supply) => {
      const capex = prices.nodeCapex(supply);
      return prices.quarters.flatMap(({ startMonth }, quarter): Entry[] => {
        if (startMonth < from || startMonth >= before) return [];
        const price = capex[quarter] ?? 0;
        if (quarter === 0) alreadyStanding += price * supply.ownedNodes;
        return [...entry(nodes(supply.id, quarter), price), ...entry(nodes(supply.id, quarter - 1), -price)];
      });
    });
    builder.atMost(budget + alreadyStanding, entries);
  };
  if (limits.capexBudget !== null) spendIn(0, Number.POSITIVE_INFINITY, limits.capexBudget);
  limits.capexBudgetByYear?.forEach((budget, year) => {
    spendIn(12 * year, 12 * (year + 1), budget);
  });
}

function addShareLimits(
  builder: ProgramBuilder,
  { limits, supplies }: PlacementProblem,
  groups: readonly WorkloadGroup[],
  prices: PlacementPrices,
  hoursOn: (supply: PlacementSupply, quarter: number, factor: number) => Entry[],
): void {
  const last = prices.quarters.length - 1;
  const total = groups.reduce((sum, { units, gpuHoursPerUnit }) => sum + units * gpuHoursPerUnit, 0);
  for (const tier of ["cloud", "on-prem", "edge"] as const) {
    const [most, least] = [limits.maxShare[tier], limits.minShare[tier]];
    if (total === 0 || (most === undefined && least === undefined)) continue;
    const entries = supplies
      .filter((supply) => supply.tier === tier)
      .flatMap((supply) => hoursOn(supply, last, 1 / total));
    builder.row(least ?? Number.NEGATIVE_INFINITY, most ?? Number.POSITIVE_INFINITY, entries);
  }
  if (limits.carbonKg !== null) {
    builder.atMost(
      limits.carbonKg,
      supplies.flatMap((supply) =>
        prices.volume.flatMap((volume, quarter) => hoursOn(supply, quarter, volume * supply.kgCo2PerGpuHour)),
      ),
    );
  }
}

function addMoveLimit(
  builder: ProgramBuilder,
  { limits }: PlacementProblem,
  groups: readonly WorkloadGroup[],
  prices: PlacementPrices,
  placed: PlacementModel["placed"],
): void {
  if (limits.movedPerQuarter === null) return;
  const total = groups.reduce((sum, { units, gpuHoursPerUnit }) => sum + units * gpuHoursPerUnit, 0);
  if (total === 0) return;
  for (let quarter = 0; quarter < prices.quarters.length; quarter++) {
    const entries = groups.flatMap((group, index) => {
      const { currentSupply, supplyIds, gpuHoursPerUnit } = group;
      if (currentSupply === null) return [];
      return supplyIds
        .filter((id) => id !== currentSupply)
        .flatMap((id) => [
          ...entry(placed(index, id, quarter), gpuHoursPerUnit / total),
          ...entry(quarter > 0 ? placed(index, id, quarter - 1) : undefined, -gpuHoursPerUnit / total),
        ]);
    });
    builder.atMost(limits.movedPerQuarter, entries);
  }
}
