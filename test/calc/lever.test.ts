import { describe, expect, it } from "vitest";
import { evaluate } from "../../lib/calc/evaluate";
import { type Lever, leverFactors } from "../../lib/calc/lever";
import type { Plan } from "../../lib/calc/plan";
import { totalOf, totalsByComponent } from "../../lib/calc/timeline";
import { amountsOf, cloudOf, demandOf, fleetOf, leverOf, planOf } from "./fixtures";

/** 7,300 GPU-hours at 7 an hour are 51,100 a month when the whole allocation is used. */
function cloudPlan(lever: Partial<Lever>, change: Partial<Plan> = {}) {
  return planOf({ horizonMonths: 3, levers: [leverOf(lever)], ...change });
}

describe("levers on demand", () => {
  it("7 GPUs shared down to 3 from month 2: 51,100 · 3 / 7 = 21,900", () => {
    const change = { kind: "gpu-sharing", gpusBefore: 7, gpusAfter: 3 } as const;
    expect(amountsOf(evaluate(cloudPlan({ fromMonth: 2, change })), "compute")).toEqual(
      [0, 51_100, 21_900, 21_900].map((amount) => expect.closeTo(amount, 6)),
    );
  });

  it("batching from 30% to 85% of the GPU: 2.83 times fewer hours", () => {
    const change = { kind: "batching", utilisationBefore: 0.3, utilisationAfter: 0.85 } as const;
    expect(1 / leverFactors(change).gpuHours).toBeCloseTo(2.8333, 4);
  });

  it("shrinks an owned fleet: 20 GPUs at 8 a node need 3 nodes, 10 need 2", () => {
    const demands = [demandOf({ gpuHoursMonthly: 20 * 730 })];
    const change = { kind: "compression", costRatio: 0.5 } as const;
    const plan = planOf({ demands, supplies: [fleetOf()], horizonMonths: 1, levers: [leverOf({ change })] });
    expect(evaluate(plan).nodes).toEqual([{ supplyId: "fleet", counts: [2, 2] }]);
    expect(evaluate({ ...plan, levers: [] }).nodes).toEqual([{ supplyId: "fleet", counts: [3, 3] }]);
  });

  it("locality avoids 40% of the egress and nothing else: 1,000 GB at 0.09 = 90 → 54", () => {
    const supplies = [cloudOf({ egressTiers: [{ upToGb: null, pricePerGb: 0.09 }], storagePricePerGb: 0.02 })];
    const demands = [demandOf({ egressGbMonthly: 1000, storageGb: 500 })];
    const change = { kind: "locality", egressAvoided: 0.4 } as const;
    const timeline = evaluate(cloudPlan({ change }, { supplies, demands, horizonMonths: 1 }));
    expect(totalsByComponent(timeline)).toEqual({
      compute: expect.closeTo(51_100, 6),
      storage: expect.closeTo(10, 9),
      egress: expect.closeTo(54, 9),
    });
  });

  it("sharing, batching and compression leave storage and egress alone", () => {
    for (const change of [
      { kind: "gpu-sharing", gpusBefore: 2, gpusAfter: 1 },
      { kind: "batching", utilisationBefore: 0.4, utilisationAfter: 0.8 },
      { kind: "compression", costRatio: 0.5 },
    ] as const) {
      expect(leverFactors(change)).toEqual({ gpuHours: 0.5, storage: 1, egress: 1, price: 1 });
    }
  });

  it("reaches the workloads it names, from its month on, and no others", () => {
    const demands = [demandOf({ id: "a" }), demandOf({ id: "b" })];
    const change = { kind: "compression", costRatio: 0.5 } as const;
    const plan = cloudPlan({ workloadIds: ["b"], fromMonth: 3, change }, { demands });
    expect(amountsOf(evaluate(plan), "compute")).toEqual(
      [0, 102_200, 102_200, 76_650].map((amount) => expect.closeTo(amount, 6)),
    );
  });

  it("refuses to divide by nothing", () => {
    expect(() => leverFactors({ kind: "gpu-sharing", gpusBefore: 0, gpusAfter: 1 })).toThrow(RangeError);
    expect(() => leverFactors({ kind: "batching", utilisationBefore: 0.5, utilisationAfter: Number.NaN })).toThrow();
  });
});

describe("auto-shutdown", () => {
  const half = cloudOf({ utilisation: 0.5 });

  it("uses the allocation to 80% instead of 50%: billed 51,100 / 0.8, of which idle a fifth", () => {
    const change = { kind: "auto-shutdown", utilisation: 0.8 } as const;
    const totals = totalsByComponent(evaluate(cloudPlan({ change }, { supplies: [half], horizonMonths: 1 })));
    expect(totals.compute).toBeCloseTo(51_100, 6);
    expect(totals.idle).toBeCloseTo(51_100 / 0.8 - 51_100, 6);
  });

  it("does nothing twice, and never makes an allocation worse", () => {
    const twice = [0.8, 0.8, 0.3].map((utilisation, index) =>
      leverOf({ id: `${index}`, change: { kind: "auto-shutdown", utilisation } }),
    );
    const once = evaluate(planOf({ supplies: [half], levers: twice.slice(0, 1) }));
    expect(totalOf(evaluate(planOf({ supplies: [half], levers: twice })))).toBe(totalOf(once));
  });

  it("saves nothing on owned nodes", () => {
    const change = { kind: "auto-shutdown", utilisation: 1 } as const;
    const plan = planOf({ supplies: [fleetOf({ runningMonthlyPerNode: 1000 })], levers: [leverOf({ change })] });
    expect(totalOf(evaluate(plan))).toBe(totalOf(evaluate({ ...plan, levers: [] })));
  });
});

