import { z } from "zod";
import type { Supply } from "../calc/supply";
import { bareCloud, bareFleet } from "./bare-supply";
import { isoMonth, type ScenarioDemand, type ScenarioInput } from "./scenario";
import { originsOf } from "./scenario-fields";
import type { Workload } from "./workload";

/** What the page for a new scenario offers. */
export type SupplyChoice = { id: string; name: string; kind: string; gpuClass: string; gpuHourly: number | null };

export type WorkloadChoice = {
  id: string;
  name: string;
  teamName: string;
  supplyName: string;
  tier: "cloud" | "on-prem" | "edge";
  gpuHoursMonthly: number;
};

export type TemplateChoice = { id: string; name: string; summary: string; finding: string; share: number };

type Start = {
  workloads: readonly Workload[];
  supplies: readonly Supply[];
  cloudSupplyId: string;
  fleetSupplyId: string;
  startMonth: string;
  /** Day of the price book the terms were read for. */
  pricesAsOf: string;
};

const usual = {
  horizonMonths: 36,
  growthAnnual: 0.12,
  demandFactor: 1,
  shareOf: "gpu-hours" as const,
  discountRateAnnual: 0.08,
  splits: [0.7, 0.5, 0.3],
  levers: [],
};

/**
 * A scenario of what runs today at the price book's terms. What runs at the edge stays there, because a split between
 * cloud and fleet says nothing about devices at a site; everything else follows the split.
 */
export function scenarioFromWorkloads(start: Start): ScenarioInput {
  const atEdge = new Set(start.supplies.filter(({ kind }) => kind === "edge").map(({ id }) => id));
  const used = new Set([start.cloudSupplyId, start.fleetSupplyId]);
  for (const { supplyId } of start.workloads) if (atEdge.has(supplyId)) used.add(supplyId);
  const plan = {
    ...usual,
    startMonth: start.startMonth,
    pricesAsOf: start.pricesAsOf,
    cloudSupplyId: start.cloudSupplyId,
    fleetSupplyId: start.fleetSupplyId,
    supplies: start.supplies.filter(({ id }) => used.has(id)).map(complete),
    demands: start.workloads.map((workload) => demandOf(workload, atEdge)),
  };
  const origins = originsOf(plan, (path) => {
    if (path.startsWith("supplies.")) return "price-book";
    return path.startsWith("demands.") || path === "demandFactor" ? "actuals" : "default";
  });
  return { ...plan, origins };
}

function demandOf(workload: Workload, atEdge: ReadonlySet<string>): ScenarioDemand {
  return {
    id: workload.id,
    name: workload.name,
    gpuHoursMonthly: workload.gpuHoursMonthly,
    peakToMean: workload.peakToMean,
    growthAnnual: workload.growthAnnual,
    storageGb: workload.datasetTb * 1000,
    egressGbMonthly: workload.egressGbMonthly,
    placement: atEdge.has(workload.supplyId)
      ? { kind: "fixed", shares: [{ supplyId: workload.supplyId, share: 1 }] }
      : { kind: "split" },
  };
}

/** Terms that a supply may leave out get their neutral value, so that every one of them can be edited. */
function complete(terms: Supply): Supply {
  return terms.kind === "owned" ? { runningCostGrowthAnnual: 0, ...terms } : terms;
}

const figure = z.number().min(0).max(1e12);

export const handMade = z.object({
  workload: z.string().trim().min(1).max(120),
  startMonth: isoMonth,
  gpuHoursMonthly: z.number().min(0).max(1e9),
  peakToMean: z.number().min(1).max(1000),
  cloudGpuHourly: figure,
  nodePrice: figure,
  gpusPerNode: z.int().min(1).max(1024),
  runningMonthlyPerNode: figure,
  targetUtilisation: z.number().min(0.01).max(1),
});

export type HandMade = z.infer<typeof handMade>;

/** One workload, one cloud price and one kind of server: enough to see where the curves cross. */
export function scenarioByHand(made: HandMade): ScenarioInput {
  const cloud = bareCloud({
    name: "Cloud GPUs",
    gpuClass: "GPU",
    onDemandHourly: made.cloudGpuHourly,
    egressTiers: [{ upToGb: null, pricePerGb: 0.09 }],
    storagePricePerGb: 0.023,
  });
  const fleet = bareFleet({
    name: "Own servers",
    gpuClass: "GPU",
    nodePrice: made.nodePrice,
    gpusPerNode: made.gpusPerNode,
    targetUtilisation: made.targetUtilisation,
    runningMonthlyPerNode: made.runningMonthlyPerNode,
  });
  const plan = {
    ...usual,
    growthAnnual: 0,
    startMonth: made.startMonth,
    cloudSupplyId: cloud.id,
    fleetSupplyId: fleet.id,
    supplies: [cloud, fleet],
    demands: [
      {
        id: "workload",
        name: made.workload,
        gpuHoursMonthly: made.gpuHoursMonthly,
        peakToMean: made.peakToMean,
        growthAnnual: null,
        storageGb: 0,
        egressGbMonthly: 0,
        placement: { kind: "split" as const },
      },
    ],
  };
  return { ...plan, origins: originsOf(plan, () => "default") };
}
