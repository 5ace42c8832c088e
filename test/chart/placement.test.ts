import { describe, expect, test } from "vitest";
import { checkPlacement } from "@/lib/calc/placement/check";
import type { Portfolio } from "@/lib/calc/placement/portfolio-problem";
import type { PlacementDecision } from "@/lib/calc/placement/problem";
import { comparisonRow, componentRows, nodeCurves, placedRows, supplyVerdicts } from "@/lib/chart/placement";
import { moveInitiatives } from "@/lib/chart/placement-moves";
import { brokenText, conflictText, limitText, marginText, supplyName } from "@/lib/chart/placement-text";
import { initiativeInput } from "@/lib/schema/initiative";
import { scenarioFromPlacement } from "@/lib/schema/placement-scenario";
import { scenarioInput } from "@/lib/schema/scenario";
import { cloudOf, consumptionOf, fleetOf } from "../calc/fixtures";
import { owned, problem, rented, workload } from "../calc/placement/problems";

const train = "11111111-1111-7111-8111-111111111111";
const serve = "22222222-2222-7222-8222-222222222222";

const cloud = rented("cloud:on-demand", 5, { latencyMs: 50 });
const spot = rented("cloud:spot", 2, { latencyMs: 50, interruptible: true });
const fleet = owned("fleet", { latencyMs: 10 });
const given = problem(
  [
    workload(train, 4088, { faultTolerant: true, currentSupply: "cloud:on-demand", gpuClass: "H100" }),
    workload(serve, 4088, {
      maxLatencyMs: 20,
      currentSupply: "cloud:on-demand",
      otherMonthly: { "cloud:on-demand": 560 },
    }),
  ],
  [cloud, spot, fleet],
);
const decision: PlacementDecision = {
  shares: [
    { workload: train, supply: "cloud:spot", share: 1, month: 0 },
    { workload: serve, supply: "fleet", share: 1, month: 3 },
  ],
  purchases: [{ supply: "fleet", month: 3, count: 1 }],
};
const names = new Map([
  ["cloud:on-demand", "p5, on demand"],
  ["cloud:spot", "p5, spot"],
  ["fleet", "New fleet"],
  [train, "train"],
  [serve, "serve"],
]);
const portfolio: Portfolio = { problem: given, offered: [], unpriced: [], latencyDropped: [] };

describe("words", () => {
  test("an offer is called without the way it is bought today", () => {
    const source = cloudOf({ name: "p5.48xlarge reserved 1 year" });
    const offered = { supply: cloud, gpuClass: "H100", source };
    expect(supplyName({ ...offered, option: "spot" })).toBe("p5.48xlarge, spot");
    expect(supplyName({ ...offered, option: "reserved-3y" })).toBe("p5.48xlarge, reserved 3 years");
    expect(supplyName({ ...offered, option: null, source: fleetOf({ name: "Hall" }) })).toBe("Hall");
  });

  test("a limit, what more of it is worth, and limits in conflict", () => {
    expect(limitText({ kind: "pinned", workload: serve }, names)).toBe("the pin of serve");
    const price = { cost: 1, step: 1, marginalValue: 2000 };
    expect(marginText({ ...price, limit: { kind: "power" } }, "USD")).toBe("Each further kW saves about $2.00K.");
    // 200,000 for all of it is 2,000 for a hundredth.
    expect(marginText({ ...price, limit: { kind: "max-share", tier: "cloud" }, marginalValue: 200_000 }, "USD")).toBe(
      "Each percentage point looser saves about $2.00K.",
    );
    expect(marginText({ ...price, limit: { kind: "capex" }, marginalValue: 0.5 }, "USD")).toBe(
      "Each further $1.00K of budget saves about $500.",
    );
    expect(
      conflictText({ kind: "limits", limits: [{ kind: "capex" }, { kind: "min-share", tier: "on-prem" }] }, names),
    ).toBe("The capex budget and the least on-prem cannot be kept together. Loosening any one of them makes room.");
    expect(conflictText({ kind: "workload", workload: serve, rules: ["latency", "pinned"] }, names)).toBe(
      "Nothing can run serve: its latency and its pin cannot be met together. Loosen one of them.",
    );
  });

  test("what is broken is counted, rounded and named", () => {
    expect(
      brokenText(
        [
          `${train} may not run on cloud:spot: latency, interruption.`,
          `${serve} may not run on cloud:spot: latency.`,
          "fleet serves 5000 GPU-hours in month 1 with a capacity of 4088.",
          "fleet serves 5100 GPU-hours in month 2 with a capacity of 4088.",
          "Share of on-prem is 0.7324535, more than 0.6.",
          "Share outside cloud is 0.9, more than 0.7.",
          "Moved in month 12 is 0.94093, more than 0.1.",
          "Nodes of fleet is 3, more than 2.",
          "Capex is 250141.8, more than 100000.",
        ],
        names,
      ),
    ).toEqual([
      "2 workloads without the latency they need",
      "1 workload without protection from interruption",
      "New fleet is too small",
      "73.2% on-prem, more than 60%",
      "10% in the cloud, less than 30%",
      "94.1% moves in one quarter, more than 10%",
      "nodes of New fleet is 3, more than 2",
      "capex is 250,142, more than 100,000",
    ]);
  });
});

