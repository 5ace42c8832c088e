import { addSupplyCost } from "../evaluate";
import { growthFactor } from "../growth";
import type { CostBook } from "../line-book";
import type { ScenarioPlan } from "../plan";
import { planOf } from "../scenario";
import { type Station, stationsOf } from "../stations";
import type { Supply } from "../supply";
import { emptyLoad, type SupplyLoad } from "../supply-load";
import { type Component, capitalComponents } from "../timeline";

/** What one placement costs in one trial: money of each month (index 0 the start), and what of it is bought. */
export type TrialCosts = { monthly: Float64Array; capex: number };

export type TrialRunner = {
  /** Costs of every placement of the scenario with a trial's values, in the order of `shares`. */
  run: (trial: ScenarioPlan) => readonly TrialCosts[];
  shares: readonly number[];
};

/** Adds up months and capex and forgets the components. */
class TotalBook implements CostBook {
  readonly monthly: Float64Array;
  capex = 0;

  constructor(readonly horizonMonths: number) {
    this.monthly = new Float64Array(horizonMonths + 1);
  }

  clear(): void {
    this.monthly.fill(0);
    this.capex = 0;
  }

  add(component: Component, month: number, amount: number): void {
    if (amount === 0) return;
    this.monthly[month] = (this.monthly[month] ?? 0) + amount;
    if (capitalComponents.has(component)) this.capex += amount;
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
    const stations = parts.whole.map(({ supply, load }) => ({
      supply,
      load: { ...emptyLoad(base.horizonMonths), oneOffCosts: load.oneOffCosts, mixChanges: load.mixChanges },
      moving: emptyLoad(base.horizonMonths),
    }));
    return { share, parts, stations, book: new TotalBook(base.horizonMonths) };
  });
  const factors = new Float64Array(base.horizonMonths + 1);

  const run = (trial: ScenarioPlan): readonly TrialCosts[] => {
    const isQuick = keepsLoads(base, trial);
    const monthlyGrowth = growthFactor(trial.growthAnnual, 2);
    factors[1] = trial.demandFactor;
    for (let month = 2; month < factors.length; month++) factors[month] = (factors[month - 1] ?? 0) * monthlyGrowth;
    return placements.map(({ share, parts, stations, book }): TrialCosts => {
      book.clear();
      if (!isQuick) {
        for (const station of stationsOf(planOf(trial, share))) addSupplyCost(book, station);
        return book;
      }
      for (const [index, station] of stations.entries()) {
        station.supply = trial.supplies[index] ?? station.supply;
        const scale = {
          factors,
          demandFactor: trial.demandFactor,
          billed: billedFactor(base.supplies[index], station.supply),
        };
        clear(station.load);
        addScaled(station.load, parts, index, scale, base.horizonMonths);
        clear(station.moving);
        for (const moving of parts.untilInstalled) {
          const months = installMonthsOf(trial.supplies[moving.fleet]);
          if (months > 0) addScaled(station.moving, moving, index, scale, months);
        }
        addSupplyCost(book, station);
      }
      return book;
    });
  };
  return { run, shares };
}

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

const used = ["gpuHours", "pricedGpuHours", "capacity", "pricedStorageGb", "egressGb", "pricedEgressGb"] as const;
const purchases = ["reserved1y", "reserved3y", "spot"] as const;

function clear(load: SupplyLoad): void {
  for (const name of used) load[name].fill(0);
  load.billedGpuHours.fill(0);
  for (const name of purchases) load.purchase[name].fill(0);
}

type Scale = { factors: Float64Array; demandFactor: number; billed: number };

function addScaled(
  into: SupplyLoad,
  { withPlan, onTheirOwn }: Loads,
  index: number,
  { factors, demandFactor, billed }: Scale,
  untilMonth: number,
): void {
  const [plan, own] = [withPlan[index], onTheirOwn[index]];
  if (plan === undefined || own === undefined) return;
  const last = Math.min(untilMonth, factors.length - 1);
  for (const name of used) addSeries(into[name], plan[name], own[name], factors, demandFactor, 1, last);
  addSeries(into.billedGpuHours, plan.billedGpuHours, own.billedGpuHours, factors, demandFactor, billed, last);
  for (const name of purchases) {
    addSeries(into.purchase[name], plan.purchase[name], own.purchase[name], factors, demandFactor, billed, last);
  }
}

/** Arguments one by one: this runs some hundred million times for a simulation. */
function addSeries(
  to: number[],
  withPlan: readonly number[],
  onTheirOwn: readonly number[],
  factors: Float64Array,
  demandFactor: number,
  scale: number,
  last: number,
): void {
  for (let month = 1; month <= last; month++) {
    const sum = (withPlan[month] ?? 0) * (factors[month] ?? 0) + (onTheirOwn[month] ?? 0) * demandFactor;
    to[month] = (to[month] ?? 0) + sum * scale;
  }
}
