import { beforeAll, describe, expect, test } from "vitest";
import { placementConflicts } from "@/lib/calc/placement/conflicts";
import { limitPrices } from "@/lib/calc/placement/limit-prices";
import { placement } from "@/lib/calc/placement/placement";
import type { PlacementProblem } from "@/lib/calc/placement/problem";
import { placementReasons } from "@/lib/calc/placement/reasons";
import { settled } from "@/lib/calc/placement/settle";
import { loadSolver, type Solve } from "@/lib/calc/placement/solve";
import { owned, problem, rented, workload } from "./problems";

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const options = { relativeGap: 1e-6, timeLimitSeconds: 20 };

function solved(given: PlacementProblem) {
  const result = placement(given, solve, options);
  if (!("decision" in result)) throw new Error(result.status);
  return result;
}

const cloud = rented("cloud", 3);
const fleet = owned("fleet");

describe("one workload, cloud at 3.00 and nodes of 250,000 with 5,000 a month for 4,088 GPU-hours", () => {
  test("4,088 fill a node: 250,000 + 36 × 5,000 = 430,000, the cloud is 4,088 × 3 × 36 = 441,504", () => {
    const { bill, decision, status } = solved(problem([workload("w", 4088)], [cloud, fleet]));
    expect(status).toBe("optimal");
    expect(bill.total).toBeCloseTo(430_000, 6);
    expect(decision.purchases).toEqual([{ supply: "fleet", month: 0, count: 1 }]);
    expect(decision.shares).toEqual([{ workload: "w", supply: "fleet", share: 1, month: 0 }]);
  });

  test("one hour more, divided: 430,000 + 1 × 3 × 36 = 430,108", () => {
    expect(solved(problem([workload("w", 4089)], [cloud, fleet])).bill.total).toBeCloseTo(430_108, 4);
  });

  test("one hour more, whole: two nodes cost 860,000, the cloud 4,089 × 3 × 36 = 441,612", () => {
    const { bill, decision } = solved(problem([workload("w", 4089, { divisible: false })], [cloud, fleet]));
    expect(bill.total).toBeCloseTo(441_612, 6);
    expect(decision.purchases).toEqual([]);
  });

  test("at 12 % a year money is dearer: 250,000 + 5,000 × 30.3748 = 401,874, the cloud 12,264 × 30.3748 = 372,516", () => {
    // (1 − 1.12^−3) / (1.12^(1/12) − 1) = 0.288220 / 0.00948879 = 30.3748
    const { bill } = solved(problem([workload("w", 4088)], [cloud, fleet], {}, { discountRateAnnual: 0.12 }));
    expect(bill.total / 1000).toBeCloseTo(372.516, 2);
  });

  test("demand that doubles in a year buys its second node at the start of the quarter that needs it", () => {
    // 4,000 × 2^((m − 1) / 12) passes 4,088 in month 2, and 8,176 in month 14: in the fifth quarter, months 13 to 15.
    const dear = rented("cloud", 30);
    const { decision } = solved(
      problem([workload("w", 4000, { divisible: false })], [dear, fleet], {}, { horizonMonths: 18, growthAnnual: 1 }),
    );
    expect(decision.purchases).toEqual([
      { supply: "fleet", month: 0, count: 2 },
      { supply: "fleet", month: 12, count: 1 },
    ]);
  });
});

