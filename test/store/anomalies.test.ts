import { expect, test } from "vitest";
import { defaultAnomalyLimits } from "@/lib/calc/anomaly";
import { NotFound } from "@/lib/errors";
import { sum } from "@/lib/ledger/amount";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import { addAnomalyVerdict, getAnomalyLimits, listAnomalyVerdicts, updateAnomalyLimits } from "@/lib/store/anomalies";
import { readCostParts } from "@/lib/store/cost-parts";
import { sumCosts } from "@/lib/store/costs";
import { readCostHistory, readDailyCosts } from "@/lib/store/daily-costs";
import { testDatabase } from "../database";
import { insertCostRows } from "./cost-rows";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");
const manager = scopeFor("manager");

const vision = { subject: "workload:01990000-0000-7000-8000-000000000001", teamId: teams.vision, from: "2026-10-13" };

test("an anomaly is ignored with a reason and opened again; the last word counts, and each has its audit row", async () => {
  await addAnomalyVerdict(analyst, { ...vision, verdict: "ignored", reason: "A sweep that was wanted" });
  expect(await listAnomalyVerdicts(analyst, "2026-10-01")).toMatchObject([
    { ...vision, verdict: "ignored", reason: "A sweep that was wanted" },
  ]);
  await addAnomalyVerdict(analyst, { ...vision, verdict: "reopened", reason: "" });
  expect(await listAnomalyVerdicts(analyst, "2026-10-01")).toMatchObject([{ ...vision, verdict: "reopened" }]);
  expect(await listAnomalyVerdicts(analyst, "2026-10-14")).toEqual([]);
  const { rows } = await owner.query("SELECT action, detail FROM audit_event WHERE entity = 'anomaly' ORDER BY id");
  expect(rows).toEqual([
    { action: "anomaly.ignore", detail: { reason: "A sweep that was wanted" } },
    { action: "anomaly.reopen", detail: {} },
  ]);
});

test("a manager answers for the own team, and sees nothing of others or of nobody", async () => {
  await addAnomalyVerdict(analyst, {
    subject: "owner:unallocated",
    teamId: null,
    from: "2026-10-03",
    verdict: "ignored",
    reason: "Known",
  });
  await addAnomalyVerdict(analyst, { ...vision, teamId: teams.search, verdict: "ignored", reason: "Known" });
  await addAnomalyVerdict(manager, { ...vision, verdict: "ignored", reason: "Ours" });
  expect((await listAnomalyVerdicts(manager, "2026-10-01")).map(({ teamId, reason }) => [teamId, reason])).toEqual([
    [teams.vision, "Ours"],
  ]);
  for (const teamId of [null, teams.search]) {
    await expect(addAnomalyVerdict(manager, { ...vision, teamId, verdict: "ignored", reason: "x" })).rejects.toThrow(
      NotFound,
    );
  }
});

test("limits are the defaults until somebody changes them, and what held before comes back for undoing", async () => {
  expect(await getAnomalyLimits(analyst)).toEqual(defaultAnomalyLimits);
  const limits = { amount: 900, share: 0.5, spreads: 6 };
  expect(await updateAnomalyLimits(analyst, { limits, at: new Date("2026-11-23T12:00:00Z") })).toEqual(
    defaultAnomalyLimits,
  );
  expect(await getAnomalyLimits(manager)).toEqual(limits);
});

test("parts are those of the cost explorer to the last digit, days are without credits, 0.100000000000000001 + 2.5 − 1 is the month", async () => {
  const rows = [
    { day: "2026-10-05", effective: "0.100000000000000001", owner: `team:${teams.vision}` },
    { day: "2026-10-07", effective: "2.5", tier: "on-prem", owner: `team:${teams.search}` },
    { day: "2026-10-07", effective: "-1", charge: "adjustment" },
    { day: "2026-10-08", effective: "40", review: "waiting" as const },
    { month: "2026-09-01", day: "2026-09-05", effective: "9" },
  ];
  await insertCostRows(owner, { userId: users.analyst.id, rows });
  const asked = { filters: [], basis: "effective" as const, currency: "USD" };
  const range = { from: "2026-10-01", to: "2026-10-31" };
  const base = { from: "2026-09-01", to: "2026-09-30" };
  for (const scope of [analyst, manager]) {
    const parts = await readCostParts(scope, { range, base, ...asked });
    for (const [days, isBase] of [
      [range, false],
      [base, true],
    ] as const) {
      const own = parts.filter((part) => part.isBase === isBase).map(({ amount }) => amountOf(amount ?? "0"));
      const { totals } = await sumCosts(scope, { ...days, ...asked, grain: "day", by: [] });
      expect(formatAmount(sum(own))).toBe(totals.total);
    }
  }
  const series = await readDailyCosts(analyst, { ...range, ...asked });
  expect(series?.map(({ tier, from, values }) => [tier, from, values])).toEqual([
    ["cloud", "2026-10-05", [0.1]],
    ["on-prem", "2026-10-07", [2.5]],
  ]);
  expect(await readDailyCosts(manager, { ...range, ...asked })).toHaveLength(1);
  const { months } = await readCostHistory(analyst, { from: base.from, to: range.to, ...asked });
  expect([...months]).toEqual([
    ["2026-09-01", "9"],
    ["2026-10-01", "1.600000000000000001"],
  ]);
});
