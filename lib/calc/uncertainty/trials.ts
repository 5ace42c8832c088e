import { addSupplyCost } from "../evaluate";
import { growthFactor } from "../growth";
import type { CostBook } from "../line-book";
import type { ScenarioPlan } from "../plan";
import { planOf } from "../scenario";
import { type Station, stationsOf } from "../stations";
import type { Supply } from "../supply";
import { emptyLoad, type SupplyLoad } from "../supply-load";
import type { Component } from "../timeline";

/** What one placement costs in one trial: money of each month, index 0 the start. */
export type TrialCosts = { monthly: Float64Array };

export type TrialRunner = {
  /** Costs of every placement of the scenario with a trial's values, in the order of `shares`. */
  run: (trial: ScenarioPlan) => readonly TrialCosts[];
  shares: readonly number[];
};

/** Adds up months and forgets the components. */
class TotalBook implements CostBook {
  readonly monthly: Float64Array;

  constructor(readonly horizonMonths: number) {
    this.monthly = new Float64Array(horizonMonths + 1);
  }

  add(_component: Component, month: number, amount: number): void {
    this.monthly[month] = (this.monthly[month] ?? 0) + amount;
  }
}

/** Loads of a placement's supplies by what makes them grow. */
type Loads = {
  /** Of workloads that grow with the plan, as if nothing grew. */
  withPlan: readonly SupplyLoad[];
  /** Of workloads with a growth of their own, grown. */
  onTheirOwn: readonly SupplyLoad[];
};

type Parts = Loads & {
  whole: readonly Station[];
  /** What each fleet keeps running in the cloud until it is installed, as if that took the whole horizon. */
  untilInstalled: readonly (Loads & { fleet: number })[];
};

/**
 * The evaluator for thousands of trials of one scenario. What workloads ask of the supplies is worked out once; a trial
 * scales it by its growth and adds up the supplies' costs, by the same functions as `evaluate` and to the same totals.
 * A trial that changes the workloads, their levers or how they are bought is evaluated whole, at a hundredth of the
 * speed. What is returned is overwritten by the next trial.
 */
export function trialRunner(base: ScenarioPlan): TrialRunner {
  const shares = [0, ...base.splits, 1];
  const placements = shares.map((share) => {
    const parts = partsOf(base, share);
    const stations = parts.whole.map((whole, index) => stationOf(whole, parts, index, base.horizonMonths));
    return { share, stations, book: new TotalBook(base.horizonMonths) };
  });
  const factors = new Float64Array(base.horizonMonths + 1);

  const run = (trial: ScenarioPlan): readonly TrialCosts[] => {
    const isQuick = keepsLoads(base, trial);
    const monthlyGrowth = growthFactor(trial.growthAnnual, 2);
    factors[1] = trial.demandFactor;
    for (let month = 2; month < factors.length; month++) factors[month] = (factors[month - 1] ?? 0) * monthlyGrowth;
    return placements.map(({ share, stations, book }): TrialCosts => {
      book.monthly.fill(0);
      if (!isQuick) {
        for (const station of stationsOf(planOf(trial, share))) addSupplyCost(book, station);
        return book;
      }
      for (const [index, station] of stations.entries()) {
        if (!station.isAsked) continue;
        station.supply = trial.supplies[index] ?? station.supply;
        const billed = billedFactor(base.supplies[index], station.supply);
        for (const series of station.series) {
          scaleInto(series, factors, trial.demandFactor, series.isBilled ? billed : 1, base.horizonMonths);
        }
        for (const { series } of station.untilInstalled) for (const { to } of series) to.fill(0);
        for (const { fleet, series } of station.untilInstalled) {
          const months = Math.min(installMonthsOf(trial.supplies[fleet]), base.horizonMonths);
          for (const each of series) {
            addScaled(each, factors, trial.demandFactor, each.isBilled ? billed : 1, months);
          }
        }
        addSupplyCost(book, station);
      }
      return book;
    });
  };
  return { run, shares };
}

/** One course of a load, as it is for a plan that does not grow, and where a trial's goes. */
type Series = {
  to: number[];
  withPlan: Float64Array;
  /** null: of no workload. */
  onTheirOwn: Float64Array | null;
  /** Billed by allocation: it moves with the utilisation. */
  isBilled: boolean;
};

type TrialStation = Pick<Station, "supply" | "load" | "moving"> & {
  series: readonly Series[];
  untilInstalled: readonly { fleet: number; series: readonly Series[] }[];
  /** Nothing costs nothing. */
  isAsked: boolean;
};

