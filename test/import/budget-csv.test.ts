import { expect, test } from "vitest";
import { budgetsCsv } from "@/lib/chart/budgets";
import { readBudgetFile } from "@/lib/import/budget-csv";

const known = {
  teams: [
    { id: "v", name: "Vision", depth: 0 },
    { id: "s", name: "Search, web", depth: 0 },
  ],
  budgets: [{ teamId: "v", month: "2026-10", amount: "70000" }],
};

test("lines become changes; what is wrong is named with line, column, value and reason", () => {
  const file = "team,month,amount\nVision,2026-10,70000.00\nvision,2026-11,71000.5\nNobody,2026-13,12k\n";
  expect(readBudgetFile(file, known)).toEqual({
    problem: null,
    changes: [{ line: 3, teamId: "v", team: "Vision", month: "2026-11", before: null, amount: "71000.5" }],
    unchanged: 1,
    rejects: [
      { line: 4, column: "team", value: "Nobody", reason: "There is no such team." },
      { line: 4, column: "month", value: "2026-13", reason: "Write a month as 2026-10." },
      {
        line: 4,
        column: "amount",
        value: "12k",
        reason: "Write a decimal number such as 1234.56: not a decimal number.",
      },
    ],
  });
});

test("columns in any order; an empty amount takes a budget away; negative ones are refused", () => {
  const file = "amount,team,month\n,Vision,2026-10\n-1,Vision,2026-12\n";
  const { changes, rejects } = readBudgetFile(file, known);
  expect(changes).toMatchObject([{ before: "70000", amount: null }]);
  expect(rejects).toMatchObject([{ column: "amount", value: "-1", reason: "Write an amount of 0 or more." }]);
});

test("a file without its columns, or malformed, says so as a whole", () => {
  expect(readBudgetFile("team,amount\n", known).problem).toBe("The first line names no column month.");
  expect(readBudgetFile('team,month,amount\n"open', known).problem).toContain("never closed");
});

test("what was exported reads back as no change", () => {
  const file = budgetsCsv({
    teams: known.teams,
    months: ["2026-10"],
    amounts: { "v 2026-10": "70000", "s 2026-10": "1.5" },
  });
  const budgets = [...known.budgets, { teamId: "s", month: "2026-10", amount: "1.5" }];
  expect(readBudgetFile(file, { ...known, budgets })).toMatchObject({ changes: [], unchanged: 2, rejects: [] });
});
