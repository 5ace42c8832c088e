import { describe, expect, test } from "vitest";
import type { Plan } from "@/lib/calc/plan";
import { plannedMonths } from "@/lib/calc/planned-months";
import { cloudOf, fleetOf, frozen, richCloud } from "./fixtures";

function demand(id: string, gpuHoursMonthly: number, more: { storageGb?: number } = {}) {
  return {
    id,
    name: id,
    gpuHoursMonthly,
    peakToMean: 1,
    growthAnnual: null,
    storageGb: 0,
    egressGbMonthly: 0,
    ...more,
  };
}

function planOf(change: Partial<Plan>): Plan {
  const demands = change.demands ?? [demand("a", 600)];
  return frozen({
    horizonMonths: 2,
    growthAnnual: 0,
    demandFactor: 1,
    shareOf: "gpu-hours",
    supplies: [cloudOf({ utilisation: 0.6, onDemandHourly: 5 })],
    placements: demands.map(({ id }) => ({ workloadId: id, shares: [{ supplyId: "cloud", share: 1 }] })),
    levers: [],
    ...change,
    demands,
  });
}

describe("cloud", () => {
  test("600 GPU-hours at 60% are 1,000 allocated ones at 5.00: 5,000", () => {
    const [first] = plannedMonths(planOf({}));
    expect(first?.works).toEqual([
      { id: "a", usedGpuHours: 600, tiers: [{ tier: "cloud", gpuHours: 1000, cost: 5000 }], items: [] },
    ]);
    expect(first?.shared).toEqual([]);
  });

  test("storage is an item of its workload; network and support, 2% and 3% of 5,000, are shared", () => {
    const supplies = [
      cloudOf({ utilisation: 0.6, onDemandHourly: 5, storagePricePerGb: 0.02, networkShare: 0.02, supportShare: 0.03 }),
    ];
    const [first] = plannedMonths(planOf({ supplies, demands: [demand("a", 600, { storageGb: 1000 })] }));
    expect(first?.works[0]?.items).toEqual([{ name: "storage", cost: 20, quantity: null }]);
    expect(first?.shared).toEqual([
      { component: "network", cost: 100 },
      { component: "support", cost: 150 },
    ]);
  });

  test("8,760 paid upfront for a year's instance are 1.00 an hour in every month, and nothing at the start", () => {
    const reserved1y = { instanceHourly: 2, upfrontPerInstance: 8760 };
    const supplies = [cloudOf({ reserved1y, mix: { reserved1y: 1, reserved3y: 0, spot: 0 } })];
    const months = plannedMonths(planOf({ supplies, demands: [demand("a", 730)] }));
    for (const { works } of months) expect(works[0]?.tiers[0]?.cost).toBeCloseTo(730 * 3, 8);
  });
});

describe("own fleet", () => {
  // 8 GPUs × 730 h = 5,840 hours. 240,000 over 60 months = 4,000, and 1,840 running: 5,840 a month, 1.00 an hour.
  const fleet = fleetOf({
    nodePrice: 240_000,
    lifeMonths: 60,
    targetUtilisation: 0.5,
    ownedNodes: 1,
    runningMonthlyPerNode: 1840,
  });
  const placements = [{ workloadId: "a", shares: [{ supplyId: "fleet", share: 1 }] }];

  test("1,000 GPU-hours at 50% are 2,000 allocated at 1.00; the other 3,840 hours are idle, and the price is not paid at once", () => {
    const [first] = plannedMonths(planOf({ supplies: [cloudOf(), fleet], placements, demands: [demand("a", 1000)] }));
    const [tier] = first?.works[0]?.tiers ?? [];
    expect(tier).toMatchObject({ tier: "on-prem", gpuHours: 2000 });
    expect(tier?.cost).toBeCloseTo(2000, 8);
    expect(first?.shared.map(({ component }) => component)).toEqual(["idle"]);
    expect(first?.shared[0]?.cost).toBeCloseTo(3840, 8);
  });

  test("before a fleet is installed its work runs and is paid in the cloud", () => {
    const [first, second] = plannedMonths(
      planOf({
        supplies: [cloudOf({ onDemandHourly: 7 }), { ...fleet, installMonths: 1 }],
        placements,
        demands: [demand("a", 1000)],
      }),
    );
    expect(first?.works[0]?.tiers[0]).toMatchObject({ tier: "cloud", cost: 7000 });
    expect(second?.works[0]?.tiers.map(({ tier }) => tier)).toEqual(["on-prem"]);
  });
});

test("costs of a month add up to the evaluator's bill, whatever the workloads, levers and purchase mixes", () => {
  const demands = [demand("a", 5000, { storageGb: 8000 }), demand("b", 900), demand("c", 40, { storageGb: 500 })];
  const levers: Plan["levers"] = [
    {
      id: "l",
      name: "Spot",
      workloadIds: ["b"],
      fromMonth: 2,
      oneOffCost: 0,
      change: { kind: "purchase-mix", mix: { reserved1y: 0, reserved3y: 0, spot: 0.7 } },
    },
  ];
  const supplies = [richCloud({ id: "cloud", reserved1y: { instanceHourly: 34, upfrontPerInstance: 0 } })];
  const plan = planOf({ supplies, demands, levers, growthAnnual: 0.2, horizonMonths: 12 });
  const months = plannedMonths(plan);
  const alone = plannedMonths({ ...plan, demands: demands.slice(0, 1), placements: plan.placements.slice(0, 1) });
  expect(months).toHaveLength(12);
  for (const { works } of months) expect(works.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(alone[0]?.works[0]?.usedGpuHours).toBe(months[0]?.works[0]?.usedGpuHours);
  // 5,940 GPU-hours at 60% are 9,900 on 8 GPUs, 1,237.5 instance-hours at the mix's price; 8,500 GB at 0.023.
  const hourly = 0.3 * 34 + 0.2 * 24 + 0.2 * 22 + 0.3 * 55.04;
  const [first] = months;
  const gpus = first?.works.flatMap(({ tiers }) => tiers).reduce((sum, { cost }) => sum + cost, 0) ?? 0;
  expect(gpus).toBeCloseTo(1237.5 * hourly, 6);
  const stored = first?.works.flatMap(({ items }) => items).reduce((sum, { cost }) => sum + cost, 0) ?? 0;
  expect(stored).toBeCloseTo(8500 * 0.023, 6);
});
