import { z } from "zod";
import { isoMonth, type ScenarioInput, scenarioInput } from "./scenario";
import { scenarioChange } from "./scenario-change";
import { planId } from "./supply";

/** There is at most one plan. */
export type ScenarioStatus = "draft" | "plan";

/** A scenario with the version asked for. Instants are ISO text, so that a row can go to a client component. */
export type Scenario = {
  id: string;
  name: string;
  description: string;
  status: ScenarioStatus;
  /** The version that `input` is. */
  version: number;
  /** The version that is shown without asking for one. */
  currentVersion: number;
  input: ScenarioInput;
  note: string;
  /** Who wrote this version, and when. */
  author: string;
  savedAt: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
};

export type ScenarioSummary = Scenario & { versionCount: number };

export type ScenarioVersion = {
  version: number;
  note: string;
  author: string;
  createdAt: string;
  input: ScenarioInput;
};

export type ComparedScenario = {
  id: string;
  name: string;
  status: ScenarioStatus;
  version: number;
  input: ScenarioInput;
};

const id = z.uuid();
const name = z.string().trim().min(1, "Give it a name.").max(120, "At most 120 characters.");
const note = z.string().trim().max(1000, "At most 1,000 characters.").default("");

/** What the actions of the scenario pages take. */
export const scenarioWrites = {
  one: z.object({ id }),
  create: z.object({ name, description: z.string().trim().max(4000).default(""), input: scenarioInput, note }),
  fromWorkloads: z.object({
    name,
    workloadIds: z.array(z.uuid()).min(1, "Choose at least one workload.").max(500),
    cloudSupplyId: planId,
    fleetSupplyId: planId,
    startMonth: isoMonth,
  }),
  save: z.object({ id, input: scenarioInput, note, seenVersion: z.int().min(1) }),
  share: z.object({ id, input: scenarioInput }),
  rename: z.object({ id, name }),
  apply: z.object({ id, change: scenarioChange, note }),
  restoreVersion: z.object({ id, version: z.int().min(1) }),
};
