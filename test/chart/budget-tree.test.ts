import { expect, test } from "vitest";
import { treeBudget, wholeBudget } from "@/lib/chart/budget-tree";
import { expectedMonth } from "@/lib/chart/expected-month";

const teams = [
  { id: "products", parentId: null },
  { id: "assist", parentId: "products" },
  { id: "search", parentId: "products" },
  { id: "operations", parentId: null },
  { id: "risk", parentId: "operations" },
];

const budgetOf =
  (amounts: Readonly<Record<string, string>>) =>
  (id: string): string | null =>
    amounts[id] ?? null;

test("a unit of 150,000 with teams of 74,000 and 58,000 has 18,000 left to hand on, and counts as 150,000", () => {
  const budgets = budgetOf({ products: "150000", assist: "74000", search: "58000", risk: "61000" });
  expect(treeBudget("products", teams, budgets)).toEqual({
    own: "150000",
    below: "132000",
    difference: "18000",
    counted: "150000",
  });
  // 150,000 + 61,000: the teams of a unit with a budget are not added to it.
  expect(wholeBudget(teams, budgets)).toBe("211000");
});

test("teams that have more than their unit are shown as that, −2,000, and nothing is forced", () => {
  const budgets = budgetOf({ products: "130000", assist: "74000", search: "58000" });
  expect(treeBudget("products", teams, budgets).difference).toBe("-2000");
});

test("a unit without a budget counts as its teams; without any there is none, which is not 0", () => {
  expect(treeBudget("products", teams, budgetOf({ assist: "74000" }))).toEqual({
    own: null,
    below: "74000",
    difference: null,
    counted: "74000",
  });
  expect(treeBudget("operations", teams, budgetOf({})).counted).toBeNull();
  expect(wholeBudget(teams, budgetOf({}))).toBeNull();
});

const daily = (value: number, count: number, from: string) => [
  {
    tier: "cloud",
    owner: "team:assist",
    workload: null,
    service: "EC2",
    from,
    values: Array<number>(count).fill(value),
  },
];

test("100 a day, 2,640 borne in 22 days (shared cost 20% on top): 2,640 + 8 × 100 × 1.2 = 3,600 for November", () => {
  // 2026-06-01 to 2026-11-22 are 175 days.
  const series = daily(100, 175, "2026-06-01");
  const expected = expectedMonth({ series, month: "2026-11", today: "2026-11-23", spent: 2640 });
  expect(expected).toBeCloseTo(3600, 6);
});

test("a month that is over is what was spent; with 30 days of history nothing is expected", () => {
  const series = daily(100, 30, "2026-10-24");
  expect(expectedMonth({ series, month: "2026-10", today: "2026-11-23", spent: 3100 })).toBe(3100);
  expect(expectedMonth({ series, month: "2026-11", today: "2026-11-23", spent: 2200 })).toBeNull();
});
