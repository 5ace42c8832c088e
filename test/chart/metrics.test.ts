import { describe, expect, test } from "vitest";
import { metricDefinitions, metricKeys } from "@/lib/calc/metric-definitions";
import { countingOf, type MetricCost, type MetricPoint } from "@/lib/calc/metric-sums";
import { yTicks } from "@/lib/chart/metric-chart";
import { metricSeries } from "@/lib/chart/metric-series";
import { formatMetric, metricUnit, targetText } from "@/lib/chart/metric-text";
import { metricHref, readMetricQuery } from "@/lib/schema/metric-query";
import { metricTargetForm } from "@/lib/schema/metric-target";

const period = "2026-10-01";

function cost(workloadId: string, total: number): MetricCost {
  const until = { "training-runs": total, inferences: total, tokens: total, "gpu-hours-used": total };
  const none = { idle: 0, gpuCost: 0, gpuHoursAllocated: null, gpuHoursUsed: null };
  return { period, month: period, teamId: "t", workloadId, total, until, ...none };
}

function tokens(workloadId: string, sum: number): MetricPoint {
  const none = { weighted: 0, weight: 0, weightedDays: 0 };
  return { period, month: period, teamId: "t", workloadId, metric: "tokens", sum, days: 1, ...none };
}

describe("series", () => {
  const names = Array.from({ length: 10 }, (_, index) => `w${index}`);
  const points = names.map((name) => tokens(name, 1e6));
  const input = {
    metric: "cost-per-million-tokens" as const,
    facts: { costs: names.map((name, index) => cost(name, 100 - index)), points },
    periods: [period, "2026-11-01"],
    periodOf: (fact: { period: string }) => fact.period,
    groupOf: ({ workloadId }: { workloadId: string | null }) => ({ key: workloadId ?? "", label: workloadId ?? "" }),
    targetOf: () => null,
    context: { counting: countingOf(points), wholeMonths: new Set<string>() },
  };

  test("of 10 values the 7 with the highest cost, and the rest as a ratio of sums: (93 + 92 + 91) / 3 = 92", () => {
    const { series, more } = metricSeries(input);
    expect(series.map(({ key }) => key)).toEqual([...names.slice(0, 7), "all others"]);
    expect(series.at(-1)).toMatchObject({ label: "Other (3)", total: 92 });
    expect(more).toBe(3);
    expect(new Set(series.map(({ colour }) => colour)).size).toBe(8);
  });

  test("a period without a count is a gap", () => {
    expect(metricSeries(input).series[0]?.values).toEqual([100, null]);
  });

  test("what knows no value in the range has no line", () => {
    const facts = { costs: input.facts.costs, points: points.slice(0, 2) };
    const context = { ...input.context, counting: countingOf(facts.points) };
    expect(metricSeries({ ...input, facts, context }).series.map(({ key }) => key)).toEqual(["w0", "w1"]);
  });
});

describe("text", () => {
  const options = { currency: "USD", style: "card" } as const;

  test.each([
    ["cost-per-million-tokens", 0.000412, "$0.000412"],
    ["cost-per-million-tokens", 1.2, "$1.20"],
    ["cost-per-run", 558.5, "$558.50"],
    ["idle-cost", 61_912.4, "$61.9K"],
    ["gpu-utilisation", 0.585, "58.5%"],
    ["uptime", 0.99981, "99.981%"],
    ["latency-p95", 81.14, "81.1 ms"],
    ["hours-per-epoch", 1.388, "1.39 h"],
    ["cost-per-run", null, "—"],
  ] as const)("%s of %s is %s", (key, value, text) => {
    expect(formatMetric(metricDefinitions[key], value, options)).toBe(text);
  });

  test("a unit says what it is per, and a target whether it is met", () => {
    expect(metricUnit(metricDefinitions["cost-per-million-tokens"], "EUR")).toBe("EUR per 1M tokens");
    const definition = metricDefinitions["gpu-utilisation"];
    expect(targetText(definition, { target: 0.7, misses: true }, "USD")).toBe("Target 70.0%, missed");
    expect(targetText(definition, { target: null, misses: null }, "USD")).toBe("No target");
  });

  test("every metric says what it needs when it is empty, naming the columns that it reads", () => {
    for (const key of metricKeys) {
      const { needs, imported } = metricDefinitions[key];
      expect(needs).toMatch(/^Needs .+\.$/);
      for (const name of imported) if (key !== "cost-per-gpu-hour") expect(needs, key).toContain(`\`${name}\``);
    }
    expect(metricDefinitions["cost-per-million-inferences"].needs).toBe(
      "Needs inference counts. Add metric `inferences`.",
    );
  });
});

test("an axis begins at 0, but not for shares that lie close together", () => {
  expect(yTicks({ unit: "money" }, [900, 1000])[0]).toBe(0);
  expect(yTicks({ unit: "ratio" }, [0.5, 0.7])[0]).toBe(0);
  const ticks = yTicks({ unit: "ratio" }, [0.9951, 0.9999]);
  expect(ticks[0]).toBeGreaterThan(0.99);
  expect(ticks.at(-1)).toBeLessThanOrEqual(1);
  expect(yTicks({ unit: "ratio" }, [])).toEqual([0, 1]);
});

describe("the address", () => {
  test("says nothing of what is usual: three whole months by team", () => {
    const { query, ignored } = readMetricQuery({});
    expect(ignored).toEqual([]);
    expect(query).toMatchObject({ metric: "gpu-utilisation", by: "team", range: { preset: "l3m" } });
    expect(metricHref(query)).toBe("/metrics");
  });

  test("comes back as it was written", () => {
    const params = { m: "uptime", by: "tier", r: "mtd", g: "day", at: "2026-11-02", of: "cloud" };
    const { query } = readMetricQuery(params);
    expect(metricHref(query)).toBe(`/metrics?${new URLSearchParams(params)}`);
  });

  test("names what it does not know", () => {
    expect(readMetricQuery({ m: "speed", by: "moon" }).ignored).toEqual(["m=speed", "by=moon"]);
  });
});

describe("a target as it is typed", () => {
  const parse = (form: object) => metricTargetForm.safeParse({ teamId: "all", ...form });

  test("shares in percent: 99.9 is 0.999", () => {
    expect(parse({ metric: "uptime", target: "99.9" }).data).toEqual({ metric: "uptime", teamId: null, target: 0.999 });
  });

  test("empty is none, the box brings the usual one back", () => {
    expect(parse({ metric: "uptime", target: "" }).data?.target).toBeNull();
    expect(parse({ metric: "uptime", target: "5", usual: "on" }).data?.target).toBe("usual");
  });

  test.each(["-1", "1e3", "x", "101"])("%s is refused", (target) => {
    expect(parse({ metric: "uptime", target }).error?.issues[0]?.path).toEqual(["target"]);
  });
});
