import { growthFactor } from "../growth";
import { hoursPerMonth } from "../hours";
import { monthlyRate } from "../present-value";
import { refusalsOf } from "./eligibility";
import type { OwnedSupply, PlacementDecision, PlacementProblem, PlacementWorkload } from "./problem";

/** What a decision costs and uses, month by month from the problem alone. */
export type PlacementBill = {
  /** Present value over the horizon. */
  total: number;
  bySupply: Readonly<Record<string, { rented: number; other: number; capex: number; running: number }>>;
  /** Undiscounted. */
  capex: number;
  capexByYear: readonly number[];
  carbonKg: number;
  powerKw: number;
  rackUnits: number;
  /** Of the GPU-hours in the last month. */
  shareByTier: Readonly<Record<string, number>>;
  /** Rules that the decision breaks, in words; none: it may be shown. */
  violations: readonly string[];
};

const tolerance = 1e-5;

/**
 * Works a decision out again, knowing nothing of the program that found it: one pass over months and shares. What a
 * solver says is shown only if this agrees.
 */
export function checkPlacement(problem: PlacementProblem, decision: PlacementDecision): PlacementBill {
  const violations: string[] = [];
  const workloads = new Map(problem.workloads.map((workload) => [workload.id, workload]));
  const supplies = new Map(problem.supplies.map((supply) => [supply.id, supply]));
  const bySupply = Object.fromEntries(
    problem.supplies.map(({ id }) => [id, { rented: 0, other: 0, capex: 0, running: 0 }]),
  );
  checkShares(problem, decision, violations);

  const rate = monthlyRate(problem.discountRateAnnual);
  const standing = new Map<string, number>();
  const capexByYear = new Array<number>(Math.ceil(problem.horizonMonths / 12)).fill(0);
  let carbonKg = 0;
  let shareByTier: Record<string, number> = {};
  for (const supply of problem.supplies) if (supply.kind === "owned") standing.set(supply.id, supply.ownedNodes);

  for (let month = 1; month <= problem.horizonMonths; month++) {
    const start = month - 1;
    const discount = (1 + rate) ** -month;
    for (const { supply: id, count, month: bought } of decision.purchases) {
      const supply = supplies.get(id);
      if (bought !== start || supply?.kind !== "owned") continue;
      const price = count * supply.nodeCapex * growthFactor(supply.priceChangeAnnual, month);
      standing.set(id, (standing.get(id) ?? 0) + count);
      capexByYear[Math.floor(start / 12)] = (capexByYear[Math.floor(start / 12)] ?? 0) + price;
      add(bySupply, id, "capex", price * (1 + rate) ** -start);
    }
    const hours = new Map<string, number>();
    for (const placed of decision.shares) {
      const workload = workloads.get(placed.workload);
      if (!workload) continue;
      const at = placed.month <= start ? placed.supply : workload.currentSupply;
      if (at === null) continue;
      const growth = growthFactor(problem.growthAnnual, month) * placed.share;
      hours.set(at, (hours.get(at) ?? 0) + workload.gpuHoursMonthly * growth);
      add(bySupply, at, "other", (workload.otherMonthly[at] ?? 0) * growth * discount);
    }
    shareByTier = {};
    const sum = [...hours.values()].reduce((total, each) => total + each, 0);
    for (const [id, used] of hours) {
      const supply = supplies.get(id);
      if (!supply) continue;
      carbonKg += used * supply.kgCo2PerGpuHour;
      if (sum > 0) shareByTier[supply.tier] = (shareByTier[supply.tier] ?? 0) + used / sum;
      if (supply.kind === "rented") {
        add(bySupply, id, "rented", used * supply.gpuHourly * growthFactor(supply.priceChangeAnnual, month) * discount);
        continue;
      }
      const capacity = (standing.get(id) ?? 0) * supply.gpusPerNode * hoursPerMonth * supply.targetUtilisation;
      if (used > capacity * (1 + tolerance) + tolerance) {
        violations.push(`${id} serves ${used} GPU-hours in month ${month} with a capacity of ${capacity}.`);
      }
    }
    for (const [id, nodes] of standing) {
      const supply = supplies.get(id);
      if (supply?.kind === "owned") add(bySupply, id, "running", nodes * supply.nodeMonthly * discount);
    }
  }
  const nodesOf = (perNode: (supply: OwnedSupply) => number) =>
    [...standing].reduce((total, [id, nodes]) => {
      const supply = supplies.get(id);
      return supply?.kind === "owned" ? total + nodes * perNode(supply) : total;
    }, 0);
  const bill: Omit<PlacementBill, "violations"> = {
    total: Object.values(bySupply).reduce((sum, each) => sum + each.rented + each.other + each.capex + each.running, 0),
    bySupply,
    capex: capexByYear.reduce((sum, each) => sum + each, 0),
    capexByYear,
    carbonKg,
    powerKw: nodesOf(({ kwPerNode }) => kwPerNode),
    rackUnits: nodesOf(({ rackUnitsPerNode }) => rackUnitsPerNode),
    shareByTier,
  };
  checkLimits(problem, decision, bill, standing, violations);
  return { ...bill, violations };
}

