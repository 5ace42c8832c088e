import { describe, expect, test } from "vitest";
import { readAs } from "@/lib/db/transaction";
import { Conflict } from "@/lib/errors";
import { allocationRules } from "@/lib/schema/allocation-rules";
import { saveAllocationRules } from "@/lib/store/allocation-rules";
import { listCloseChecks } from "@/lib/store/close-facts";
import { findClosing, issuedStatements } from "@/lib/store/issued-statements";
import { closeMonth, hashOf } from "@/lib/store/period-close";
import { listPeriods, reopenMonth, startReview } from "@/lib/store/periods";
import { answerStatement } from "@/lib/store/statement-answers";
import { getMonthStatements } from "@/lib/store/statements";
import { testDatabase } from "../database";
import { insertBatch, type LineToInsert } from "./ledger-month";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");
const admin = scopeFor("admin");
const manager = scopeFor("manager");

const tagged = (team: string, line: LineToInsert): LineToInsert => ({ ...line, tags: { team } });
const mapped = (id: "vision" | "search") => ({
  id,
  name: `Tag ${id}`,
  owner: `team:${teams[id]}` as const,
  conditions: [{ on: "tag:team" as const, matcher: "one-of" as const, values: [id] }],
});

await saveAllocationRules(analyst, {
  seenVersion: 0,
  note: "",
  rules: allocationRules.parse({
    pools: [],
    mapping: [mapped("vision"), mapped("search")],
    sharing: [],
    shareIdle: false,
  }),
});

/** A month with 100.000000000000000001 of Vision, 50 of Search and 2 of nobody. */
async function monthOf(month: string): Promise<void> {
  await insertBatch(owner, {
    month,
    userId: users.analyst.id,
    lines: [
      tagged("vision", { effective: "100.000000000000000001", category: "training" }),
      tagged("search", { effective: "50" }),
      { effective: "2" },
    ],
  });
}

const stateOf = async (month: string) => (await listPeriods(analyst)).find((each) => each.month === month)?.state;
const audits = async (month: string) =>
  (
    await owner.query("SELECT action, detail FROM audit_event WHERE entity = 'period' AND entity_id = $1 ORDER BY id", [
      month,
    ])
  ).rows;
const statementsOf = (month: string, version: number | null = null) =>
  getMonthStatements(analyst, { month, basis: "effective", version });

/** Sources of other months in this file count as expected; each month here has its own, so the others are set aside. */
async function onlyOwnSources(month: string): Promise<void> {
  await owner.query(
    `UPDATE bill_source s SET expected = EXISTS (
       SELECT FROM import_batch b WHERE b.source_id = s.id AND b.billing_month = $1)`,
    [`${month}-01`],
  );
}

const nothingExpected = () => owner.query("UPDATE bill_source SET expected = false");

describe("closing", () => {
  test("freezes what the month says, with its hash, and refuses every change from then on", async () => {
    const month = "2026-03";
    await monthOf(month);
    await onlyOwnSources(month);
    await expect(closeMonth(analyst, month)).rejects.toThrow("not in review yet");
    await startReview(analyst, month);
    const before = await statementsOf(month);
    const closed = await closeMonth(analyst, month);
    expect(closed).toMatchObject({ version: 1, statements: 4, total: "152.000000000000000001" });
    const after = await statementsOf(month);
    expect(after).toMatchObject({ version: 1, sha256: closed.sha256, rulesVersion: 1, currency: "USD" });
    const sorted = (list: typeof after.statements) => list.toSorted((a, b) => (a.owner < b.owner ? -1 : 1));
    expect(sorted(after.statements)).toEqual(sorted(before.statements));
    expect(after.reconciliation).toEqual(before.reconciliation);
    expect(after.unallocated).toEqual(before.unallocated);
    const closing = await findClosing(analyst, { month, version: 1 });
    const issued = await readAs(analyst, (tx) => issuedStatements(tx, { month, version: 1 }));
    expect(closing && hashOf(closing.frozen, issued)).toBe(closed.sha256);
    expect(await audits(month)).toMatchObject([
      { action: "period.review" },
      { action: "period.close", detail: { version: 1, sha256: closed.sha256, total: "152.000000000000000001" } },
    ]);
    await expect(startReview(analyst, month)).rejects.toBeInstanceOf(Conflict);
    await expect(closeMonth(analyst, month)).rejects.toBeInstanceOf(Conflict);
    await expect(
      answerStatement(manager, { month, teamId: teams.vision, verdict: "comment", comment: "late", total: null }),
    ).rejects.toThrow("is closed: nothing in it changes");
    await expect(
      owner.query("UPDATE cost_fact SET effective = 1 WHERE billing_month = '2026-03-01'"),
    ).rejects.toThrow();
    await expect(owner.query("DELETE FROM cost_line_2026_03")).rejects.toThrow();
    await expect(owner.query("UPDATE closed_statement SET statement = '{}'")).rejects.toThrow();
  });

  test("says what is missing: a dispute, a line that waits, a source that has not delivered, a rate", async () => {
    const month = "2026-04";
    await monthOf(month);
    await onlyOwnSources(month);
    await startReview(analyst, month);
    const open = async () =>
      (await listCloseChecks(analyst, month)).filter(({ passed }) => !passed).map(({ key }) => key);
    expect(await open()).toEqual([]);
    await answerStatement(manager, { month, teamId: teams.vision, verdict: "disputed", comment: "No.", total: null });
    expect(await open()).toEqual(["disputes"]);
    await insertBatch(owner, { month, userId: users.analyst.id, lines: [{ effective: "9", review: "waiting" }] });
    await owner.query("INSERT INTO bill_source (name, kind) VALUES ('Never delivers', 'focus')");
    expect(await open()).toEqual(["disputes", "sources", "review"]);
    await insertBatch(owner, { month, userId: users.analyst.id, currency: "EUR", lines: [{ effective: "1" }] });
    expect(await open()).toEqual(["reconciled", "rates", "disputes", "sources", "review"]);
    await expect(closeMonth(analyst, month)).rejects.toThrow("No open dispute: disputed by Vision");
    expect(await stateOf(month)).toBe("review");
    await nothingExpected();
  });

  test("is refused when lines do not sum to their facts, by 10⁻¹⁸; the list, which asks no line, says so of facts", async () => {
    const month = "2026-05";
    await monthOf(month);
    await onlyOwnSources(month);
    await startReview(analyst, month);
    const change = (table: "cost_line" | "cost_fact", by: string) =>
      owner.query(
        `UPDATE ${table} SET effective = effective + ${by} WHERE billing_month = '2026-05-01' AND ${table === "cost_line" ? "line_no" : "fact_no"} = 1`,
      );
    const reconciled = async () => (await listCloseChecks(analyst, month))[0];
    await change("cost_line", "0.000000000000000001");
    expect(await reconciled()).toMatchObject({ key: "reconciled", passed: true });
    await expect(closeMonth(analyst, month)).rejects.toThrow(
      "Reconciled with the bills: the lines of 1 batch do not sum",
    );
    expect(await stateOf(month)).toBe("review");
    await change("cost_line", "-0.000000000000000001");
    await change("cost_fact", "0.000000000000000001");
    expect(await reconciled()).toMatchObject({ passed: false, detail: expect.stringContaining("1 batch") });
    await change("cost_fact", "-0.000000000000000001");
    expect(await reconciled()).toMatchObject({ passed: true });
    await nothingExpected();
  });
});

