import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { metricDefinitions, metricKeys, missesTarget } from "@/lib/calc/metric-definitions";
import { countingOf, type MetricCost, type MetricPoint, metricSums } from "@/lib/calc/metric-sums";
import { metricValue } from "@/lib/calc/metric-value";

const month = "2026-10-01";

function cost(part: Partial<MetricCost> & { total: number }): MetricCost {
  const { total } = part;
  const until = { "training-runs": total, inferences: total, tokens: total, "gpu-hours-used": total };
  const none = { gpuCost: 0, gpuHoursAllocated: null, gpuHoursUsed: null };
  return { period: month, month, teamId: "search", workloadId: "rerank", idle: 0, until, ...none, ...part };
}

function point(metric: string, sum: number, part: Partial<MetricPoint> = {}): MetricPoint {
  const none = { days: 1, weighted: 0, weight: 0, weightedDays: 0 };
  return { period: month, month, teamId: "search", workloadId: "rerank", metric, sum, ...none, ...part };
}

function figure(
  key: (typeof metricKeys)[number],
  costs: readonly MetricCost[],
  points: readonly MetricPoint[],
  wholeMonths: readonly string[] = [month],
) {
  const context = { counting: countingOf(points), wholeMonths: new Set(wholeMonths) };
  return metricValue(key, metricSums({ costs, points }, context)).value;
}

describe("unit costs are ratios of sums", () => {
  test("(9,000 + 1,000) / (2,000,000,000 + 500,000,000) × 10⁶ = 4.00 a million tokens, not the mean of 4.50 and 2.00", () => {
    const costs = [cost({ total: 9000 }), cost({ total: 1000, period: "2026-11-01" })];
    const points = [point("tokens", 2e9), point("tokens", 5e8, { period: "2026-11-01" })];
    expect(figure("cost-per-million-tokens", costs, points)).toBeCloseTo(4, 12);
  });

  test("5,000 / 4 training runs = 1,250 a run", () => {
    expect(figure("cost-per-run", [cost({ total: 5000 })], [point("training-runs", 4)])).toBe(1250);
  });

  test("a workload that counts nothing is not divided by what others count: 1,000 / 1,000,000 × 10⁶ = 1,000", () => {
    const costs = [cost({ total: 1000 }), cost({ total: 9999, workloadId: "train" })];
    expect(figure("cost-per-million-inferences", costs, [point("inferences", 1e6)])).toBe(1000);
  });

  test("a count that names no workload stands against the cost of its team: (1,000 + 2,000) / 3 = 1,000", () => {
    const costs = [
      cost({ total: 1000 }),
      cost({ total: 2000, workloadId: null }),
      cost({ total: 500, teamId: "voice" }),
    ];
    expect(figure("cost-per-run", costs, [point("training-runs", 3, { workloadId: null })])).toBe(1000);
  });

  test("days after the last count stay out: 800 / 4 = 200", () => {
    const until = { "training-runs": 800, inferences: null, tokens: null, "gpu-hours-used": null };
    expect(figure("cost-per-run", [cost({ total: 5000, until })], [point("training-runs", 4)])).toBe(200);
  });

  test("(300 + 100) / 2 workloads = 200 a model; a line without a workload is none", () => {
    const costs = [cost({ total: 300 }), cost({ total: 100, workloadId: "b" }), cost({ total: 50, workloadId: null })];
    expect(figure("cost-per-model", costs, [])).toBe(200);
  });
});

describe("GPU-hours", () => {
  const usage = cost({ total: 400, gpuCost: 300, gpuHoursAllocated: 100, gpuHoursUsed: 60, workloadId: "ocr" });
  const idle = cost({ total: 100, gpuCost: 100, gpuHoursAllocated: 50, gpuHoursUsed: null, workloadId: null });

  test("(60 + 90) / (100 + 50 + 100) = 60% of usage lines, idle ones and metrics", () => {
    const points = [point("gpu-hours-allocated", 100), point("gpu-hours-used", 90)];
    expect(figure("gpu-utilisation", [usage, idle, cost({ total: 1 })], points)).toBeCloseTo(0.6, 12);
  });

  test("(300 + 100) / 60 = 6.67 an hour used: storage is no GPU cost, idle hours are", () => {
    expect(figure("cost-per-gpu-hour", [usage, idle], [])).toBeCloseTo(400 / 60, 12);
  });

  test("hours that a metric counts are not counted again by usage lines: 80 / 100", () => {
    const points = [
      point("gpu-hours-allocated", 100, { workloadId: "ocr" }),
      point("gpu-hours-used", 80, { workloadId: "ocr" }),
    ];
    expect(figure("gpu-utilisation", [usage], points)).toBe(0.8);
  });
});

