import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, describe, expect, inject, it } from "vitest";
import { classify, defaultThresholds } from "@/lib/calc/classify";
import { tierOf } from "@/lib/calc/supply";
import { supplyOf } from "@/lib/schema/price-entry";
import { scenarioInput } from "@/lib/schema/scenario";
import { workloadInput } from "@/lib/schema/workload";
import { loadDemo } from "@/prisma/seed/load-demo";

const options = {
  now: new Date("2026-11-23T12:00:00Z"),
  password: "correct horse battery",
  token: `xo_${"a".repeat(43)}`,
};

const opened: { client: Client; name: string }[] = [];

async function emptyDatabase(): Promise<Client> {
  const cluster = inject("clusterUrl");
  const name = `demo_${randomUUID().replaceAll("-", "")}`;
  const administrator = new Client({ connectionString: cluster });
  await administrator.connect();
  await administrator.query(`CREATE DATABASE ${name} TEMPLATE template`);
  await administrator.end();
  const client = new Client({ connectionString: cluster.replace(/[^/]+$/, name) });
  await client.connect();
  opened.push({ client, name });
  return client;
}

afterAll(async () => {
  const administrator = new Client({ connectionString: inject("clusterUrl") });
  await administrator.connect();
  for (const { client, name } of opened) {
    await client.end();
    await administrator.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }
  await administrator.end();
});

const tables = [
  "organisation",
  "team",
  "user_account",
  "api_token",
  "supply",
  "price_entry",
  "workload",
  "scenario",
  "scenario_version",
  "plan_approval",
  "audit_event",
  "bill_source",
  "billing_period",
  "import_file",
  "import_batch",
  "cost_fact",
  "allocation_rules",
  "exchange_rate",
  "budget",
  "statement_verdict",
  "closed_period",
  "closed_statement",
];

/** The salt of a password differs on every load, and must. */
async function digest(client: Client): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await client.query<{ digest: string }>(
      `SELECT md5(string_agg(line, E'\\n' ORDER BY line)) AS digest
       FROM (SELECT (to_jsonb(t) - 'password_hash')::text AS line FROM "${table}" t) lines`,
    );
    digests[table] = rows[0]?.digest ?? "empty";
  }
  return digests;
}

