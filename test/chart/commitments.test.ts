import { describe, expect, test } from "vitest";
import { commitmentPlan } from "@/lib/calc/commitment-plan";
import type { CloudOffer, Supply } from "@/lib/calc/supply";
import { levelCurve, mixLayers, mixName, paysFrom, purchaseMixOf } from "@/lib/chart/commitments";
import { boughtToday, busiestOffer, loadsOf, pricesOf, workloadsLike } from "@/lib/chart/commitments-today";
import { numbersOf, otherPlans, purchaseSteps, waitingServer } from "@/lib/chart/staged-purchase";
import { runCalculation } from "@/lib/schema/calculations";
import type { CommitmentPlannerInput } from "@/lib/schema/planner/commitments";
import { typicalTerms } from "@/lib/schema/supply-defaults";
import type { Workload } from "@/lib/schema/workload";
import { frozen } from "../calc/fixtures";

/** Falls straight from 20 GPUs to none, a third of it interruptible. */
const input: CommitmentPlannerInput = frozen({
  loads: [{ meanGpus: 10, peakToMean: 2, interruptible: 1 / 3 }],
  onDemandHourly: 10,
  reserved1yHourly: 6,
  reserved3yHourly: 4,
  spotHourly: 3,
  reserved1yGpus: 5,
  reserved3yGpus: 0,
  spotShare: 0,
  interruptionOverhead: 0,
});

describe("mixLayers", () => {
  test("the unused band lies between demand and the committed level", () => {
    const { curves, limits } = mixLayers(input, commitmentPlan(input));
    expect(limits).toEqual([{ axis: "y", at: 5, label: "5 GPUs committed" }]);
    const at = (key: string, x: number) => curves.find((curve) => curve.key === key)?.points.find((p) => p.x === x)?.y;
    expect([at("reserved1y", 0), at("unused", 0)]).toEqual([5, 0]);
    // At hour 720 of 730 the demand is 20 × 9.5 / 730 = 0.26 GPUs.
    expect(at("reserved1y", 720)).toBeCloseTo(0.26, 2);
    expect(at("unused", 720)).toBeCloseTo(4.74, 2);
  });

  test("an option that is not offered has no band", () => {
    const without = { ...input, spotHourly: null, reserved3yHourly: null };
    const keys = mixLayers(without, commitmentPlan(without)).curves.map(({ key }) => key);
    expect(keys).toEqual(["reserved1y", "unused", "onDemand"]);
  });
});

describe("levelCurve", () => {
  test("marks now at 5 and best at 8, and no point of the curve lies below the best", () => {
    const model = levelCurve(input, commitmentPlan(input), { term: "reserved1y", currency: "USD" });
    expect(model.marks.map(({ x, label }) => [x, label])).toEqual([
      [5, "now"],
      [8, "best"],
    ]);
    const least = Math.min(...(model.curves[0]?.points ?? []).map(({ y }) => y ?? Number.NaN));
    expect(model.marks[1]?.y).toBe(least);
  });

  test("at the best there is one mark", () => {
    const best = { ...input, reserved1yGpus: 8 };
    const model = levelCurve(best, commitmentPlan(best), { term: "reserved1y", currency: "USD" });
    expect(model.marks.map(({ label }) => label)).toEqual(["now, and best"]);
    expect(model.title).toBe("8 GPUs for 1 year cost least for this demand");
  });

  test("6 of 10: needed more than 60% of the hours; never where it is no cheaper", () => {
    expect(paysFrom(input, "reserved1y")).toContain("more than 60.0% of the hours");
    expect(paysFrom({ ...input, reserved1yHourly: 10 }, "reserved1y")).toContain("no cheaper");
  });
});

describe("purchaseMixOf", () => {
  test("5 of 10 reserved around the clock and all interruptible on spot: 50% and 33.3%", () => {
    const flat = { ...input, loads: [{ meanGpus: 10, peakToMean: 1, interruptible: 1 / 3 }], spotShare: 1 };
    const mix = purchaseMixOf(commitmentPlan(flat));
    expect(mix?.reserved1y).toBeCloseTo(0.5, 12);
    expect(mix?.spot).toBeCloseTo(1 / 3, 12);
    expect(mix && mixName(mix)).toBe("Mix of 50% reserved and 33% spot");
  });

  test("no work has no mix", () => {
    expect(purchaseMixOf(commitmentPlan({ ...input, loads: [] }))).toBeNull();
  });
});