describe("what a workload asks for", () => {
  const edge = rented("edge", 9, {
    tier: "edge",
    latencyMs: 5,
    gpuMemoryGb: 24,
    residencies: ["eu"],
    gpuClasses: ["L40S"],
  });
  const far = rented("far", 3, { latencyMs: 80, residencies: ["us"] });

  test("latency, residency and memory are kept; spot takes fault-tolerant work only", () => {
    const spot = rented("spot", 1, { interruptible: true });
    const { decision } = solved(
      problem(
        [
          workload("near", 10, { maxLatencyMs: 10, residency: "eu" }),
          workload("tolerant", 10, { faultTolerant: true }),
          workload("plain", 10),
        ],
        [edge, far, rented("near-big", 12, { latencyMs: 5, residencies: ["eu"] }), spot],
      ),
    );
    expect(Object.fromEntries(decision.shares.map((each) => [each.workload, each.supply]))).toEqual({
      near: "edge",
      tolerant: "spot",
      plain: "far",
    });
  });

  test("a workload that nothing can run is named with the fewest demands that conflict", () => {
    const given = problem([workload("w", 10, { maxLatencyMs: 10, residency: "us", gpuMemoryGb: 16 })], [edge, far]);
    expect(placement(given, solve, options).status).toBe("infeasible");
    expect(placementConflicts(given, solve)).toEqual([
      { kind: "workload", workload: "w", rules: ["latency", "residency"] },
    ]);
  });

  test("the reasons name each supply's price for the workload, and why it may not be used", () => {
    const given = problem([workload("w", 4088, { maxLatencyMs: 50 })], [far, fleet, cloud]);
    const [reason] = placementReasons(given, solved(given).decision);
    expect(reason?.why).toBe("cheapest");
    expect(reason?.supplies.map(({ supply, share, refused }) => [supply, share, refused])).toEqual([
      ["far", 0, ["latency"]],
      ["fleet", 1, []],
      ["cloud", 0, []],
    ]);
    // 430,000 / (4,088 × 36)
    expect(reason?.supplies[1]?.costPerGpuHour).toBeCloseTo(2.92183, 5);
  });
});