function add<Key extends string>(
  sums: Record<string, Record<Key, number>>,
  id: string,
  key: Key,
  amount: number,
): void {
  const of = sums[id];
  if (of) of[key] += amount;
}

function checkShares(problem: PlacementProblem, { shares }: PlacementDecision, violations: string[]): void {
  const supplies = new Map(problem.supplies.map((supply) => [supply.id, supply]));
  for (const workload of problem.workloads) {
    const own = shares.filter((placed) => placed.workload === workload.id);
    const sum = own.reduce((total, { share }) => total + share, 0);
    if (Math.abs(sum - 1) > tolerance) violations.push(`The shares of ${workload.id} sum to ${sum}.`);
    if (!workload.divisible && own.length > 1) violations.push(`${workload.id} runs on ${own.length} supplies.`);
    for (const { supply: id, share } of own) {
      const supply = supplies.get(id);
      const refused = supply ? refusalsOf(workload, supply, problem.limits.pinned) : ["unknown"];
      if (share < 0 || refused.length > 0)
        violations.push(`${workload.id} may not run on ${id}: ${refused.join(", ")}.`);
    }
  }
}

function checkLimits(
  problem: PlacementProblem,
  { shares }: PlacementDecision,
  bill: Omit<PlacementBill, "violations">,
  standing: ReadonlyMap<string, number>,
  violations: string[],
): void {
  const { limits } = problem;
  const atMost = (name: string, value: number, limit: number | null | undefined) => {
    if (limit === null || limit === undefined || value <= limit + tolerance * Math.max(1, Math.abs(limit))) return;
    violations.push(`${name} is ${value}, more than ${limit}.`);
  };
  for (const supply of problem.supplies) {
    if (supply.kind !== "owned" || supply.maxNodes === null) continue;
    atMost(`Nodes of ${supply.id}`, standing.get(supply.id) ?? 0, Math.max(supply.maxNodes, supply.ownedNodes));
  }
  atMost("Capex", bill.capex, limits.capexBudget);
  bill.capexByYear.forEach((spent, year) => {
    atMost(`Capex of year ${year + 1}`, spent, limits.capexBudgetByYear?.[year]);
  });
  atMost("Power", bill.powerKw, limits.powerKw);
  atMost("Rack units", bill.rackUnits, limits.rackUnits);
  atMost("Carbon", bill.carbonKg, limits.carbonKg);
  for (const tier of ["cloud", "on-prem", "edge"] as const) {
    const share = bill.shareByTier[tier] ?? 0;
    atMost(`Share of ${tier}`, share, limits.maxShare[tier]);
    atMost(`Share outside ${tier}`, 1 - share, 1 - (limits.minShare[tier] ?? 0));
  }
  if (limits.movedPerQuarter === null) return;
  const movedIn = movedByMonth(problem.workloads, shares);
  for (const [month, moved] of movedIn) atMost(`Moved in month ${month}`, moved, limits.movedPerQuarter);
}

function movedByMonth(
  workloads: readonly PlacementWorkload[],
  shares: PlacementDecision["shares"],
): ReadonlyMap<number, number> {
  const total = workloads.reduce((sum, { gpuHoursMonthly }) => sum + gpuHoursMonthly, 0);
  const byId = new Map(workloads.map((workload) => [workload.id, workload]));
  const moved = new Map<number, number>();
  for (const { workload: id, supply, share, month } of shares) {
    const workload = byId.get(id);
    if (!workload || total === 0 || workload.currentSupply === null || workload.currentSupply === supply) continue;
    moved.set(month, (moved.get(month) ?? 0) + (workload.gpuHoursMonthly * share) / total);
  }
  return moved;
}
