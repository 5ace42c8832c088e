import type { OfferedSupply } from "../calc/placement/price-book";
import { mixOf } from "../calc/placement/price-book";
import type { PlacementDecision } from "../calc/placement/problem";
import type { Supply } from "../calc/supply";
import type { ScenarioInput } from "./scenario";
import { originsOf } from "./scenario-fields";
import { scenarioFromWorkloads } from "./scenario-start";
import type { Workload } from "./workload";

type Placed = {
  workloads: readonly Workload[];
  supplies: readonly Supply[];
  offered: readonly OfferedSupply[];
  decision: PlacementDecision;
  horizonMonths: number;
  growthAnnual: number;
  discountRateAnnual: number;
  startMonth: string;
  pricesAsOf: string;
};

/**
 * A scenario with every workload fixed where a placement has it. Each purchase option of a cloud offer becomes an offer of
 * its own, bought in that one way; consumption-priced on-prem reserves the units that the placement buys. null where the
 * price book has no cloud offer or no fleet, which every scenario has to name. Moves that come later are fixed as if they
 * were made at the start.
 */
export function scenarioFromPlacement(placed: Placed): ScenarioInput | null {
  const { workloads, supplies, offered, decision } = placed;
  const used = new Map<string, Supply>();
  const scenarioIds = new Map<string, string>();
  for (const { supply, source, option } of offered) {
    if (!decision.shares.some((share) => share.supply === supply.id)) continue;
    const terms = termsOf(source, option, decision);
    used.set(terms.id, terms);
    scenarioIds.set(supply.id, terms.id);
  }
  const weight = (id: string) => decision.shares.filter(({ supply }) => scenarioIds.get(supply) === id).length;
  const most = (fits: (supply: Supply) => boolean) =>
    [...used.values()].filter(fits).sort((one, other) => weight(other.id) - weight(one.id))[0] ?? supplies.find(fits);
  const cloud = most(({ kind }) => kind === "cloud");
  const fleet = most(({ kind }) => kind === "owned" || kind === "consumption");
  if (!cloud || !fleet) return null;
  for (const supply of [cloud, fleet]) used.set(supply.id, supply);
  const { origins: _origins, ...plan } = scenarioFromWorkloads({
    workloads,
    supplies: [...used.values()],
    cloudSupplyId: cloud.id,
    fleetSupplyId: fleet.id,
    startMonth: placed.startMonth,
    pricesAsOf: placed.pricesAsOf,
  });
  const scenario = {
    ...plan,
    horizonMonths: placed.horizonMonths,
    growthAnnual: placed.growthAnnual,
    discountRateAnnual: placed.discountRateAnnual,
    supplies: [...used.values()].map((terms) =>
      terms.kind === "owned" ? { runningCostGrowthAnnual: 0, ...terms } : terms,
    ),
    demands: plan.demands.map((demand) => ({
      ...demand,
      // The placement was found for one growth of everything.
      growthAnnual: null,
      placement: { kind: "fixed" as const, shares: sharesOf(demand.id, decision, scenarioIds) },
    })),
  };
  const origins = originsOf(scenario, (path) => {
    if (path.startsWith("supplies.")) return "price-book";
    return path.startsWith("demands.") || path === "demandFactor" ? "actuals" : "planner";
  });
  return { ...scenario, origins };
}

function termsOf(source: Supply, option: OfferedSupply["option"], { purchases }: PlacementDecision): Supply {
  if (source.kind === "consumption") {
    const units = purchases.filter(({ supply }) => supply === `${source.id}:units`);
    return { ...source, reservedUnits: units.reduce((sum, { count }) => sum + count, 0) };
  }
  if (source.kind !== "cloud" || option === null) return source;
  const bare = source.name.replace(/[ ,]+(on[ -]demand|reserved.*|spot)$/i, "") || source.name;
  return {
    ...source,
    id: `${source.id}-${option}`,
    name: `${bare} ${optionNames[option]}`.slice(0, 120),
    mix: mixOf(option) ?? source.mix,
  };
}

const optionNames: Readonly<Record<NonNullable<OfferedSupply["option"]>, string>> = {
  "on-demand": "on demand",
  "reserved-1y": "reserved 1 year",
  "reserved-3y": "reserved 3 years",
  spot: "spot",
  mix: "as bought today",
  units: "reserved units",
  metered: "metered",
};

function sharesOf(
  workloadId: string,
  { shares }: PlacementDecision,
  scenarioIds: ReadonlyMap<string, string>,
): { supplyId: string; share: number }[] {
  const sums = new Map<string, number>();
  for (const { workload, supply, share } of shares) {
    const id = scenarioIds.get(supply);
    if (workload === workloadId && id) sums.set(id, Math.min(1, (sums.get(id) ?? 0) + share));
  }
  return [...sums].map(([supplyId, share]) => ({ supplyId, share }));
}
