import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { deliverOutbox } from "@/lib/notify/deliver";
import { evaluateAlerts } from "@/lib/notify/evaluate";
import { sendDueReports } from "@/lib/notify/reports";
import type { ServerEyes } from "@/lib/notify/server-eyes";
import { isSigned, webhookSecret } from "@/lib/notify/webhook-signature";
import { startNotifications, stopNotifications } from "@/lib/notify/worker";
import { type AlertRuleInput, alertRuleInput } from "@/lib/schema/alert";
import { allocationRules } from "@/lib/schema/allocation-rules";
import { createAlertRule, listAlertRules, removeAlertRule } from "@/lib/store/alert-rules";
import { saveAllocationRules } from "@/lib/store/allocation-rules";
import { countUnread, listNotifications, markRead } from "@/lib/store/notifications";
import { claimOutbox, listOutbox, retryOutbox } from "@/lib/store/outbox";
import { createReportSchedule } from "@/lib/store/report-schedules";
import { createWebhook, listWebhooks, removeWebhook } from "@/lib/store/webhooks";
import { testDatabase } from "../database";
import { insertBatch } from "../store/ledger-month";

type Mail = { to: string; text: string };
const mails: Mail[] = [];

function mailServer(): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _session, done) =>
      address.startsWith("leader@") ? done(Object.assign(new Error("no such user"), { responseCode: 550 })) : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(",");
        mails.push({ to, text: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
  });
}

function listening(server: SMTPServer, port = 0): Promise<number> {
  return new Promise((done) => {
    const { server: socket } = server;
    server.listen(port, "127.0.0.1", () => done((socket.address() as AddressInfo).port));
  });
}

let smtp = mailServer();
const smtpPort = await listening(smtp);

type Call = { signature: string; delivery: string; body: string };
const calls: Call[] = [];
let answer = 204;
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    const header = (name: string) => String(request.headers[name] ?? "");
    calls.push({ signature: header("x-crossover-signature"), delivery: header("x-crossover-delivery"), body });
    response.writeHead(answer).end("ignored");
  });
});
await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done));
const hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;

Object.assign(process.env, {
  SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
  SMTP_FROM: "crossover@test.example",
  ALLOW_PRIVATE_HOSTS: "127.0.0.1",
});
const { owner, scopeFor, teams, users } = await testDatabase();
const admin = scopeFor("admin");
const eyes: ServerEyes = { alerts: admin, statements: admin, costs: admin, budgets: admin };
const signal = new AbortController().signal;
const began = new Date("2026-11-01T08:00:00Z");

const ruleOf = (typed: object): AlertRuleInput =>
  alertRuleInput.parse({ kind: "budget", watched: "teams", percent: "80", channels: ["screen"], ...typed });

beforeAll(async () => {
  const line = (team: string, effective: string) => ({ effective, tags: { team } });
  const lines = [line("vision", "850"), line("search", "100")];
  await insertBatch(owner, { month: "2026-11", userId: users.admin.id, lines });
  const mapped = (id: "vision" | "search") => ({
    id,
    name: id,
    owner: `team:${teams[id]}`,
    conditions: [{ on: "tag:team", matcher: "one-of", values: [id] }],
  });
  const rules = allocationRules.parse({
    pools: [],
    mapping: [mapped("vision"), mapped("search")],
    sharing: [],
    shareIdle: false,
  });
  await saveAllocationRules(admin, { seenVersion: 0, note: "", rules });
  await owner.query("INSERT INTO budget VALUES ($1, '2026-11-01', 1000), ($2, '2026-11-01', 1000)", [
    teams.vision,
    teams.search,
  ]);
});
beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterAll(async () => {
  await new Promise<void>((done) => smtp.close(() => done()));
  receiver.close();
});

/** Everything that waits is due now. */
const hurry = () => owner.query("UPDATE outbox SET due_at = now() WHERE state = 'waiting'");

async function clear(): Promise<void> {
  for (const { id } of await listAlertRules(admin)) await removeAlertRule(admin, id);
  await owner.query("DELETE FROM alert; DELETE FROM outbox; DELETE FROM webhook");
  mails.length = 0;
  calls.length = 0;
}
beforeEach(clear);