function stationOf({ supply, load }: Station, parts: Parts, index: number, horizonMonths: number): TrialStation {
  const own = { ...emptyLoad(horizonMonths), oneOffCosts: load.oneOffCosts, mixChanges: load.mixChanges };
  const moving = emptyLoad(horizonMonths);
  const series = seriesOf(own, parts, index, supply);
  const untilInstalled = parts.untilInstalled
    .map((each) => ({ fleet: each.fleet, series: seriesOf(moving, each, index, supply) }))
    .filter((each) => each.series.length > 0);
  const isAsked = series.length > 0 || untilInstalled.length > 0 || load.oneOffCosts.some((cost) => cost !== 0);
  return { supply, load: own, moving, series, untilInstalled, isAsked };
}

/** Only what the kind of supply looks at, and only what is not 0 throughout: the rest stays at 0. */
function seriesOf(into: SupplyLoad, loads: Loads, index: number, { kind }: Supply): Series[] {
  const [plan, own] = [loads.withPlan[index], loads.onTheirOwn[index]];
  if (plan === undefined || own === undefined) return [];
  const named = (kind === "owned" ? capacity : kind === "cloud" ? consumed : worked).map((name) => {
    return seriesTo(into[name], plan[name], own[name], name === "billedGpuHours");
  });
  const bought = purchases.map((name) => seriesTo(into.purchase[name], plan.purchase[name], own.purchase[name], true));
  return [...named, ...bought].filter(({ withPlan, onTheirOwn }) => hasAmounts(withPlan) || onTheirOwn !== null);
}

function seriesTo(to: number[], withPlan: readonly number[], own: readonly number[], isBilled: boolean): Series {
  return {
    to,
    withPlan: Float64Array.from(withPlan),
    onTheirOwn: hasAmounts(own) ? Float64Array.from(own) : null,
    isBilled,
  };
}

function hasAmounts(amounts: Float64Array | readonly number[]): boolean {
  return amounts.some((amount) => amount !== 0);
}

const capacity = ["capacity"] as const;
const worked = ["gpuHours", "pricedGpuHours"] as const;
const consumed = [...worked, "billedGpuHours", "pricedStorageGb", "egressGb", "pricedEgressGb"] as const;
const purchases = ["reserved1y", "reserved3y", "spot"] as const;

function partsOf(base: ScenarioPlan, share: number): Parts {
  const plan = planOf(base, share);
  const stations = (growsWithPlan: boolean, supplies = plan.supplies) =>
    stationsOf({
      ...plan,
      supplies,
      demands: plan.demands.filter(({ growthAnnual }) => (growthAnnual === null) === growsWithPlan),
      growthAnnual: 0,
      demandFactor: 1,
      levers: plan.levers.map((lever) => ({ ...lever, oneOffCost: 0 })),
    });
  const loads = (growsWithPlan: boolean) => stations(growsWithPlan).map(({ load }) => load);
  const untilInstalled = plan.supplies.flatMap((fleet, index) => {
    if (fleet.kind === "cloud") return [];
    const alone = plan.supplies.map((supply): Supply => {
      if (supply.kind === "cloud") return supply;
      return { ...supply, installMonths: supply === fleet ? plan.horizonMonths : 0 };
    });
    const moving = (growsWithPlan: boolean) => stations(growsWithPlan, alone).map((each) => each.moving);
    return [{ fleet: index, withPlan: moving(true), onTheirOwn: moving(false) }];
  });
  return { withPlan: loads(true), onTheirOwn: loads(false), whole: stationsOf(plan), untilInstalled };
}

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

/** Arguments one by one: this runs some ten million times for a simulation. */
function scaleInto(
  { to, withPlan, onTheirOwn }: Series,
  factors: Float64Array,
  demandFactor: number,
  scale: number,
  last: number,
): void {
  for (let month = 1; month <= last; month++) to[month] = (withPlan[month] ?? 0) * (factors[month] ?? 0) * scale;
  if (onTheirOwn === null) return;
  const own = demandFactor * scale;
  for (let month = 1; month <= last; month++) to[month] = (to[month] ?? 0) + (onTheirOwn[month] ?? 0) * own;
}

function addScaled(
  { to, withPlan, onTheirOwn }: Series,
  factors: Float64Array,
  demandFactor: number,
  scale: number,
  last: number,
): void {
  for (let month = 1; month <= last; month++) {
    const sum = (withPlan[month] ?? 0) * (factors[month] ?? 0) + (onTheirOwn?.[month] ?? 0) * demandFactor;
    to[month] = (to[month] ?? 0) + sum * scale;
  }
}
