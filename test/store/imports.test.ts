import { rm } from "node:fs/promises";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { readAs } from "@/lib/db/transaction";
import { Conflict } from "@/lib/errors";
import { allocationRules } from "@/lib/schema/allocation-rules";
import { saveAllocationRules } from "@/lib/store/allocation-rules";
import { listFlaggedLines, reviewLines, reviewReason } from "@/lib/store/batch-review";
import { createBillSource, ensureBillSource, listBillSources, updateBillSource } from "@/lib/store/bill-sources";
import { getImport, listImports } from "@/lib/store/import-detail";
import { keepRejects, listRejects } from "@/lib/store/import-rejects";
import { undoImport } from "@/lib/store/import-undo";
import { findCounted } from "@/lib/store/imports";
import { differencesIn } from "../../scripts/reconcile";
import { testDatabase } from "../database";
import {
  commitStaged,
  exact,
  exactSum,
  focusCsv,
  importFile,
  importsFolder,
  type Line,
  stagedAgain,
  stagedImport,
} from "./import-fixtures";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");
afterAll(() => rm(importsFolder, { recursive: true, force: true }));

type Costs = { billed: bigint; effective: bigint; lines: number };

/** What counts of a month, by the table asked. */
async function counted(table: "cost_line" | "cost_fact" | "cost_rollup", month: string): Promise<Costs> {
  const { rows } = await owner.query(
    `SELECT coalesce(sum(t.billed), 0)::text AS billed, coalesce(sum(t.effective), 0)::text AS effective,
       coalesce(sum(${table === "cost_line" ? "1" : "t.line_count"}), 0)::int AS lines
     FROM ${table} t JOIN import_batch b ON b.id = t.batch_id AND b.status = 'committed' WHERE t.billing_month = $1`,
    [`${month}-01`],
  );
  return { billed: exact(rows[0].billed), effective: exact(rows[0].effective), lines: rows[0].lines };
}

const everyTable = ["cost_line", "cost_fact", "cost_rollup"] as const;

async function everywhere(month: string): Promise<Costs> {
  const lines = await counted("cost_line", month);
  expect(await counted("cost_fact", month)).toEqual(lines);
  expect(await counted("cost_rollup", month)).toEqual(lines);
  return lines;
}

async function close(month: string): Promise<void> {
  await owner.query(
    "UPDATE billing_period SET state = 'closed', closed_at = now(), closed_by_id = $2, version = version + 1 WHERE month = $1",
    [`${month}-01`, users.admin.id],
  );
  await owner.query("SELECT ledger_seal_month($1, true)", [`${month}-01`]);
}

async function reopen(month: string): Promise<void> {
  await owner.query(
    "UPDATE billing_period SET state = 'open', closed_at = NULL, closed_by_id = NULL WHERE month = $1",
    [`${month}-01`],
  );
  await owner.query("SELECT ledger_seal_month($1, false)", [`${month}-01`]);
}

async function auditOf(entityId: string) {
  const { rows } = await owner.query(
    "SELECT action, actor_id, detail FROM audit_event WHERE entity_id = $1 ORDER BY id",
    [entityId],
  );
  return rows;
}

function only<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error("there is none");
  return first;
}

const billedOf = (lines: readonly Line[]) => exactSum(lines.map(({ billed }) => billed));

/** Lines with amounts of every shape: many decimals, negative, zero, exponent-free. */
function someLines(month: string, seed: number, count = 20): Line[] {
  return Array.from({ length: count }, (_, index) => ({
    day: `${month}-${String((index % 28) + 1).padStart(2, "0")}`,
    billed: `${index % 7 === 0 ? "-" : ""}${seed + index}.${String((seed * 7919 + index * 104729) % 1_000_000_000_000).padStart(15, "0")}`,
    account: index % 3 === 0 ? "vision-prod" : "voice-prod",
    ...(index % 2 ? { team: index % 4 === 1 ? "vision" : "search" } : {}),
  }));
}