describe("an alert", () => {
  test("850 of 1,000 crosses 80%: told once to the team's manager and the analysts, whoever looks at the same moment", async () => {
    const rule = ruleOf({ roles: ["analyst", "manager"] });
    const id = await createAlertRule(admin, rule, began);
    const fired = await Promise.all(Array.from({ length: 6 }, () => evaluateAlerts(eyes)));
    expect(fired.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await evaluateAlerts(eyes)).toBe(0);
    const [mine] = await listNotifications(scopeFor("manager"));
    expect(mine).toMatchObject({
      title: "Vision has spent 85.0% of its budget for November 2026",
      href: "/chargeback/2026-11/vision",
      read: false,
    });
    expect(await countUnread(scopeFor("analyst"))).toBe(1);
    expect(await countUnread(scopeFor("leader"))).toBe(0);
    const { rows } = await owner.query("SELECT count(*)::int AS n FROM audit_event WHERE action = 'alert.fire'");
    expect(rows).toEqual([{ n: 1 }]);
    const { rows: keys } = await owner.query("SELECT key FROM alert");
    expect(keys).toEqual([{ key: `${id}/budget/2026-11/${teams.vision}/actual/80%` }]);
  });

  test("a manager never hears of another team, and of what the own one was told nothing after moving away", async () => {
    const whole = ruleOf({ watched: "organisation", percent: "10", roles: ["manager"], memberIds: [users.manager.id] });
    await createAlertRule(admin, whole, began);
    await createAlertRule(admin, ruleOf({ percent: "5", roles: ["manager"] }), began);
    // Vision and Search have crossed 5%, and the organisation 10%.
    expect(await evaluateAlerts(eyes)).toBe(3);
    const seen = await listNotifications(scopeFor("manager"));
    expect(seen.map(({ team }) => team)).toEqual(["Vision"]);
    expect(await listNotifications(scopeFor("manager", teams.search))).toEqual([]);
    expect(await countUnread(scopeFor("manager", teams.search))).toBe(0);
  });

  test("read is read by oneself only, a leader too", async () => {
    await createAlertRule(admin, ruleOf({ roles: ["leader", "analyst"] }), began);
    await evaluateAlerts(eyes);
    expect(await markRead(scopeFor("leader"), { ids: null, at: began })).toBe(1);
    expect(await countUnread(scopeFor("leader"))).toBe(0);
    expect(await countUnread(scopeFor("analyst"))).toBe(1);
  });

  test("neither leaders nor managers write rules, in the database too", async () => {
    for (const role of ["leader", "manager"] as const) {
      await expect(createAlertRule(scopeFor(role), ruleOf({ roles: ["analyst"] }), began)).rejects.toThrow();
      expect(await listAlertRules(scopeFor(role))).toEqual([]);
    }
  });
});

