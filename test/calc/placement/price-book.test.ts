import { describe, expect, test } from "vitest";
import { ruleAlternative, splitAlternative, todayAlternative } from "@/lib/calc/placement/alternatives";
import { type PortfolioWorkload, portfolioProblem } from "@/lib/calc/placement/portfolio-problem";
import { lumpSum, optionToday } from "@/lib/calc/placement/price-book";
import { noLimits, type PlacementLimits } from "@/lib/calc/placement/problem";
import { cloudOf, consumptionOf, edgeOf, fleetOf, frozen } from "../fixtures";

const plain = { utilisation: 0.5, networkShare: 0, supportShare: 0, storagePricePerGb: 0.02 };
const offer = frozen(
  cloudOf({
    ...plain,
    id: "cloud",
    gpuClass: "H100",
    gpusPerInstance: 8,
    onDemandHourly: 40,
    reserved1y: { instanceHourly: 20, upfrontPerInstance: 8760 * 4 },
    reserved3y: { instanceHourly: 16, upfrontPerInstance: 0 },
    spot: { instanceHourly: 10, interruptionOverhead: 0.2 },
    mix: { reserved1y: 0, reserved3y: 0, spot: 0 },
    egressTiers: [{ upToGb: null, pricePerGb: 0.1 }],
  }),
);
const fleet = frozen(
  fleetOf({
    id: "fleet",
    gpuClass: "H100",
    nodePrice: 200_000,
    fabricShare: 0.25,
    kwPerNode: 10,
    buildOutPerKw: 1000,
    colocationPerKwMonth: null,
    ownedNodes: 0,
    spareNodes: 0,
  }),
);

function running(id: string, change: Partial<PortfolioWorkload> = {}): PortfolioWorkload {
  return {
    id,
    supplyId: "cloud",
    gpuHoursMonthly: 1000,
    faultTolerant: false,
    latencyMs: null,
    residency: null,
    datasetTb: 0,
    egressGbMonthly: 0,
    ...change,
  };
}

function settings(limits: Partial<PlacementLimits> = {}, horizonMonths = 36) {
  return {
    horizonMonths,
    growthAnnual: 0,
    discountRateAnnual: 0,
    whole: false,
    limits: { ...noLimits, ...limits },
    traits: {
      latencyMs: { cloud: 50, "on-prem": 10, edge: 0 },
      kgCo2PerGpuHour: { cloud: null, "on-prem": null, edge: null },
      rackUnitsPerNode: 8,
    },
  };
}

