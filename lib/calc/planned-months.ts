import { appliesTo, demandCourse } from "./demand";
import { evaluate } from "./evaluate";
import { growthFactor } from "./growth";
import { hoursPerMonth, hoursPerYear } from "./hours";
import { runningMonthlyPerNode } from "./owned-cost";
import type { Demand, Plan } from "./plan";
import type { MonthWork, TierWork } from "./plan-variance";
import { edgeMonthlyCost, ownedMonth } from "./rate";
import { type CloudOffer, type Reservation, type Supply, tierOf } from "./supply";
import type { Component, Timeline } from "./timeline";

/** What a plan says of one month: each workload, and what no workload can be named for, by component. */
export type PlannedMonth = {
  works: readonly MonthWork[];
  shared: readonly { component: Component; cost: number }[];
};

/**
 * Every month of a plan, month 1 first, at what it bears rather than at what is paid in it, as bills in the effective basis
 * do: upfront payments of reservations are spread over their term, and owned and edge fleets cost their full monthly cost
 * with straight-line depreciation (`ownedMonth`, `edgeMonthlyCost`) for the nodes and devices that the evaluator puts in
 * service. Everything else is the evaluator's timeline.
 *
 * A workload bears the cloud's bill for its GPUs, storage and egress in proportion to what each would cost alone, and its
 * allocated hours of a fleet at the cost of an hour of all its GPUs; hours are those the evaluator serves, allocated ones
 * are used / utilisation of the offer or target utilisation of the fleet. Unused commitments, network, support, a fleet's
 * idle hours and migration are `shared`. GPU-hours per month, money per month. An empty plan has empty months. Throws
 * RangeError as `evaluate` does.
 */
export function plannedMonths(given: Plan): PlannedMonth[] {
  const plan = { ...given, supplies: given.supplies.map(spreadUpfront) };
  const whole = evaluate(plan);
  const evaluated = {
    whole,
    total: costsOf(whole),
    works: plan.demands.map((demand) => workAlone(demand, evaluate(onlyThe(demand, plan)), plan)),
  };
  const months = Array.from({ length: plan.horizonMonths }, (_, index) => index + 1);
  return months.map((month) => monthOf(month, plan.supplies, evaluated));
}

type CostOf = (supplyId: string, components: readonly Component[], month: number) => number;

/** A workload as if the plan were for it alone: its weights, never its cost. */
type Alone = {
  id: string;
  used: (supplyId: string, month: number) => number;
  cost: CostOf;
  utilisation: (offer: CloudOffer, month: number) => number;
};

function workAlone(demand: Demand, alone: Timeline, plan: Plan): Alone {
  const { utilisation } = demandCourse(demand, plan);
  const served = new Map(alone.gpuHours.map(({ supplyId, amounts }) => [supplyId, amounts]));
  return {
    id: demand.id,
    used: (supplyId, month) => served.get(supplyId)?.[month] ?? 0,
    cost: costsOf(alone),
    utilisation: (offer, month) => Math.max(offer.utilisation, utilisation[month] ?? 0),
  };
}

/** Of the supplies those it is placed on, and the one that serves it while fleets are installed. */
function onlyThe(demand: Demand, plan: Plan): Plan {
  const placements = plan.placements.filter(({ workloadId }) => workloadId === demand.id);
  const named = new Set(placements.flatMap(({ shares }) => shares.map(({ supplyId }) => supplyId)));
  const firstCloud = plan.supplies.find(({ kind }) => kind === "cloud");
  return {
    ...plan,
    demands: [demand],
    supplies: plan.supplies.filter((supply) => named.has(supply.id) || supply === firstCloud),
    placements,
    levers: plan.levers.filter((lever) => appliesTo(lever, demand)),
  };
}

type Evaluated = { whole: Timeline; total: CostOf; works: readonly Alone[] };

function monthOf(month: number, supplies: readonly Supply[], evaluated: Evaluated): PlannedMonth {
  const found = supplies.map((supply) => supplyMonth(supply, month, evaluated));
  const shared = new Map<Component, number>();
  for (const { component, cost } of found.flatMap((each) => each.shared)) {
    shared.set(component, (shared.get(component) ?? 0) + cost);
  }
  return {
    works: evaluated.works.map(({ id }, index) => {
      const parts = found.flatMap(({ works }) => works[index] ?? []);
      return {
        id,
        usedGpuHours: parts.reduce((sum, { used }) => sum + used, 0),
        tiers: parts.map(({ tier, gpuHours, cost }) => ({ tier, gpuHours, cost })).filter(isThere),
        items: (["storage", "egress"] as const)
          .map((name) => ({ name, cost: parts.reduce((sum, part) => sum + part[name], 0), quantity: null }))
          .filter(({ cost }) => cost !== 0),
      };
    }),
    shared: [...shared].map(([component, cost]) => ({ component, cost })).filter(({ cost }) => cost !== 0),
  };
}

