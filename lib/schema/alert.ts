import { z } from "zod";
import { amountOf } from "../ledger/amount-text";
import { alertChannels, alertKinds, alertMeasures, alertRoles, isOfImports } from "./alert-kind";
import { decimalText } from "./amount";

/** A form sends one ticked box as text and several as a list. */
function listOf<Item extends z.ZodType>(item: Item, { most }: { most: number }) {
  const asList = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
  return z.preprocess(asList, z.array(item).max(most, `At most ${most}.`));
}

const members = listOf(z.uuid("There is no such member."), { most: 50 });
const tick = z.preprocess((value) => value === "on" || value === true, z.boolean());
const percentRule = "Write a percentage above 0 and up to 1000, such as 80.";

const percent = z
  .string()
  .trim()
  .regex(/^(?:\d{1,4}(?:\.\d{1,2})?)?$/, { abort: true, error: percentRule })
  .refine((text) => text === "" || (Number(text) > 0 && Number(text) <= 1000), percentRule)
  .transform((text) => (text === "" ? null : text))
  .default(null);

const amount = z
  .string()
  .trim()
  .transform((text) => (text === "" ? null : text))
  .pipe(
    decimalText.refine((text) => amountOf(text) > 0n, { abort: true, error: "Write an amount above 0." }).nullable(),
  )
  .default(null);

/** "organisation", "teams", or the id of a team. */
const watched = z.union([z.enum(["organisation", "teams"]), z.uuid()], { error: "Choose what is watched." });

const daysRule = "Must be 1 to 90 days.";

const rule = z.object({
  kind: z.enum(alertKinds, { error: "Choose what the alert is about." }),
  watched: watched.default("organisation"),
  measure: z.enum(alertMeasures).default("actual"),
  percent,
  amount,
  staleDays: z.coerce.number({ error: daysRule }).int(daysRule).min(1, daysRule).max(90, daysRule).default(3),
  roles: listOf(z.enum(alertRoles), { most: alertRoles.length }),
  memberIds: members,
  teamManager: tick,
  channels: listOf(z.enum(alertChannels), { most: alertChannels.length }),
});

type Typed = z.output<typeof rule>;

/** What the kind has no use for is left out, so that a rule holds nothing that it does not mean. */
function meant({ kind, watched: what, measure, percent: share, amount: money, staleDays, ...who }: Typed) {
  const isBudget = kind === "budget";
  const scope = isOfImports(kind) ? "organisation" : what;
  const isNamed = scope !== "organisation" && scope !== "teams";
  return {
    ...who,
    kind,
    scope: isNamed ? ("team" as const) : scope,
    teamId: isNamed ? scope : null,
    measure: isBudget ? measure : null,
    percent: isBudget ? share : null,
    amount: isBudget ? money : null,
    staleDays: kind === "source-stale" ? staleDays : null,
    teamManager: !isOfImports(kind) && who.teamManager,
  };
}

function check({ kind, percent: share, amount: money, roles, memberIds, teamManager, channels }: Typed) {
  const problems: { path: string; message: string }[] = [];
  if (kind === "budget" && share === null && money === null)
    problems.push({ path: "percent", message: "Write a percentage of the budget, an amount, or both." });
  if (roles.length + memberIds.length === 0 && (!teamManager || isOfImports(kind)))
    problems.push({ path: "roles", message: "Choose who is told: roles, members or the team's manager." });
  if (channels.length === 0) problems.push({ path: "channels", message: "Choose at least one way to tell them." });
  return problems;
}

function whole(value: Typed, context: z.core.$RefinementCtx) {
  for (const { path, message } of check(value)) context.addIssue({ code: "custom", path: [path], message });
}

export const alertRuleInput = rule.superRefine(whole).transform(meant);

export const alertRuleUpdate = rule
  .extend({ id: z.uuid() })
  .superRefine(whole)
  .transform(({ id, ...typed }) => ({ id, rule: meant(typed) }));

export type AlertRuleInput = z.output<typeof alertRuleInput>;

export type AlertRule = AlertRuleInput & { id: string; createdAt: string };

export const rowId = z.object({ id: z.uuid() });

export const webhookInput = z.object({
  url: z
    .string({ error: "Write an address such as https://hooks.example.com/crossover." })
    .trim()
    .max(500, "At most 500 characters.")
    .refine((text) => URL.canParse(text), {
      abort: true,
      error: "Write an address such as https://hooks.example.com/crossover.",
    }),
});

export const reportScheduleInput = z
  .object({
    teamId: z.uuid("Choose a team."),
    day: z.coerce.number().int().min(1, "Must be day 1 to 28.").max(28, "Must be day 1 to 28."),
    teamManager: tick,
    memberIds: members,
  })
  .refine(({ teamManager, memberIds }) => teamManager || memberIds.length > 0, {
    path: ["memberIds"],
    error: "Choose who gets the report: the team's manager, or members.",
  });

export type ReportScheduleInput = z.output<typeof reportScheduleInput>;

export type ReportSchedule = ReportScheduleInput & { id: string; createdAt: string };

export const testMailInput = z.object({
  to: z
    .string({ error: "Enter an e-mail address." })
    .trim()
    .max(254, "Must be at most 254 characters.")
    .pipe(z.email("Enter an e-mail address like name@company.example.")),
});

/** What is sent, by whatever channel; an `href` is a path of this application. */
export const message = z.object({
  subject: z.string(),
  lines: z.array(z.string()),
  links: z.array(z.object({ label: z.string(), href: z.string() })),
  event: z
    .object({
      id: z.string(),
      kind: z.enum(alertKinds),
      team: z.string().nullable(),
      month: z.string().nullable(),
      firedAt: z.string(),
    })
    .nullable(),
});

export type Message = z.infer<typeof message>;

export const notificationMarks = z.strictObject({ ids: z.array(z.uuid()).max(200).nullable() });
