import { describe, expect, test } from "vitest";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { allocationRules } from "@/lib/schema/allocation-rules";
import { saveAllocationRules } from "@/lib/store/allocation-rules";
import { startReview } from "@/lib/store/periods";
import { type Answer, answerStatement } from "@/lib/store/statement-answers";
import { statementState } from "@/lib/store/statement-verdicts";
import { getMonthStatements } from "@/lib/store/statements";
import { testDatabase } from "../database";
import { insertBatch, type LineToInsert } from "./ledger-month";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");
const manager = scopeFor("manager");
const admin = scopeFor("admin");
const vision = `team:${teams.vision}` as const;
const voice = `team:${teams.voice}` as const;
const search = `team:${teams.search}` as const;

const tagged = (team: string, line: LineToInsert): LineToInsert => ({ ...line, tags: { team } });

const lines: LineToInsert[] = [
  tagged("vision", { effective: "100.000000000000000001", billed: "90", list: "120", category: "training" }),
  tagged("vision", { effective: "20.5", billed: "20.5", list: "25", category: "storage" }),
  tagged("vision", { effective: "-3.25", charge: "adjustment" }),
  tagged("vision", { effective: "6", charge: "idle" }),
  tagged("voice", { effective: "50.05", category: "inference" }),
  tagged("search", { effective: "200.2", category: "inference", service: "CANARY-SEARCH" }),
  { service: "EKS", effective: "30.000000000000000002" },
  { service: "Unknown", effective: "5.5" },
  tagged("search", { effective: "8", review: "waiting" }),
];
await insertBatch(owner, { month: "2026-10", userId: users.analyst.id, lines });
await insertBatch(owner, {
  month: "2026-09",
  userId: users.analyst.id,
  lines: [tagged("vision", { effective: "90" })],
});
await owner.query("INSERT INTO budget VALUES ($1, '2026-10-01', 150), ($2, '2026-10-01', 7654321)", [
  teams.vision,
  teams.search,
]);

const mapped = (id: string, team: `team:${string}`) => ({
  id,
  name: `Tag ${id}`,
  owner: team,
  conditions: [{ on: "tag:team" as const, matcher: "one-of" as const, values: [id] }],
});

await saveAllocationRules(analyst, {
  seenVersion: 0,
  note: "",
  rules: allocationRules.parse({
    pools: [{ id: "cluster", name: "Cluster" }],
    mapping: [
      mapped("vision", vision),
      mapped("voice", voice),
      mapped("search", search),
      {
        id: "eks",
        name: "EKS",
        owner: "pool:cluster",
        conditions: [{ on: "service", matcher: "one-of", values: ["EKS"] }],
      },
    ],
    sharing: [
      {
        id: "share",
        name: "Cluster by key",
        source: "pool:cluster",
        method: "key",
        unit: "seats",
        targets: [
          { id: vision, weight: "1" },
          { id: voice, weight: "1" },
          { id: search, weight: "1" },
        ],
      },
    ],
    shareIdle: false,
  }),
});

const october = { month: "2026-10", basis: "effective" } as const;

/** A decimal text as a whole number of 10⁻¹⁸, worked out apart from lib/ledger. */
function units(text: string): bigint {
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole) * 10n ** 18n + BigInt(fraction.padEnd(18, "0"));
  return text.startsWith("-") ? -size : size;
}

async function statementOf(scope = analyst, team: string = vision) {
  const found = (await getMonthStatements(scope, october)).statements.find((each) => each.owner === team);
  if (!found) throw new Error("no statement");
  return found;
}

describe("a statement", () => {
  test("100.000000000000000001 + 20.5 + 10.000000000000000001 shared + 6 idle − 3.25 = 133.250000000000000002", async () => {
    const { figures } = await statementOf();
    expect(figures.effective).toEqual({
      parts: {
        training: "100.000000000000000001",
        inference: "0",
        storage: "20.5",
        "data-transfer": "0",
        other: "0",
        shared: "10.000000000000000001",
        idle: "6",
        adjustments: "-3.25",
      },
      direct: "120.500000000000000001",
      total: "133.250000000000000002",
      list: "157.750000000000000001",
      discounts: "-24.499999999999999999",
    });
  });

  test("every part is the sum of its rows, and the parts are the total, in each basis", async () => {
    for (const basis of ["effective", "billed", "list", "contracted"] as const) {
      const { statements } = await getMonthStatements(analyst, { month: "2026-10", basis });
      for (const { figures, lines: direct, shares } of statements) {
        const rows = [...direct, ...shares];
        const total = rows.reduce((sum, row) => sum + units(row.costs[basis] ?? ""), 0n);
        expect(units(figures[basis].total ?? "")).toBe(total);
        for (const [part, amount] of Object.entries(figures[basis].parts)) {
          const own = rows.filter((row) => row.part === part);
          expect(units(amount ?? "")).toBe(own.reduce((sum, row) => sum + units(row.costs[basis] ?? ""), 0n));
        }
      }
    }
  });

  test("a share tells how it was worked out: 30.000000000000000002 × 1 / 3", async () => {
    expect((await statementOf()).shares).toMatchObject([
      {
        rule: "Cluster by key",
        costs: { effective: "10.000000000000000001" },
        working: {
          from: "Cluster",
          method: "key",
          weight: "1",
          totalWeight: "3",
          pool: { effective: "30.000000000000000002" },
        },
      },
    ]);
  });

  test("imported = allocated + unallocated to the last digit; the 8 that wait are a part of the unallocated", async () => {
    const month = await getMonthStatements(analyst, october);
    const imported = lines.reduce((sum, { effective }) => sum + units(effective), 0n);
    const allocated = month.statements.reduce((sum, { figures }) => sum + units(figures.effective.total ?? ""), 0n);
    expect(month.reconciliation).toMatchObject({ unallocated: "13.5", inReview: "8", difference: "0" });
    expect(units(month.reconciliation?.imported ?? "")).toBe(imported);
    expect(units(month.reconciliation?.allocated ?? "")).toBe(allocated);
    expect(imported - allocated - units("13.5")).toBe(0n);
  });

  test("carries its budget, and a team without cost has a statement of zeros", async () => {
    expect((await statementOf()).budget).toBe("150");
    expect((await statementOf(analyst, `team:${teams.research}`)).figures.effective.total).toBe("0");
  });
});