describe("limits", () => {
  const two = [workload("a", 4088), workload("b", 4088)];

  test("a budget for one node leaves the other workload in the cloud, and costs 11,504", () => {
    const given = problem(two, [cloud, fleet], { capexBudget: 300_000 });
    const { bill } = solved(given);
    expect(bill.total).toBeCloseTo(430_000 + 441_504, 4);
    expect(limitPrices(given, bill.total, solve, options)).toEqual([
      {
        limit: { kind: "capex" },
        cost: expect.closeTo(11_504, 2),
        step: 250_000,
        marginalValue: expect.closeTo(11_504 / 250_000, 6),
      },
    ]);
  });

  test("power for 10 kW, and racks for 8 units, are one node", () => {
    for (const limits of [{ powerKw: 19.9 }, { rackUnits: 15 }]) {
      expect(solved(problem(two, [cloud, fleet], limits)).decision.purchases).toEqual([
        { supply: "fleet", month: 0, count: 1 },
      ]);
    }
  });

  test("at least 30 % in the cloud: 0.3 × 8,176 × 108 there, and two nodes for the rest", () => {
    const { bill } = solved(problem(two, [cloud, fleet], { minShare: { cloud: 0.3 } }));
    // Two nodes and 30 % cost 860,000 + 264,902; one node and 50 % cost 430,000 + 441,504.
    expect(bill.total).toBeCloseTo(871_504, 4);
    expect(bill.shareByTier.cloud).toBeCloseTo(0.5, 9);
  });

  test("carbon: at 0.4 kg in the cloud and 0.1 on-prem, 36 × 8,176 × 0.1 = 29,434 kg are all on-prem", () => {
    const dirty = { ...cloud, gpuHourly: 1, kgCo2PerGpuHour: 0.4 };
    const { bill } = solved(problem(two, [dirty, { ...fleet, kgCo2PerGpuHour: 0.1 }], { carbonKg: 29_434 }));
    expect(bill.shareByTier["on-prem"]).toBeCloseTo(1, 4);
  });

  test("a tenth may move in a quarter: after 7 of 12 quarters 70 % have moved", () => {
    const moving = [workload("a", 4088, { currentSupply: "cloud" })];
    const { decision, bill } = solved(
      problem(moving, [cloud, { ...fleet, nodeCapex: 1000, nodeMonthly: 100, gpusPerNode: 1 }], {
        movedPerQuarter: 0.1,
      }),
    );
    const moved = decision.shares.filter(({ supply, month }) => supply === "fleet" && month <= 18);
    expect(moved.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(0.7, 6);
    expect(bill.violations).toEqual([]);
  });

  test("until it has moved, work pays storage where it may not stay: 3 × (50 × 1 + 50 × 2 + 50) + 3 × 200 = 1,200", () => {
    const late = workload("w", 100, { maxLatencyMs: 10, currentSupply: "old", otherMonthly: { old: 100 } });
    const supplies = [rented("old", 1, { latencyMs: 50 }), rented("new", 2, { latencyMs: 5 })];
    const given = problem([late], supplies, { movedPerQuarter: 0.5 }, { horizonMonths: 6 });
    expect(solved(given).bill.total).toBeCloseTo(1200, 6);
  });

  test("limits that cannot hold together are named without those that could stay", () => {
    const given = problem(two, [cloud, fleet], { minShare: { "on-prem": 0.9 }, capexBudget: 300_000, powerKw: 500 });
    expect(placement(given, solve, options).status).toBe("infeasible");
    expect(placementConflicts(given, solve)).toEqual([
      { kind: "limits", limits: [{ kind: "capex" }, { kind: "min-share", tier: "on-prem" }] },
    ]);
  });

  test("a year without a budget has its nodes bought in the year before, and prices that rise are met early", () => {
    const dear = rented("cloud", 30);
    const growing = [workload("w", 4000, { divisible: false })];
    const years = { horizonMonths: 18, growthAnnual: 1 };
    // As above the third node is needed from month 13 on; the second year has nothing for it.
    const given = problem(growing, [dear, fleet], { capexBudgetByYear: [750_000, 0] }, years);
    expect(solved(given).decision.purchases.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(solved(given).bill.capexByYear).toEqual([750_000, 0]);
    // A node of 250,000 costs 500,000 a year later, and 12 × 100 to have it stand that long.
    const rising = { ...fleet, nodeMonthly: 100, priceChangeAnnual: 1 };
    expect(solved(problem(growing, [dear, rising], {}, years)).decision.purchases).toEqual([
      { supply: "fleet", month: 0, count: 3 },
    ]);
  });

  test("nodes already standing cost their running alone, used or not", () => {
    const cheap = rented("cloud", 0.1);
    const { bill, decision } = solved(problem(two, [cheap, { ...fleet, ownedNodes: 1 }]));
    expect(decision.purchases).toEqual([]);
    // One workload on the node that runs anyhow, the other for 4,088 × 0.1 × 36.
    expect(bill.total).toBeCloseTo(180_000 + 14_716.8, 4);
  });
});

test("a horizon of one month is one quarter of one month", () => {
  const { bill } = solved(problem([workload("w", 100)], [cloud], {}, { horizonMonths: 1 }));
  expect(bill.total).toBeCloseTo(300, 9);
});

describe("workloads that could as well change places", () => {
  const a = workload("a", 300, { currentSupply: "hall" });
  const b = workload("b", 100, { currentSupply: "cloud" });
  const supplies = [rented("hall", 1), rented("cloud", 1)];
  const crossed = {
    shares: [
      { workload: "a", supply: "cloud", share: 1, month: 0 },
      { workload: "b", supply: "hall", share: 1, month: 0 },
    ],
    purchases: [],
  };

  test("a was in the hall and b was not: 100 of a's 300 hours stay there, and b stays out", () => {
    expect(settled(problem([a, b], supplies), crossed).shares).toEqual([
      { workload: "a", supply: "cloud", share: expect.closeTo(2 / 3, 12), month: 0 },
      { workload: "a", supply: "hall", share: expect.closeTo(1 / 3, 12), month: 0 },
      { workload: "b", supply: "cloud", share: 1, month: 0 },
    ]);
  });

  test("not where storage would cost more, where one is refused, or where both run whole", () => {
    const same = (given: PlacementProblem) => expect(settled(given, crossed)).toEqual(crossed);
    same(problem([a, { ...b, otherMonthly: { cloud: 50 } }], supplies));
    same(problem([a, b], supplies, { pinned: { b: "hall" } }));
    same(problem([{ ...a, divisible: false }, b], supplies));
    same(problem([a, b], supplies, { movedPerQuarter: 1 }));
  });
});
