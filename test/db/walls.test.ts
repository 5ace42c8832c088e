import { Client } from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { asSignIn, readAs, writeAs } from "@/lib/db/transaction";
import { testDatabase } from "../database";

const { owner, url, scopeFor, teams, users } = await testDatabase();

const bare = new Client({ connectionString: url });
await bare.connect();
await bare.query("SET ROLE crossover_app");
afterAll(() => bare.end());

const { rows: found } = await owner.query<{ name: string }>(
  `SELECT relname AS name FROM pg_class
   WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace
     AND relname <> '_prisma_migrations' ORDER BY 1`,
);
const tables = found.map((row) => row.name);

await owner.query(`
  INSERT INTO supply (id, name, kind) VALUES ('00000000-0000-7000-8000-000000000001', 'Cloud', 'cloud');
  INSERT INTO price_entry (supply_id, valid_from, terms, source) VALUES ('00000000-0000-7000-8000-000000000001', '2026-01-01', '{}', 'list');
  INSERT INTO rate_window VALUES ('sign-in:x', 1, now());
  INSERT INTO setup_link VALUES (repeat('a', 64), now() + interval '1 day', null);
  INSERT INTO workload (team_id, name, kind, supply_id, gpu_hours_monthly)
    SELECT id, name || ' work', 'fine-tuning', '00000000-0000-7000-8000-000000000001', 10 FROM team;
  INSERT INTO scenario (id, name, created_by_id) VALUES ('00000000-0000-7000-8000-000000000002', 'S', '${users.analyst.id}');
  INSERT INTO scenario_version (scenario_id, version, input, author_id) VALUES ('00000000-0000-7000-8000-000000000002', 1, '{}', '${users.analyst.id}');
  INSERT INTO api_token (user_id, name, hash, expires_at) VALUES ('${users.analyst.id}', 't', repeat('b', 64), now() + interval '1 day');
  INSERT INTO audit_event (action, entity, entity_id, prev_hash, hash) VALUES ('a', 'b', 'c', '', '');
  INSERT INTO bill_source (id, name, kind) VALUES ('00000000-0000-7000-8000-000000000003', 'AWS', 'focus');
  SELECT ledger_open_month('2026-10-01');
  INSERT INTO import_file (id, source_id, name, created_by_id)
    VALUES ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000003', 'october.csv', '${users.analyst.id}');
  INSERT INTO import_batch (id, file_id, source_id, billing_month, sha256)
    VALUES ('00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000003', '2026-10-01', repeat('c', 64));
  INSERT INTO import_reject VALUES ('00000000-0000-7000-8000-000000000004', 2, 'BilledCost', '1,000', 'thousands separator');
  INSERT INTO cost_line (billing_month, batch_id, line_no, day, charge_start, charge_end, fact_no, owner, tier, category, charge, provider, service, charge_category, currency, billed, effective)
    SELECT '2026-10-01', '00000000-0000-7000-8000-000000000005', row_number() OVER (), '2026-10-01', '2026-10-01', '2026-10-02', 1, 'team:' || id,
      'cloud', 'training', 'usage', 'AWS', 'EC2', 'Usage', 'USD', 1, 1 FROM team;
  INSERT INTO cost_fact (billing_month, batch_id, fact_no, owner, tier, category, charge, provider, service, currency, review, line_count, billed, effective)
    SELECT '2026-10-01', '00000000-0000-7000-8000-000000000005', row_number() OVER (), 'team:' || id,
      'cloud', 'training', 'usage', 'AWS', 'EC2', 'USD', 'counted', 1, 1, 1 FROM team;
  INSERT INTO cost_rollup (billing_month, batch_id, day, owner, tier, category, charge, provider, service, charge_category, currency, review, line_count, billed, effective)
    SELECT '2026-10-01', '00000000-0000-7000-8000-000000000005', '2026-10-01', 'team:' || id,
      'cloud', 'training', 'usage', 'AWS', 'EC2', 'Usage', 'USD', 'counted', 1, 1, 1 FROM team;
  INSERT INTO metric_point (billing_month, batch_id, line_no, day, team_id, metric, value)
    SELECT '2026-10-01', '00000000-0000-7000-8000-000000000005', row_number() OVER (), '2026-10-01', id, 'tokens', 1 FROM team;
  INSERT INTO allocation_rules (version, rules, author_id) VALUES (1, '{}', '${users.analyst.id}');
  INSERT INTO exchange_rate VALUES ('2026-10-01', 'EUR', 1.08, 'ECB');
  INSERT INTO budget SELECT id, '2026-10-01', 1000 FROM team;
  INSERT INTO statement_verdict (month, team_id, verdict, total, author_id)
    SELECT '2026-10-01', id, 'accepted', 1, '${users.analyst.id}' FROM team;
  INSERT INTO closed_period (month, version, frozen, sha256, closed_by_id) VALUES ('2026-10-01', 1, '{}', repeat('d', 64), '${users.admin.id}');
  INSERT INTO closed_statement SELECT '2026-10-01', 1, id, '{}' FROM team;
  INSERT INTO metric_target (metric, team_id, target) SELECT 'uptime', id, 0.99 FROM team;
  INSERT INTO metric_server (url, team_label, workload_label, queries, updated_by_id)
    VALUES ('https://prometheus.example.org', 'team', 'workload', '{}', '${users.analyst.id}');
  INSERT INTO saved_view (name, page, query, owner_id, shared) VALUES ('Mine', '/costs', '', '${users.analyst.id}', true);
  INSERT INTO alert_rule (kind, scope, roles, channels, created_by_id)
    VALUES ('statement-ready', 'teams', '{analyst}', '{screen}', '${users.analyst.id}');
  INSERT INTO alert (key, kind, team_id, title, href) SELECT id::text, 'statement-ready', id, 'Ready', '/chargeback/2026-10' FROM team;
  INSERT INTO notification (alert_id, user_id, team_id) SELECT id, '${users.manager.id}', team_id FROM alert;
  INSERT INTO webhook (id, url, created_by_id) VALUES ('00000000-0000-7000-8000-000000000006', 'https://hooks.example', '${users.analyst.id}');
  INSERT INTO report_schedule (team_id, day, team_manager, created_by_id) SELECT id, 5, true, '${users.analyst.id}' FROM team LIMIT 1;
  INSERT INTO anomaly_verdict (subject, team_id, from_day, verdict, author_id)
    SELECT 'team:' || id, id, '2026-10-13', 'reopened', '${users.analyst.id}' FROM team;
  INSERT INTO import_mapping (source_id, header_hash, columns, updated_by_id)
    VALUES ('00000000-0000-7000-8000-000000000003', repeat('e', 64), '{}', '${users.analyst.id}');
  INSERT INTO initiative (name, phase, position, team_id, start_month, ramp_months, due_month, one_off_cost, monthly_cost, saving_ratio, confidence, confidence_ratio, origin, created_by_id)
    SELECT name || ' saves', 'quick-wins', 1, id, '2026-10-01', 0, '2026-10-01', 0, 0, 0.1, 'low', 0.5, '{}', '${users.analyst.id}' FROM team;
  INSERT INTO plan_approval (scenario_id, version, share, from_month, approved_by_id)
    VALUES ('00000000-0000-7000-8000-000000000002', 1, 0.5, '2026-10-01', '${users.analyst.id}');
  INSERT INTO outbox (key, channel, webhook_id, payload) VALUES ('a', 'webhook', '00000000-0000-7000-8000-000000000006', '{}');
`);