describe("another team's scope", () => {
  test("a manager sees the own team's statement, with the same digits, and nothing of anybody else", async () => {
    const month = await getMonthStatements(manager, october);
    expect(month.statements.map(({ name }) => name)).toEqual(["Vision"]);
    expect(month.statements[0]?.figures).toEqual((await statementOf()).figures);
    expect(month.reconciliation).toBeNull();
    expect(month.unallocated).toEqual([]);
    expect(month.kept).toEqual([]);
    expect(JSON.stringify(month)).not.toMatch(/CANARY|Search|7654321|200\.2/);
  });

  test("the manager of a unit sees the teams below it", async () => {
    const { statements } = await getMonthStatements(scopeFor("manager", teams.research), october);
    expect(statements.map(({ name }) => name).sort()).toEqual(["Research", "Vision", "Voice"]);
  });

  test("nobody answers for another team", async () => {
    await expect(say(manager, { teamId: teams.search, verdict: "comment", comment: "hello" })).rejects.toBeInstanceOf(
      NotFound,
    );
  });
});

const say = (scope: typeof manager, answer: Partial<Answer>) =>
  answerStatement(scope, {
    month: "2026-10",
    teamId: teams.vision,
    verdict: "accepted",
    comment: "",
    total: "133.250000000000000002",
    ...answer,
  });

async function stateOfVision() {
  const { verdicts, period } = await getMonthStatements(analyst, october);
  const own = verdicts.filter(({ teamId }) => teamId === teams.vision);
  return statementState(own, { period: period.state, total: (await statementOf()).figures.effective.total });
}

describe("what a team says", () => {
  test("draft → in review → disputed → resolved → accepted → changed, each with who may and its audit row", async () => {
    expect(await stateOfVision()).toBe("draft");
    await expect(say(manager, {})).rejects.toThrow("not in review yet");
    await say(manager, { verdict: "comment", comment: "A question." });
    await startReview(analyst, "2026-10");
    expect(await stateOfVision()).toBe("review");
    await expect(say(analyst, {})).rejects.toBeInstanceOf(Forbidden);
    await expect(say(analyst, { verdict: "resolved", comment: "Done." })).rejects.toThrow("no open dispute");
    await say(manager, { verdict: "disputed", comment: "The idle line is not ours." });
    expect(await stateOfVision()).toBe("disputed");
    await expect(say(manager, { verdict: "resolved", comment: "Never mind." })).rejects.toBeInstanceOf(Forbidden);
    await say(analyst, { verdict: "resolved", comment: "It is, see rule v1.", total: null });
    expect(await stateOfVision()).toBe("review");
    await expect(say(manager, { total: "133.25" })).rejects.toThrow("has changed since you opened it");
    await say(manager, {});
    expect(await stateOfVision()).toBe("accepted");
    await insertBatch(owner, {
      month: "2026-10",
      userId: users.analyst.id,
      lines: [tagged("vision", { effective: "1" })],
    });
    expect(await stateOfVision()).toBe("changed");
    const { rows } = await owner.query(
      "SELECT action, detail->>'total' AS total FROM audit_event WHERE entity = 'statement' ORDER BY id",
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "statement.comment",
      "statement.dispute",
      "statement.resolve",
      "statement.accept",
    ]);
    expect(rows.at(-1)?.total).toBe("133.250000000000000002");
  });

  test("the database lets a leader say nothing, and nobody in another's name", async () => {
    await expect(say(scopeFor("leader"), { verdict: "comment", comment: "hello" })).rejects.toThrow();
    await expect(
      say(admin, { teamId: "00000000-0000-7000-8000-00000000dead", verdict: "comment", comment: "x" }),
    ).rejects.toThrow();
  });
});

test("a month that the ledger does not have is not found", async () => {
  await expect(getMonthStatements(analyst, { month: "2031-01", basis: "effective" })).rejects.toBeInstanceOf(NotFound);
  await expect(startReview(analyst, "2026-10")).rejects.toBeInstanceOf(Conflict);
});