describe("a purchase mix", () => {
  const offer = cloudOf({
    onDemandHourly: 10,
    reserved1y: { instanceHourly: 6, upfrontPerInstance: 0 },
    spot: { instanceHourly: 3, interruptionOverhead: 0.1 },
  });
  const demands = [demandOf({ gpuHoursMonthly: 1000 })];

  it("60% reserved at 6, 20% spot at 3.3, 20% at 10 from month 2: 3,600 + 660 + 2,000 = 6,260 instead of 10,000", () => {
    const change = { kind: "purchase-mix", mix: { reserved1y: 0.6, reserved3y: 0, spot: 0.2 } } as const;
    const plan = cloudPlan({ fromMonth: 2, change }, { supplies: [offer], demands });
    expect(amountsOf(evaluate(plan), "compute")).toEqual(
      [0, 10_000, 6260, 6260].map((amount) => expect.closeTo(amount, 6)),
    );
  });

  it("of half the workloads is 1,000 h at 10 and 1,000 h at 6", () => {
    const change = { kind: "purchase-mix", mix: { reserved1y: 1, reserved3y: 0, spot: 0 } } as const;
    const two = [demandOf({ id: "a", gpuHoursMonthly: 1000 }), demandOf({ id: "b", gpuHoursMonthly: 1000 })];
    const plan = cloudPlan({ workloadIds: ["a"], change }, { supplies: [offer], demands: two, horizonMonths: 1 });
    expect(amountsOf(evaluate(plan), "compute")).toEqual([0, 16_000]);
  });

  it("that lowers reservations in month 7 pays those of month 1 to the end of their year: waste only after demand falls", () => {
    const reserved = { ...offer, mix: { reserved1y: 0.8, reserved3y: 0, spot: 0 } };
    const change = { kind: "purchase-mix", mix: { reserved1y: 0, reserved3y: 0, spot: 0 } } as const;
    const plan = cloudPlan({ fromMonth: 7, change }, { supplies: [reserved], demands, horizonMonths: 13 });
    const compute = amountsOf(evaluate(plan), "compute");
    expect(compute[12]).toBeCloseTo(0.8 * 6000 + 2000, 6);
    expect(compute[13]).toBeCloseTo(10_000, 6);
  });

  it("commitments meet a lever that halves demand: 800 h committed, 500 h used, 300 h · 6 = 1,800 wasted until the year ends", () => {
    const reserved = { ...offer, mix: { reserved1y: 0.8, reserved3y: 0, spot: 0 } };
    const change = { kind: "compression", costRatio: 0.5 } as const;
    const plan = cloudPlan({ fromMonth: 7, change }, { supplies: [reserved], demands, horizonMonths: 13 });
    const timeline = evaluate(plan);
    expect(amountsOf(timeline, "commitment-waste").slice(6)).toEqual(
      [0, 1800, 1800, 1800, 1800, 1800, 1800, 0].map((amount) => expect.closeTo(amount, 6)),
    );
    expect(amountsOf(timeline, "compute")[13]).toBeCloseTo(0.8 * 500 * 6 + 100 * 10, 6);
  });

  it("bought in month 7 runs a year of its own and is renewed in month 19 at that month's price", () => {
    const falling = { ...offer, priceChangeAnnual: -0.19 };
    const change = { kind: "purchase-mix", mix: { reserved1y: 1, reserved3y: 0, spot: 0 } } as const;
    const plan = cloudPlan({ fromMonth: 7, change }, { supplies: [falling], demands, horizonMonths: 19 });
    const compute = amountsOf(evaluate(plan), "compute");
    expect(compute[7]).toBeCloseTo(6000 * 0.81 ** 0.5, 6);
    expect(compute[18]).toBeCloseTo(6000 * 0.81 ** 0.5, 6);
    expect(compute[19]).toBeCloseTo(6000 * 0.81 ** 1.5, 6);
  });

  it("of an option the offer does not have falls to on demand", () => {
    const change = { kind: "purchase-mix", mix: { reserved1y: 0, reserved3y: 1, spot: 0 } } as const;
    const plan = cloudPlan({ change }, { supplies: [offer], demands, horizonMonths: 1 });
    expect(amountsOf(evaluate(plan), "compute")).toEqual([0, 10_000]);
  });
});

describe("the effort of a lever", () => {
  it("is paid at the start of its month, where its workloads run: 9,000 over 2,000 and 1,000 GPU-hours", () => {
    const demands = [demandOf({ id: "a", gpuHoursMonthly: 2000 }), demandOf({ id: "b", gpuHoursMonthly: 1000 })];
    const supplies = [cloudOf(), cloudOf({ id: "other" })];
    const placements = [
      { workloadId: "a", shares: [{ supplyId: "cloud", share: 1 }] },
      { workloadId: "b", shares: [{ supplyId: "other", share: 1 }] },
    ];
    const lever = leverOf({ fromMonth: 2, oneOffCost: 9000, change: { kind: "compression", costRatio: 1 } });
    const { lines } = evaluate(planOf({ demands, supplies, placements, horizonMonths: 2, levers: [lever] }));
    const migration = lines.filter(({ component }) => component === "migration");
    expect(migration.map(({ supplyId, amounts }) => ({ supplyId, amounts }))).toEqual([
      { supplyId: "cloud", amounts: [0, 6000, 0] },
      { supplyId: "other", amounts: [0, 3000, 0] },
    ]);
  });

  it("is not paid within a horizon that ends before it", () => {
    const lever = leverOf({ fromMonth: 13, oneOffCost: 9000 });
    expect(totalsByComponent(evaluate(planOf({ horizonMonths: 12, levers: [lever] }))).migration).toBeUndefined();
  });
});
