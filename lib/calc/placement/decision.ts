import type { WorkloadGroup } from "./groups";
import type { PlacementModel } from "./model";
import { addedCosts } from "./node-steps";
import { nodeCapacity, type PlacementPrices } from "./prices";
import type { NodePurchase, PlacedShare, PlacementDecision, PlacementProblem } from "./problem";

/** Amounts below this share of a group are the solver's tolerance, not a decision. */
const dust = 1e-6;

/** Units of a group that come onto a supply at the start of a quarter, and stay. */
type Arrival = { supplyId: string; quarter: number; units: number };

/** What the solver's figures mean for each workload, and the nodes that serve it. */
export function readDecision(
  problem: PlacementProblem,
  groups: readonly WorkloadGroup[],
  prices: PlacementPrices,
  { placed, nodes }: Pick<PlacementModel, "placed" | "nodes">,
  values: ArrayLike<number>,
): PlacementDecision {
  const shares = groups.flatMap((group, index) => {
    const arrivals = arrivalsOf(group, prices, (supplyId, quarter) => {
      const column = placed(index, supplyId, quarter);
      return column === undefined ? 0 : (values[column] ?? 0);
    });
    return sharesOf(group, arrivals, prices);
  });
  const planned = (supplyId: string, quarter: number) => {
    const column = nodes(supplyId, quarter);
    return column === undefined ? 0 : Math.round(values[column] ?? 0);
  };
  return { shares, purchases: purchasesFor(problem, prices, shares, planned) };
}

function arrivalsOf(
  group: WorkloadGroup,
  { quarters }: PlacementPrices,
  unitsOn: (supplyId: string, quarter: number) => number,
): Arrival[] {
  const arrivals: Arrival[] = [];
  const supplyIds = new Set([...group.supplyIds, ...(group.currentSupply === null ? [] : [group.currentSupply])]);
  for (const [quarter] of quarters.entries()) {
    for (const supplyId of supplyIds) {
      const before = quarter > 0 ? unitsOn(supplyId, quarter - 1) : 0;
      const raw = unitsOn(supplyId, quarter) - before;
      const units = group.whole ? Math.round(raw) : raw;
      if (units > dust * group.units) arrivals.push({ supplyId, quarter, units });
    }
  }
  return arrivals;
}

/**
 * Divides a group's units among its workloads one after the other, so that most stand on one supply. What leaves the
 * current supply is taken off its end: a workload that has moved is not touched again.
 */
function sharesOf(group: WorkloadGroup, arrivals: readonly Arrival[], prices: PlacementPrices): PlacedShare[] {
  const { members, currentSupply, units } = group;
  const weights = members.map(({ gpuHoursMonthly }) => (group.whole ? 1 : gpuHoursMonthly));
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  const leaves = (arrival: Arrival) => arrival.supplyId !== currentSupply;
  // In the order of time, with those that stay where they are last.
  const ordered = [...arrivals.filter(leaves), ...arrivals.filter((arrival) => !leaves(arrival))];
  const toPlace = members.map((_, index) =>
    weightSum > 0 ? ((weights[index] ?? 0) / weightSum) * units : units / members.length,
  );
  const sizes = [...toPlace];
  const shares: PlacedShare[] = [];
  let member = 0;
  let placed = 0;
  for (const arrival of ordered) {
    // What is at its current supply at first and leaves later has its place among those that leave.
    let left = leaves(arrival) ? arrival.units : Math.min(arrival.units, units - placed);
    placed += left;
    while (left > dust * units && member < members.length) {
      const size = sizes[member] ?? 0;
      const taken = Math.min(left, toPlace[member] ?? 0);
      const workload = members[member];
      if (workload && taken > 0) {
        const month = prices.quarters[arrival.quarter]?.startMonth ?? 0;
        shares.push({ workload: workload.id, supply: arrival.supplyId, share: size > 0 ? taken / size : 1, month });
      }
      left -= taken;
      toPlace[member] = (toPlace[member] ?? 0) - taken;
      if ((toPlace[member] ?? 0) <= dust * size) member++;
    }
  }
  return wholeShares(group, shares);
}

/** Shares that sum to 1 exactly: what tolerance left over belongs to the largest. */
function wholeShares({ members }: WorkloadGroup, shares: readonly PlacedShare[]): PlacedShare[] {
  return members.flatMap(({ id }) => {
    const own = shares.filter(({ workload }) => workload === id);
    const sum = own.reduce((total, { share }) => total + share, 0);
    const largest = own.reduce((best, each, index) => (each.share > (own[best]?.share ?? 0) ? index : best), 0);
    return own.map((each, index) => (index === largest ? { ...each, share: each.share + 1 - sum } : each));
  });
}

/**
 * The fewest nodes that serve what is placed, bought when they are needed; those that are bought ahead as planned, where
 * that can be of use: prices rise, or a year has a budget of its own.
 */
export function purchasesFor(
  problem: PlacementProblem,
  prices: PlacementPrices,
  shares: readonly PlacedShare[],
  planned: (supplyId: string, quarter: number) => number,
): NodePurchase[] {
  const purchases: NodePurchase[] = [];
  for (const supply of problem.supplies) {
    if (supply.kind !== "owned") continue;
    const buysAhead = problem.limits.capexBudgetByYear !== null || addedCosts(supply, prices).some((cost) => cost < 0);
    let standing = supply.ownedNodes;
    for (const [quarter, { startMonth }] of prices.quarters.entries()) {
      const hours = hoursOn(problem, shares, supply.id, startMonth) * (prices.peak[quarter] ?? 1);
      const needed = Math.ceil(hours / nodeCapacity(supply) - 1e-6);
      const wanted = buysAhead ? Math.max(needed, planned(supply.id, quarter)) : needed;
      if (wanted <= standing) continue;
      purchases.push({ supply: supply.id, month: startMonth, count: wanted - standing });
      standing = wanted;
    }
  }
  return purchases;
}

/** GPU-hours of the first month's size on a supply from the start of a month on: what has not moved is where it was. */
function hoursOn(problem: PlacementProblem, shares: readonly PlacedShare[], supplyId: string, month: number): number {
  const workloads = new Map(problem.workloads.map((workload) => [workload.id, workload]));
  return shares.reduce((sum, placed) => {
    const workload = workloads.get(placed.workload);
    const at = placed.month <= month ? placed.supply : workload?.currentSupply;
    return at === supplyId ? sum + (workload?.gpuHoursMonthly ?? 0) * placed.share : sum;
  }, 0);
}