describe("what the price book offers", () => {
  const { problem } = portfolioProblem([running("w")], [offer, fleet, consumptionOf({ gpuClass: "H100" })], settings());
  const rents = Object.fromEntries(
    problem.supplies.flatMap((each) => (each.kind === "rented" ? [[each.id, each.gpuHourly]] : [])),
  );

  test("an hour used of half an allocation: 40 / 8 / 0.5 = 10, (20 + 4) / 4 = 6, 16 / 4 = 4, 10 × 1.2 / 4 = 3", () => {
    expect(rents).toMatchObject({ "cloud:on-demand": 10, "cloud:reserved-1y": 6, "cloud:reserved-3y": 4 });
    expect(rents["cloud:spot"]).toBeCloseTo(3, 12);
  });

  test("a node is 200,000 × 1.25 + 10 × 1,000 = 260,000", () => {
    expect(problem.supplies.find(({ id }) => id === "fleet")).toMatchObject({
      nodeCapex: 260_000,
      rackUnitsPerNode: 8,
    });
  });

  test("a reserved unit is one GPU around the clock, without a price of its own", () => {
    const { id, pricePerUnitMonth } = consumptionOf();
    expect(problem.supplies.find((each) => each.id === `${id}:units`)).toMatchObject({
      nodeCapex: 0,
      nodeMonthly: pricePerUnitMonth,
      gpusPerNode: 1,
      targetUtilisation: 1,
    });
  });

  test("a term that ends after the horizon is not offered, unless it runs today", () => {
    const ids = (today: typeof offer) =>
      portfolioProblem([running("w")], [today], settings({}, 12)).problem.supplies.map(({ id }) => id);
    expect(ids(offer)).toEqual(["cloud:on-demand", "cloud:reserved-1y", "cloud:spot"]);
    expect(ids({ ...offer, mix: { reserved1y: 0, reserved3y: 1, spot: 0 } })).toContain("cloud:reserved-3y");
  });

  test("offers that differ by name and mix are one, and each workload runs on its option of it today", () => {
    const spot = { ...offer, id: "other", name: "The same on spot", mix: { reserved1y: 0, reserved3y: 0, spot: 1 } };
    const found = portfolioProblem([running("a"), running("b", { supplyId: "other" })], [offer, spot], settings());
    expect(found.problem.supplies).toHaveLength(4);
    expect(found.problem.workloads.map(({ currentSupply }) => currentSupply)).toEqual([
      "cloud:on-demand",
      "cloud:spot",
    ]);
  });

  test("a mix of today is an option of its own", () => {
    const mixed = { ...offer, mix: { reserved1y: 0.5, reserved3y: 0, spot: 0 } };
    expect(optionToday(mixed)).toBe("mix");
    const found = portfolioProblem([running("w")], [mixed], settings());
    expect(found.problem.workloads[0]?.currentSupply).toBe("cloud:mix");
    // (6 + 10) / 2
    expect(found.problem.supplies.find(({ id }) => id === "cloud:mix")).toMatchObject({ gpuHourly: 8 });
  });

  test("a fleet that stands keeps its size, and devices in use stand already", () => {
    const devices = edgeOf({ id: "edge", gpuClass: "Orin", devices: 10 });
    const found = portfolioProblem(
      [running("w"), running("e", { supplyId: "edge" })],
      [offer, { ...fleet, ownedNodes: 3, spareNodes: 1 }, devices],
      settings(),
    );
    expect(found.problem.supplies.find(({ id }) => id === "fleet")).toMatchObject({ ownedNodes: 2, maxNodes: 2 });
    expect(found.problem.supplies.find(({ id }) => id === "edge")).toMatchObject({ ownedNodes: 10, maxNodes: null });
  });

  test("another GPU class is not offered, and a supply without terms leaves its workload out", () => {
    const found = portfolioProblem(
      [running("w"), running("lost", { supplyId: "gone" })],
      [offer, { ...fleet, gpuClass: "B200" }],
      settings(),
    );
    expect(found.problem.supplies.every(({ gpuClasses }) => gpuClasses?.[0] === "H100")).toBe(true);
    expect(found.problem.workloads.map(({ id }) => id)).toEqual(["w"]);
    expect(found.unpriced).toEqual(["lost"]);
  });

  test("storage and egress of a workload: 2,000 GB × 0.02 + 300 × 0.1 = 70 a month in the cloud, nothing on-prem", () => {
    const found = portfolioProblem([running("w", { datasetTb: 2, egressGbMonthly: 300 })], [offer, fleet], settings());
    expect(found.problem.workloads[0]?.otherMonthly).toMatchObject({ "cloud:on-demand": 70, "cloud:spot": 70 });
    expect(found.problem.workloads[0]?.otherMonthly.fleet).toBeUndefined();
  });

  test("a latency that nothing of its class keeps is dropped and told", () => {
    const found = portfolioProblem([running("w", { latencyMs: 5 })], [offer, fleet], settings());
    expect(found.latencyDropped).toEqual(["w"]);
    expect(found.problem.workloads[0]?.maxLatencyMs).toBeNull();
  });

  test("a pin to what is not offered holds nothing", () => {
    const found = portfolioProblem([running("w")], [offer], settings({ pinned: { w: "gone", gone: "cloud:spot" } }));
    expect(found.problem.limits.pinned).toEqual({});
  });

  test("a fleet's lump sums are told apart from its nodes", () => {
    const bare = { ...fleet, networkCapex: 1000, liquidCoolingCapex: 200, migrationCost: 30 };
    expect(lumpSum(bare)).toBe(1230);
    expect(lumpSum({ ...bare, colocationPerKwMonth: 100 })).toBe(1030);
    expect(lumpSum(offer)).toBe(0);
  });
});

describe("what is compared", () => {
  const { problem } = portfolioProblem(
    [running("w"), running("v", { faultTolerant: true })],
    [offer, fleet],
    settings(),
  );

  test("today: 2 × 1,000 × 10 × 36 = 720,000", () => {
    expect(todayAlternative(problem).bill).toMatchObject({ total: 720_000, violations: [] });
  });

  test("by a rule: all of it in the cloud, spot for what survives it: 1,000 × (4 + 3) × 36 = 252,000", () => {
    expect(ruleAlternative(problem, () => "cloud").bill.total).toBeCloseTo(252_000, 6);
  });

  test("a rule that leads to no supply leaves the work where it is", () => {
    const edge = ruleAlternative(problem, () => "edge");
    expect(edge.without).toEqual(["w", "v"]);
    expect(edge.bill.total).toBe(720_000);
  });

  test("half on-prem needs one node, and breaks a budget below its price", () => {
    const split = splitAlternative({ ...problem, limits: { ...noLimits, capexBudget: 100_000 } }, 0.5);
    expect(split.decision.purchases).toEqual([{ supply: "fleet", month: 0, count: 1 }]);
    expect(split.bill.violations).toEqual(["Capex is 260000, more than 100000."]);
    expect(split.bill.shareByTier).toEqual({ "on-prem": 0.5, cloud: 0.5 });
  });
});
