import type { AnomalyRow } from "../chart/anomaly-list";
import { now } from "../clock";
import { env } from "../env";
import { dayIn, monthAfter } from "../format/date";
import type { AlertRule, Message } from "../schema/alert";
import { type AlertFacts, readAlertFacts } from "../store/alert-facts";
import { listAlertRules } from "../store/alert-rules";
import { type Finding, fireAlert, listFiredKeys, type Told } from "../store/alerts";
import { getOrganisation } from "../store/organisation";
import type { OutboxEntry } from "../store/outbox";
import { listPeriods, type Period } from "../store/periods";
import { listTeams } from "../store/teams";
import { listWebhooks } from "../store/webhooks";
import { anomalyFindings, readAnomalies } from "./anomaly-findings";
import { budgetFindings, type MonthSpend } from "./budget-findings";
import { disputeFindings, failedImportFindings, readyStatementFindings, staleSourceFindings } from "./event-findings";
import { type Found, findingOf, type Team } from "./found";
import { readMonthSpend } from "./month-spend";
import { recipientsOf } from "./recipients";
import type { ServerEyes } from "./server-eyes";

type Context = {
  facts: AlertFacts;
  teams: readonly Team[];
  periods: readonly Period[];
  /** In the billing time zone. */
  today: string;
  spends: readonly MonthSpend[];
  anomalies: readonly AnomalyRow[];
  currency: string;
};

/** Looks at everything that a rule watches and fires what is new. Returns how many alerts that were. */
export async function evaluateAlerts(eyes: ServerEyes): Promise<number> {
  const rules = await listAlertRules(eyes.alerts);
  if (rules.length === 0) return 0;
  const context = await contextFor(eyes, rules);
  const findings = rules.flatMap((rule) => findingsOf(rule, context).map((found) => findingOf(found, rule)));
  const fired = await listFiredKeys(
    eyes.alerts,
    findings.map(({ key }) => key),
  );
  const fresh = findings.filter(({ key }) => !fired.has(key));
  if (fresh.length === 0) return 0;
  const webhookIds = (await listWebhooks(eyes.alerts)).map(({ id }) => id);
  let count = 0;
  for (const finding of fresh) {
    const rule = rules.find(({ id }) => id === finding.ruleId);
    if (!rule) continue;
    const told = toldOf(rule, { finding, context, webhookIds });
    if (await fireAlert(eyes.alerts, { finding, told, at: now() })) count++;
  }
  return count;
}

async function contextFor(eyes: ServerEyes, rules: readonly AlertRule[]): Promise<Context> {
  const [facts, teams, periods, { timeZone, currency }] = await Promise.all([
    readAlertFacts(eyes.alerts),
    listTeams(eyes.alerts),
    listPeriods(eyes.statements),
    getOrganisation(eyes.alerts),
  ]);
  const today = dayIn(now(), timeZone);
  const budgetRules = rules.filter(({ kind }) => kind === "budget");
  const spends: MonthSpend[] = [];
  for (const month of budgetRules.length === 0 ? [] : monthsToCheck(periods, today)) {
    const withForecast = budgetRules.some(({ measure }) => measure === "forecast");
    const spend = await readMonthSpend(eyes, { month, today, withForecast });
    if (spend) spends.push(spend);
  }
  const wantsAnomalies = rules.some(({ kind }) => kind === "anomaly");
  const anomalies = wantsAnomalies ? await readAnomalies(eyes, { today, currency }) : [];
  return { facts, teams, periods, today, spends, anomalies, currency };
}

/** The month under way and the one before, as long as bills still come in for it. */
function monthsToCheck(periods: readonly Period[], today: string): string[] {
  const current = today.slice(0, 7);
  return [monthAfter(current, -1), current].filter((month) =>
    periods.some((period) => period.month === month && period.state !== "closed"),
  );
}

function findingsOf(rule: AlertRule, context: Context): Found[] {
  const { facts, teams, periods, today, spends, anomalies, currency } = context;
  switch (rule.kind) {
    case "budget":
      // A month that was over before the rule began is no news.
      return spends
        .filter(({ month }) => month >= rule.createdAt.slice(0, 7))
        .flatMap((spend) => budgetFindings(rule, spend));
    case "import-failed":
      return failedImportFindings(rule, facts);
    case "source-stale":
      return staleSourceFindings(rule, facts, today);
    case "statement-ready":
      return readyStatementFindings(
        rule,
        periods.filter(({ state }) => state === "review"),
        teams,
      );
    case "statement-disputed":
      return disputeFindings(rule, facts, teams);
    case "anomaly":
      return anomalyFindings(rule, anomalies, { teams, currency });
  }
}

type Telling = { finding: Finding; context: Context; webhookIds: readonly string[] };

function toldOf(rule: AlertRule, { finding, context, webhookIds }: Telling): Told {
  const { facts, teams } = context;
  const people = recipientsOf(rule, { teamId: finding.teamId, teams, members: facts.members });
  const has = (channel: AlertRule["channels"][number]) => rule.channels.includes(channel);
  const team = teams.find(({ id }) => id === finding.teamId)?.name ?? null;
  return {
    onScreen: has("screen") ? people.map(({ id }) => id) : [],
    outbox: (alertId) => {
      const payload = messageOf(finding, { alertId, team });
      const mails = people.map(
        ({ id: userId }): OutboxEntry => ({
          key: `alert/${alertId}/email/${userId}`,
          target: { channel: "email", userId },
          payload,
        }),
      );
      const calls = webhookIds.map(
        (webhookId): OutboxEntry => ({
          key: `alert/${alertId}/webhook/${webhookId}`,
          target: { channel: "webhook", webhookId },
          payload,
        }),
      );
      // Without a mail server mails would only pile up; the page says that there is none.
      return [...(has("email") && env().smtp ? mails : []), ...(has("webhook") ? calls : [])];
    },
  };
}

function messageOf(
  { kind, title, detail, href, month }: Finding,
  { alertId, team }: { alertId: string; team: string | null },
): Message {
  return {
    subject: title,
    lines: detail === "" ? [] : [detail],
    links: [{ label: "Open", href }],
    event: { id: alertId, kind, team, month, firedAt: now().toISOString() },
  };
}
