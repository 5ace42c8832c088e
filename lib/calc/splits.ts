import type { ScenarioPlan, ShareOf } from "./plan";
import { evaluateScenario, type SplitResult } from "./scenario";
import type { CloudOffer, OwnedFleet } from "./supply";

export type SplitsInput = {
  gpuHoursMonthly: number;
  peakToMean: number;
  growthAnnual: number;
  cloudGpuHourly: number;
  nodeCapex: number;
  gpusPerNode: number;
  nodeMonthly: number;
  targetUtilisation: number;
  spareNodes: number;
  shares: readonly number[];
  shareOf: ShareOf;
  horizonMonths: number;
  installMonths: number;
  onPremGrowthAnnual: number;
  cloudPriceChangeAnnual: number;
  discountRateAnnual: number;
  residualRatio: number;
};

/** On-prem shares of one demand side by side, each against all cloud: the evaluator on a single workload. */
export function splits(input: SplitsInput) {
  const result = evaluateScenario(scenarioOf(input));
  const allCloud = result.allCloud.cumulative;
  return {
    allCloud: figuresOf(result.allCloud, allCloud),
    splits: result.splits.map((split) => figuresOf(split, allCloud)),
    allOnPrem: figuresOf(result.allOnPrem, allCloud),
  };
}

function figuresOf(split: SplitResult, allCloud: readonly number[]) {
  return {
    share: split.share,
    nodes: split.nodes,
    capex: split.capex,
    cloudMonthly: firstMonth(split, "compute"),
    onPremMonthly: firstMonth(split, "maintenance"),
    total: split.total,
    perGpuHour: split.perGpuHour,
    savings: split.comparison?.savings ?? 0,
    breakevenMonths: split.comparison?.breakevenMonths ?? null,
    breakevenMonth: split.comparison?.breakevenMonth ?? null,
    curve: split.cumulative.map((total, month) => ({ month, allCloud: allCloud[month] ?? 0, split: total })),
  };
}

/** The only running components of such a plan: the cloud's compute, and the node's lump sum. */
function firstMonth(split: SplitResult, component: "compute" | "maintenance"): number {
  return split.timeline.lines.find((line) => line.component === component)?.amounts[1] ?? 0;
}

function scenarioOf(input: SplitsInput): ScenarioPlan {
  return {
    horizonMonths: input.horizonMonths,
    growthAnnual: input.growthAnnual,
    demandFactor: 1,
    shareOf: input.shareOf,
    discountRateAnnual: input.discountRateAnnual,
    cloudSupplyId: "cloud",
    fleetSupplyId: "fleet",
    splits: input.shares,
    supplies: [cloudOf(input), fleetOf(input)],
    levers: [],
    demands: [
      {
        id: "demand",
        name: "Demand",
        gpuHoursMonthly: input.gpuHoursMonthly,
        peakToMean: input.peakToMean,
        growthAnnual: null,
        storageGb: 0,
        egressGbMonthly: 0,
        placement: { kind: "split" },
      },
    ],
  };
}

function cloudOf(input: SplitsInput): CloudOffer {
  return {
    kind: "cloud",
    id: "cloud",
    name: "Cloud",
    gpuClass: "any",
    gpusPerInstance: 1,
    onDemandHourly: input.cloudGpuHourly,
    reserved1y: null,
    reserved3y: null,
    spot: null,
    mix: { reserved1y: 0, reserved3y: 0, spot: 0 },
    utilisation: 1,
    egressTiers: [],
    storagePricePerGb: 0,
    networkShare: 0,
    supportShare: 0,
    priceChangeAnnual: input.cloudPriceChangeAnnual,
  };
}

/** The hardware outlives the horizon here: a refresh is a question for a scenario. */
function fleetOf(input: SplitsInput): OwnedFleet {
  return {
    kind: "owned",
    id: "fleet",
    name: "Fleet",
    gpuClass: "any",
    nodePrice: input.nodeCapex,
    gpusPerNode: input.gpusPerNode,
    targetUtilisation: input.targetUtilisation,
    spareNodes: input.spareNodes,
    ownedNodes: 0,
    fabricShare: 0,
    buildOutPerKw: 0,
    liquidCoolingCapex: 0,
    networkCapex: 0,
    maintenanceShareAnnual: 0,
    kwPerNode: 0,
    pue: 1,
    pricePerKwh: 0,
    loadRatio: 1,
    colocationPerKwMonth: null,
    runningMonthlyPerNode: input.nodeMonthly,
    staffFtePerNode: 0,
    salaryAnnual: 0,
    licencesPerGpuYear: 0,
    lifeMonths: input.horizonMonths,
    residualRatio: input.residualRatio,
    installMonths: input.installMonths,
    migrationCost: 0,
    runningCostGrowthAnnual: input.onPremGrowthAnnual,
  };
}