beforeEach(async () => {
  const { rows } = await owner.query(
    "SELECT to_char(month, 'YYYY-MM') AS month FROM billing_period WHERE state = 'closed'",
  );
  for (const { month } of rows) await reopen(month);
  await owner.query(`
    DELETE FROM cost_line; DELETE FROM cost_fact; DELETE FROM cost_rollup; DELETE FROM metric_point;
    UPDATE import_batch SET replaced_by_id = NULL; DELETE FROM import_batch; DELETE FROM import_file; DELETE FROM bill_source`);
});

describe("a committed file", () => {
  test("has the digits of the file in lines, facts and rollups, and leaves audit rows", async () => {
    const lines = someLines("2026-10", 3);
    const { id } = await importFile(analyst, { source: "AWS", csv: focusCsv(lines) });
    const total = billedOf(lines);
    expect(await everywhere("2026-10")).toEqual({ billed: total, effective: total, lines: 20 });
    const detail = await getImport(analyst, id);
    expect(detail).toMatchObject({
      status: "committed",
      rows: 20,
      rejected: 0,
      source: { name: "AWS", kind: "focus" },
    });
    expect(exact(detail.totals.USD?.billed ?? "")).toBe(total);
    expect(detail.batches).toMatchObject([{ month: "2026-10", status: "committed", rows: 20, totals: detail.totals }]);
    expect((await auditOf(id)).map(({ action, actor_id }) => [action, actor_id])).toEqual([
      ["import.receive", users.analyst.id],
      ["import.committing", users.analyst.id],
      ["import.commit", users.analyst.id],
    ]);
    expect(await differencesIn(owner)).toEqual([]);
  });

  test("of two months counts in both; two equal lines are two lines", async () => {
    const twice: Line = { day: "2026-09-30", billed: "0.1" };
    await importFile(analyst, { source: "AWS", csv: focusCsv([twice, twice, { day: "2026-10-01", billed: "0.2" }]) });
    expect(await everywhere("2026-09")).toEqual({ billed: exact("0.2"), effective: exact("0.2"), lines: 2 });
    expect(await everywhere("2026-10")).toEqual({ billed: exact("0.2"), effective: exact("0.2"), lines: 1 });
  });

  test("counts once however often it comes, also 50 times at once", async () => {
    const csv = focusCsv(someLines("2026-10", 5, 4));
    const file = { source: "AWS", csv };
    const staged = [await stagedImport(analyst, file)];
    for (let index = 1; index < 50; index++) staged.push(await stagedAgain(analyst, only(staged), file));
    const results = await Promise.all(staged.map((each) => commitStaged(analyst, each)));
    const [first] = results.flatMap(({ duplicateOf }) => (duplicateOf === null ? [] : [duplicateOf]));
    expect(results.filter(({ duplicateOf }) => duplicateOf === null)).toHaveLength(1);
    expect(results.filter(({ duplicateOf }) => duplicateOf === first)).toHaveLength(49);
    expect((await everywhere("2026-10")).lines).toBe(4);
  }, 120_000);

  test("is found again by source, content and month, and not once it is undone", async () => {
    const { id } = await importFile(analyst, { source: "AWS", csv: focusCsv(someLines("2026-10", 5, 4)) });
    const { rows } = await owner.query("SELECT source_id, sha256 FROM import_file WHERE id = $1", [id]);
    const same = { sourceId: rows[0].source_id, sha256: rows[0].sha256, period: null };
    expect(await findCounted(analyst, same)).toBe(id);
    expect(await findCounted(analyst, { ...same, period: "2026-10" })).toBeNull();
    await undoImport(analyst, id);
    expect(await findCounted(analyst, same)).toBeNull();
  });
});