describe("without a user", () => {
  test.each(tables)("%s shows no row", async (table) => {
    const all = await owner.query(`SELECT FROM ${table}`);
    expect(all.rowCount).toBeGreaterThan(0);
    const seen = await bare.query(`SELECT FROM ${table}`);
    expect(seen.rowCount).toBe(0);
  });

  test("the application's own client sees none either", async () => {
    expect(await database().workload.count()).toBe(0);
    expect(await database().user.count()).toBe(0);
  });

  test("nothing can be written", async () => {
    await expect(bare.query("INSERT INTO team (name) VALUES ('Intruder')")).rejects.toThrow(/row-level security/);
    expect((await bare.query("UPDATE workload SET name = 'x'")).rowCount).toBe(0);
  });

  test("the user of one transaction is gone in the next of the same connection", async () => {
    await bare.query("BEGIN");
    await bare.query("SELECT app_enter($1, 'admin', $2)", [users.admin.id, Object.values(teams).join(",")]);
    expect((await bare.query("SELECT FROM workload")).rowCount).toBe(4);
    await bare.query("COMMIT");
    expect((await bare.query("SELECT FROM workload")).rowCount).toBe(0);
  });
});

describe("of the ledger", () => {
  const ledgerTables = [
    "cost_line",
    "cost_fact",
    "cost_rollup",
    "metric_point",
    "budget",
    "statement_verdict",
    "closed_statement",
    "alert",
    "notification",
  ];

  test.each(ledgerTables)("a manager sees the own team's rows of %s, and of no other", async (table) => {
    const seen = await readAs(scopeFor("manager", teams.vision), (tx) =>
      tx.$queryRawUnsafe<{ team_id: string }[]>(`SELECT team_id::text FROM ${table}`),
    );
    expect(seen).toEqual([{ team_id: teams.vision }]);
  });

  test.each(["cost_line_2026_10", "cost_fact_2026_10", "cost_rollup_2026_10"])(
    "nobody reads the partition %s past its policies",
    async (partition) => {
      await expect(bare.query(`SELECT FROM ${partition}`)).rejects.toThrow(/permission denied/);
    },
  );

  test.each(["cost_line", "cost_fact", "cost_rollup"])(
    "the application writes no row of %s by itself",
    async (table) => {
      await expect(readAs(scopeFor("admin"), (tx) => tx.$executeRawUnsafe(`DELETE FROM ${table}`))).rejects.toThrow(
        /permission denied/,
      );
    },
  );

  test("a sealed month refuses every change, even its owner's, and takes them again when it is opened", async () => {
    await owner.query(
      `UPDATE billing_period SET state = 'closed', closed_at = now(), closed_by_id = $1 WHERE month = '2026-10-01'`,
      [users.admin.id],
    );
    await owner.query("SELECT ledger_seal_month('2026-10-01', true)");
    for (const change of [
      "UPDATE cost_line SET billed = 2",
      "DELETE FROM cost_rollup WHERE billing_month = '2026-10-01'",
      "TRUNCATE cost_line_2026_10",
      "DELETE FROM cost_fact_2026_10",
    ]) {
      await expect(owner.query(change)).rejects.toThrow(/never change/);
    }
    const reopen = (role: "analyst" | "admin") =>
      readAs(scopeFor(role), (tx) => tx.$executeRaw`SELECT ledger_seal_month('2026-10-01', false)`);
    await expect(reopen("analyst")).rejects.toThrow(/only an admin/);
    await owner.query("UPDATE billing_period SET state = 'open', closed_at = NULL, closed_by_id = NULL");
    await reopen("admin");
    expect((await owner.query("UPDATE cost_line SET billed = billed")).rowCount).toBe(4);
  });
});

