import { nodeCapacity, type PlacementPrices } from "./prices";
import type { OwnedSupply } from "./problem";

type Point = { hours: number; cost: number };

const mostSteps = 5000;

/**
 * What nodes cost at least for GPU-hours of the first month's size, as straight lines below the real cost, which rises in
 * steps because nodes are whole: cost ≥ intercept + slope × hours. The lines are the lower hull of the steps, so no
 * tighter ones are true. They spare the solver most of its search.
 */
export function nodeCostLines(
  supply: OwnedSupply,
  prices: PlacementPrices,
  hoursAtMost: number,
): { slope: number; intercept: number }[] {
  const added = addedCosts(supply, prices);
  // A node that is dearer later may be bought before it is needed: then the steps are not what is paid.
  if (added.some((cost) => cost < 0)) return [];
  const capacity = nodeCapacity(supply);
  const nodesFor = (hours: number, quarter: number) => {
    let most = supply.ownedNodes;
    for (let each = 0; each <= quarter; each++) {
      most = Math.max(most, Math.ceil((hours * (prices.peak[each] ?? 1)) / capacity - 1e-9));
    }
    return most;
  };
  const costOf = (hours: number) => added.reduce((sum, cost, quarter) => sum + cost * nodesFor(hours, quarter), 0);
  const ends = stepEnds(supply, prices, capacity, hoursAtMost);
  const hull: Point[] = [];
  for (const hours of [0, ...ends]) {
    const point = { hours, cost: costOf(hours) };
    while (hull.length > 1 && isAbove(hull, point)) hull.pop();
    hull.push(point);
  }
  return hull.slice(1).map((point, index) => {
    const before = hull[index] ?? point;
    const slope = (point.cost - before.cost) / (point.hours - before.hours);
    return { slope, intercept: before.cost - slope * before.hours };
  });
}

/** Cost of one more node in each quarter, if it also stands in all later ones that count it. */
export function addedCosts(supply: OwnedSupply, prices: PlacementPrices): number[] {
  const cost = prices.node(supply);
  return cost.map((of, quarter) => of - (cost[quarter + 1] ?? 0));
}

/** GPU-hours at which another node is needed in some quarter. */
function stepEnds(supply: OwnedSupply, prices: PlacementPrices, capacity: number, hoursAtMost: number): number[] {
  const ends = new Set<number>();
  for (const peak of prices.peak) {
    const steps = Math.min(Math.ceil((hoursAtMost * peak) / capacity), supply.maxNodes ?? Number.POSITIVE_INFINITY);
    if (ends.size + steps > mostSteps) return [];
    for (let nodes = Math.max(1, supply.ownedNodes); nodes <= steps; nodes++) ends.add((nodes * capacity) / peak);
  }
  return [...ends].sort((one, other) => one - other);
}

/** Whether the last point of the hull lies on or above the line from the one before it to the next. */
function isAbove(hull: readonly Point[], next: Point): boolean {
  const [before, last] = hull.slice(-2);
  if (!before || !last) return false;
  const line = before.cost + ((next.cost - before.cost) * (last.hours - before.hours)) / (next.hours - before.hours);
  return last.cost >= line;
}
