import { leverFactors } from "../lever";
import type { ScenarioPlan } from "../plan";
import { planOf } from "../scenario";
import { type Station, stationsOf } from "../stations";
import type { Supply } from "../supply";
import { emptyLoad, type SupplyLoad } from "../supply-load";

/** One course of a load, as it is for a plan that does not grow, and where a trial's goes. */
export type Series = {
  to: Float64Array;
  withPlan: Float64Array;
  /** null: of no workload. */
  onTheirOwn: Float64Array | null;
  /** Billed by allocation: it moves with the utilisation. */
  isBilled: boolean;
};

/** A supply with what one placement asks of it in a trial. */
export type TrialStation = Pick<Station, "supply" | "load" | "moving" | "nodes"> & {
  /** What a cloud offer's compute depends on, and its storage. */
  compute: readonly Series[];
  storage: readonly Series[];
  /** The other courses that the kind of supply looks at, those that are 0 throughout left out. */
  others: readonly Series[];
  /** What each fleet keeps running here until it is installed, as if that took the whole horizon. */
  untilInstalled: readonly { fleet: number; series: readonly Series[] }[];
  /** The last month in which anything is moving. */
  movingUntil: number;
};

/** What makes a trial's loads grow, by month. */
export type TrialGrowth = { factors: Float64Array; demandFactor: number };

/** The stations of one placement, worked out once for all trials. */
export function trialStations(base: ScenarioPlan, share: number): TrialStation[] {
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
  const [withPlan, onTheirOwn] = [stations(true), stations(false)];
  const fleets = plan.supplies.flatMap((fleet, index) => {
    if (fleet.kind === "cloud") return [];
    const alone = plan.supplies.map((supply): Supply => {
      if (supply.kind === "cloud") return supply;
      return { ...supply, installMonths: supply === fleet ? plan.horizonMonths : 0 };
    });
    return [{ fleet: index, withPlan: stations(true, alone), onTheirOwn: stations(false, alone) }];
  });
  const pricesMove = plan.levers.some(({ change }) => leverFactors(change).price !== 1);
  const roomFor = (oneOffCosts: SupplyLoad["oneOffCosts"], mixChanges: SupplyLoad["mixChanges"]): SupplyLoad => {
    const load = { ...emptyLoad(plan.horizonMonths), oneOffCosts, mixChanges };
    return pricesMove ? load : { ...load, pricedGpuHours: load.gpuHours, pricedEgressGb: load.egressGb };
  };
  return stationsOf(plan).map(({ supply, load: whole, nodes }, index): TrialStation => {
    const load = roomFor(whole.oneOffCosts, whole.mixChanges);
    const moving = roomFor(new Map(), new Set());
    const loads = { into: load, withPlan: withPlan[index]?.load, onTheirOwn: onTheirOwn[index]?.load };
    const untilInstalled = fleets.map((each) => {
      const [plans, own] = [each.withPlan[index]?.moving, each.onTheirOwn[index]?.moving];
      const all = { into: moving, withPlan: plans, onTheirOwn: own };
      return { fleet: each.fleet, series: Object.values(coursesOf(all, supply)).flat().filter(isThere) };
    });
    const { compute, storage, others } = coursesOf(loads, supply);
    return {
      supply,
      load,
      moving,
      nodes,
      compute,
      storage,
      others: others.filter(isThere),
      untilInstalled: untilInstalled.filter(({ series }) => series.length > 0),
      movingUntil: 0,
    };
  });
}

/** Nothing costs nothing. */
export function hasLoad({ compute, storage, others, untilInstalled, load }: TrialStation): boolean {
  return [...compute, ...storage, ...others].some(isThere) || untilInstalled.length > 0 || load.oneOffCosts.size > 0;
}

function isThere({ withPlan, onTheirOwn }: Series): boolean {
  return onTheirOwn !== null || hasAmounts(withPlan);
}

type Loads = { into: SupplyLoad; withPlan: SupplyLoad | undefined; onTheirOwn: SupplyLoad | undefined };

type Courses = (load: SupplyLoad) => Float64Array[];

/** Without a lever on a price the priced copies are the same courses. */
const worked: Courses = (load) => [load.gpuHours, load.pricedGpuHours];
const billed: Courses = ({ billedGpuHours, purchase }) => [
  billedGpuHours,
  purchase.reserved1y,
  purchase.reserved3y,
  purchase.spot,
];
const stored: Courses = (load) => [load.pricedStorageGb];
const moved: Courses = (load) => [load.egressGb, load.pricedEgressGb];
const capacity: Courses = (load) => [load.capacity];

function coursesOf(loads: Loads, { kind }: Supply): Record<"compute" | "storage" | "others", Series[]> {
  if (kind !== "cloud") {
    return { compute: [], storage: [], others: seriesOf(loads, kind === "owned" ? capacity : worked) };
  }
  return {
    compute: [...seriesOf(loads, worked), ...seriesOf(loads, billed, true)],
    storage: seriesOf(loads, stored),
    others: seriesOf(loads, moved),
  };
}

function seriesOf({ into, withPlan, onTheirOwn }: Loads, courses: Courses, isBilled = false): Series[] {
  if (withPlan === undefined || onTheirOwn === undefined) return [];
  const [plan, own] = [courses(withPlan), courses(onTheirOwn)];
  const series = courses(into).map((to, index): Series => {
    const [grown = to, alone = to] = [plan[index], own[index]];
    return { to, withPlan: grown, onTheirOwn: hasAmounts(alone) ? alone : null, isBilled };
  });
  return series.filter(({ to }, index) => series.findIndex((each) => each.to === to) === index);
}

function hasAmounts(amounts: Float64Array): boolean {
  return amounts.some((amount) => amount !== 0);
}

/** Writes what a trial asks for. `billed`: what is billed in the trial for what was billed before. */
export function growInto(
  { to, withPlan, onTheirOwn, isBilled }: Series,
  { factors, demandFactor }: TrialGrowth,
  billedFactor: number,
): void {
  const scale = isBilled ? billedFactor : 1;
  for (let month = 1; month < to.length; month++) to[month] = (withPlan[month] ?? 0) * (factors[month] ?? 0) * scale;
  if (onTheirOwn === null) return;
  const own = demandFactor * scale;
  for (let month = 1; month < to.length; month++) to[month] = (to[month] ?? 0) + (onTheirOwn[month] ?? 0) * own;
}

/** The same of what is moving, on top of what is there, to the end of a month. */
export function addMoving(
  { to, withPlan, onTheirOwn, isBilled }: Series,
  { factors, demandFactor }: TrialGrowth,
  billedFactor: number,
  lastMonth: number,
): void {
  const scale = isBilled ? billedFactor : 1;
  for (let month = 1; month <= lastMonth; month++) {
    const sum = (withPlan[month] ?? 0) * (factors[month] ?? 0) + (onTheirOwn?.[month] ?? 0) * demandFactor;
    to[month] = (to[month] ?? 0) + sum * scale;
  }
}