function isThere({ gpuHours, cost }: TierWork): boolean {
  return gpuHours !== 0 || cost !== 0;
}

type SupplyWork = TierWork & { gpuHours: number; used: number; storage: number; egress: number };

type SupplyMonth = { works: readonly SupplyWork[]; shared: PlannedMonth["shared"] };

const cloudGpu: readonly Component[] = ["compute", "idle", "dual-run"];

function supplyMonth(supply: Supply, month: number, evaluated: Evaluated): SupplyMonth {
  const { whole, works } = evaluated;
  const total = (components: readonly Component[]) => evaluated.total(supply.id, components, month);
  const tier = tierOf(supply);
  const used = works.map((work) => work.used(supply.id, month));
  const migration = { component: "migration" as const, cost: total(["migration"]) };
  if (supply.kind === "cloud" || supply.kind === "consumption") {
    const parts = (components: readonly Component[]) =>
      inProportion(
        total(components),
        works.map((work) => work.cost(supply.id, components, month)),
      );
    const [gpu, storage, egress] = [parts(cloudGpu), parts(["storage"]), parts(["egress"])];
    return {
      works: works.map((work, index) => {
        const hours = used[index] ?? 0;
        const share = supply.kind === "cloud" ? work.utilisation(supply, month) : 1;
        return {
          tier,
          used: hours,
          gpuHours: hours / share,
          cost: gpu[index] ?? 0,
          storage: storage[index] ?? 0,
          egress: egress[index] ?? 0,
        };
      }),
      shared: [
        migration,
        ...(["commitment-waste", "network", "support"] as const).map((component) => {
          return { component, cost: total([component]) };
        }),
      ],
    };
  }
  const { monthly, available, utilisation } = fleetMonth(supply, month, whole);
  const hours = used.map((each) => each / utilisation);
  const wanted = hours.reduce((sum, each) => sum + each, 0);
  const hourly = monthly / Math.max(available, wanted, 1e-9);
  return {
    works: hours.map((gpuHours, index) => {
      return { tier, used: used[index] ?? 0, gpuHours, cost: gpuHours * hourly, storage: 0, egress: 0 };
    }),
    shared: [migration, { component: "idle", cost: Math.max(0, available - wanted) * hourly }],
  };
}

type Fleet = Exclude<Supply, CloudOffer | { kind: "consumption" }>;

/** Full monthly cost of what is in service, the GPU-hours it has, and the share of them that work is planned to use. */
function fleetMonth(
  fleet: Fleet,
  month: number,
  whole: Timeline,
): { monthly: number; available: number; utilisation: number } {
  const count = whole.nodes.find(({ supplyId }) => supplyId === fleet.id)?.counts[month] ?? 0;
  if (fleet.kind === "edge") {
    const monthly = count > 0 ? edgeMonthlyCost({ ...fleet, devices: count }) : 0;
    return { monthly, available: count * fleet.gpuHoursPerDeviceMonth, utilisation: 1 };
  }
  if (count === 0) return { monthly: 0, available: 0, utilisation: fleet.targetUtilisation };
  const running = Object.values(runningMonthlyPerNode(fleet)).reduce((sum, amount) => sum + amount, 0);
  const risen = growthFactor(fleet.runningCostGrowthAnnual ?? 0, month) - 1;
  const inService = { ...fleet, spareNodes: 0, ownedNodes: count };
  return {
    monthly: ownedMonth(inService).monthlyCost + count * running * risen,
    available: count * fleet.gpusPerNode * hoursPerMonth,
    utilisation: fleet.targetUtilisation,
  };
}

function spreadUpfront(supply: Supply): Supply {
  if (supply.kind !== "cloud") return supply;
  const spread = (reservation: Reservation | null, years: number) =>
    reservation && {
      instanceHourly: reservation.instanceHourly + reservation.upfrontPerInstance / (years * hoursPerYear),
      upfrontPerInstance: 0,
    };
  return { ...supply, reserved1y: spread(supply.reserved1y, 1), reserved3y: spread(supply.reserved3y, 3) };
}

function costsOf({ lines }: Timeline): CostOf {
  const byKey = new Map(lines.map(({ supplyId, component, amounts }) => [`${supplyId} ${component}`, amounts]));
  return (supplyId, components, month) =>
    components.reduce((sum, component) => sum + (byKey.get(`${supplyId} ${component}`)?.[month] ?? 0), 0);
}

/** Parts of an amount by weights; nothing weighs, nothing is given. */
function inProportion(amount: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum > 0 ? (amount * weight) / sum : 0));
}