async function count(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM "${table}"`);
  return Number(rows[0]?.count);
}

const client = await emptyDatabase();
await loadDemo(client, options);

describe("demo organisation", () => {
  it("gives the same rows on every load", async () => {
    const other = await emptyDatabase();
    await loadDemo(other, options);
    const first = await digest(client);
    expect(await digest(other)).toEqual(first);
    expect(Object.values(first)).not.toContain("empty");
  }, 120_000);

  it("refuses a database that serves an organisation, and changes nothing in it", async () => {
    const before = await digest(client);
    await expect(loadDemo(client, options)).rejects.toThrow("already serves Northwind AI");
    expect(await digest(client)).toEqual(before);
  });

  it("leaves nothing behind when it fails halfway", async () => {
    const broken = await emptyDatabase();
    await broken.query("ALTER TABLE scenario_version ADD CONSTRAINT never CHECK (false)");
    await expect(loadDemo(broken, options)).rejects.toThrow();
    for (const table of tables) expect(await count(broken, table), table).toBe(0);
  });

  it("has 8 teams below 3 business units, 12 people, 41 workloads", async () => {
    const { rows } = await client.query<{ unit: string; teams: string[] }>(
      `SELECT unit.name AS unit, array_agg(team.name ORDER BY team.name) AS teams
       FROM team JOIN team unit ON unit.id = team.parent_id GROUP BY unit.name ORDER BY unit.name`,
    );
    expect(rows).toEqual([
      { unit: "Operations", teams: ["Risk", "Robotics"] },
      { unit: "Platform & Research", teams: ["Platform", "Vision", "Voice"] },
      { unit: "Products", teams: ["Assist", "Documents", "Search"] },
    ]);
    expect(await count(client, "user_account")).toBe(12);
    expect(await count(client, "workload")).toBe(41);
  });

  it("names the four people of the demo before anybody else of their role", async () => {
    const { rows } = await client.query<{ role: string; name: string; email: string; team: string | null }>(
      `SELECT DISTINCT ON (u.role) u.role::text, u.name, u.email, team.name AS team
       FROM user_account u LEFT JOIN team ON team.id = u.team_id ORDER BY u.role, u.created_at`,
    );
    expect(rows).toEqual([
      { role: "analyst", name: "Mara Lindqvist", email: "mara.lindqvist@northwind.example", team: null },
      { role: "manager", name: "Dev Raman", email: "dev.raman@northwind.example", team: "Vision" },
      { role: "leader", name: "Daniel Osei", email: "daniel.osei@northwind.example", team: null },
      { role: "admin", name: "Ines Okafor", email: "ines.okafor@northwind.example", team: null },
    ]);
  });

  it("holds only terms, workloads and scenarios that the application would accept", async () => {
    const prices = await client.query(
      `SELECT supply.id, name, kind, terms FROM price_entry JOIN supply ON supply.id = supply_id`,
    );
    for (const row of prices.rows) expect(supplyOf(row)).toMatchObject({ name: row.name, kind: row.kind });
    for (const { input } of (await client.query("SELECT input FROM scenario_version")).rows) {
      expect(scenarioInput.parse(input)).toEqual(input);
    }
    for (const row of (await workloads(client)).rows)
      expect(workloadInput.parse(row)).toMatchObject({ name: row.name });
  });

  it("recommends another tier for fewer than half of the workloads, and names all three tiers", async () => {
    const { rows } = await workloads(client);
    const moves = rows.flatMap((row) => {
      const to = classify(workloadInput.parse(row), defaultThresholds).tier;
      return tierOf({ kind: row.supplyKind }) === to ? [] : [to];
    });
    expect(moves.length).toBeGreaterThan(10);
    expect(moves.length).toBeLessThan(21);
    expect(moves.filter((tier) => tier === "edge")).toHaveLength(2);
    expect(new Set(rows.map((row) => tierOf({ kind: row.supplyKind })))).toEqual(new Set(["cloud", "on-prem", "edge"]));
  });

  it("keeps the audit chain whole and in the order of time", async () => {
    const { rows } = await client.query<{ at: Date; prev_hash: string; hash: string }>(
      "SELECT at, prev_hash, hash FROM audit_event ORDER BY id",
    );
    expect(rows.length).toBeGreaterThan(70);
    rows.forEach((row, index) => {
      expect(row.prev_hash).toBe(rows[index - 1]?.hash ?? "0".repeat(64));
      if (index > 0) expect(row.at.getTime()).toBeGreaterThanOrEqual(rows[index - 1]?.at.getTime() ?? 0);
      expect(row.at.getTime()).toBeLessThanOrEqual(options.now.getTime());
    });
  });

  it("stores the token only as its hash, and it expires a year later", async () => {
    const { rows } = await client.query<{ hash: string; expires_at: Date; row: string }>(
      "SELECT hash, expires_at, to_jsonb(t)::text AS row FROM api_token t",
    );
    expect(rows[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0]?.row).not.toContain(options.token);
    expect(rows[0]?.expires_at.toISOString()).toBe("2027-11-23T12:00:00.000Z");
  });
});

function workloads(client: Client) {
  return client.query(
    `SELECT w.name, team_id AS "teamId", w.kind, supply_id AS "supplyId", supply.kind AS "supplyKind",
       gpu_hours_monthly AS "gpuHoursMonthly", peak_to_mean AS "peakToMean", growth_annual AS "growthAnnual",
       utilisation, latency_ms AS "latencyMs", dataset_tb AS "datasetTb", egress_gb_monthly AS "egressGbMonthly",
       fault_tolerant AS "faultTolerant", residency, variability, parameters_billion AS "parametersBillion", notes
     FROM workload w JOIN supply ON supply.id = supply_id`,
  );
}
