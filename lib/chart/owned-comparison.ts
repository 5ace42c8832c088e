import { breakeven } from "../calc/breakeven";
import { fleetPurchase } from "../calc/fleet-purchase";
import { gpuHourRate, monthlyCostOn } from "../calc/rate";
import { expectedReturn } from "../calc/readiness-rules";
import type { OwnedFleet, Supply } from "../calc/supply";
import type { Workload } from "../schema/workload";
import { monthlyCostToday } from "./planned-demand";

/** The steady cloud workloads moved to owned fleets of the same GPU class. */
export type OwnedComparison = {
  workloads: number;
  fleets: string[];
  nodes: number;
  cloudMonthly: number;
  capex: number;
  runningMonthly: number;
  installMonths: number;
  /** Cloud cost over the full cost of owning, both by the GPU-hour over the fleet's life. */
  ratio: number;
  /** Over the years of the guide's expectation, the cloud paid while the hardware is installed. */
  breakevenMonths: number | null;
  roi: number | null;
  savingsRatio: number | null;
};

type Move = { workload: Workload; cloudMonthly: number; ownedMonthly: number; fleet: OwnedFleet };

/**
 * Null when no steady workload has both a price today and a fleet of its class. Only steady ones, because the rule of
 * thumb speaks of them, and because a fleet has to hold the peak of the others.
 */
export function ownedComparison(workloads: readonly Workload[], supplies: readonly Supply[]): OwnedComparison | null {
  const moves = workloads
    .filter(({ variability }) => variability === "steady")
    .flatMap((workload) => moveOf(workload, supplies) ?? []);
  const sum = (amount: (move: Move) => number) => moves.reduce((total, move) => total + amount(move), 0);
  const ownedMonthly = sum((move) => move.ownedMonthly);
  if (ownedMonthly <= 0) return null;
  const fleets = [...new Set(moves.map(({ fleet }) => fleet))];
  const purchases = fleets.map((fleet) => {
    const demands = moves.filter((move) => move.fleet === fleet).map(({ workload }) => workload);
    return fleetPurchase(demands, fleet);
  });
  const cloudMonthly = sum((move) => move.cloudMonthly);
  const capex = purchases.reduce((total, purchase) => total + purchase.capex, 0);
  const runningMonthly = purchases.reduce((total, purchase) => total + purchase.runningMonthly, 0);
  const installMonths = Math.max(...fleets.map((fleet) => fleet.installMonths));
  const { breakevenMonths, roi, savingsRatio } = breakeven({
    cloudMonthly,
    capex,
    onPremMonthly: runningMonthly,
    horizonMonths: expectedReturn.years * 12,
    installMonths,
    cloudGrowthAnnual: 0,
    onPremGrowthAnnual: 0,
    cloudPriceChangeAnnual: 0,
    discountRateAnnual: 0,
    residualRatio: 0,
  });
  return {
    workloads: moves.length,
    fleets: fleets.map(({ name }) => name),
    nodes: purchases.reduce((total, { nodes }) => total + nodes, 0),
    cloudMonthly,
    capex,
    runningMonthly,
    installMonths,
    ratio: cloudMonthly / ownedMonthly,
    breakevenMonths,
    roi,
    savingsRatio,
  };
}

function moveOf(workload: Workload, supplies: readonly Supply[]): Move | null {
  const offer = supplies.find(({ id }) => id === workload.supplyId);
  const fleet = offer && fleetFor(offer.gpuClass, supplies);
  const cloudMonthly = monthlyCostToday(workload, supplies);
  if (!fleet || cloudMonthly === null) return null;
  const ownedMonthly = monthlyCostOn({ ...workload, storageGb: workload.datasetTb * 1000 }, fleet);
  return ownedMonthly === null ? null : { workload, cloudMonthly, ownedMonthly, fleet };
}

/** Of the class, one that would be bought new before one that stands and is taken; of those the cheapest hour. */
function fleetFor(gpuClass: string, supplies: readonly Supply[]): OwnedFleet | undefined {
  const alike = supplies
    .filter((supply) => supply.kind === "owned")
    .filter((fleet) => fleet.gpuClass === gpuClass && gpuHourRate(fleet) !== null);
  const unbought = alike.filter(({ ownedNodes }) => ownedNodes === 0);
  return (unbought.length > 0 ? unbought : alike).toSorted(
    (one, other) => (gpuHourRate(one) ?? 0) - (gpuHourRate(other) ?? 0),
  )[0];
}
