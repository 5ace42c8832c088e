import { z } from "zod";
import { ledgerComponents } from "../ledger/component";
import type { InitiativeBaseline } from "./initiative-baseline";
import { confidences, type InitiativeStatus, initiativeStatuses, monthsAfter, phases } from "./initiative-words";

const origin = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("hand") }),
  z.object({ kind: z.literal("lever"), scenarioId: z.uuid(), version: z.int().min(1), leverId: z.string().max(120) }),
  /** The move of a share of the work on-prem. */
  z.object({
    kind: z.literal("move"),
    scenarioId: z.uuid(),
    version: z.int().min(1),
    share: z.number().min(0).max(1),
  }),
  z.object({ kind: z.literal("recommendation"), what: z.string().trim().min(1).max(200) }),
]);

const monthRule = "Choose a month from 2000 to 2099.";
const calendarMonth = z.string({ error: monthRule }).regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: monthRule });
const money = (rule: string) => z.number({ error: rule }).min(0, { error: rule }).max(1e12, { error: rule });
const costRule = "Must be an amount of at least 0; 0 if there is none.";
const ratioRule = "Must be a percentage from 0 to 100: nobody saves more than all of it.";
const rampRule = "Must be whole months from 0 to 36; 0 is all of the saving at once.";

export const initiativeInput = z
  .object({
    name: z
      .string({ error: "Give it a name." })
      .trim()
      .min(1, { error: "Give it a name." })
      .max(120, { error: "At most 120 characters." }),
    phase: z.enum(phases, { error: "Choose one of the four phases." }),
    ownerId: z.uuid({ error: "Choose a member." }).nullable(),
    /** Whose costs it lowers; null: of all teams. */
    teamId: z.uuid({ error: "Choose a team." }).nullable(),
    startMonth: calendarMonth,
    /** From the first part of the saving to all of it. */
    rampMonths: z.int({ error: rampRule }).min(0, { error: rampRule }).max(36, { error: rampRule }),
    dueMonth: calendarMonth,
    oneOffCost: money(costRule),
    monthlyCost: money(costRule),
    /** Of what is left of its scope; null where an amount is given. */
    savingRatio: z.number({ error: ratioRule }).min(0, { error: ratioRule }).max(1, { error: ratioRule }).nullable(),
    /** A month, at full ramp; null where a ratio is given. */
    savingMonthly: money("Must be an amount of at least 0.").nullable(),
    /** None: every cost. */
    workloadIds: z.array(z.uuid({ error: "There is no such workload." })).max(500, { error: "At most 500 workloads." }),
    component: z.enum(ledgerComponents, { error: "Choose a component." }).nullable(),
    confidence: z.enum(confidences, { error: "Choose how sure you are." }),
    confidenceRatio: z
      .number({ error: "Must be a percentage from 0 to 100." })
      .min(0, { error: "Must be a percentage from 0 to 100." })
      .max(1, { error: "Must be a percentage from 0 to 100." }),
    note: z.string().trim().max(2000, { error: "At most 2,000 characters." }),
    origin,
  })
  .check(({ value, issues }) => {
    const refuse = (path: keyof typeof value, message: string) =>
      issues.push({ code: "custom", path: [path], message, input: value[path] });
    if (value.dueMonth < value.startMonth) refuse("dueMonth", "Must not lie before the month in which it starts.");
    const full = monthsAfter(value.startMonth, Math.max(1, value.rampMonths) - 1);
    if (full > "2099-12") refuse("rampMonths", "The ramp ends after 2099, beyond every horizon.");
    if ((value.savingRatio === null) === (value.savingMonthly === null))
      refuse("savingRatio", "Give either a share of the cost or an amount a month.");
  });

export type InitiativeInput = z.infer<typeof initiativeInput>;

/** An initiative as every reader gets it: instants as ISO text. */
export type Initiative = InitiativeInput & {
  id: string;
  status: InitiativeStatus;
  /** Savings apply in this order. */
  position: number;
  /** null: none, or a member whom this reader does not see. */
  ownerName: string | null;
  teamName: string | null;
  baseline: InitiativeBaseline | null;
  createdBy: string | null;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
};

const id = z.uuid();

/** What the actions of the roadmap take. */
export const initiativeWrites = {
  one: z.object({ id }),
  create: z.object({ initiative: initiativeInput }),
  add: z.object({ initiatives: z.array(initiativeInput).min(1).max(50) }),
  update: z.object({ id, seenAt: z.iso.datetime(), initiative: initiativeInput }),
  status: z.object({ id, status: z.enum(initiativeStatuses) }),
  move: z.object({ id, by: z.union([z.literal(-1), z.literal(1)]) }),
};
