import { expect, test } from "vitest";
import { Forbidden, NotFound } from "@/lib/errors";
import { monthJournal } from "@/lib/export/journal-csv";
import { statementsCsv } from "@/lib/export/statements-csv";
import { statementsWorkbook } from "@/lib/export/statements-workbook";
import { formatAmount } from "@/lib/ledger/amount-text";
import { loadChargebackAnswer } from "@/lib/query/api-chargeback";
import { loadJournalExport, loadMonthExport, loadTeamExport } from "@/lib/query/chargeback-export";
import { allocationRules } from "@/lib/schema/allocation-rules";
import { chargebackAnswer } from "@/lib/schema/api";
import { saveAllocationRules } from "@/lib/store/allocation-rules";
import { testDatabase } from "../database";
import { insertBatch } from "../store/ledger-month";
import { readXlsx } from "../xlsx";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");
const manager = scopeFor("manager");
const asked = { month: "2026-10", basis: "effective" as const };

await insertBatch(owner, {
  month: "2026-10",
  userId: users.analyst.id,
  lines: [
    { tags: { team: "vision" }, effective: "100.100000000000000003", category: "training" },
    { tags: { team: "search" }, effective: "200.2", list: null, resource: "CANARY-SEARCH", service: "CANARY-SERVICE" },
    { effective: "5.5", service: "CANARY-NOBODY" },
    { effective: "0.3", review: "waiting" },
  ],
});

const taggedAs = (name: string) => [{ on: "tag:team", matcher: "one-of" as const, values: [name] }];
await saveAllocationRules(analyst, {
  rules: allocationRules.parse({
    pools: [],
    mapping: [
      { id: "m-vision", name: "Vision", owner: `team:${teams.vision}`, conditions: taggedAs("vision") },
      { id: "m-search", name: "CANARY-RULE", owner: `team:${teams.search}`, conditions: taggedAs("search") },
    ],
    sharing: [],
    shareIdle: false,
  }),
  note: "",
  seenVersion: 0,
});

test("100.100000000000000003 + 200.2 + 5.5 + 0.3 in review = 306.100000000000000003 in the API's answer", async () => {
  const answer = chargebackAnswer.parse(await loadChargebackAnswer(analyst, asked));
  expect(answer.reconciliation).toEqual({
    imported: "306.100000000000000003",
    allocated: "300.300000000000000003",
    unallocated: "5.8",
    inReview: "0.3",
    difference: "0",
  });
  expect(answer.teams.find(({ team }) => team === "Vision")).toMatchObject({
    direct: { training: "100.100000000000000003", inference: "0", total: "100.100000000000000003" },
    shared: "0",
    total: "100.100000000000000003",
    budget: null,
    unit: "Research",
  });
  expect(answer.unallocated).toEqual([{ owner: "unallocated", name: "Unallocated", total: "5.5" }]);
});

test("a manager's answer and files hold the own team, and nothing of another", async () => {
  const answer = await loadChargebackAnswer(manager, asked);
  expect(answer.teams.map(({ team }) => team)).toEqual(["Vision"]);
  expect([answer.reconciliation, answer.unallocated]).toEqual([null, []]);
  const month = await loadMonthExport(manager, asked);
  const cells = [...readXlsx(await statementsWorkbook(month)).values()].flatMap((sheet) => [...sheet.values()]);
  const all = JSON.stringify([answer, statementsCsv(month), cells]);
  for (const canary of ["CANARY", "Search", "200.2", "300.3", "306.1"]) expect(all, canary).not.toContain(canary);
});

test("another team's statement is refused to a manager, there or not; to others it is not found", async () => {
  for (const team of ["search", "no-such-team", teams.search])
    await expect(loadTeamExport(manager, { ...asked, team })).rejects.toThrow(Forbidden);
  await expect(loadTeamExport(analyst, { ...asked, team: "no-such-team" })).rejects.toThrow(NotFound);
  expect((await loadTeamExport(manager, { ...asked, team: "vision" })).figures.total).toBe("100.100000000000000003");
});

test("a unit's statement is its own and that of the teams below it", async () => {
  const { documents, figures } = await loadTeamExport(analyst, { ...asked, team: "research" });
  expect(documents.map(({ name }) => name)).toEqual(["Research", "Vision", "Voice"]);
  expect(figures.total).toBe("100.100000000000000003");
});

test("the rules' text goes to who may read it, and to nobody by accident", async () => {
  expect((await loadMonthExport(analyst, asked)).rules).toBeNull();
  expect((await loadMonthExport(analyst, asked, analyst)).rules?.mapping).toHaveLength(2);
});

test("a journal needs every figure: it balances on effective cost and is refused on list cost", async () => {
  const { debit, credit } = monthJournal(await loadJournalExport(analyst, asked));
  expect([formatAmount(debit), formatAmount(credit)]).toEqual(["305.8", "305.8"]);
  await expect(loadJournalExport(analyst, { ...asked, basis: "list" })).rejects.toThrow("have no list cost");
});
