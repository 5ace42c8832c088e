import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, describe, expect, inject, it } from "vitest";
import { allocationRules } from "@/lib/schema/allocation-rules";
import { importCheck } from "@/lib/schema/import-check";
import { frozenMonth, issuedStatement } from "@/lib/schema/month-document";
import { hashOf } from "@/lib/store/period-close";
import { batchesOf } from "@/prisma/seed/ledger/batches";
import { billLines } from "@/prisma/seed/ledger/bill";
import { ledgerDays } from "@/prisma/seed/ledger/calendar";
import { metricBatches } from "@/prisma/seed/ledger/metrics";
import { loadDemo } from "@/prisma/seed/load-demo";

const now = new Date("2026-11-23T12:00:00Z");

const name = `demo_ledger_${randomUUID().replaceAll("-", "")}`;
const cluster = inject("clusterUrl");
const administrator = new Client({ connectionString: cluster });
await administrator.connect();
await administrator.query(`CREATE DATABASE ${name} TEMPLATE template`);
const client = new Client({ connectionString: cluster.replace(/[^/]+$/, name) });
await client.connect();
const begin = performance.now();
await loadDemo(client, { now, password: "correct horse battery", token: `xo_${"a".repeat(43)}` });
process.stdout.write(`The demo organisation was loaded in ${Math.round(performance.now() - begin)} ms.\n`);

afterAll(async () => {
  await client.end();
  await administrator.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await administrator.end();
});

async function rows<T extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
  return (await client.query<T>(sql, values)).rows;
}

