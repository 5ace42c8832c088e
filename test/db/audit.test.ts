import { describe, expect, test } from "vitest";
import { asSignIn, readAs, record, writeAs } from "@/lib/db/transaction";
import { listAudit } from "@/lib/store/audit";
import { verifyAudit } from "../../scripts/verify-audit";
import { testDatabase } from "../database";

const { owner, scopeFor, users } = await testDatabase();

const entry = (entityId: string) => ({ action: "test.write", entity: "thing", entityId, detail: { a: 1, ü: "é" } });

async function writeTimes(count: number): Promise<void> {
  const writes = Array.from({ length: count }, (_, index) =>
    writeAs(scopeFor("analyst"), async () => ({ result: null, audit: entry(String(index)) })),
  );
  await Promise.all(writes);
}

/** Runs a change that the triggers would refuse, and takes it back. */
async function tampered<T>(statement: string, look: () => Promise<T>): Promise<T> {
  await owner.query("BEGIN");
  try {
    await owner.query("ALTER TABLE audit_event DISABLE TRIGGER USER");
    await owner.query(statement);
    return await look();
  } finally {
    await owner.query("ROLLBACK");
  }
}

describe("the chain", () => {
  test("24 writes at once on 10 connections make rows 1 to 24 without a gap or a fork", async () => {
    await writeTimes(24);
    const { rows } = await owner.query("SELECT id::int FROM audit_event ORDER BY id");
    expect(rows.map((row) => row.id)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    const verdict = await verifyAudit(owner);
    expect(verdict).toMatchObject({ rows: 24, problem: null });
  });

  test.each([
    ["an altered detail", "UPDATE audit_event SET detail = '{}' WHERE id = 7", "row 7 was altered"],
    ["an altered actor", `UPDATE audit_event SET actor_id = '${users.admin.id}' WHERE id = 9`, "row 9 was altered"],
    ["an altered time", "UPDATE audit_event SET at = at + interval '1 s' WHERE id = 3", "row 3 was altered"],
    ["a removed row", "DELETE FROM audit_event WHERE id = 5", "row 5 is missing"],
    [
      "a row whose own hash was made to fit",
      `UPDATE audit_event SET detail = '{}', hash = encode(sha256(convert_to(prev_hash || jsonb_build_array(id,
         to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_id, action, entity, entity_id, '{}'::jsonb)::text,
         'UTF8')), 'hex') WHERE id = 4`,
      "row 5 does not continue row 4",
    ],
  ])("shows %s", async (_what, statement, problem) => {
    const verdict = await tampered(statement, () => verifyAudit(owner));
    expect(verdict.problem).toBe(problem);
  });
});

describe("an audit row", () => {
  test.each(["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event"])(
    "refuses %s, for the owner too",
    async (statement) => {
      await expect(owner.query(statement)).rejects.toThrow(/audit_event rows never change/);
    },
  );

  test.each(["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event"])(
    "refuses %s for the application",
    async (statement) => {
      const attempt = readAs(scopeFor("admin"), (tx) => tx.$executeRawUnsafe(statement));
      await expect(attempt).rejects.toThrow(/permission denied/);
    },
  );

  test("before sign-in names the account it is about", async () => {
    await asSignIn((tx) => record(tx, { action: "sign-in.succeed", entity: "user", entityId: "x" }, users.leader.id));
    const { rows } = await owner.query("SELECT actor_id FROM audit_event WHERE action = 'sign-in.succeed'");
    expect(rows).toEqual([{ actor_id: users.leader.id }]);
  });
});

describe("the list", () => {
  test("shows the newest first with the name of who did it, and pages by id", async () => {
    const first = await listAudit(scopeFor("admin"), { before: null, limit: 2 });
    expect(first.rows.map((row) => row.actor)).toEqual(["Test leader", "Test analyst"]);
    const [, last] = first.rows;
    const second = await listAudit(scopeFor("admin"), { before: last?.id ?? 0, limit: 2 });
    expect(second.rows.map((row) => row.id)).toEqual([(last?.id ?? 0) - 1, (last?.id ?? 0) - 2]);
    expect(second.total).toBe(first.total);
  });

  test.each(["analyst", "manager", "leader"] as const)("shows a %s nothing", async (role) => {
    expect(await listAudit(scopeFor(role), { before: null, limit: 10 })).toEqual({ rows: [], total: 0 });
  });
});