describe("cost against revenue", () => {
  const costs = [cost({ total: 100 }), cost({ total: 70, month: "2026-11-01", period: "2026-11-01" })];

  test("100 / 1,000 = 10%: November has no revenue yet and stays out", () => {
    expect(figure("ai-cost-ratio", costs, [point("revenue", 1000)], [month, "2026-11-01"])).toBe(0.1);
  });

  test("part of a month is not held against all of its revenue", () => {
    expect(figure("ai-cost-ratio", costs, [point("revenue", 1000)], [])).toBeNull();
  });
});

describe("measurements", () => {
  const busy = { weighted: 100 * 9000, weight: 9000, weightedDays: 1 };
  const quiet = { weighted: 300 * 1000, weight: 1000, weightedDays: 1 };

  test("(100 × 9,000 + 300 × 1,000) / 10,000 = 120 ms, weighted by inferences", () => {
    const points = [point("latency-p95-ms", 100, busy), point("latency-p95-ms", 300, quiet)];
    expect(figure("latency-p95", [], points)).toBe(120);
  });

  test("(100 + 300) / 2 = 200 ms where one day has no inferences to weigh it by", () => {
    const points = [point("latency-p95-ms", 100, busy), point("latency-p95-ms", 300)];
    expect(figure("latency-p95", [], points)).toBe(200);
  });

  test("(0.999 × 2 + 0.996) / 3 days = 99.8% uptime, whatever was asked of it", () => {
    const points = [point("uptime", 1.998, { days: 2, ...busy, weightedDays: 2 }), point("uptime", 0.996)];
    expect(figure("uptime", [], points)).toBeCloseTo(0.998, 12);
  });
});

test("nothing known gives nothing, not 0", () => {
  for (const key of metricKeys) expect(figure(key, [], [])).toBeNull();
});

test("a count of 0 divides nothing", () => {
  expect(figure("cost-per-run", [cost({ total: 10 })], [point("training-runs", 0)])).toBeNull();
});

test("no idle line among costs is an idle cost of 0", () => {
  expect(figure("idle-cost", [cost({ total: 10 })], [])).toBe(0);
});

test("targets: lower is better for cost, higher for utilisation; equal is met", () => {
  expect(missesTarget(metricDefinitions["cost-per-run"], 101, 100)).toBe(true);
  expect(missesTarget(metricDefinitions["gpu-utilisation"], 0.7, 0.7)).toBe(false);
  expect(missesTarget(metricDefinitions.uptime, 0.998, 0.999)).toBe(true);
  expect(missesTarget(metricDefinitions.quality, 0.9, null)).toBeNull();
});

test("a unit cost lies between those of its parts, and their order changes nothing", () => {
  const part = fc.record({ total: fc.integer({ min: 1, max: 1e6 }), tokens: fc.integer({ min: 1, max: 1e9 }) });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
      const costs = parts.map(({ total }, index) => cost({ total, workloadId: String(index) }));
      const points = parts.map(({ tokens }, index) => point("tokens", tokens, { workloadId: String(index) }));
      const value = figure("cost-per-million-tokens", costs, points) ?? Number.NaN;
      const each = parts.map(({ total, tokens }) => (total / tokens) * 1e6);
      expect(value).toBeGreaterThanOrEqual(Math.min(...each) * (1 - 1e-9));
      expect(value).toBeLessThanOrEqual(Math.max(...each) * (1 + 1e-9));
      expect(figure("cost-per-million-tokens", costs.toReversed(), points.toReversed())).toBeCloseTo(value, 6);
    }),
  );
});
