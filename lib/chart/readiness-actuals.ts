import { tieredCost } from "../calc/egress";
import type { ReadinessInput } from "../calc/readiness";
import type { Supply } from "../calc/supply";
import { formatCount, formatQuantity } from "../format/quantity";
import type { Workload } from "../schema/workload";
import { type OwnedComparison, ownedComparison } from "./owned-comparison";
import { monthlyCostToday } from "./planned-demand";

export type ReadinessActuals = {
  /** What today's cloud workloads come to; null where it is not known. The horizon is a decision, not an actual. */
  input: Omit<ReadinessInput, "horizonYears">;
  /** What each figure is made of, or why it is missing. */
  notes: Readonly<Record<keyof Omit<ReadinessInput, "horizonYears">, string>>;
  /** The steady workloads against owned fleets of their GPU class; null with the reason in the notes. */
  owned: OwnedComparison | null;
};

type Given = {
  workloads: readonly Workload[];
  supplies: readonly Supply[];
  /** A latency limit below this cannot be kept from a cloud region. */
  latencyLimitMs: number;
};

/** Reads the readiness inputs from what runs in the cloud at today's prices. */
export function readinessActuals({ workloads, supplies, latencyLimitMs }: Given): ReadinessActuals {
  const inCloud = workloads.filter(({ supplyKind }) => supplyKind === "cloud");
  const none = workloads.length === 0 ? "There are no workloads yet." : "No workload runs in the cloud.";
  const spend = spendOf(inCloud, supplies);
  const utilisation = utilisationOf(inCloud);
  const egress = egressOf(inCloud, supplies);
  const bound = inCloud.filter(({ latencyMs, residency }) => isBound({ latencyMs, residency, latencyLimitMs }));
  const owned = ownedComparison(inCloud, supplies);
  const steady = spendOf(
    inCloud.filter(({ variability }) => variability === "steady"),
    supplies,
  );
  const isUnknown = inCloud.length === 0;
  const noPrice = isUnknown ? none : "No cloud workload has a price today.";
  const isPriced = spend.priced > 0;
  return {
    input: {
      monthlySpend: isPriced || (isUnknown && workloads.length > 0) ? spend.monthlyCost : null,
      gpuUtilisation: utilisation.ratio,
      egressMonthly: isPriced ? egress.cost : null,
      latencyOrResidency: isUnknown ? null : bound.length > 0,
      stableShare: spend.monthlyCost > 0 ? steady.monthlyCost / spend.monthlyCost : null,
      onPremTcoRatio: owned === null ? null : owned.ratio,
    },
    notes: {
      monthlySpend: isPriced
        ? `${formatCount(spend.priced, "cloud workload")} at today's prices${spend.unpriced > 0 ? `; ${spend.unpriced} without a price left out` : ""}`
        : noPrice,
      gpuUtilisation:
        utilisation.ratio === null
          ? isUnknown
            ? none
            : "No cloud workload has its utilisation measured."
          : `used over allocated hours, ${utilisation.measured} of ${inCloud.length} measured`,
      egressMonthly: isPriced ? `${formatQuantity(egress.gb, { unit: "GB" })} in the offers' tiers` : noPrice,
      latencyOrResidency: isUnknown
        ? none
        : `${formatCount(bound.length, "cloud workload")} with a limit below ${formatQuantity(latencyLimitMs, { digits: 1, unit: "ms" })} or data that must stay in place`,
      stableShare:
        spend.monthlyCost > 0
          ? `${formatCount(steady.priced, "workload")} with steady demand`
          : isPriced
            ? "Nothing is spent in the cloud."
            : noPrice,
      onPremTcoRatio:
        owned === null
          ? "No steady cloud workload has an owned fleet of its GPU class in the price book."
          : `${formatCount(owned.workloads, "steady workload")} against ${owned.fleets.join(", ")}`,
    },
    owned,
  };
}

function isBound(limits: Pick<Workload, "latencyMs" | "residency"> & { latencyLimitMs: number }): boolean {
  return limits.residency !== null || (limits.latencyMs !== null && limits.latencyMs < limits.latencyLimitMs);
}

function spendOf(workloads: readonly Workload[], supplies: readonly Supply[]) {
  const costs = workloads.map((workload) => monthlyCostToday(workload, supplies));
  const priced = costs.filter((cost) => cost !== null);
  return {
    monthlyCost: priced.reduce((sum, cost) => sum + cost, 0),
    priced: priced.length,
    unpriced: costs.length - priced.length,
  };
}

/** A ratio of sums: used over allocated GPU-hours, where it is measured. */
function utilisationOf(workloads: readonly Workload[]) {
  let used = 0;
  let allocated = 0;
  let measured = 0;
  for (const { gpuHoursMonthly, utilisation } of workloads) {
    if (utilisation === null) continue;
    measured += 1;
    used += gpuHoursMonthly;
    allocated += gpuHoursMonthly / utilisation;
  }
  return { ratio: allocated > 0 ? used / allocated : null, measured };
}

/** Tiers are of an offer's whole traffic, not of each workload's. */
function egressOf(workloads: readonly Workload[], supplies: readonly Supply[]) {
  let cost = 0;
  let gb = 0;
  for (const supply of supplies) {
    if (supply.kind !== "cloud") continue;
    const traffic = workloads
      .filter(({ supplyId }) => supplyId === supply.id)
      .reduce((sum, { egressGbMonthly }) => sum + egressGbMonthly, 0);
    cost += tieredCost(traffic, supply.egressTiers);
    gb += traffic;
  }
  return { cost, gb };
}
