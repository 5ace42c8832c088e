import { describe, expect, test } from "vitest";
import { type ActualCost, type PlannedCosts, planLines } from "@/lib/chart/plan-lines";
import { explainedShare, planWaterfall } from "@/lib/chart/plan-page";
import { planParts, planRows, teamRows } from "@/lib/chart/plan-rows";

const names = { teams: new Map([["t1", "Vision"]]), workloads: new Map([["w1", "ocr"]]) };

function cost(change: Partial<ActualCost>): ActualCost {
  return {
    workloadId: "w1",
    teamId: "t1",
    tier: "cloud",
    component: "compute",
    amount: "0",
    gpuHoursAllocated: null,
    gpuHoursUsed: null,
    ...change,
  };
}

const planned: PlannedCosts = {
  works: [
    {
      id: "w1",
      name: "ocr",
      teamId: "t1",
      usedGpuHours: 600,
      tiers: [{ tier: "cloud", gpuHours: 1000, cost: 5000 }],
      items: [{ name: "storage", cost: 20, quantity: null }],
    },
  ],
  shared: [{ component: "network", cost: 100 }],
};

const costs = [
  cost({ amount: "5500.004" }),
  cost({ workloadId: null, component: "storage", amount: "25.003" }),
  cost({ workloadId: null, teamId: null, component: "network", amount: "90" }),
  cost({ workloadId: "w2", teamId: null, amount: "7" }),
];
const counted = (metric: string, value: string) => ({ workloadId: "w1", teamId: "t1", metric, value });
const units = [counted("gpu-hours-allocated", "1000"), counted("gpu-hours-used", "600")];

describe("plan and ledger in the same lines", () => {
  const found = planLines({ planned, costs, units, names });

  test("a cloud workload's hours are those of the metrics files; its storage is compared for the team, network for all", () => {
    const told = found.lines.map(({ name, teamName, plan, status, parts }) => [
      name,
      teamName,
      plan,
      status,
      parts.other,
    ]);
    expect(told.map((each) => each.slice(0, 4))).toEqual([
      ["ocr", "Vision", 5000, "compared"],
      ["Storage", "Vision", 20, "compared"],
      ["Network", null, 100, "compared"],
      ["w2", null, null, "not-in-plan"],
    ]);
    expect(found.lines[0]?.gap).toBeNull();
    expect(found.lines[0]?.parts.price).toBeCloseTo(500.004, 9);
  });

  test("what is shown adds up: parts to the difference, rows to the total, and the total is the ledger's 5,622.01", () => {
    const { rows, total } = planRows(found, "USD");
    expect(found.exact).toBe("5622.007");
    expect(total).toMatchObject({ plan: 5120, actual: 5622.01, difference: 502.01 });
    for (const row of [...rows, ...teamRows(rows, "USD"), total]) {
      const cents = planParts.reduce((sum, part) => sum + Math.round(row.parts[part] * 100), 0);
      expect(cents).toBe(Math.round(row.difference * 100));
      expect(Math.round(((row.actual ?? 0) - (row.plan ?? 0)) * 100)).toBe(cents);
    }
    expect(teamRows(rows, "USD").map(({ name, actual }) => [name, actual])).toEqual([
      ["Vision", 5525.01],
      ["No team", 97],
    ]);
  });

  test("the waterfall's whole units lead from the plan to the actual cost, and of 500 + 5 + 10 + 7 the 500 are explained", () => {
    const { rows, total } = planRows(found, "USD");
    const { bars } = planWaterfall(total, { month: "2026-10", currency: "USD" });
    expect(bars.at(0)?.text).toBe("5,120");
    expect(bars.at(-2)?.level).toBe(5622);
    expect(bars.at(-1)?.text).toBe("5,622");
    expect(explainedShare(rows)).toBeCloseTo(500 / 522, 4);
  });

  test("without counted hours the difference is other, and without the shared plan its costs are not in the plan", () => {
    const manager = planLines({ planned: { ...planned, shared: null }, costs: costs.slice(0, 2), units: [], names });
    expect(manager.lines.map(({ gap, status }) => [gap, status])).toEqual([
      ["no-gpu-hours", "compared"],
      [null, "compared"],
    ]);
  });
});
