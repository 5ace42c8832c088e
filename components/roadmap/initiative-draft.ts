import type { Initiative, InitiativeInput } from "@/lib/schema/initiative";

/** What a form holds: numbers may be missing while they are typed, ratios are percentages. */
export type InitiativeDraft = Omit<
  InitiativeInput,
  "rampMonths" | "oneOffCost" | "monthlyCost" | "savingRatio" | "savingMonthly" | "confidenceRatio"
> & {
  kind: "ratio" | "amount";
  rampMonths: number | null;
  oneOffCost: number | null;
  monthlyCost: number | null;
  savingRatio: number | null;
  savingMonthly: number | null;
  confidenceRatio: number | null;
};

export const emptyDraft: InitiativeDraft = {
  name: "",
  phase: "quick-wins",
  ownerId: null,
  teamId: null,
  startMonth: "",
  dueMonth: "",
  rampMonths: 1,
  oneOffCost: 0,
  monthlyCost: 0,
  kind: "ratio",
  savingRatio: null,
  savingMonthly: null,
  workloadIds: [],
  component: null,
  confidence: "medium",
  confidenceRatio: 0.75,
  note: "",
  origin: { kind: "hand" },
};

export function draftOf(initiative: Initiative): InitiativeDraft {
  return { ...initiative, kind: initiative.savingRatio === null ? "amount" : "ratio" };
}

/** What is sent: of the two savings the chosen one. A number that is missing is sent as it is, and refused by its field. */
export function sentOf({ kind, ...draft }: InitiativeDraft) {
  return {
    name: draft.name,
    phase: draft.phase,
    ownerId: draft.ownerId,
    teamId: draft.teamId,
    startMonth: draft.startMonth,
    dueMonth: draft.dueMonth,
    rampMonths: draft.rampMonths,
    oneOffCost: draft.oneOffCost,
    monthlyCost: draft.monthlyCost,
    savingRatio: kind === "ratio" ? draft.savingRatio : null,
    savingMonthly: kind === "amount" ? draft.savingMonthly : null,
    workloadIds: draft.workloadIds,
    component: draft.component,
    confidence: draft.confidence,
    confidenceRatio: draft.confidenceRatio,
    note: draft.note,
    origin: draft.origin,
  };
}