describe("today", () => {
  const offer = (id: string, mix: CloudOffer["mix"]): CloudOffer => ({
    ...typicalTerms.cloud,
    id,
    name: id,
    utilisation: 0.5,
    mix,
  });
  const supplies: Supply[] = [
    offer("demand", { reserved1y: 0, reserved3y: 0, spot: 0 }),
    offer("reserved", { reserved1y: 1, reserved3y: 0, spot: 0 }),
    offer("spot", { reserved1y: 0, reserved3y: 0, spot: 1 }),
  ];
  const workload = (id: string, supplyId: string, faultTolerant: boolean): Workload => ({
    id,
    name: id,
    teamId: "team",
    teamName: "Team",
    kind: "batch-training",
    supplyId,
    supplyName: supplyId,
    supplyKind: "cloud",
    gpuHoursMonthly: 3650,
    peakToMean: 1.5,
    growthAnnual: null,
    utilisation: null,
    latencyMs: null,
    datasetTb: 0,
    egressGbMonthly: 0,
    faultTolerant,
    residency: null,
    variability: "steady",
    parametersBillion: null,
    notes: "",
    createdAt: "",
    updatedAt: "",
    archivedAt: null,
  });
  const workloads = [
    workload("a", "demand", true),
    workload("b", "reserved", false),
    workload("c", "spot", true),
    workload("elsewhere", "fleet", true),
  ];
  const [first] = supplies;

  test("3,650 hours used of an allocation that is half used bill 3,650 / 0.5 / 730 = 10 GPUs", () => {
    expect(loadsOf(workloads, supplies)).toEqual([
      { meanGpus: 10, peakToMean: 1.5, interruptible: 1 },
      { meanGpus: 10, peakToMean: 1.5, interruptible: 0 },
      { meanGpus: 10, peakToMean: 1.5, interruptible: 1 },
    ]);
  });

  test("10 of 30 are reserved for a year, and half of what may be interrupted is on spot", () => {
    if (first?.kind !== "cloud") throw new Error("The first supply is a cloud offer.");
    expect(boughtToday(first, workloads, supplies)).toEqual({
      reserved1yGpus: 10,
      reserved3yGpus: 0,
      spotShare: 0.5,
      interruptionOverhead: 0.08,
    });
  });

  test("55.04 for 8 GPUs are 6.88 each; 8,760 upfront on a year are 1 an hour, 0.125 each", () => {
    const paid = { instanceHourly: 32, upfrontPerInstance: 8760 };
    const prices = pricesOf({ ...offer("x", { reserved1y: 0, reserved3y: 0, spot: 0 }), reserved1y: paid, spot: null });
    expect(prices.onDemandHourly).toBeCloseTo(6.88, 12);
    expect(prices.reserved1yHourly).toBeCloseTo(4.125, 12);
    expect(prices.spotHourly).toBeNull();
  });

  test("the same GPU is one choice of workloads; without a cloud offer there is no busiest", () => {
    if (first?.kind !== "cloud") throw new Error("The first supply is a cloud offer.");
    expect(workloadsLike(first, workloads, supplies).map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(busiestOffer(workloads, supplies)?.id).toBe("demand");
    expect(busiestOffer(workloads, [])).toBeNull();
  });
});

describe("staged purchase", () => {
  const staged = { setupCost: 500, holdingCostPerUnit: 2, demand: [90, 120, 80, 70] };

  test("at once 500 + 2 × (120 + 2 × 80 + 3 × 70) = 1,480, at every need 4 × 500 = 2,000, in steps 1,380", () => {
    expect(otherPlans(staged)).toEqual({ atOnce: 1480, asNeeded: 2000 });
    const model = purchaseSteps(staged, runCalculation("staged-purchase", staged), "USD");
    expect(model.title).toBe("Buying in 2 steps costs $100 less than at once");
    expect(model.curves[0]?.points.map(({ y }) => y)).toEqual([210, 210, 360, 360, 360]);
    expect(model.curves[1]?.points.map(({ y }) => y)).toEqual([90, 210, 290, 360, 360]);
  });

  test("no need costs nothing any way", () => {
    const none = { ...staged, demand: [0, 0] };
    expect(otherPlans(none)).toEqual({ atOnce: 0, asNeeded: 0 });
    expect(purchaseSteps(none, runCalculation("staged-purchase", none), "USD").title).toBe("No server is needed");
  });

  test("a list is read with commas, semicolons or spaces; what is no number stays to be refused", () => {
    expect(numbersOf("2, 1;1  3")).toEqual([2, 1, 1, 3]);
    expect(numbersOf("2, two")[1]).toBeNaN();
    expect(numbersOf("")).toEqual([]);
  });

  test("a server of 250,141.80 over 60 months waits a quarter for 12,507", () => {
    expect(waitingServer([], "H100")).toMatchObject({ setupCost: 40_000, quarterlyCost: 12_507 });
  });
});
