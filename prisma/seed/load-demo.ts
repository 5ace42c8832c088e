import { createHash } from "node:crypto";
import type { Client } from "pg";
import { hashPassword } from "@/lib/auth/password";
import { demoId } from "./ids";
import { emailOf, people, teams, tokenOwner, units } from "./people";
import { demoSupplies } from "./prices";
import { demoScenarios } from "./scenarios";
import { demoWorkloads } from "./workloads";

export type DemoOptions = {
  /** The day the demo organisation lives in; its history is dated back from here. */
  now: Date;
  /** Everybody's password. */
  password: string;
  /** Clear text of the API token; only its hash is stored. */
  token: string;
};

type Value = string | number | boolean | Date | readonly string[] | null;

type Audit = { at: Date; actorId: string | null; action: string; entity: string; entityId: string; detail: object };

/**
 * Loads Northwind AI into an empty, migrated database as its owner, in one transaction. The same options give the same
 * rows, apart from the salt of the password. Throws when the database serves an organisation already.
 */
export async function loadDemo(client: Client, { now, password, token }: DemoOptions): Promise<void> {
  const passwordHash = await hashPassword(password);
  await client.query("BEGIN");
  try {
    const present = await client.query("SELECT name FROM organisation");
    if (present.rowCount !== 0) throw new Error(`This database already serves ${present.rows[0].name}.`);
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
    await insert(client, "organisation", {
      name: "Northwind AI",
      currency: "USD",
      time_zone: "UTC",
      sample_data: true,
      updated_at: ago(400),
    });
    const audits = [
      audit(null, ago(400), ["organisation.create", "organisation", "1", { name: "Northwind AI" }]),
      ...(await loadPeople(client, { ago, passwordHash })),
      ...(await loadToken(client, { ago, token, expiresAt: ago(-365) })),
      ...(await loadPrices(client, ago)),
      ...(await loadWorkloads(client, ago)),
      ...(await loadScenarios(client, ago)),
      ...(await loadBills(client, now)),
      ...(await loadRoadmap(client, now)),
    ];
    // Oldest first: the trigger chains the rows in the order in which they arrive.
    for (const entry of audits.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
      await insert(client, "audit_event", {
        at: entry.at,
        actor_id: entry.actorId,
        action: entry.action,
        entity: entry.entity,
        entity_id: entry.entityId,
        detail: JSON.stringify(entry.detail),
        prev_hash: "",
        hash: "",
      });
    }
    await client.query("COMMIT");
    // The first pages are asked for before the database would look at its new tables by itself.
    await client.query("ANALYZE");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

type Ago = (days: number) => Date;

async function loadPeople(client: Client, { ago, passwordHash }: { ago: Ago; passwordHash: string }): Promise<Audit[]> {
  for (const name of units) await insert(client, "team", { id: demoId("team", name), name, parent_id: null });
  for (const { name, unit } of teams) {
    await insert(client, "team", { id: demoId("team", name), name, parent_id: demoId("team", unit) });
  }
  for (const [index, { name, role, team }] of people.entries()) {
    await insert(client, "user_account", {
      id: userId(name),
      email: emailOf(name),
      name,
      role,
      team_id: team && demoId("team", team),
      password_hash: passwordHash,
      sessions_expired_at: ago(399 - index),
      created_at: ago(399 - index),
    });
  }
  return people.map(({ name, role, team }, index) =>
    audit("Ines Okafor", ago(399 - index), ["member.create", "user", userId(name), { name, role, team }]),
  );
}

async function loadToken(
  client: Client,
  { ago, token, expiresAt }: { ago: Ago; token: string; expiresAt: Date },
): Promise<Audit[]> {
  const id = demoId("token", "demo");
  const scopes = [
    "calculations:read",
    "workloads:read",
    "scenarios:read",
    "prices:read",
    "costs:read",
    "statements:read",
    "imports:write",
  ];
  await insert(client, "api_token", {
    id,
    user_id: userId(tokenOwner),
    name: "Demo",
    hash: createHash("sha256").update(token).digest("hex"),
    scopes,
    created_at: ago(1),
    expires_at: expiresAt,
  });
  return [audit(tokenOwner, ago(1), ["token.create", "token", id, { name: "Demo", scopes }])];
}

async function loadPrices(client: Client, ago: Ago): Promise<Audit[]> {
  const audits: Audit[] = [];
  for (const [index, { name, prices }] of demoSupplies.entries()) {
    const id = demoId("supply", name);
    const [first] = prices;
    if (!first) throw new RangeError(`${name} has no price.`);
    await insert(client, "supply", { id, name, kind: first.terms.kind });
    for (const [entry, { from, source, terms }] of prices.entries()) {
      // A year's work, in the order of the list; later entries of a supply were added in autumn.
      const at = entry === 0 ? ago(300 - index * 3) : ago(80 - index);
      await insert(client, "price_entry", {
        id: demoId("price", `${name} ${from}`),
        supply_id: id,
        valid_from: from,
        terms: JSON.stringify(terms),
        source,
        created_at: at,
      });
      const detail = { name, validFrom: from, source, terms };
      audits.push(audit(tokenOwner, at, [entry === 0 ? "supply.create" : "price.create", "supply", id, detail]));
    }
  }
  return audits;
}

async function loadWorkloads(client: Client, ago: Ago): Promise<Audit[]> {
  const audits: Audit[] = [];
  for (const [index, workload] of demoWorkloads.entries()) {
    const id = demoId("workload", workload.name);
    const at = ago(210 - index * 4);
    await insert(client, "workload", {
      id,
      team_id: demoId("team", workload.team),
      name: workload.name,
      kind: workload.kind,
      supply_id: demoId("supply", workload.supply),
      gpu_hours_monthly: workload.gpuHoursMonthly,
      peak_to_mean: workload.peakToMean,
      growth_annual: workload.growthAnnual,
      utilisation: workload.utilisation,
      latency_ms: workload.latencyMs,
      dataset_tb: workload.datasetTb,
      egress_gb_monthly: workload.egressGbMonthly,
      fault_tolerant: workload.faultTolerant,
      residency: workload.residency,
      variability: workload.variability,
      parameters_billion: workload.parametersBillion,
      notes: workload.notes,
      created_at: at,
      updated_at: at,
    });
    audits.push(audit(tokenOwner, at, ["workload.create", "workload", id, { name: workload.name }]));
  }
  return audits;
}

async function loadScenarios(client: Client, ago: Ago): Promise<Audit[]> {
  const audits: Audit[] = [];
  for (const { name, description, status, versions, approval } of demoScenarios) {
    const id = demoId("scenario", name);
    const [first, last] = [versions[0], versions.at(-1)];
    if (!first || !last) throw new RangeError(`${name} has no version.`);
    await insert(client, "scenario", {
      id,
      name,
      description,
      status,
      version: versions.length,
      created_by_id: userId(first.author),
      created_at: ago(first.daysAgo),
      updated_at: ago(last.daysAgo),
    });
    for (const [index, { input, note, author, daysAgo }] of versions.entries()) {
      const version = index + 1;
      await insert(client, "scenario_version", {
        scenario_id: id,
        version,
        input: JSON.stringify(input),
        note,
        author_id: userId(author),
        created_at: ago(daysAgo),
      });
      const action = version === 1 ? "scenario.create" : "scenario.save";
      audits.push(audit(author, ago(daysAgo), [action, "scenario", id, { name, version, note }]));
    }
    if (!approval) continue;
    const { version, share, from, until, by, daysAgo } = approval;
    await insert(client, "plan_approval", {
      id: demoId("plan-approval", name),
      scenario_id: id,
      version,
      share,
      from_month: `${from}-01`,
      until_month: until && `${until}-01`,
      approved_by_id: userId(by),
      approved_at: ago(daysAgo),
    });
    audits.push(audit(by, ago(daysAgo), ["scenario.mark-plan", "scenario", id, { name, version, share, from }]));
  }
  return audits;
}

/** Its modules are many and needed once: a start that finds the demo loaded does without them. */
async function loadBills(client: Client, now: Date): Promise<Audit[]> {
  const { loadLedger } = await import("./ledger/load-ledger");
  const entries = await loadLedger(client, now);
  return entries.map(({ at, actor, action, entity, entityId, detail }) =>
    audit(actor, at, [action, entity, entityId, detail]),
  );
}

async function loadRoadmap(client: Client, now: Date): Promise<Audit[]> {
  const { loadInitiatives } = await import("./load-initiatives");
  const entries = await loadInitiatives(client, { now, insert: (row) => insert(client, "initiative", row) });
  return entries.map(({ at, actor, action, entityId, detail }) =>
    audit(actor, at, [action, "initiative", entityId, detail]),
  );
}

function userId(name: string): string {
  return demoId("user", name);
}

function audit(
  actor: string | null,
  at: Date,
  [action, entity, entityId, detail]: [string, string, string, object],
): Audit {
  return { at, actorId: actor && userId(actor), action, entity, entityId, detail };
}

async function insert(client: Client, table: string, row: Record<string, Value>): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`).join(", ");
  const names = columns.map((column) => `"${column}"`).join(", ");
  await client.query(`INSERT INTO "${table}" (${names}) VALUES (${places})`, Object.values(row));
}
