import type { Client } from "pg";
import { unusualRuns } from "@/lib/calc/anomaly";
import { dayAfter, daysBetween } from "@/lib/calc/day";
import { anomalyTitle } from "@/lib/chart/anomaly-list";
import { budgetFindings, type MonthSpend } from "@/lib/notify/budget-findings";
import { disputeFindings } from "@/lib/notify/event-findings";
import { type Found, findingOf } from "@/lib/notify/found";
import { recipientsOf } from "@/lib/notify/recipients";
import type { AlertRule } from "@/lib/schema/alert";
import { costHref, defaultCostQuery } from "@/lib/schema/cost-query";
import { demoId } from "../ids";
import { emailOf, people, teams, tokenOwner, units } from "../people";
import type { LedgerAudit } from "./ledger-audit";
import type { MonthStatements } from "./month-statements";
import { insertRows } from "./rows";

const dayMs = 86_400_000;

/** The workload whose sweep nobody stopped. */
const runaway = "vit-pretrain-l";

const nested = [
  ...units.map((name) => ({ id: demoId("team", name), name, parentId: null })),
  ...teams.map(({ name, unit }) => ({ id: demoId("team", name), name, parentId: demoId("team", unit) })),
];

const members = people.map(({ name, role, team }) => ({
  id: demoId("user", name),
  name,
  email: emailOf(name),
  role,
  teamId: team && demoId("team", team),
}));

const common = { teamId: null, measure: null, percent: null, amount: null, staleDays: null, memberIds: [] } as const;
const toTeam = { roles: ["analyst"], teamManager: true, channels: ["screen", "email"] } as const;
const toAnalysts = { roles: ["analyst"], teamManager: false, channels: ["screen"] } as const;

/** What Northwind AI wants to be told of, by name; each rule is as old as the month, or as `daysAgo`. */
const rules = [
  { name: "80", rule: { ...common, ...toTeam, kind: "budget", scope: "teams", measure: "actual", percent: "80" } },
  {
    name: "forecast",
    rule: {
      ...common,
      ...toAnalysts,
      roles: ["analyst", "leader"],
      kind: "budget",
      scope: "organisation",
      measure: "forecast",
      percent: "110",
    },
  },
  { name: "anomaly", rule: { ...common, ...toTeam, kind: "anomaly", scope: "teams" } },
  { name: "disputed", rule: { ...common, ...toAnalysts, kind: "statement-disputed", scope: "teams" } },
  { name: "failed", rule: { ...common, ...toAnalysts, kind: "import-failed", scope: "organisation" } },
  { name: "late", rule: { ...common, ...toAnalysts, kind: "source-stale", scope: "organisation", staleDays: 7 } },
] as const;

type Input = { now: Date; statements: readonly MonthStatements[] };

/** Rules, and what they have told so far: the keys are those of the running server, so that it tells nothing twice. */
export async function loadAlerts(client: Client, { now, statements }: Input): Promise<LedgerAudit[]> {
  const began = new Date(`${now.toISOString().slice(0, 7)}-01T00:00:00Z`);
  const kept = rules.map(
    ({ name, rule }, index): AlertRule => ({
      ...rule,
      id: demoId("alert-rule", name),
      roles: [...rule.roles],
      memberIds: [],
      channels: [...rule.channels],
      createdAt: new Date(began.getTime() + index * 60_000).toISOString(),
    }),
  );
  await insertRows(
    client,
    "alert_rule",
    kept.map((rule) => ({
      id: rule.id,
      kind: rule.kind,
      scope: rule.scope,
      measure: rule.measure,
      percent: rule.percent,
      stale_days: rule.staleDays,
      roles: rule.roles,
      member_ids: [],
      team_manager: rule.teamManager,
      channels: rule.channels,
      created_by_id: demoId("user", tokenOwner),
      created_at: rule.createdAt,
    })),
  );
  await insertRows(client, "report_schedule", [
    {
      id: demoId("report-schedule", "Vision"),
      team_id: demoId("team", "Vision"),
      day: 5,
      team_manager: true,
      member_ids: [],
      created_by_id: demoId("user", tokenOwner),
      created_at: began.toISOString(),
    },
  ]);
  const told = [
    ...(await anomalyTold(client, now)),
    ...(await disputesTold(client, kept)),
    ...budgetsTold(statements, kept),
  ];
  await insertTold(client, { told, rules: kept, now });
  return kept.map((rule) => ({
    at: began,
    actor: tokenOwner,
    action: "alert-rule.create",
    entity: "alert-rule",
    entityId: rule.id,
    detail: { kind: rule.kind, scope: rule.scope },
  }));
}

type Told = { rule: string; found: Found };