describe("reopening", () => {
  test("keeps what was issued and issues another version at the next closing", async () => {
    const month = "2026-06";
    await monthOf(month);
    await onlyOwnSources(month);
    await startReview(analyst, month);
    const first = await closeMonth(analyst, month);
    await reopenMonth(admin, { month, reason: "A late credit." });
    expect(await stateOf(month)).toBe("review");
    await insertBatch(owner, { month, userId: users.analyst.id, lines: [tagged("vision", { effective: "-1" })] });
    await onlyOwnSources(month);
    const second = await closeMonth(analyst, month);
    expect(second).toMatchObject({ version: 2, total: "151.000000000000000001" });
    expect(second.sha256).not.toBe(first.sha256);
    const totals = async (version: number) =>
      (await statementsOf(month, version)).statements.find(({ name }) => name === "Vision")?.figures.effective.total;
    expect([await totals(1), await totals(2)]).toEqual(["100.000000000000000001", "99.000000000000000001"]);
    const own = await getMonthStatements(manager, { month, basis: "billed", version: 1 });
    expect(own.statements.map(({ name }) => name)).toEqual(["Vision"]);
    expect(own).toMatchObject({ unallocated: [], reconciliation: null });
    expect(JSON.stringify(own)).not.toContain("Search");
    expect((await audits(month)).map(({ action }) => action)).toEqual([
      "period.review",
      "period.close",
      "period.reopen",
      "period.close",
    ]);
  });

  test("is for administrators, in the database too", async () => {
    await expect(reopenMonth(analyst, { month: "2026-06", reason: "x" })).rejects.toThrow();
    expect(await stateOf("2026-06")).toBe("closed");
  });
});

describe("races", () => {
  test("five closings at once: one closes", async () => {
    const month = "2026-07";
    await monthOf(month);
    await nothingExpected();
    await startReview(analyst, month);
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => closeMonth(analyst, month)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await listPeriods(analyst)).find((each) => each.month === month)).toMatchObject({
      version: 1,
      state: "closed",
    });
  });

  test("a dispute and a closing at once: either the month is closed without it, or it stays in review with it", async () => {
    for (const month of ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"]) {
      await monthOf(month);
      await nothingExpected();
      await startReview(analyst, month);
      const dispute = { month, teamId: teams.vision, verdict: "disputed", comment: "No.", total: null } as const;
      const [closing, answer] = await Promise.allSettled([
        closeMonth(analyst, month),
        answerStatement(manager, dispute),
      ]);
      const { verdicts } = await statementsOf(month);
      expect([closing.status, answer.status].sort()).toEqual(["fulfilled", "rejected"]);
      expect(await stateOf(month)).toBe(closing.status === "fulfilled" ? "closed" : "review");
      expect(verdicts).toHaveLength(answer.status === "fulfilled" ? 1 : 0);
    }
  });

  test("an import that holds the month and a closing: the closing waits, and freezes what came in", async () => {
    const month = "2025-08";
    await monthOf(month);
    await nothingExpected();
    await startReview(analyst, month);
    await owner.query("BEGIN");
    await owner.query("SELECT state FROM billing_period WHERE month = '2025-08-01' FOR SHARE");
    const closing = closeMonth(analyst, month);
    await insertBatch(owner, { month, userId: users.analyst.id, lines: [tagged("vision", { effective: "10" })] });
    await nothingExpected();
    await owner.query("COMMIT");
    expect(await closing).toMatchObject({ total: "162.000000000000000001" });
    const vision = (await statementsOf(month)).statements.find(({ name }) => name === "Vision");
    expect(vision?.figures.effective.total).toBe("110.000000000000000001");
  });
});
