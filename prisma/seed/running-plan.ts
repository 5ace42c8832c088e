import type { Lever } from "@/lib/calc/lever";
import type { Placement } from "@/lib/calc/plan";
import type { ScenarioDemand, ScenarioInput } from "@/lib/schema/scenario";
import { originsOf } from "@/lib/schema/scenario-fields";
import { demoId } from "./ids";
import { demoSupplies } from "./prices";
import { type DemoWorkload, demoWorkloads } from "./workloads";

/** The day whose prices the plan was made with. */
const pricesAsOf = "2026-06-15";

const startMonth = "2026-07";

/** Months from the plan's first one to the day for which the workloads are described. */
const monthsToToday = 5;

const cloud = "p5.48xlarge on demand";
const hall = "H100 hall, Lund";

/** What each offer's workloads were thought to use of what they allocate. */
const utilisations: Readonly<Record<string, number>> = {
  "p5.48xlarge on demand": 0.52,
  "p5.48xlarge reserved 1 year": 0.66,
  "p5.48xlarge spot": 0.5,
  "p4d.24xlarge spot": 0.48,
  "g6e.12xlarge on demand": 0.57,
  [hall]: 0.8,
};

/** Of the reserved offer's hours, what commitments were to cover. */
const coverage = 0.8;

/** Those that the approved split moves to the hall in part. */
const movable = ["kyc-ocr", "claims-summarise"];

/** Teams ask for a little more than they use. */
const usualMargin = 1.05;

/** How much more or less work was planned than there turned out to be. */
const misjudged: Readonly<Record<string, number>> = {
  "support-chat-70b": 0.9,
  "code-assist-33b": 0.86,
  "rank-train-weekly": 1.12,
  "vit-pretrain-l": 1.04,
  "catalog-caption": 1.18,
  "speech-asr-stream": 0.94,
  "doc-extract-batch": 0.96,
};

/** Launched after the plan was made, budgeted at the sites themselves, or nobody's. */
const unplanned = ["meeting-notes", "line-inspect-b", "agv-perception", "notebook-shared"];

function supplyOf(name: string): ScenarioInput["supplies"][number] {
  const terms = demoSupplies
    .find((supply) => supply.name === name)
    ?.prices.findLast(({ from }) => from <= pricesAsOf)?.terms;
  const utilisation = utilisations[name];
  if (!terms || utilisation === undefined) throw new RangeError(`No price of ${name} on ${pricesAsOf}.`);
  const own = { ...terms, id: demoId("supply", name), name };
  if (own.kind === "cloud") {
    const { reserved1y, ...rest } = own.mix;
    return { ...own, utilisation, mix: { ...rest, reserved1y: reserved1y * coverage } };
  }
  return own.kind === "owned" ? { ...own, targetUtilisation: utilisation } : own;
}

function placementOf({ name, supply }: DemoWorkload): ScenarioDemand["placement"] {
  if (movable.includes(name)) return { kind: "split" };
  const shares: Placement["shares"] = [{ supplyId: demoId("supply", supply), share: 1 }];
  return { kind: "fixed", shares };
}

/** The work of the plan's first month: what is allocated today, back by its growth, at the planned utilisation. */
function demandOf(workload: DemoWorkload): ScenarioDemand {
  const growth = workload.growthAnnual ?? 0;
  const back = (1 + growth) ** (-monthsToToday / 12);
  const allocated = workload.supply === hall ? workload.gpuHoursMonthly : workload.gpuHoursMonthly / 0.6;
  const share = workload.supply === hall ? 1 : (utilisations[workload.supply] ?? 1);
  return {
    id: demoId("workload", workload.name),
    name: workload.name,
    gpuHoursMonthly: Math.round(allocated * share * back * (misjudged[workload.name] ?? usualMargin)),
    peakToMean: workload.supply === hall ? 1.1 : workload.peakToMean,
    growthAnnual: Math.round(growth * 80) / 100,
    storageGb: workload.datasetTb * 1000,
    egressGbMonthly: workload.egressGbMonthly,
    placement: placementOf(workload),
  };
}

/** Planned, and never begun. */
const neverStarted: ScenarioDemand = {
  id: demoId("workload", "speech-diarise"),
  name: "speech-diarise",
  gpuHoursMonthly: 420,
  peakToMean: 1.6,
  growthAnnual: 0.2,
  storageGb: 600,
  egressGbMonthly: 300,
  placement: { kind: "fixed", shares: [{ supplyId: demoId("supply", "g6e.12xlarge on demand"), share: 1 }] },
};

const levers: readonly Lever[] = [
  {
    id: "lab-stops",
    name: "The voice lab stops when idle",
    workloadIds: [demoId("workload", "voice-clone-lab")],
    fromMonth: 3,
    oneOffCost: 4_000,
    change: { kind: "auto-shutdown", utilisation: 0.7 },
  },
];

const plan: Omit<ScenarioInput, "origins"> = {
  startMonth,
  pricesAsOf,
  horizonMonths: 18,
  growthAnnual: 0.2,
  demandFactor: 1,
  shareOf: "gpu-hours",
  discountRateAnnual: 0.08,
  demands: [
    ...demoWorkloads.filter(({ name, supply }) => !unplanned.includes(name) && supply in utilisations).map(demandOf),
    neverStarted,
  ],
  supplies: Object.keys(utilisations).map(supplyOf),
  cloudSupplyId: demoId("supply", cloud),
  fleetSupplyId: demoId("supply", hall),
  splits: [0.7, 0.5, 0.3],
  levers,
};

/** What every team runs, as it was approved in June: the hall takes some of what may move. */
export const runningPlan: ScenarioInput = {
  ...plan,
  origins: originsOf(plan, (path) => {
    if (path.startsWith("supplies.")) return "price-book";
    return path.startsWith("demands.") ? "actuals" : "default";
  }),
};
