import type { Lever } from "@/lib/calc/lever";
import type { ScenarioDemand, ScenarioInput } from "@/lib/schema/scenario";
import { originsOf, writePath } from "@/lib/schema/scenario-fields";
import { scenarioFromTemplate, scenarioTemplates } from "@/lib/schema/scenario-templates";
import { demoId } from "./ids";
import { demoSupplies } from "./prices";
import { runningPlan } from "./running-plan";
import { type DemoWorkload, demoWorkloads } from "./workloads";

export type DemoScenario = {
  name: string;
  description: string;
  status: "draft" | "plan";
  /** Oldest first; `daysAgo` counts from the day of loading. */
  versions: readonly { input: ScenarioInput; note: string; author: string; daysAgo: number }[];
  /** What was approved of it, and in which months it is the plan; null: until another one is. */
  approval?: { version: number; share: number; from: string; until: string | null; by: string; daysAgo: number };
};

const startMonth = "2027-01";

/** The day whose prices the planners took: after the last price change, before the demo's today. */
const pricesAsOf = "2026-11-02";

function supplyNamed(name: string): ScenarioInput["supplies"][number] {
  const price = demoSupplies.find((supply) => supply.name === name)?.prices.findLast(({ from }) => from <= pricesAsOf);
  if (!price) throw new RangeError(`No price of ${name} on ${pricesAsOf}.`);
  return { ...price.terms, id: demoId("supply", name), name };
}

function demandOf(workload: DemoWorkload): ScenarioDemand {
  return {
    id: demoId("workload", workload.name),
    name: workload.name,
    gpuHoursMonthly: workload.gpuHoursMonthly,
    peakToMean: workload.peakToMean,
    growthAnnual: workload.growthAnnual,
    storageGb: workload.datasetTb * 1000,
    egressGbMonthly: workload.egressGbMonthly,
    placement: { kind: "split" },
  };
}

function fromWorkloads(
  chosen: (workload: DemoWorkload) => boolean,
  { cloud, fleet }: { cloud: string; fleet: string },
): ScenarioInput {
  const plan: Omit<ScenarioInput, "origins"> = {
    startMonth,
    pricesAsOf,
    horizonMonths: 36,
    growthAnnual: 0.2,
    demandFactor: 1,
    shareOf: "gpu-hours",
    discountRateAnnual: 0.08,
    demands: demoWorkloads.filter(chosen).map(demandOf),
    supplies: [supplyNamed(cloud), supplyNamed(fleet)],
    cloudSupplyId: demoId("supply", cloud),
    fleetSupplyId: demoId("supply", fleet),
    splits: [0.7, 0.5, 0.3],
    levers: [],
  };
  const origins = originsOf(plan, (path) => {
    if (path.startsWith("supplies.")) return "price-book";
    return path.startsWith("demands.") ? "actuals" : "default";
  });
  return { ...plan, origins };
}

const inCloud = ({ supply }: DemoWorkload) => /^(p4|p5|g6)/.test(supply);
const isInference = ({ kind }: DemoWorkload) => kind === "real-time-inference" || kind === "batch-inference";

const inference = fromWorkloads((workload) => inCloud(workload) && isInference(workload), {
  cloud: "p5.48xlarge on demand",
  fleet: "New 8×H100 fleet",
});

const withReservations = writePath(inference, `supplies.${inference.cloudSupplyId}.mix.reserved1y`, 0.4);

const withCostlierPower = writePath(
  writePath(withReservations, `supplies.${inference.fleetSupplyId}.pricePerKwh`, 0.13),
  "growthAnnual",
  0.15,
);

const visionTraining = fromWorkloads((workload) => inCloud(workload) && workload.team === "Vision", {
  cloud: "p5en.48xlarge on demand",
  fleet: "New 8×H200 fleet",
});

/** What nobody stops at night runs beside the inference: there the levers are cheapest. */
const unattended = ["notebook-shared", "voice-clone-lab"];
const faultTolerant = ["doc-extract-batch", "catalog-caption", "forecast-demand", "churn-boost", "invoice-parse"];

