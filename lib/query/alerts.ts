import { authorizePage } from "@/lib/auth/authorize";
import { alertRuleRow, toldText } from "@/lib/chart/alert-text";
import type { AlertsPage } from "@/lib/chart/alerts-page";
import { mailStatus } from "@/lib/notify/mail";
import { readAlertFacts } from "@/lib/store/alert-facts";
import { listAlertRules } from "@/lib/store/alert-rules";
import { getOrganisation } from "@/lib/store/organisation";
import { listOutbox } from "@/lib/store/outbox";
import { listReportSchedules } from "@/lib/store/report-schedules";
import { listTeams } from "@/lib/store/teams";
import { listWebhooks } from "@/lib/store/webhooks";

export async function loadAlerts(): Promise<AlertsPage> {
  const scope = await authorizePage("alerts:write");
  const [rules, webhooks, schedules, outbox, teams, { members }, { currency, timeZone }] = await Promise.all([
    listAlertRules(scope),
    listWebhooks(scope),
    listReportSchedules(scope),
    listOutbox(scope),
    listTeams(scope),
    readAlertFacts(scope),
    getOrganisation(scope),
  ]);
  const names = { teams, members, currency };
  return {
    rules: rules.map((rule) => ({ ...alertRuleRow(rule, names), rule })),
    webhooks,
    reports: schedules.map((schedule) => ({
      id: schedule.id,
      team: teams.find(({ id }) => id === schedule.teamId)?.name ?? "",
      day: schedule.day,
      told: toldText(schedule, names),
    })),
    outbox,
    teams: teams.map(({ id, name, depth }) => ({ id, name, depth })),
    members: members.map(({ id, name, role }) => ({ id, name, role })),
    currency,
    timeZone,
    mail: mailStatus(),
  };
}
