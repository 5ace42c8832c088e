import { growthFactor } from "../growth";
import { hoursPerMonth } from "../hours";
import { monthlyRate } from "../present-value";
import type { OwnedSupply, PlacementProblem, RentedSupply } from "./problem";

const monthsPerQuarter = 3;

/** Months of a quarter, the first month being 1. */
type Quarter = { startMonth: number; months: readonly number[] };

/** What a horizon does to money and demand: quarters, growth and discount, worked out once. */
export type PlacementPrices = {
  quarters: readonly Quarter[];
  /** Most that demand is in a quarter, as a factor of the first month. */
  peak: readonly number[];
  /** Demand-months of each quarter: what a GPU-hour of the first month becomes. */
  volume: readonly number[];
  /** Present value of a quarter's GPU-hours for each GPU-hour of the first month. */
  rented: (supply: RentedSupply) => readonly number[];
  /** Present value of what grows with demand, for 1 in the first month. */
  other: readonly number[];
  /** Present value of a node bought at the start of each quarter, running to the horizon. */
  node: (supply: OwnedSupply) => readonly number[];
  /** Paid for a node at the start of each quarter, undiscounted. */
  nodeCapex: (supply: OwnedSupply) => readonly number[];
  /** Present value of running one node from the start to the horizon. */
  running: (supply: OwnedSupply) => number;
};

export function placementPrices({
  horizonMonths,
  growthAnnual,
  discountRateAnnual,
}: Pick<PlacementProblem, "horizonMonths" | "growthAnnual" | "discountRateAnnual">): PlacementPrices {
  const rate = monthlyRate(discountRateAnnual);
  const discount = (month: number) => (1 + rate) ** -month;
  const demand = (month: number) => growthFactor(growthAnnual, month);
  const quarters: Quarter[] = [];
  for (let startMonth = 0; startMonth < horizonMonths; startMonth += monthsPerQuarter) {
    const length = Math.min(monthsPerQuarter, horizonMonths - startMonth);
    quarters.push({ startMonth, months: Array.from({ length }, (_, index) => startMonth + index + 1) });
  }
  const sumOf = (value: (month: number) => number) =>
    quarters.map(({ months }) => months.reduce((sum, month) => sum + value(month), 0));
  const runningFrom = (startMonth: number) => {
    let sum = 0;
    for (let month = startMonth + 1; month <= horizonMonths; month++) sum += discount(month);
    return sum;
  };
  const nodeCapex = (supply: OwnedSupply) =>
    quarters.map(({ startMonth }) => supply.nodeCapex * growthFactor(supply.priceChangeAnnual, startMonth + 1));
  return {
    quarters,
    peak: quarters.map(({ months }) => Math.max(...months.map(demand))),
    volume: sumOf(demand),
    rented: (supply) =>
      sumOf(
        (month) => demand(month) * discount(month) * supply.gpuHourly * growthFactor(supply.priceChangeAnnual, month),
      ),
    other: sumOf((month) => demand(month) * discount(month)),
    node: (supply) =>
      nodeCapex(supply).map((capex, index) => {
        const { startMonth } = quarters[index] ?? { startMonth: 0 };
        return capex * discount(startMonth) + supply.nodeMonthly * runningFrom(startMonth);
      }),
    nodeCapex,
    running: (supply) => supply.nodeMonthly * runningFrom(0),
  };
}

/** GPU-hours that one node serves in a month. */
export function nodeCapacity(supply: OwnedSupply): number {
  return supply.gpusPerNode * hoursPerMonth * supply.targetUtilisation;
}
