import { addCloudCost } from "./cloud-cost";
import { addConsumptionCost } from "./consumption-cost";
import { addEdgeCost } from "./edge-cost";
import { type CostBook, LineBook } from "./line-book";
import { addOwnedCost } from "./owned-cost";
import type { Plan } from "./plan";
import { type Station, stationsOf } from "./stations";
import { tierOf } from "./supply";
import type { Timeline, TimelineLine } from "./timeline";

/**
 * The cost model: demand × placement × supplies × levers → money by month and component. Levers on price change what
 * usage-priced supplies (cloud and consumption) charge; owned and edge fleets cost what their nodes and devices cost.
 * What a lever costs to bring about is a migration cost.
 * An empty plan gives an empty timeline. Throws RangeError when a placement is missing, names an unknown supply, or its
 * shares do not sum to 1. Source: docs "The cost model".
 */
export function evaluate(plan: Plan): Timeline {
  const stations = stationsOf(plan);
  const lines: TimelineLine[] = [];
  const nodes: { supplyId: string; counts: number[] }[] = [];
  for (const station of stations) {
    const { supply } = station;
    const book = new LineBook(supply.id, tierOf(supply), plan.horizonMonths);
    const counts = addSupplyCost(book, station);
    if (counts !== null) nodes.push({ supplyId: supply.id, counts });
    lines.push(...book.lines());
  }
  const gpuHours = stations.map(({ supply, servedGpuHours }) => ({
    supplyId: supply.id,
    tier: tierOf(supply),
    amounts: servedGpuHours,
  }));
  return { horizonMonths: plan.horizonMonths, lines, gpuHours, nodes };
}

/** Everything that a supply costs for its load. Returns its nodes or devices in service; null where it has none. */
export function addSupplyCost(book: CostBook, station: Pick<Station, "supply" | "load" | "moving">): number[] | null {
  const counts = addRunningCost(book, station);
  const { oneOffCosts } = station.load;
  for (let month = 0; month < oneOffCosts.length; month++) {
    const cost = oneOffCosts[month] ?? 0;
    if (cost !== 0) book.add("migration", month, cost);
  }
  return counts;
}

function addRunningCost(
  book: CostBook,
  { supply, load, moving }: Pick<Station, "supply" | "load" | "moving">,
): number[] | null {
  switch (supply.kind) {
    case "cloud":
      addCloudCost(book, supply, load, moving);
      return null;
    case "owned":
      return addOwnedCost(book, supply, load);
    case "consumption":
      addConsumptionCost(book, supply, load);
      return null;
    case "edge":
      return addEdgeCost(book, supply, load);
  }
}