describe("a changed file for an open month", () => {
  test("replaces the older one; undoing it brings that back, undoing both leaves nothing", async () => {
    const [before, after] = [someLines("2026-10", 3), someLines("2026-10", 90, 7)];
    const first = await importFile(analyst, { source: "AWS", csv: focusCsv(before) });
    const second = await importFile(analyst, { source: "AWS", csv: focusCsv(after) });
    expect(await everywhere("2026-10")).toMatchObject({ billed: billedOf(after), lines: 7 });
    expect((await getImport(analyst, first.id)).batches).toMatchObject([{ status: "replaced" }]);
    await expect(undoImport(analyst, first.id)).rejects.toThrow(/later file replaced/);
    await undoImport(analyst, second.id);
    expect(await everywhere("2026-10")).toMatchObject({ billed: billedOf(before), lines: 20 });
    expect((await getImport(analyst, first.id)).batches).toMatchObject([{ status: "committed" }]);
    expect(await differencesIn(owner)).toEqual([]);
    await undoImport(analyst, first.id);
    expect(await everywhere("2026-10")).toEqual({ billed: 0n, effective: 0n, lines: 0 });
    expect((await owner.query("SELECT FROM cost_line")).rowCount).toBe(0);
    expect(await auditOf(second.id)).toContainEqual(expect.objectContaining({ action: "import.undo" }));
    await expect(undoImport(analyst, first.id)).rejects.toThrow(Conflict);
  });

  test("of another source stands beside it", async () => {
    const lines = someLines("2026-10", 3, 3);
    await importFile(analyst, { source: "AWS", csv: focusCsv(lines) });
    await importFile(analyst, { source: "Azure", csv: focusCsv(lines) });
    expect(await everywhere("2026-10")).toMatchObject({ billed: 2n * billedOf(lines), lines: 6 });
  });
});

describe("a closed month", () => {
  test("gets corrections in the next open one: 10 closed, 12 sent again → +12 −10 booked as adjustments", async () => {
    await importFile(analyst, { source: "AWS", csv: focusCsv([{ day: "2026-08-31", billed: "10", team: "vision" }]) });
    await importFile(analyst, { source: "AWS", csv: focusCsv([{ day: "2026-09-02", billed: "1" }]) });
    await close("2026-08");
    await close("2026-09");
    const frozen = await everywhere("2026-08");
    const corrected = await importFile(analyst, {
      source: "AWS",
      csv: focusCsv([{ day: "2026-08-31", billed: "12", team: "vision" }]),
    });
    expect(await everywhere("2026-08")).toEqual(frozen);
    expect(await everywhere("2026-10")).toEqual({ billed: exact("2"), effective: exact("2"), lines: 2 });
    const { rows } = await owner.query(
      `SELECT DISTINCT l.charge, l.charge_class, l.day::text, to_char(b.corrects_month, 'YYYY-MM') AS corrects
       FROM cost_line l JOIN import_batch b ON b.id = l.batch_id WHERE l.billing_month = '2026-10-01'`,
    );
    expect(rows).toEqual([
      { charge: "adjustment", charge_class: "Correction", day: "2026-10-01", corrects: "2026-08" },
    ]);
    expect(await differencesIn(owner)).toEqual([]);

    const again = await importFile(analyst, {
      source: "AWS",
      csv: focusCsv([{ day: "2026-08-31", billed: "12", team: "vision" }]),
    });
    expect(again.duplicateOf).toBe(corrected.id);

    const third = await importFile(analyst, { source: "AWS", csv: focusCsv([{ day: "2026-08-31", billed: "7.5" }]) });
    expect(await everywhere("2026-10")).toMatchObject({ billed: exact("-2.5"), lines: 2 });
    await undoImport(analyst, third.id);
    expect(await everywhere("2026-10")).toMatchObject({ billed: exact("2"), lines: 2 });
    await close("2026-10");
    await importFile(analyst, { source: "AWS", csv: focusCsv([{ day: "2026-08-31", billed: "7.5" }]) });
    expect(await everywhere("2026-11")).toMatchObject({ billed: exact("-4.5"), lines: 2 });
    expect(await differencesIn(owner)).toEqual([]);
  });

  test("and an open one in one file: lines of the closed one are corrections, the others are not", async () => {
    await importFile(analyst, { source: "AWS", csv: focusCsv([{ day: "2026-08-31", billed: "10" }]) });
    await close("2026-08");
    const both = focusCsv([
      { day: "2026-08-31", billed: "11" },
      { day: "2026-09-01", billed: "5" },
    ]);
    const { id } = await importFile(analyst, { source: "AWS", csv: both });
    expect(await everywhere("2026-09")).toMatchObject({ billed: exact("6"), lines: 3 });
    await undoImport(analyst, id);
    expect(await everywhere("2026-09")).toMatchObject({ billed: 0n, lines: 0 });
  });

  test("refuses to be undone", async () => {
    const { id } = await importFile(analyst, { source: "AWS", csv: focusCsv(someLines("2026-08", 3, 3)) });
    await close("2026-08");
    await expect(undoImport(analyst, id)).rejects.toThrow(/2026-08 is closed/);
    expect((await everywhere("2026-08")).lines).toBe(3);
  });
});