const beforeLevers = fromWorkloads(
  (workload) => inCloud(workload) && (isInference(workload) || unattended.includes(workload.name)),
  { cloud: "p5.48xlarge on demand", fleet: "New 8×H100 fleet" },
);

const levers: readonly Lever[] = [
  {
    id: "notebooks-shared",
    name: "Notebooks share GPUs",
    workloadIds: idsOf(["notebook-shared"]),
    fromMonth: 2,
    oneOffCost: 12_000,
    change: { kind: "gpu-sharing", gpusBefore: 6, gpusAfter: 1 },
  },
  {
    id: "stop-when-idle",
    name: "Notebooks and lab stop when idle",
    workloadIds: idsOf(unattended),
    fromMonth: 2,
    oneOffCost: 4_000,
    change: { kind: "auto-shutdown", utilisation: 0.85 },
  },
  {
    id: "chat-int8",
    name: "INT8 for support-chat-70b",
    workloadIds: idsOf(["support-chat-70b"]),
    fromMonth: 4,
    oneOffCost: 60_000,
    change: { kind: "compression", costRatio: 0.4 },
  },
  {
    id: "batch-on-spot",
    name: "Batch inference on spot",
    workloadIds: idsOf(faultTolerant),
    fromMonth: 3,
    oneOffCost: 20_000,
    change: { kind: "purchase-mix", mix: { reserved1y: 0, reserved3y: 0, spot: 0.7 } },
  },
];

function idsOf(names: readonly string[]): string[] {
  return names.map((name) => demoId("workload", name));
}

export const demoScenarios: readonly DemoScenario[] = [
  {
    name: "Inference fleet 2027",
    description: "Inference that runs in the cloud today, on eight-way H100 servers in a hall of our own.",
    status: "plan",
    versions: [
      { input: inference, note: "From the workloads of October", author: "Mara Lindqvist", daysAgo: 18 },
      {
        input: withReservations,
        note: "A fair cloud price: 40% of the hours reserved for a year",
        author: "Tomas Herrera",
        daysAgo: 12,
      },
      {
        input: withCostlierPower,
        note: "Power contract of 2027 at 0.13 USD per kWh; growth 15% as agreed with the teams",
        author: "Ines Okafor",
        daysAgo: 5,
      },
    ],
    approval: { version: 3, share: 0.7, from: startMonth, until: null, by: "Ines Okafor", daysAgo: 4 },
  },
  {
    name: "Running costs 2026/27",
    description: "What every team runs, as approved in June 2026, at the prices of that month.",
    status: "draft",
    versions: [
      {
        input: runningPlan,
        note: "As approved: 30% of what may move goes to the hall",
        author: "Mara Lindqvist",
        daysAgo: 162,
      },
    ],
    approval: { version: 1, share: 0.3, from: "2026-07", until: startMonth, by: "Mara Lindqvist", daysAgo: 158 },
  },
  {
    name: "Vision training on H200",
    description: "Everything Vision runs in the cloud, on H200 servers; the cloud on H200 as well.",
    status: "draft",
    versions: [{ input: visionTraining, note: "", author: "Tomas Herrera", daysAgo: 3 }],
  },
  {
    name: "Inference and notebooks with levers",
    description:
      "The same servers for inference, notebooks and the voice lab, with what makes them need fewer GPU-hours.",
    status: "draft",
    versions: [
      { input: beforeLevers, note: "Before any lever", author: "Tomas Herrera", daysAgo: 7 },
      {
        input: { ...beforeLevers, levers },
        note: "Quick wins of the guide's months 3 to 6, at its cautious ends",
        author: "Mara Lindqvist",
        daysAgo: 4,
      },
    ],
  },
  ...scenarioTemplates.map(
    (template): DemoScenario => ({
      name: template.name,
      description: `${template.summary} ${template.finding}`,
      status: "draft",
      versions: [
        {
          input: scenarioFromTemplate(template, startMonth),
          note: "From a published example",
          author: "Mara Lindqvist",
          daysAgo: 30,
        },
      ],
    }),
  ),
];
