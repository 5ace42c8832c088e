import { describe, expect, test } from "vitest";
import { edgePlan, volumeInput } from "@/lib/calc/edge-plan";
import { edgeCurves, verdictReason } from "@/lib/chart/edge";
import { type EdgeSiteTerms, guideSite } from "@/lib/chart/edge-sites";

function modelOf(change: Partial<EdgeSiteTerms> = {}) {
  const site = { ...guideSite, id: "site-1", ...change };
  const plan = { sites: [site], lifeMonths: 36, failureRateAnnual: null, edgeLatencyMs: 10 };
  const [result] = edgePlan(plan).sites;
  if (!result) throw new RangeError("There is no site.");
  return edgeCurves(site, { result, volume: volumeInput(site, plan), lifeMonths: 36, currency: "USD" });
}

function pointOf(model: ReturnType<typeof modelOf>, key: string, x: number) {
  return model.curves.find((curve) => curve.key === key)?.points.find((point) => point.x === x)?.y;
}

describe("edgeCurves", () => {
  test("the guide: 100 streams cost 6,500 in the cloud, and 10 × (1,500 / 36 + 20) = 616.67 at the edge", () => {
    const model = modelOf();
    expect(pointOf(model, "cloud", 100)).toBeCloseTo(6500, 9);
    expect(pointOf(model, "edge", 100)).toBeCloseTo(616.667, 3);
    expect(model.title).toBe("Edge is cheaper from the first stream at Camera site");
  });

  test("the 101st stream begins an eleventh device: 11 × 61.67 = 678.33", () => {
    expect(pointOf(modelOf(), "edge", 101)).toBeCloseTo(678.333, 3);
  });

  test("400 fixed at 10 a stream in the cloud: (400 + 11 × 61.67) / 10 needs 107.8 streams: full devices gain 38.33", () => {
    const model = modelOf({ edgeFixedMonthly: 400, edgeMonthly: 600, cloudMonthly: 1000 });
    expect(model.limits).toEqual([{ axis: "x", at: expect.closeTo(107.833, 3), label: "Breakeven: 107.8 streams" }]);
    expect(model.title).toContain("from 107.8 streams on");
  });

  test("never is said, and nothing is marked", () => {
    const model = modelOf({ cloudMonthly: 600 });
    expect(model.title).toBe("Edge is never cheaper than the cloud at Camera site");
    expect(model.limits).toEqual([]);
  });

  test("a million streams are drawn with few points", () => {
    const model = modelOf({ streams: 1_000_000, devices: 100_000, cloudMonthly: 65e6 });
    for (const { points } of model.curves) expect(points.length).toBeLessThan(80);
  });
});

test("a verdict gives its reason", () => {
  const [cheap, dear] = edgePlan({
    sites: [
      { ...guideSite, cloudMonthly: 300 },
      { ...guideSite, cloudMonthly: 100 },
    ],
    lifeMonths: 36,
    failureRateAnnual: null,
    edgeLatencyMs: 10,
  }).sites;
  if (!cheap || !dear) throw new RangeError("There is no site.");
  expect(verdictReason(cheap, 36)).toBe("pays back after the 36 months its devices last");
  expect(verdictReason(dear, 36)).toBe("running the devices costs more than the cloud");
});