describe("the application's role", () => {
  test("owns nothing and passes no wall", async () => {
    const { rows } = await owner.query(`
      SELECT rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
        (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) + (SELECT count(*)::int FROM pg_proc WHERE proowner = r.oid)
        + (SELECT count(*)::int FROM pg_database WHERE datdba = r.oid) AS owned
      FROM pg_roles r WHERE rolname = 'crossover_app'`);
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false, rolcreatedb: false, owned: 0 },
    ]);
  });

  test("every table has row-level security on", async () => {
    const { rows } = await owner.query("SELECT relname FROM pg_class WHERE relname = ANY ($1) AND NOT relrowsecurity", [
      tables,
    ]);
    expect(rows).toEqual([]);
  });

  test.each([
    "CREATE TABLE public.mine (id int)",
    "ALTER TABLE workload DISABLE ROW LEVEL SECURITY",
    "DROP TABLE team",
  ])("may not %s", async (statement) => {
    await expect(bare.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test("only it may enter: the owner's connection is refused", async () => {
    await expect(owner.query("SELECT app_enter($1, 'admin', '')", [users.admin.id])).rejects.toThrow(
      /not as crossover_app/,
    );
  });
});

describe("a transaction", () => {
  test("cannot change whom it runs for", async () => {
    const attempt = readAs(
      scopeFor("manager"),
      (tx) => tx.$executeRaw`SELECT app_enter(${users.admin.id}, 'admin', '')`,
    );
    await expect(attempt).rejects.toThrow(/already runs for somebody else/);
  });

  test("of a manager shows the own team's workloads only, one level up all below", async () => {
    const namesSeenBy = (teamId: string) =>
      readAs(scopeFor("manager", teamId), (tx) => tx.workload.findMany({ orderBy: { name: "asc" } })).then((rows) =>
        rows.map((row) => row.name),
      );
    expect(await namesSeenBy(teams.vision)).toEqual(["Vision work"]);
    expect(await namesSeenBy(teams.research)).toEqual(["Research work", "Vision work", "Voice work"]);
  });

  test("of a manager cannot write a workload, a team or a price", async () => {
    const scope = scopeFor("manager");
    expect(await readAs(scope, (tx) => tx.workload.updateMany({ data: { notes: "changed" } }))).toEqual({ count: 0 });
    await expect(readAs(scope, (tx) => tx.team.create({ data: { name: "Mine" } }))).rejects.toThrow(
      /row-level security/,
    );
    expect(await readAs(scope, (tx) => tx.priceEntry.deleteMany())).toEqual({ count: 0 });
  });

  test("of a leader changes nothing at all", async () => {
    const changed = await readAs(scopeFor("leader"), async (tx) => [
      await tx.organisation.updateMany({ data: { name: "x" } }),
      await tx.workload.updateMany({ data: { notes: "x" } }),
      await tx.supply.updateMany({ data: { name: "x" } }),
      await tx.priceEntry.updateMany({ data: { source: "x" } }),
      await tx.scenario.updateMany({ data: { name: "x" } }),
      await tx.user.updateMany({ data: { name: "x" } }),
      await tx.apiToken.updateMany({ data: { name: "x" } }),
      await tx.team.updateMany({ data: { name: "x" } }),
    ]);
    expect(changed.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test("before sign-in sees accounts and tokens, and nothing of the business", async () => {
    const seen = await asSignIn(async (tx) => ({
      users: await tx.user.count(),
      tokens: await tx.apiToken.count(),
      workloads: await tx.workload.count(),
      scenarios: await tx.scenario.count(),
      versions: await tx.scenarioVersion.count(),
      supplies: await tx.supply.count(),
      prices: await tx.priceEntry.count(),
      audit: await tx.auditEvent.count(),
    }));
    expect(seen).toEqual({
      users: 4,
      tokens: 1,
      workloads: 0,
      scenarios: 0,
      versions: 0,
      supplies: 0,
      prices: 0,
      audit: 0,
    });
  });
});

describe("a write", () => {
  const audit = { action: "workload.update", entity: "workload", entityId: "1" };

  test("leaves its audit row with the user of the transaction", async () => {
    await writeAs(scopeFor("analyst"), async (tx) => {
      await tx.workload.updateMany({ where: { name: "Vision work" }, data: { notes: "seen" } });
      return { result: null, audit: { ...audit, detail: { notes: "seen" } } };
    });
    const { rows } = await owner.query("SELECT actor_id, action, detail FROM audit_event ORDER BY id DESC LIMIT 1");
    expect(rows).toEqual([{ actor_id: users.analyst.id, action: "workload.update", detail: { notes: "seen" } }]);
  });

  test("is not done when its audit row is refused", async () => {
    const attempt = writeAs(scopeFor("analyst"), async (tx) => {
      await tx.workload.updateMany({ where: { name: "Voice work" }, data: { notes: "lost" } });
      return { result: null, audit: { ...audit, action: "" } };
    });
    await expect(attempt).rejects.toThrow(/audit_event_action_length/);
    const { rows } = await owner.query("SELECT notes FROM workload WHERE name = 'Voice work'");
    expect(rows).toEqual([{ notes: "" }]);
  });

  test("cannot name another actor", async () => {
    await readAs(
      scopeFor("analyst"),
      (tx) => tx.$executeRaw`
        INSERT INTO audit_event (actor_id, action, entity, entity_id, prev_hash, hash)
        VALUES (${users.admin.id}::uuid, 'forged', 'x', 'y', 'p', 'h')`,
    );
    const { rows } = await owner.query("SELECT actor_id FROM audit_event WHERE action = 'forged'");
    expect(rows).toEqual([{ actor_id: users.analyst.id }]);
  });

  test.each([
    ["a saved version", "UPDATE scenario_version SET note = 'x'"],
    ["a saved version's existence", "DELETE FROM scenario_version"],
    ["a scenario's existence", "DELETE FROM scenario"],
  ])("cannot change %s", async (_what, statement) => {
    await expect(readAs(scopeFor("admin"), (tx) => tx.$executeRawUnsafe(statement))).rejects.toThrow(
      /permission denied/,
    );
  });
});