function budgetsTold(statements: readonly MonthStatements[], kept: readonly AlertRule[]): Told[] {
  const running = statements.find(({ monthsBack }) => monthsBack === 0);
  const rule = kept.find(({ id }) => id === demoId("alert-rule", "80"));
  if (!running || !rule) return [];
  const documents = running.statements.map(({ effective }) => effective);
  const byTeam = <Value>(of: (document: (typeof documents)[number]) => Value) =>
    documents.map((document) => [document.owner.slice("team:".length), of(document)] as const);
  const spend: MonthSpend = {
    month: running.month,
    currency: "USD",
    teams: nested,
    spent: new Map(byTeam(({ figures }) => figures.effective.total)),
    imported: running.reconciliation.effective?.imported ?? null,
    budgets: new Map(byTeam(({ budget }) => budget).flatMap(([id, budget]) => (budget === null ? [] : [[id, budget]]))),
    expected: new Map(),
  };
  return budgetFindings(rule, spend).map((found) => ({ rule: rule.id, found }));
}

async function disputesTold(client: Client, kept: readonly AlertRule[]): Promise<Told[]> {
  const rule = kept.find(({ id }) => id === demoId("alert-rule", "disputed"));
  if (!rule) return [];
  const { rows } = await client.query<{
    id: string;
    teamId: string;
    month: string;
    author: string;
    comment: string;
    at: string;
  }>(
    `SELECT v.id::text, v.team_id::text AS "teamId", to_char(v.month, 'YYYY-MM') AS month, u.name AS author, v.comment,
       to_char(v.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
     FROM statement_verdict v JOIN user_account u ON u.id = v.author_id JOIN billing_period p ON p.month = v.month
     WHERE v.verdict = 'disputed' AND p.state <> 'closed'`,
  );
  const facts = { members, failedImports: [], sources: [], disputes: rows };
  return disputeFindings({ ...rule, createdAt: "2000-01-01T00:00:00Z" }, facts, nested).map((found) => ({
    rule: rule.id,
    found,
  }));
}

/** The sweep of last month, found in the workload's days as the server finds it. */
async function anomalyTold(client: Client, now: Date): Promise<Told[]> {
  const workloadId = demoId("workload", runaway);
  const { rows } = await client.query<{ day: string; amount: number }>(
    `SELECT day::text, sum(effective)::float8 AS amount FROM cost_rollup
     WHERE workload_id = $1 AND review IN ('counted', 'approved') AND charge <> 'adjustment' GROUP BY day ORDER BY day`,
    [workloadId],
  );
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const byDay = new Map(rows.map(({ day, amount }) => [day, amount]));
  const values = Array.from(
    { length: daysBetween(first.day, last.day) + 1 },
    (_, index) => byDay.get(dayAfter(first.day, index)) ?? 0,
  );
  const since = dayAfter(now.toISOString().slice(0, 10), -62);
  const [run] = unusualRuns({ from: first.day, values }, { since }).sort((a, b) => b.excess - a.excess);
  if (!run) return [];
  const found = {
    subject: `workload:${workloadId}/${run.from}`,
    teamId: demoId("team", "Vision"),
    month: null,
    title: `${runaway}, ${anomalyTitle(run, "USD")}`,
    detail: "Vision: Cloud, Amazon Elastic Compute Cloud",
    href: costHref({
      ...defaultCostQuery,
      filters: [{ dimension: "workload", is: true, values: [runaway] }],
      range: { from: run.from, to: run.to },
      by: ["service"],
    }),
  };
  return [{ rule: demoId("alert-rule", "anomaly"), found }];
}

type ToInsert = { told: readonly Told[]; rules: readonly AlertRule[]; now: Date };

/** Oldest first, the last one this morning; what is older than the last two was read by the analysts. */
async function insertTold(client: Client, { told, rules: kept, now }: ToInsert): Promise<void> {
  const rows = told.flatMap(({ rule: ruleId, found }, index) => {
    const rule = kept.find(({ id }) => id === ruleId);
    if (!rule) return [];
    const firedAt = new Date(now.getTime() - (told.length - index) * (dayMs / 4));
    const people = recipientsOf(rule, { teamId: found.teamId, teams: nested, members });
    return [{ finding: findingOf(found, rule), firedAt, people, isOld: told.length - index > 3 }];
  });
  await insertRows(
    client,
    "alert",
    rows.map(({ finding: { key, kind, ruleId, teamId, month, title, detail, href }, firedAt }) => ({
      id: demoId("alert", key),
      key,
      rule_id: ruleId,
      kind,
      team_id: teamId,
      month: month === null ? null : `${month}-01`,
      title,
      detail,
      href,
      fired_at: firedAt.toISOString(),
    })),
  );
  await insertRows(
    client,
    "notification",
    rows.flatMap(({ finding, firedAt, people: told, isOld }) =>
      told.map(({ id, role }) => ({
        alert_id: demoId("alert", finding.key),
        user_id: id,
        team_id: finding.teamId,
        read_at: isOld && role === "analyst" ? new Date(firedAt.getTime() + 3_600_000).toISOString() : null,
      })),
    ),
  );
}