async function count(sql: string): Promise<number> {
  const [row] = await rows<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`);
  return row?.count ?? 0;
}

const sums = "sum(billed) AS billed, sum(effective) AS effective, sum(list) AS list, sum(contracted) AS contracted";

describe("lines of the demo", () => {
  it("and units are the same when they are generated again", async () => {
    const days = ledgerDays(now);
    const again = [...batchesOf(billLines(days)), ...metricBatches(days)].map(({ id, sha256 }) => ({ id, sha256 }));
    const loaded = await rows("SELECT b.id::text, f.sha256 FROM import_batch b JOIN import_file f ON f.id = b.file_id");
    expect(again.length).toBeGreaterThan(60);
    expect(new Set(again.map((batch) => JSON.stringify(batch)))).toEqual(
      new Set(loaded.map((batch) => JSON.stringify(batch))),
    );
  }, 60_000);

  it("run from the first of the month a year ago to yesterday, 60,000 to 90,000 of them", async () => {
    const [range] = await rows<{ first: string; last: string }>(
      "SELECT min(day)::text AS first, max(day)::text AS last FROM cost_line",
    );
    expect(range).toEqual({ first: "2025-11-01", last: "2026-11-22" });
    const lines = await count("cost_line");
    expect(lines).toBeGreaterThan(60_000);
    expect(lines).toBeLessThan(90_000);
  });

  it("sum to their facts, rollups and batches to the last digit, in all four costs and in their number", async () => {
    const unequal = `WITH sums AS (
        SELECT batch_id, currency, count(*)::numeric AS lines, ${sums} FROM cost_line GROUP BY 1, 2
        UNION ALL SELECT batch_id, currency, sum(line_count), ${sums} FROM cost_fact GROUP BY 1, 2
        UNION ALL SELECT batch_id, currency, sum(line_count), ${sums} FROM cost_rollup GROUP BY 1, 2
        UNION ALL SELECT b.id, t.key, b.line_count, (t.value->>'billed')::numeric, (t.value->>'effective')::numeric,
          (t.value->>'list')::numeric, (t.value->>'contracted')::numeric FROM import_batch b, jsonb_each(b.totals) t
      ) SELECT batch_id FROM sums GROUP BY batch_id, currency
      HAVING count(*) <> 4 OR count(DISTINCT (lines, billed, effective, list, contracted)) <> 1`;
    expect(await rows(unequal)).toEqual([]);
  });

  it("have one fact each, which says of them what rules can see", async () => {
    const strays = await count(
      `cost_line l LEFT JOIN cost_fact f USING (billing_month, batch_id, fact_no)
       WHERE f.fact_no IS NULL OR (l.owner, l.charge, l.provider, l.service, l.tags, l.review)
         IS DISTINCT FROM (f.owner, f.charge, f.provider, f.service, f.tags, f.review)`,
    );
    expect(strays).toBe(0);
  });

  it("come from all six sources in all three tiers, Azure's in EUR with a rate for every month", async () => {
    expect(await rows("SELECT DISTINCT tier FROM cost_line ORDER BY tier")).toEqual([
      { tier: "cloud" },
      { tier: "edge" },
      { tier: "on-prem" },
    ]);
    expect(await rows("SELECT DISTINCT provider, currency FROM cost_line ORDER BY provider")).toEqual([
      { provider: "AWS", currency: "USD" },
      { provider: "Edge metering", currency: "USD" },
      { provider: "Google Cloud", currency: "USD" },
      { provider: "Lund metering", currency: "USD" },
      { provider: "Microsoft Azure", currency: "EUR" },
    ]);
    expect(await count("exchange_rate")).toBe(13);
    for (const { found } of await rows<{ found: unknown }>("SELECT found FROM import_file")) {
      expect(importCheck.parse(found)).toEqual(found);
    }
  });
});

describe("what the demo's bills tell", () => {
  it("a runaway training of six instances for three days in October 2026: 6 × 3 × 24 h × 55.04 = 23,777.28 USD", async () => {
    const found = await rows(
      `SELECT min(day)::text AS first, max(day)::text AS last, trim_scale(sum(effective))::text AS cost
       FROM cost_line WHERE resource_name LIKE '%runaway%'`,
    );
    expect(found).toEqual([{ first: "2026-10-13", last: "2026-10-15", cost: "23777.28" }]);
  });

  it("3 to 5% of October has no tags and no owner", async () => {
    const [share] = await rows<{ ratio: number }>(
      `SELECT (sum(effective) FILTER (WHERE owner = 'unallocated' AND tags = '{}') / sum(effective))::float8 AS ratio
       FROM cost_fact WHERE billing_month = '2026-10-01'`,
    );
    expect(share?.ratio).toBeGreaterThan(0.03);
    expect(share?.ratio).toBeLessThan(0.05);
  });

  it("a lab whose four GPUs run all weekend: 4 × 24 h a day", async () => {
    const weekends = await rows<{ hours: string }>(
      `SELECT DISTINCT trim_scale(sum(consumed_quantity))::text AS hours FROM cost_line
       WHERE resource_name LIKE 'voice-clone-lab-%' AND service = 'Amazon Elastic Compute Cloud'
         AND extract(isodow FROM day) > 5 GROUP BY day`,
    );
    expect(weekends).toEqual([{ hours: "96" }]);
    const used = await rows(
      `SELECT DISTINCT value::int FROM metric_point p JOIN workload w ON w.id = p.workload_id
       WHERE w.name = 'voice-clone-lab' AND metric = 'gpu-hours-used' AND extract(isodow FROM day) > 5`,
    );
    expect(used).toEqual([{ value: 0 }]);
  });

  it("meeting-notes costs nothing before its launch in September 2026", async () => {
    const [first] = await rows(
      "SELECT min(day)::text AS day FROM cost_line WHERE resource_name LIKE '%meeting-notes%'",
    );
    expect(first).toEqual({ day: "2026-09-08" });
  });

  it("commitments are billed when bought and effective when used; credits lower three months by 8,000 USD each", async () => {
    const [purchase] = await rows<{ billed: boolean; effective: string }>(
      `SELECT bool_and(billed > 0) AS billed, trim_scale(sum(effective))::text AS effective
       FROM cost_line WHERE charge_category = 'Purchase'`,
    );
    expect(purchase).toEqual({ billed: true, effective: "0" });
    expect(await count("cost_line WHERE commitment_status = 'Used' AND billed <> 0")).toBe(0);
    expect(await count("cost_line WHERE commitment_status = 'Unused' AND charge = 'idle'")).toBeGreaterThan(50);
    const credits = await rows(
      `SELECT trim_scale(effective)::text AS cost FROM cost_line WHERE resource_name = 'migration-acceleration-credit'`,
    );
    expect(credits).toEqual([{ cost: "-8000" }, { cost: "-8000" }, { cost: "-8000" }]);
  });

  it("a correction of the closed August counts in October: 10 days × −24 h × 4.128 = −990.72 USD", async () => {
    const found = await rows(
      `SELECT b.billing_month::text AS month, b.corrects_month::text AS corrects,
         trim_scale(sum(l.effective))::text AS cost, min(l.day)::text AS first
       FROM cost_line l JOIN import_batch b ON b.id = l.batch_id WHERE charge_class = 'Correction' GROUP BY 1, 2`,
    );
    expect(found).toEqual([{ month: "2026-10-01", corrects: "2026-08-01", cost: "-990.72", first: "2026-08-11" }]);
  });

  it("five flagged lines wait for review, none of them in a closed month", async () => {
    const waiting = await rows(
      "SELECT billing_month::text AS month, count(*)::int FROM cost_line WHERE review = 'waiting' GROUP BY 1 ORDER BY 1",
    );
    expect(waiting).toEqual([
      { month: "2026-10-01", count: 2 },
      { month: "2026-11-01", count: 3 },
    ]);
    expect(await count("cost_line WHERE review <> 'counted' AND flags = '{}'")).toBe(0);
  });
});

describe("months of the demo", () => {
  it("are closed up to September, in review in October and open in November", async () => {
    const periods = await rows<{ month: string; state: string }>(
      "SELECT to_char(month, 'YYYY-MM') AS month, state FROM billing_period ORDER BY month",
    );
    expect(periods).toHaveLength(13);
    expect(periods.slice(0, 11).every(({ state }) => state === "closed")).toBe(true);
    expect(periods.slice(11)).toEqual([
      { month: "2026-10", state: "review" },
      { month: "2026-11", state: "open" },
    ]);
  });

  it("hold rules that the application accepts, in two versions", async () => {
    const versions = await rows<{ version: number; rules: unknown }>(
      "SELECT version, rules FROM allocation_rules ORDER BY version",
    );
    expect(versions.map(({ version }) => version)).toEqual([1, 2]);
    for (const { rules: document } of versions) expect(allocationRules.safeParse(document).error).toBeUndefined();
  });

  it("froze statements with their hash; imported = allocated + unallocated, difference 0 in all four costs", async () => {
    const closed = await rows<{ frozen: unknown; sha256: string; statements: unknown[] }>(
      `SELECT c.frozen, c.sha256, array_agg(s.statement) AS statements
       FROM closed_period c JOIN closed_statement s USING (month, version) GROUP BY c.month, c.version`,
    );
    expect(closed).toHaveLength(11);
    for (const { frozen, sha256, statements } of closed) {
      const month = frozenMonth.parse(frozen);
      expect(
        hashOf(
          month,
          statements.map((statement) => issuedStatement.parse(statement)),
        ),
      ).toBe(sha256);
      for (const basis of ["billed", "effective", "list", "contracted"] as const) {
        expect(month.reconciliation[basis]?.difference).toBe("0");
      }
    }
  });

  it("are sealed: a closed month takes no change", async () => {
    await expect(client.query("UPDATE cost_line SET owner = 'unallocated' WHERE day = '2026-09-15'")).rejects.toThrow();
    await expect(client.query("DELETE FROM cost_rollup WHERE billing_month = '2025-11-01'")).rejects.toThrow();
  });

  it("October is accepted by two teams and disputed by Vision", async () => {
    const verdicts = await rows(
      `SELECT team.name, verdict FROM statement_verdict v JOIN team ON team.id = v.team_id
       WHERE month = '2026-10-01' ORDER BY v.created_at`,
    );
    expect(verdicts).toEqual([
      { name: "Assist", verdict: "accepted" },
      { name: "Search", verdict: "accepted" },
      { name: "Vision", verdict: "disputed" },
    ]);
  });
});
