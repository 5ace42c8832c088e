import { describe, expect, test } from "vitest";
import { type EdgePlanInput, type EdgeSite, edgePlan } from "@/lib/calc/edge-plan";
import { frozen } from "./fixtures";

const cameras: EdgeSite = {
  streams: 100,
  mbpsPerStream: 2,
  devices: 10,
  devicePrice: 1500,
  edgeMonthly: 200,
  edgeFixedMonthly: 0,
  cloudMonthly: 6500,
  latencyMs: null,
};

function planOf(sites: readonly EdgeSite[], change: Partial<EdgePlanInput> = {}): EdgePlanInput {
  return frozen({ sites, lifeMonths: 36, failureRateAnnual: null, edgeLatencyMs: 10, ...change });
}

function first(input: EdgePlanInput) {
  const [site] = edgePlan(input).sites;
  if (!site) throw new RangeError("There is no site.");
  return site;
}

describe("edgePlan", () => {
  test("the guide: 100 × 2 Mbit/s are 2,160 GB a day and 64.8 TB a month", () => {
    expect(first(planOf([cameras]))).toMatchObject({ gbPerDay: 2160, tbPerMonth: 64.8 });
  });

  test("the guide: 10 × 1,500 = 15,000; 6,500 − 200 = 6,300; 15,000 / 6,300 = 2.38 months; 75,600 a year", () => {
    const site = first(planOf([cameras]));
    expect(site).toMatchObject({ capex: 15_000, monthlySaving: 6300, annualSaving: 75_600, verdict: "edge" });
    expect(site.paybackMonths).toBeCloseTo(2.381, 3);
  });

  test("4% of the devices a year: 15,000 × 0.04 / 12 = 50 a month more", () => {
    expect(first(planOf([cameras], { failureRateAnnual: 0.04 }))).toMatchObject({
      edgeMonthly: 250,
      monthlySaving: 6250,
    });
  });

  test("15,000 / (616 − 200) = 36.06 months: after the life of 36", () => {
    expect(first(planOf([{ ...cameras, cloudMonthly: 616 }])).verdict).toBe("cloud");
  });

  test("15,000 / (617 − 200) = 35.97 months: within the life of 36", () => {
    expect(first(planOf([{ ...cameras, cloudMonthly: 617 }])).verdict).toBe("edge");
  });

  test("a cloud of 150 for an edge of 200 loses 50 a month and never pays back", () => {
    const site = first(planOf([{ ...cameras, cloudMonthly: 150 }]));
    expect(site).toMatchObject({ monthlySaving: -50, annualSaving: -600, paybackMonths: null, verdict: "cloud" });
  });

  test("9 ms need edge whatever it costs, 10 ms do not", () => {
    const dear = { ...cameras, cloudMonthly: 150 };
    expect(first(planOf([{ ...dear, latencyMs: 9 }])).verdict).toBe("edge-latency");
    expect(first(planOf([{ ...dear, latencyMs: 10 }])).verdict).toBe("cloud");
  });

  test("two sites: 6,300 − 50 = 6,250 for 30,000 together; the one that deserves it 6,300 for 15,000", () => {
    const plan = edgePlan(planOf([cameras, { ...cameras, cloudMonthly: 150 }]));
    expect(plan.all).toMatchObject({
      sites: 2,
      capex: 30_000,
      monthlySaving: 6250,
      gbPerDay: 4320,
      paybackMonths: 4.8,
    });
    expect(plan.deserving).toMatchObject({ sites: 1, capex: 15_000, monthlySaving: 6300 });
  });

  test("no site: nothing saved, and no payback", () => {
    expect(edgePlan(planOf([])).all).toMatchObject({ sites: 0, capex: 0, monthlySaving: 0, paybackMonths: null });
  });
});
