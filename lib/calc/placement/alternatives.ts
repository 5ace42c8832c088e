import type { Tier } from "../tier";
import { checkPlacement, type PlacementBill } from "./check";
import { purchasesFor } from "./decision";
import { eligibleSupplies } from "./eligibility";
import { placementPrices } from "./prices";
import type { PlacedShare, PlacementDecision, PlacementProblem, PlacementWorkload } from "./problem";
import { placementReasons } from "./reasons";

export type Alternative = {
  decision: PlacementDecision;
  bill: PlacementBill;
  /** Workloads that its rule leads to no supply that they may use: they stay where they are. */
  without: readonly string[];
};

/** Every workload where it runs today; what has no place today goes where it is cheapest. */
export function todayAlternative(problem: PlacementProblem): Alternative {
  return alternative(problem, (workload, cheapest) =>
    workload.currentSupply === null ? wholly(cheapest(null)) : [{ supply: workload.currentSupply, share: 1 }],
  );
}

/** Every workload on the cheapest supply that it may use in the tier that a rule names. */
export function ruleAlternative(problem: PlacementProblem, tierOf: (workloadId: string) => Tier): Alternative {
  return alternative(problem, (workload, cheapest) => wholly(cheapest(tierOf(workload.id))));
}

/** A share on-prem and the rest in the cloud, each where it is cheapest; work at the edge stays there. */
export function splitAlternative(problem: PlacementProblem, onPremShare: number): Alternative {
  const tiers = new Map(problem.supplies.map(({ id, tier }) => [id, tier]));
  return alternative(problem, (workload, cheapest) => {
    if (tiers.get(workload.currentSupply ?? "") === "edge") return wholly(workload.currentSupply);
    const [onPrem, cloud] = [cheapest("on-prem"), cheapest("cloud")];
    if (onPrem === null || cloud === null) return wholly(onPrem ?? cloud);
    return [
      { supply: onPrem, share: onPremShare },
      { supply: cloud, share: 1 - onPremShare },
    ];
  });
}

type Place = { supply: string; share: number };

function wholly(supply: string | null): Place[] {
  return supply === null ? [] : [{ supply, share: 1 }];
}

function alternative(
  problem: PlacementProblem,
  placesOf: (workload: PlacementWorkload, cheapest: (tier: Tier | null) => string | null) => Place[],
): Alternative {
  const costs = new Map(
    placementReasons(problem, { shares: [], purchases: [] }).map(({ workload, supplies }) => [
      workload,
      new Map(supplies.map(({ supply, costPerGpuHour }) => [supply, costPerGpuHour ?? 0])),
    ]),
  );
  const without: string[] = [];
  const shares = problem.workloads.flatMap((workload): PlacedShare[] => {
    const costOf = (id: string) => costs.get(workload.id)?.get(id) ?? 0;
    const cheapest = (tier: Tier | null) =>
      eligibleSupplies(workload, problem)
        // Nodes that stand and cannot be added to have no room for what a rule would bring.
        .filter(
          (supply) => supply.kind === "rented" || supply.maxNodes === null || supply.id === workload.currentSupply,
        )
        .filter((supply) => tier === null || supply.tier === tier)
        .sort((one, other) => costOf(one.id) - costOf(other.id))[0]?.id ?? null;
    let places = placesOf(workload, cheapest);
    if (places.length === 0) {
      without.push(workload.id);
      places = wholly(workload.currentSupply ?? cheapest(null));
    }
    return places.map(({ supply, share }) => ({ workload: workload.id, supply, share, month: 0 }));
  });
  const decision = { shares, purchases: purchasesFor(problem, placementPrices(problem), shares, () => 0) };
  return { decision, bill: checkPlacement(problem, decision), without };
}
