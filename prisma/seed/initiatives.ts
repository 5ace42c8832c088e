import type { InitiativeInput } from "@/lib/schema/initiative";
import { draftsFromScenario } from "@/lib/schema/initiative-drafts";
import { type Confidence, type InitiativeStatus, type Phase, usualConfidence } from "@/lib/schema/initiative-words";
import { demoId } from "./ids";
import { demoScenarios } from "./scenarios";
import { demoWorkloads } from "./workloads";

export type DemoInitiative = {
  input: InitiativeInput;
  status: InitiativeStatus;
  /** Who wrote it down, and how many days ago; approved a week later. */
  author: string;
  daysAgo: number;
};

type Given = {
  name: string;
  phase: Phase;
  owner: string;
  team?: string;
  /** Start and due month. */
  months: [string, string];
  ramp?: number;
  saving: { ratio: number } | { monthly: number };
  costs?: { once?: number; monthly?: number };
  workloads: readonly string[];
  component?: InitiativeInput["component"];
  confidence: Confidence;
  note: string;
};

function byHand({ months: [startMonth, dueMonth], saving, ...given }: Given): InitiativeInput {
  return {
    name: given.name,
    phase: given.phase,
    ownerId: demoId("user", given.owner),
    teamId: given.team ? demoId("team", given.team) : null,
    startMonth,
    dueMonth,
    rampMonths: given.ramp ?? 1,
    oneOffCost: given.costs?.once ?? 0,
    monthlyCost: given.costs?.monthly ?? 0,
    savingRatio: "ratio" in saving ? saving.ratio : null,
    savingMonthly: "monthly" in saving ? saving.monthly : null,
    workloadIds: given.workloads.map((name) => demoId("workload", name)),
    component: given.component ?? null,
    confidence: given.confidence,
    confidenceRatio: usualConfidence[given.confidence],
    note: given.note,
    origin: { kind: "hand" },
  };
}

/** What a scenario of the demo says of its move or of one of its levers. */
function fromScenario(name: string, wanted: { share: number; leverId?: string }, owner: string): InitiativeInput {
  const scenario = demoScenarios.find((each) => each.name === name);
  const version = scenario?.versions.length ?? 0;
  const input = scenario?.versions.at(-1)?.input;
  if (!input) throw new RangeError(`There is no scenario ${name}.`);
  const { share, leverId } = wanted;
  const [draft] = draftsFromScenario(
    { id: demoId("scenario", name), name, version, input },
    { share, leverIds: leverId ? [leverId] : [], withMove: leverId === undefined },
  );
  if (!draft) throw new RangeError(`${name} has no lever ${leverId}.`);
  return { ...draft, ownerId: demoId("user", owner) };
}

const hall = demoWorkloads.filter(({ supply }) => supply === "H100 hall, Lund").map(({ name }) => name);

