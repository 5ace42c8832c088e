import { expect, test } from "vitest";
import { sum } from "@/lib/ledger/amount";
import { amountOf, formatAmount } from "@/lib/ledger/amount-text";
import { MissingRates, sumCosts } from "@/lib/store/costs";
import { listBilledMonths, readWorkloadMonths, readWorkloadUnits } from "@/lib/store/workload-months";
import { testDatabase } from "../database";
import { insertCostRows } from "./cost-rows";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");
const september = { from: "2026-09", to: "2026-09", basis: "effective" } as const;

const vision = { month: "2026-09-01", day: "2026-09-03", owner: `team:${teams.vision}` };
await insertCostRows(owner, {
  userId: users.analyst.id,
  rows: [
    { ...vision, service: "EC2", effective: "10.000000000000000001" },
    { ...vision, service: "AWS Support", effective: "2" },
    { ...vision, charge: "idle", effective: "3" },
    { ...vision, charge: "idle", tier: "on-prem", service: "H100 GPU-hours", effective: "4" },
    { ...vision, day: "2026-08-30", service: "Glue", effective: "-0.5" },
    { ...vision, owner: "pool:platform", effective: "7" },
    { ...vision, effective: "100", review: "waiting" },
    { ...vision, effective: "100", review: "refused" },
    { month: "2026-10-01", day: "2026-10-03", owner: `team:${teams.search}`, effective: "11" },
  ],
});
await insertCostRows(owner, {
  userId: users.analyst.id,
  rows: [{ ...vision, effective: "1000" }],
  status: "replaced",
});

test("rows of a month by component, what waits or was replaced left out, adding up to /costs to the last digit", async () => {
  const rows = await readWorkloadMonths(analyst, september);
  const found = rows.map(({ teamId, tier, component, hiddenCost, amount }) => [
    teamId,
    tier,
    component,
    hiddenCost,
    amount,
  ]);
  expect(found).toEqual([
    [null, "cloud", "other", null, "7"],
    [teams.vision, "cloud", "support", null, "2"],
    [teams.vision, "cloud", "commitment-waste", "idle", "3"],
    [teams.vision, "cloud", "other", null, "9.500000000000000001"],
    [teams.vision, "on-prem", "idle", "idle", "4"],
  ]);
  const days = { from: "2026-09-01", to: "2026-09-30", grain: "month", by: [], filters: [], currency: "USD" } as const;
  const { totals } = await sumCosts(analyst, { ...days, basis: "effective" });
  expect(formatAmount(sum(rows.map(({ amount }) => amountOf(amount))))).toBe(totals.total);
  expect(rows.every((row) => row.gpuHoursAllocated === null && row.gpuHoursUsed === null)).toBe(true);
});

test("several months, another basis, and nothing of a month without lines", async () => {
  const both = await readWorkloadMonths(analyst, { ...september, to: "2026-10", basis: "billed" });
  expect(both.filter(({ month }) => month === "2026-10").map(({ amount }) => amount)).toEqual(["22"]);
  expect(await readWorkloadMonths(analyst, { ...september, from: "2020-01", to: "2020-12" })).toEqual([]);
});

test("a manager reads the own team's rows and units only", async () => {
  const rows = await readWorkloadMonths(scopeFor("manager"), { ...september, to: "2026-10" });
  expect(new Set(rows.map(({ teamId }) => teamId))).toEqual(new Set([teams.vision]));
  expect(await listBilledMonths(scopeFor("manager"))).toEqual(["2026-09"]);
  expect(await listBilledMonths(analyst)).toEqual(["2026-10", "2026-09"]);
});

test("units are summed by month and metric, exactly", async () => {
  const { rows } = await owner.query<{ id: string }>(
    "SELECT id FROM import_batch WHERE status = 'committed' AND billing_month = '2026-09-01'",
  );
  for (const [no, team, value] of [
    [1, teams.vision, "0.1"],
    [2, teams.vision, "0.2"],
    [3, teams.search, "5"],
  ] as const) {
    await owner.query(
      `INSERT INTO metric_point (billing_month, batch_id, line_no, day, team_id, metric, value)
       VALUES ('2026-09-01', $1, $2, '2026-09-04', $3, 'tokens', $4)`,
      [rows[0]?.id, no, team, value],
    );
  }
  const units = await readWorkloadUnits(scopeFor("manager"), september);
  expect(units).toEqual([{ month: "2026-09", workloadId: null, teamId: teams.vision, metric: "tokens", value: "0.3" }]);
  expect(await readWorkloadUnits(analyst, september)).toHaveLength(2);
});

test("a currency without a rate is an error that names it", async () => {
  await insertCostRows(owner, {
    userId: users.analyst.id,
    rows: [{ month: "2027-05-01", day: "2027-05-02", currency: "EUR", effective: "100" }],
  });
  const refused = await readWorkloadMonths(analyst, { ...september, from: "2027-05", to: "2027-05" }).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(MissingRates);
  expect(String(refused)).toContain("EUR for 2027-05");
});