describe("e-mail", () => {
  test("taken by the server, refused for one recipient, and tried again while the server is down", async () => {
    await createAlertRule(admin, ruleOf({ roles: ["analyst", "leader"], channels: ["email"] }), began);
    await evaluateAlerts(eyes);
    await deliverOutbox(admin, signal);
    expect(mails.map(({ to }) => to)).toEqual(["analyst@test.example"]);
    expect(mails[0]?.text).toContain("Subject: Vision has spent 85.0% of its budget for November 2026");
    expect(mails[0]?.text).toContain("http://127.0.0.1:3000/chargeback/2026-11/vision");
    const [refused] = await listOutbox(admin);
    expect(refused).toMatchObject({ state: "failed", attempts: 1, failure: expect.stringContaining("SMTP 550") });

    await clear();
    await new Promise<void>((done) => smtp.close(() => done()));
    await createAlertRule(admin, ruleOf({ roles: ["analyst"], channels: ["email"] }), began);
    await evaluateAlerts(eyes);
    await deliverOutbox(admin, signal);
    expect(await listOutbox(admin)).toMatchObject([
      { state: "waiting", failure: "The mail server cannot be reached." },
    ]);
    // Nothing is due before the wait is over.
    expect(await deliverOutbox(admin, signal)).toBe(0);
    smtp = mailServer();
    await listening(smtp, smtpPort);
    await hurry();
    await deliverOutbox(admin, signal);
    expect(mails.map(({ to }) => to)).toEqual(["analyst@test.example"]);
    expect(await listOutbox(admin)).toMatchObject([{ state: "sent", attempts: 2, failure: null }]);
  });

  test("a report of the month before goes once to the manager and the chosen member", async () => {
    await owner.query("INSERT INTO billing_period (month) VALUES ('2026-10-01') ON CONFLICT DO NOTHING");
    const input = { teamId: teams.vision, day: 5, teamManager: true, memberIds: [users.analyst.id] };
    await createReportSchedule(admin, input, began);
    expect(await sendDueReports(eyes)).toBe(2);
    expect(await sendDueReports(eyes)).toBe(0);
    await deliverOutbox(admin, signal);
    expect(mails.map(({ to }) => to).sort()).toEqual(["analyst@test.example", "manager@test.example"]);
    expect(mails[0]?.text).toContain("/chargeback/2026-10/vision/statement.pdf");
    await owner.query("DELETE FROM report_schedule");
  });
});

describe("webhooks", () => {
  test("signed with its own secret; an answer of 500 is tried again, and after six attempts given up until somebody says so", async () => {
    const id = await createWebhook(admin, hook);
    await createAlertRule(admin, ruleOf({ roles: ["analyst"], channels: ["webhook"] }), began);
    await evaluateAlerts(eyes);
    answer = 500;
    for (let attempt = 0; attempt < 7; attempt++) {
      await hurry();
      await deliverOutbox(admin, signal);
    }
    expect(calls).toHaveLength(6);
    const [given] = await listOutbox(admin);
    expect(given).toMatchObject({ state: "failed", attempts: 6, failure: expect.stringContaining("Given up after 6") });
    expect((await listWebhooks(admin))[0]?.failing).toContain("answered 500");
    answer = 204;
    await retryOutbox(admin, given?.id ?? "");
    await deliverOutbox(admin, signal);
    const last = calls.at(-1);
    const secret = webhookSecret(id, process.env.AUTH_SECRET ?? "used-by-tests-only-0123456789abcdef0123456789");
    expect(isSigned(last?.body ?? "", { signature: last?.signature ?? "", secret, at: new Date() })).toBe(true);
    expect(JSON.parse(last?.body ?? "")).toMatchObject({ kind: "budget", team: "Vision", month: "2026-11" });
    expect(new Set(calls.map(({ delivery }) => delivery)).size).toBe(1);
    expect((await listWebhooks(admin))[0]?.failing).toBeNull();
    await removeWebhook(admin, id);
    expect(await listOutbox(admin)).toEqual([]);
  });

  test("what a killed server had claimed comes up again after its lease, and two servers share what is due", async () => {
    await createWebhook(admin, hook);
    await createAlertRule(admin, ruleOf({ percent: "5", roles: ["analyst"], channels: ["webhook"] }), began);
    expect(await evaluateAlerts(eyes)).toBe(2);
    const both = await Promise.all([1, 2].map(() => claimOutbox(admin, { most: 1, leaseSeconds: 120 })));
    const ids = both.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await deliverOutbox(admin, signal)).toBe(2 - ids.length);
    await hurry();
    expect(await deliverOutbox(admin, signal)).toBe(ids.length);
    expect(await listOutbox(admin)).toMatchObject([{ state: "sent" }, { state: "sent" }]);
  });
});

test("the worker finds and sends by itself from its start, and stops cleanly", async () => {
  await createAlertRule(admin, ruleOf({ roles: ["analyst"], channels: ["email", "screen"] }), began);
  startNotifications();
  await vi.waitFor(() => expect(mails).toHaveLength(1), { timeout: 5_000 });
  await stopNotifications();
  expect(await countUnread(scopeFor("analyst"))).toBe(1);
});
