import { addCloudCost } from "./cloud-cost";
import { addConsumptionCost } from "./consumption-cost";
import { addEdgeCost } from "./edge-cost";
import { type CostBook, LineBook } from "./line-book";
import { addOwnedCost } from "./owned-cost";
import type { Plan } from "./plan";
import { type Station, stationsOf } from "./stations";
import { tierOf } from "./supply";
import type { SupplyLoad } from "./supply-load";
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
    addSupplyCost(book, station);
    if (supply.kind === "owned" || supply.kind === "edge") {
      nodes.push({ supplyId: supply.id, counts: [...station.nodes.inService] });
    }
    lines.push(...book.lines());
  }
  const gpuHours = stations.map(({ supply, servedGpuHours }) => ({
    supplyId: supply.id,
    tier: tierOf(supply),
    amounts: servedGpuHours,
  }));
  return { horizonMonths: plan.horizonMonths, lines, gpuHours, nodes };
}

type CostedStation = Pick<Station, "supply" | "load" | "moving" | "nodes">;

/** Everything that a supply costs for its load; its nodes or devices go into the station. */
export function addSupplyCost(book: CostBook, station: CostedStation): void {
  addRunningCost(book, station);
  addOneOffCosts(book, station.load);
}

/** What levers cost to bring about. */
export function addOneOffCosts(book: CostBook, { oneOffCosts }: SupplyLoad): void {
  for (const [month, cost] of oneOffCosts) book.add("migration", month, cost);
}

function addRunningCost(book: CostBook, { supply, load, moving, nodes }: CostedStation): void {
  switch (supply.kind) {
    case "cloud":
      addCloudCost(book, supply, load, moving);
      break;
    case "owned":
      addOwnedCost(book, supply, load, nodes);
      break;
    case "consumption":
      addConsumptionCost(book, supply, load);
      break;
    case "edge":
      addEdgeCost(book, supply, load, nodes);
      break;
  }
}
