import { addCloudEgress, addDualRun } from "../cloud-cost";
import { addOneOffCosts, addSupplyCost } from "../evaluate";
import { setGrowthFactors } from "../growth";
import type { ScenarioPlan } from "../plan";
import { planOf } from "../scenario";
import { stationsOf } from "../stations";
import type { Supply } from "../supply";
import { type CostShare, costShares, workOut } from "./shared-cost";
import { TotalBook } from "./total-book";
import { addMoving, growInto, hasLoad, type TrialGrowth, type TrialStation, trialStations } from "./trial-loads";

/** What one placement costs in one trial: money of each month, index 0 the start. */
export type TrialCosts = { readonly monthly: Float64Array };

export type TrialRunner = {
  /** Costs of every placement of the scenario with a trial's values, in the order of `shares`. */
  run: (trial: ScenarioPlan) => readonly TrialCosts[];
  shares: readonly number[];
};

/**
 * The evaluator for thousands of trials of one scenario. What workloads ask of the supplies is worked out once; a trial
 * scales it by its growth and adds up the supplies' costs, by the same functions as `evaluate` and to the same totals.
 * A trial that changes the workloads, their levers or how they are bought is evaluated whole, at a hundredth of the
 * speed. What is returned is overwritten by the next trial.
 */
export function trialRunner(base: ScenarioPlan): TrialRunner {
  const placementShares = [0, ...base.splits, 1];
  const stations = placementShares.map((share) => trialStations(base, share));
  const shares = costShares(stations.flat());
  const placements = stations.map((each) =>
    each
      .map((station, index): Placed => ({ station, index, shares: shares.get(station) ?? [] }))
      .filter(
        (placed) => hasLoad(placed.station) || placed.shares.some(({ shared }) => shared.original === placed.station),
      ),
  );
  const books = placementShares.map(() => new TotalBook(base.horizonMonths));
  const course = () => new Float64Array(base.horizonMonths + 1);
  const growth: TrialGrowth = { factors: course(), demandFactor: 1 };
  const prices = base.supplies.map(course);

  const run = (trial: ScenarioPlan): readonly TrialCosts[] => {
    for (const book of books) book.clear();
    if (!keepsLoads(base, trial)) {
      for (const [index, book] of books.entries()) {
        for (const station of stationsOf(planOf(trial, placementShares[index] ?? 0))) addSupplyCost(book, station);
      }
      return books;
    }
    growth.demandFactor = trial.demandFactor;
    setGrowthFactors(growth.factors, trial.growthAnnual, trial.demandFactor);
    for (const [index, supply] of trial.supplies.entries()) {
      const course = prices[index];
      if (course && supply.kind === "cloud") setGrowthFactors(course, supply.priceChangeAnnual);
    }
    for (let placement = 0; placement < books.length; placement++) {
      const book = books[placement];
      const placed = placements[placement];
      if (book === undefined || placed === undefined) continue;
      for (const each of placed) addCost(book, each, trial);
    }
    return books;
  };
  return { run, shares: placementShares };

  function addCost(book: TotalBook, { station, index, shares: parts }: Placed, trial: ScenarioPlan): void {
    const supply = trial.supplies[index] ?? station.supply;
    const billed = billedFactor(base.supplies[index], supply);
    station.supply = supply;
    for (const series of station.others) growInto(series, growth, billed);
    growMoving(station, trial, billed);
    const course = prices[index];
    if (supply.kind !== "cloud" || course === undefined) return void addSupplyCost(book, station);
    for (const { shared, factor } of parts) {
      if (shared.original === station) workOut(shared, growth, course, billed);
      book.addTimes(shared.book, factor);
    }
    if (station.others.length > 0) addCloudEgress(book, supply, station.load, course);
    addDualRun(book, supply, station.load, station.moving, course, station.movingUntil);
    addOneOffCosts(book, station.load);
  }

  function growMoving(station: TrialStation, trial: ScenarioPlan, billed: number): void {
    for (const { series } of station.untilInstalled) {
      for (const { to } of series) for (let month = 1; month <= station.movingUntil; month++) to[month] = 0;
    }
    station.movingUntil = 0;
    for (const { fleet, series } of station.untilInstalled) {
      const months = Math.min(installMonthsOf(trial.supplies[fleet]), base.horizonMonths);
      for (const each of series) addMoving(each, growth, billed, months);
      station.movingUntil = Math.max(station.movingUntil, months);
    }
  }
}

type Placed = { station: TrialStation; index: number; shares: readonly CostShare[] };

/** Whether a trial leaves as they are all the things that loads depend on, and that scaling cannot follow. */
function keepsLoads(base: ScenarioPlan, trial: ScenarioPlan): boolean {
  const hasShutdown = base.levers.some(({ change }) => change.kind === "auto-shutdown");
  return (
    trial.demands === base.demands &&
    trial.levers === base.levers &&
    trial.shareOf === base.shareOf &&
    trial.horizonMonths === base.horizonMonths &&
    trial.supplies.length === base.supplies.length &&
    trial.supplies.every((supply, index) => {
      const before = base.supplies[index];
      return supply === before || (before !== undefined && isBoughtAlike(before, supply, hasShutdown));
    })
  );
}

const purchases = ["reserved1y", "reserved3y", "spot"] as const;

function isBoughtAlike(before: Supply, now: Supply, hasShutdown: boolean): boolean {
  if (before.id !== now.id || before.kind !== now.kind) return false;
  if (before.kind !== "cloud" || now.kind !== "cloud") return true;
  return (
    (before.utilisation === now.utilisation || !hasShutdown) &&
    purchases.every((option) => before.mix[option] === now.mix[option]) &&
    purchases.every((option) => (before[option] === null) === (now[option] === null))
  );
}

/** What is used stays, so that less is billed for it the better the allocation is used. */
function billedFactor(before: Supply | undefined, now: Supply): number {
  return before?.kind === "cloud" && now.kind === "cloud" ? before.utilisation / now.utilisation : 1;
}

function installMonthsOf(supply: Supply | undefined): number {
  return supply === undefined || supply.kind === "cloud" ? 0 : supply.installMonths;
}
