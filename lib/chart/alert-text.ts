import { formatAmount } from "../format/amount";
import type { AlertRule, ReportSchedule } from "../schema/alert";
import { alertKindNames, channelNames, isOfImports } from "../schema/alert-kind";
import { roleLabel } from "../schema/member";

export type Named = { id: string; name: string };

export type AlertNames = { teams: readonly Named[]; members: readonly Named[]; currency: string };

/** A rule in words, as its row shows it. */
export type AlertRuleRow = { id: string; about: string; watched: string; when: string; told: string; by: string };

export function alertRuleRow(rule: AlertRule, names: AlertNames): AlertRuleRow {
  return {
    id: rule.id,
    about: alertKindNames[rule.kind],
    watched: watchedText(rule, names),
    when: whenText(rule, names),
    told: toldText(rule, names),
    by: rule.channels.map((channel) => channelNames[channel]).join(", "),
  };
}

function watchedText({ kind, scope, teamId }: AlertRule, { teams }: AlertNames): string {
  if (isOfImports(kind)) return "All sources";
  if (scope === "team") return teams.find(({ id }) => id === teamId)?.name ?? "A removed team";
  return scope === "organisation" && kind === "budget" ? "The organisation" : "Each team";
}

function whenText({ kind, measure, percent, amount, staleDays }: AlertRule, { currency }: AlertNames): string {
  if (kind === "source-stale") return `Nothing for ${staleDays} ${staleDays === 1 ? "day" : "days"}`;
  if (kind !== "budget") return "As it happens";
  const limits = [
    ...(percent === null ? [] : [`${percent}% of budget`]),
    ...(amount === null ? [] : [`${formatAmount(amount, currency)} ${currency}`]),
  ];
  return `${measure === "forecast" ? "Forecast" : "Actual"} reaches ${limits.join(" or ")}`;
}

export function toldText(
  {
    roles = [],
    memberIds,
    teamManager,
  }: Pick<ReportSchedule, "memberIds" | "teamManager"> & Partial<Pick<AlertRule, "roles">>,
  { members }: Pick<AlertNames, "members">,
): string {
  const named = memberIds.map((memberId) => members.find(({ id }) => id === memberId)?.name ?? "A disabled member");
  const all = [...roles.map((role) => `${roleLabel(role)}s`), ...(teamManager ? ["The team's manager"] : []), ...named];
  return all.join(", ");
}