/** In flight: some save what they were to save, some do not, and the ledger says which. */
export const demoInitiatives: readonly DemoInitiative[] = [
  {
    input: byHand({
      name: "Audit, tags and owners",
      phase: "assessment",
      owner: "Ines Okafor",
      months: ["2026-01", "2026-02"],
      saving: { ratio: 0 },
      costs: { once: 18_000 },
      workloads: [],
      confidence: "measured",
      note: "Every line has a team and every workload its volume since. Saves nothing by itself.",
    }),
    status: "done",
    author: "Mara Lindqvist",
    daysAgo: 330,
  },
  {
    input: byHand({
      name: "Reserved hours for the assistants",
      phase: "quick-wins",
      owner: "Tomas Herrera",
      months: ["2026-06", "2026-06"],
      saving: { ratio: 0.25 },
      workloads: ["code-assist-33b", "claims-summarise"],
      confidence: "measured",
      note: "Both had grown beyond the reserved instances and ran on demand. One more instance since June.",
    }),
    status: "done",
    author: "Tomas Herrera",
    daysAgo: 190,
  },
  {
    input: byHand({
      name: "Voice lab stops at weekends",
      phase: "quick-wins",
      owner: "Sofia Moretti",
      team: "Voice",
      months: ["2026-05", "2026-06"],
      ramp: 2,
      saving: { ratio: 0.4 },
      costs: { once: 4000 },
      workloads: ["voice-clone-lab"],
      confidence: "medium",
      note: "A schedule that stops the instances from Friday evening to Monday. It is there; the lab switched it off.",
    }),
    status: "started",
    author: "Tomas Herrera",
    daysAgo: 220,
  },
  {
    input: byHand({
      name: "Document extraction on spot",
      phase: "quick-wins",
      owner: "Aisha Bello",
      team: "Documents",
      months: ["2026-07", "2026-12"],
      ramp: 6,
      saving: { ratio: 0.4 },
      costs: { once: 31_000 },
      workloads: ["doc-extract-batch"],
      confidence: "medium",
      note: "The queue restarts by itself since September; the instances still have to change.",
    }),
    status: "started",
    author: "Mara Lindqvist",
    daysAgo: 160,
  },
  {
    input: byHand({
      name: "Batching of catalogue captions",
      phase: "quick-wins",
      owner: "Dev Raman",
      team: "Vision",
      months: ["2026-08", "2026-11"],
      ramp: 3,
      saving: { ratio: 0.2 },
      costs: { once: 9000 },
      workloads: ["catalog-caption"],
      confidence: "medium",
      note: "Larger batches, from 39% of the GPU to 50%.",
    }),
    status: "started",
    author: "Tomas Herrera",
    daysAgo: 120,
  },
  {
    input: byHand({
      name: "Second reserved instance, search and claims",
      phase: "quick-wins",
      owner: "Tomas Herrera",
      months: ["2026-10", "2026-10"],
      saving: { monthly: 6500 },
      workloads: ["reco-candidates", "email-triage", "claims-summarise"],
      confidence: "high",
      note: "Bought with the renewal of October.",
    }),
    status: "done",
    author: "Tomas Herrera",
    daysAgo: 70,
  },
  {
    input: byHand({
      name: "H100 hall in Lund, training and screening moved",
      phase: "hybrid-deployment",
      owner: "Lukas Novak",
      months: ["2026-01", "2026-03"],
      ramp: 2,
      saving: { ratio: 0.74 },
      costs: { once: 126_000, monthly: 7100 },
      workloads: hall,
      confidence: "measured",
      note: "Two servers, paid by their depreciation in the rate of each hour. The monthly cost is the hours nobody takes.",
    }),
    status: "done",
    author: "Mara Lindqvist",
    daysAgo: 350,
  },
  {
    input: byHand({
      name: "Edge devices on line B and vehicles",
      phase: "hybrid-deployment",
      owner: "Peter Lindgren",
      team: "Robotics",
      months: ["2026-01", "2026-04"],
      ramp: 3,
      saving: { ratio: 0.55 },
      costs: { once: 38_000, monthly: 2600 },
      workloads: ["line-inspect-b", "agv-perception"],
      confidence: "high",
      note: "128 devices at four sites, 80 of them in use. The monthly cost is the devices in reserve.",
    }),
    status: "done",
    author: "Mara Lindqvist",
    daysAgo: 345,
  },
  {
    input: byHand({
      name: "Cache and private link for egress",
      phase: "hybrid-deployment",
      owner: "Lukas Novak",
      months: ["2026-09", "2027-01"],
      ramp: 4,
      saving: { ratio: 0.3 },
      costs: { once: 22_000, monthly: 400 },
      workloads: [],
      component: "egress",
      confidence: "low",
      note: "Egress lines name no workload, so nothing adjusts them for growth yet.",
    }),
    status: "started",
    author: "Tomas Herrera",
    daysAgo: 100,
  },
  {
    input: {
      ...byHand({
        name: "Third server in Lund for risk-embed-v3",
        phase: "hybrid-deployment",
        owner: "Hana Kobayashi",
        team: "Risk",
        months: ["2027-01", "2027-04"],
        ramp: 3,
        saving: { ratio: 0.7 },
        costs: { once: 290_000, monthly: 4200 },
        workloads: ["risk-embed-v3"],
        confidence: "high",
        note: "Its data stays in the EU, and the hall has shown what an hour costs there. Server 250,141.80 and installation.",
      }),
      origin: { kind: "recommendation", what: "Workloads: risk-embed-v3 belongs on-prem" },
    },
    status: "approved",
    author: "Ines Okafor",
    daysAgo: 12,
  },
  {
    input: {
      ...fromScenario(
        "Inference and notebooks with levers",
        { share: 0.5, leverId: "stop-when-idle" },
        "Tomas Herrera",
      ),
      workloadIds: [demoId("workload", "notebook-shared")],
      name: "Notebooks stop when idle",
      phase: "optimisation",
      savingRatio: 0.5,
      rampMonths: 2,
      dueMonth: "2027-03",
    },
    status: "proposed",
    author: "Tomas Herrera",
    daysAgo: 4,
  },
  {
    input: {
      ...fromScenario("Inference and notebooks with levers", { share: 0.5, leverId: "chat-int8" }, "Priya Nair"),
      teamId: demoId("team", "Assist"),
      phase: "optimisation",
      savingRatio: 0.35,
      rampMonths: 3,
      dueMonth: "2027-06",
      confidence: "low",
      confidenceRatio: usualConfidence.low,
    },
    status: "approved",
    author: "Mara Lindqvist",
    daysAgo: 4,
  },
  {
    input: {
      ...byHand({
        name: "Line A and docks to the devices in reserve",
        phase: "optimisation",
        owner: "Peter Lindgren",
        team: "Robotics",
        months: ["2027-02", "2027-05"],
        ramp: 3,
        saving: { ratio: 0.45 },
        costs: { once: 12_000 },
        workloads: ["line-inspect-a", "dock-camera"],
        confidence: "medium",
        note: "Frames still travel to the cloud; 48 devices stand in reserve.",
      }),
      origin: { kind: "recommendation", what: "Workloads: line-inspect-a and dock-camera belong on the edge" },
    },
    status: "proposed",
    author: "Mara Lindqvist",
    daysAgo: 9,
  },
];
