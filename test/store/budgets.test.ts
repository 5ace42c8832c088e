import { expect, test } from "vitest";
import { InvalidInput } from "@/lib/errors";
import { listBudgets, saveBudgets } from "@/lib/store/budgets";
import { testDatabase } from "../database";

const { owner, scopeFor, teams } = await testDatabase();
const analyst = scopeFor("analyst");
const year = { from: "2026-01", to: "2026-12" };
const byTable = { source: "table" };

test("saved to the last digit, changed and taken away, each change with its audit row and nothing for what stays", async () => {
  const saved = await saveBudgets(
    analyst,
    [
      { teamId: teams.vision, month: "2026-10", amount: "70000.000000000000000001" },
      { teamId: teams.search, month: "2026-10", amount: "54000" },
    ],
    byTable,
  );
  expect(saved).toBe(2);
  expect(
    await saveBudgets(
      analyst,
      [
        { teamId: teams.vision, month: "2026-10", amount: "70000.0000000000000000010" },
        { teamId: teams.search, month: "2026-10", amount: null },
        { teamId: teams.search, month: "2026-11", amount: "1" },
      ],
      { source: "file" },
    ),
  ).toBe(2);
  expect(await listBudgets(analyst, year)).toEqual(
    [
      { teamId: teams.vision, month: "2026-10", amount: "70000.000000000000000001" },
      { teamId: teams.search, month: "2026-11", amount: "1" },
    ].toSorted((a, b) => (a.teamId < b.teamId ? -1 : 1)),
  );
  const { rows } = await owner.query(
    "SELECT entity_id, detail FROM audit_event WHERE action = 'budget.update' ORDER BY id",
  );
  expect(rows).toHaveLength(4);
  expect(rows[2]).toEqual({
    entity_id: `2026-10/${teams.search}`,
    detail: { name: "Search 2026-10", source: "file", changes: { amount: { from: "54000", to: null } } },
  });
});

test("a manager sees the own team's budgets only", async () => {
  expect((await listBudgets(scopeFor("manager"), year)).map(({ teamId }) => teamId)).toEqual([teams.vision]);
});

test("all or none: a team that is not there changes nothing", async () => {
  const before = await listBudgets(analyst, year);
  await expect(
    saveBudgets(
      analyst,
      [
        { teamId: teams.vision, month: "2026-01", amount: "5" },
        { teamId: "00000000-0000-7000-8000-00000000dead", month: "2026-01", amount: "5" },
      ],
      byTable,
    ),
  ).rejects.toBeInstanceOf(InvalidInput);
  expect(await listBudgets(analyst, year)).toEqual(before);
});

test("the database lets neither managers nor leaders write budgets", async () => {
  for (const role of ["manager", "leader"] as const) {
    await expect(
      saveBudgets(scopeFor(role), [{ teamId: teams.vision, month: "2026-02", amount: "5" }], byTable),
    ).rejects.toThrow();
  }
});