describe("who bears it", () => {
  const toVision = {
    id: "vision-tag",
    name: "Vision",
    owner: `team:${teams.vision}` as const,
    conditions: [{ on: "tag:team" as const, matcher: "one-of" as const, values: ["vision"] }],
  };

  const saveRules = (seenVersion: number, mapping: readonly unknown[]) =>
    saveAllocationRules(analyst, {
      seenVersion,
      note: "",
      rules: allocationRules.parse({ pools: [], mapping, sharing: [], shareIdle: false }),
    });

  async function ownedBy(teamId: string): Promise<bigint[]> {
    const sums = [];
    for (const table of everyTable) {
      const sum = `SELECT coalesce(sum(billed), 0)::text AS billed FROM ${table} WHERE team_id = $1`;
      const { rows } = await owner.query(sum, [teamId]);
      sums.push(exact(rows[0].billed));
    }
    return sums;
  }

  test("is said by the rules at commit and by every remap of open months; closed ones keep theirs", async () => {
    const lines = someLines("2026-10", 3);
    const visions = billedOf(lines.filter(({ team }) => team === "vision"));
    await importFile(analyst, { source: "AWS", csv: focusCsv(lines) });
    expect(await ownedBy(teams.vision)).toEqual([0n, 0n, 0n]);

    expect((await saveRules(0, [toVision])).remapped).toMatchObject({ lines: 5 });
    expect(await ownedBy(teams.vision)).toEqual([visions, visions, visions]);
    expect(await differencesIn(owner)).toEqual([]);

    await importFile(analyst, { source: "Azure", csv: focusCsv(lines) });
    expect(await ownedBy(teams.vision)).toEqual([2n * visions, 2n * visions, 2n * visions]);

    await close("2026-10");
    expect((await saveRules(1, [])).remapped).toMatchObject({ batches: 0, lines: 0 });
    expect((await ownedBy(teams.vision))[0]).toBe(2n * visions);
    expect((await auditOf("1")).map(({ action }) => action)).toContain("allocation.remap");
  });

  test("another team's manager sees none of it", async () => {
    await saveRules(2, [toVision]);
    await importFile(analyst, { source: "AWS", csv: focusCsv(someLines("2026-10", 3)) });
    for (const table of everyTable) {
      const seen = (team: string) =>
        readAs(scopeFor("manager", team), (tx) => tx.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM ${table}`));
      expect((await seen(teams.vision)).length).toBeGreaterThan(0);
      expect(await seen(teams.search)).toEqual([]);
    }
    expect(await readAs(scopeFor("manager"), (tx) => tx.importFile.count())).toBe(0);
  });
});

describe("the review queue", () => {
  test("holds back flagged lines until somebody decides, and moves their sums exactly", async () => {
    const odd: Line[] = [1, 2, 3].map((day) => ({
      day: `2026-10-0${day}`,
      billed: `1000.00000000000000${day}`,
      zone: "12.5",
    }));
    const plain = someLines("2026-10", 3, 5);
    await importFile(analyst, { source: "AWS", csv: focusCsv([...plain, ...odd]) });
    const queue = await listFlaggedLines(analyst, { review: "waiting", offset: 0, limit: 2 });
    expect(queue).toMatchObject({ total: 3, rows: [{ line: 7 }, { line: 8 }] });
    expect(queue.rows[0]?.flags).toEqual(["a number in AvailabilityZone"]);

    const states = async (table: "cost_fact" | "cost_rollup") => {
      const { rows } = await owner.query(`SELECT review, sum(billed)::text AS billed FROM ${table} GROUP BY review`);
      return Object.fromEntries(rows.map(({ review, billed }) => [review, exact(billed)]));
    };
    const [first, second] = queue.rows;
    if (!first || !second) throw new Error("no queue");
    expect(await reviewLines(analyst, { decision: "approved", lines: [first] })).toBe(1);
    expect(await reviewLines(analyst, { decision: "refused", lines: [second] })).toBe(1);
    for (const table of ["cost_fact", "cost_rollup"] as const) {
      expect(await states(table)).toEqual({
        counted: billedOf(plain),
        approved: exact("1000.000000000000001"),
        refused: exact("1000.000000000000002"),
        waiting: exact("1000.000000000000003"),
      });
    }
    expect(await reviewLines(analyst, { decision: "approved", lines: [first] })).toBe(0);
    expect(await reviewLines(analyst, { decision: "approved", lines: [first, second] })).toBe(1);
    expect((await states("cost_fact")).refused).toBeUndefined();
    expect(await differencesIn(owner)).toEqual([]);
    expect((await auditOf(first.batchId)).map(({ detail }) => detail)).toEqual([
      { decision: "approved", month: "2026-10", lines: [7] },
      { decision: "refused", month: "2026-10", lines: [8] },
      { decision: "approved", month: "2026-10", lines: [8] },
    ]);
    const reason = "a number in AvailabilityZone";
    const { rows } = await owner.query("SELECT id FROM import_file");
    expect(await reviewReason(analyst, { decision: "approved", importId: rows[0].id, reason })).toBe(1);
    expect(await states("cost_fact")).toEqual({
      counted: billedOf(plain),
      approved: exactSum(odd.map((line) => line.billed)),
    });
    expect(await differencesIn(owner)).toEqual([]);
    await expect(reviewLines(analyst, { decision: "refused", lines: [{ ...first, line: 2 }] })).rejects.toThrow(
      Conflict,
    );
    await close("2026-10");
    await expect(reviewLines(analyst, { decision: "refused", lines: [first] })).rejects.toThrow(/closed/);
  });
});

describe("sources and lists", () => {
  test("a source is one whatever its case, says its latest month, and changes leave audit rows", async () => {
    await importFile(analyst, { source: "AWS", csv: focusCsv(someLines("2026-10", 3, 3)) });
    const { id } = await ensureBillSource(analyst, { name: "aws" });
    expect(await listBillSources(analyst)).toMatchObject([{ id, name: "AWS", kind: "focus", latestMonth: "2026-10" }]);
    await expect(ensureBillSource(analyst, { name: "AWS", kind: "usage" })).rejects.toThrow(/sends focus files/);
    await expect(createBillSource(analyst, { name: "aWs", kind: "focus", expected: true })).rejects.toThrow(Conflict);
    await updateBillSource(analyst, { id, expected: false, archivedAt: new Date("2026-11-01T00:00:00Z") });
    await expect(ensureBillSource(analyst, { name: "AWS" })).rejects.toThrow(/archived/);
    expect((await auditOf(id)).map(({ action }) => action)).toEqual(["source.create", "source.update"]);
    expect(await readAs(scopeFor("manager"), (tx) => tx.billSource.count())).toBe(0);
  });

  test("imports are listed newest first, and rejected lines page by page", async () => {
    const broken = focusCsv([..."abc"].map((letter) => ({ day: "2026-10-01", billed: letter, effective: letter })));
    const good = await importFile(analyst, { source: "AWS", csv: focusCsv(someLines("2026-10", 3, 3)) });
    const staged = await stagedImport(analyst, { source: "Azure", csv: broken });
    const { rows, total } = await listImports(analyst, { offset: 0, limit: 1 });
    expect([total, rows.map(({ id }) => id)]).toEqual([2, [staged.id]]);
    expect(await listImports(analyst, { status: "committed", offset: 0, limit: 9 })).toMatchObject({
      rows: [{ id: good.id }],
    });

    const rejects = (async function* () {
      yield* staged.check.rejects;
    })();
    expect(await keepRejects(analyst, staged.id, rejects)).toBe(6);
    const seen = [];
    for (let after: Parameters<typeof listRejects>[1]["after"] = null; ; ) {
      const page = await listRejects(analyst, { importId: staged.id, after, limit: 4 });
      seen.push(...page.map(({ line, column }) => `${line} ${column}`));
      const last = page.at(-1);
      if (!last) break;
      after = { line: last.line, column: last.column };
    }
    expect(seen).toEqual([2, 3, 4].flatMap((line) => [`${line} BilledCost`, `${line} EffectiveCost`]));
  });
});

describe("usage and metrics", () => {
  const usage = [
    "day,supply,team,gpu_class,gpu_hours_allocated,gpu_hours_used",
    "2026-10-01,H100 hall,vision,H100,100,80",
    "2026-10-02,H100 hall,vision,H100,24,24",
  ].join("\n");

  test("usage is priced by the rate of its day: 2 × 124 GPU-hours and 2 × (192 × 2 − 124) idle = 2 × 384 = 768", async () => {
    const rates = [{ gpuClass: "H100", validFrom: "2026-10-01", validUntil: null, gpuHourRate: "2", gpus: "8" }];
    const supplies = [{ name: "H100 hall", tier: "on-prem" as const, region: null, rates }];
    const { check } = await importFile(analyst, {
      source: "Meter",
      kind: "usage",
      csv: usage,
      rateCard: { currency: "USD", supplies },
    });
    expect(check.totals.USD?.effective).toBe("768");
    expect(await everywhere("2026-10")).toMatchObject({ effective: exact("768") });
    expect(await differencesIn(owner)).toEqual([]);
  });

  test("metrics are kept, replaced and brought back, and those of a closed month are refused", async () => {
    const metrics = (value: string) => `day,metric,value\n2026-10-01,tokens,${value}\n`;
    const values = async () => {
      const { rows } = await owner.query(
        "SELECT trim_scale(m.value)::text AS value FROM metric_point m JOIN import_batch b ON b.id = m.batch_id AND b.status = 'committed'",
      );
      return rows.map(({ value }) => value);
    };
    await importFile(analyst, { source: "Tokens", kind: "metrics", csv: metrics("5") });
    const second = await importFile(analyst, { source: "Tokens", kind: "metrics", csv: metrics("6.5") });
    expect(await values()).toEqual(["6.5"]);
    await undoImport(analyst, second.id);
    expect(await values()).toEqual(["5"]);
    await close("2026-10");
    const late = importFile(analyst, { source: "Tokens", kind: "metrics", csv: metrics("7") });
    await expect(late).rejects.toThrow(/metrics of a closed month do not change/);
  });
});

describe("reconciling", () => {
  test.each([
    [
      "a rollup that is a hair off",
      "UPDATE cost_rollup SET billed = billed + 0.000000000000000001 WHERE day = '2026-10-03'",
    ],
    ["a lost rollup", "DELETE FROM cost_rollup WHERE day = '2026-10-04'"],
    ["a fact of another owner", "UPDATE cost_fact SET owner = 'pool:x' WHERE fact_no = 1"],
    [
      "a line that came from nowhere",
      "INSERT INTO cost_line (billing_month, batch_id, line_no, day, charge_start, charge_end, fact_no, tier, category, charge, provider, service, charge_category, currency, billed, effective) SELECT billing_month, batch_id, 999, day, charge_start, charge_end, fact_no, tier, category, charge, provider, service, charge_category, currency, 0, 0 FROM cost_line LIMIT 1",
    ],
    [
      "a batch with other totals",
      `UPDATE import_batch SET totals = '{"USD": {"billed": "1", "effective": "1", "list": null, "contracted": null}}'`,
    ],
    ["sums of what does not count", "UPDATE import_batch SET status = 'undone'"],
  ])("finds %s", async (_what, fault) => {
    await importFile(analyst, { source: "AWS", csv: focusCsv(someLines("2026-10", 3)) });
    expect(await differencesIn(owner)).toEqual([]);
    await owner.query(fault);
    expect(await differencesIn(owner)).not.toEqual([]);
  });
});
