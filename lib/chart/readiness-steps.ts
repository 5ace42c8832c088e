import type { Stage } from "../calc/readiness-rules";

export type StageStep = {
  text: string;
  /** Where it is done. */
  place: string;
  href: string;
  /** The page is only for those who may write scenarios. */
  isForWriters?: true;
};

export type StageSteps = { name: string; meaning: string; steps: readonly StageStep[] };

const newScenario = { place: "New scenario", href: "/scenarios/new", isForWriters: true } as const;

/** The guide's recommendations by stage, each with the page on which it is done. */
export const stageSteps: Readonly<Record<Stage, StageSteps>> = {
  starting: {
    name: "Starting AI",
    meaning: "Up to the pilot",
    steps: [
      { text: "Begin in the cloud, and buy it well.", place: "Commitments", href: "/commitments" },
      { text: "Plan hybrid from day one: know what may run where.", place: "Workloads", href: "/workloads" },
      { text: "Track the cost of every workload.", place: "Workloads by cost", href: "/workloads?sort=-cost" },
      { text: "Model on-prem once the spend is enough to plan.", ...newScenario },
    ],
  },
  scaling: {
    name: "Scaling AI",
    meaning: "Production and scale",
    steps: [
      {
        text: "Audit the spend, the dearest workloads first.",
        place: "Workloads by cost",
        href: "/workloads?sort=-cost",
      },
      { text: "Make models smaller: quantise and prune.", place: "Compression", href: "/compression" },
      { text: "Draw up a hybrid plan for 18 months.", place: "Scenarios", href: "/scenarios" },
      { text: "Pilot on-prem with the workloads of high volume.", ...newScenario },
    ],
  },
  enterprise: {
    name: "Enterprise leaders",
    meaning: "The enterprise phase",
    steps: [
      { text: "Partner with vendors of infrastructure.", place: "Consumption pricing", href: "/consumption" },
      { text: "Invest in a platform that shares its GPUs.", place: "GPU sharing", href: "/gpu-sharing" },
      {
        text: "Make FinOps a practice: commitments and plans reviewed each month.",
        place: "Commitments",
        href: "/commitments",
      },
      { text: "Bring the edge into the plan.", place: "Edge", href: "/edge" },
    ],
  },
};