describe("a placement", () => {
  test("says where each workload goes and why", () => {
    const [first, second] = placedRows(given, decision, names, "USD");
    expect(first).toMatchObject({ name: "train", today: "p5, on demand", moves: true });
    expect(first?.why).toBe("Cheapest of the 3 supplies it may use, at $2.00 a GPU-hour.");
    expect(second).toMatchObject({ places: [{ supply: "New fleet", share: 1, month: 3 }] });
    expect(second?.why).toBe("The only supply that it may use.");
  });

  test("a refused supply is told with the rule and both values", () => {
    const verdicts = supplyVerdicts(given, decision, serve, names);
    expect(verdicts.find(({ id }) => id === "cloud:spot")?.verdict).toBe(
      "Not allowed: it needs 20 ms or less, the cloud keeps 50 ms and it cannot be interrupted.",
    );
    expect(verdicts.find(({ id }) => id === "fleet")?.verdict).toBe("All of it runs here.");
  });

  test("by component: 3 months of 4,088 × 5 and 560, spot 36 × 4,088 × 2, a node of 250,000 and 33 × 5,000", () => {
    const bill = checkPlacement(given, decision);
    const placed = Object.fromEntries(componentRows(bill, bill).map(({ key, placed: cost }) => [key, cost]));
    expect(placed).toEqual({
      rented: 3 * 4088 * 5 + 36 * 4088 * 2,
      other: 3 * 560,
      capex: 250_000,
      running: 33 * 5000,
    });
  });

  test("nodes stand from the month they are bought in; nothing to buy has no curve", () => {
    const [curve] = nodeCurves(given, decision, names)?.curves ?? [];
    expect(curve?.points.slice(0, 5).map(({ y }) => y)).toEqual([0, 0, 0, 1, 1]);
    expect(nodeCurves(given, { ...decision, purchases: [] }, names)).toBeNull();
  });

  test("against today: a saving is what today costs less the total", () => {
    const bill = checkPlacement(given, decision);
    const row = comparisonRow({ key: "best", name: "Best", today: bill.total + 10 }, { bill, without: ["a"] }, names);
    expect(row.saving).toBeCloseTo(10, 6);
    expect(row.broken).toEqual([]);
    expect(row.note).toBe("1 workload has no supply in that tier and stays where it is");
  });

  test("its moves are proposals by tier: spot takes 1 − 2/5 = 60% off, the fleet all of 21,000 for a node", () => {
    const moves = moveInitiatives({ portfolio, decision, names, gap: 0.001, startMonth: "2026-12" });
    expect(moves.map((move) => initiativeInput.safeParse(move).success)).toEqual([true, true]);
    expect(moves).toMatchObject([
      { savingRatio: 0.6, oneOffCost: 0, workloadIds: [train], startMonth: "2026-12", dueMonth: "2026-12" },
      {
        savingRatio: 1,
        oneOffCost: 250_000,
        monthlyCost: 5000,
        workloadIds: [serve],
        dueMonth: "2027-03",
        rampMonths: 4,
      },
    ]);
  });

  test("what stays where it is moves nowhere", () => {
    const stays = given.workloads.map(({ id }) => ({ workload: id, supply: "cloud:on-demand", share: 1, month: 0 }));
    expect(
      moveInitiatives({ portfolio, decision: { shares: stays, purchases: [] }, names, gap: 0, startMonth: "2026-12" }),
    ).toEqual([]);
  });
});

describe("a scenario of a placement", () => {
  const offer = cloudOf({
    id: "cloud",
    name: "p5 on demand",
    spot: { instanceHourly: 10, interruptionOverhead: 0 },
    egressTiers: [{ upToGb: null, pricePerGb: 0 }],
    mix: { reserved1y: 0, reserved3y: 0, spot: 0 },
  });
  const managed = consumptionOf({ id: "managed", reservedUnits: 16 });
  const offered = [
    { supply: spot, gpuClass: "H100", source: offer, option: "spot" as const },
    { supply: owned("managed:units"), gpuClass: "H100", source: managed, option: "units" as const },
    { supply: rented("managed:metered", 2), gpuClass: "H100", source: managed, option: "metered" as const },
  ];
  const row = {
    id: train,
    name: "train",
    gpuHoursMonthly: 4088,
    peakToMean: 1,
    growthAnnual: 0.5,
    datasetTb: 1,
    egressGbMonthly: 0,
    supplyId: "cloud",
  };
  const made = (supplies: (typeof offer | typeof managed)[]) =>
    scenarioFromPlacement({
      // Of a workload, only what a scenario takes over.
      workloads: [row] as unknown as Parameters<typeof scenarioFromPlacement>[0]["workloads"],
      supplies,
      offered,
      decision: {
        shares: [
          { workload: train, supply: "cloud:spot", share: 0.5, month: 0 },
          { workload: train, supply: "managed:units", share: 0.3, month: 0 },
          { workload: train, supply: "managed:metered", share: 0.2, month: 0 },
        ],
        purchases: [
          { supply: "managed:units", month: 0, count: 2 },
          { supply: "managed:units", month: 3, count: 1 },
        ],
      },
      horizonMonths: 24,
      growthAnnual: 0.1,
      discountRateAnnual: 0.05,
      startMonth: "2026-12",
      pricesAsOf: "2026-11-23",
    });

  test("has each option as an offer of its own, the units that are bought, and shares that sum to 1", () => {
    const scenario = scenarioInput.parse(made([offer, managed]));
    expect(scenario).toMatchObject({ horizonMonths: 24, cloudSupplyId: "cloud-spot", fleetSupplyId: "managed" });
    expect(scenario.supplies).toMatchObject([
      { id: "cloud-spot", name: "p5 spot", mix: { reserved1y: 0, reserved3y: 0, spot: 1 } },
      { id: "managed", reservedUnits: 3 },
    ]);
    expect(scenario.demands[0]?.placement).toEqual({
      kind: "fixed",
      shares: [
        { supplyId: "cloud-spot", share: 0.5 },
        { supplyId: "managed", share: 0.5 },
      ],
    });
    expect(scenario.demands[0]?.growthAnnual).toBeNull();
  });
});
