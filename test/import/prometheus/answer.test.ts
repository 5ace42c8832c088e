import { describe, expect, test } from "vitest";
import { PrometheusFailed, prometheusPoints, promQl, rangeAddress } from "@/lib/import/prometheus/answer";
import { pulledMetrics } from "@/lib/schema/pulled-metrics";

const labels = { teamLabel: "team", workloadLabel: "workload" };

function matrix(result: unknown[]) {
  return { status: 200, body: JSON.stringify({ status: "success", data: { resultType: "matrix", result } }) };
}

// 2026-11-23T00:00:00Z, the end of 22 November.
const end = Date.parse("2026-11-23T00:00:00Z") / 1000;

describe("an answer", () => {
  test("what stands at the end of 22 November is of 22 November", () => {
    const series = { metric: { team: "Vision", workload: "vit", gpu: "0" }, values: [[end, "61.5"]] };
    expect(prometheusPoints(matrix([series]), labels)).toEqual([
      { day: "2026-11-22", team: "Vision", workload: "vit", value: 61.5 },
    ]);
  });

  test("labels that are missing, empty or not asked for name nobody", () => {
    const series = { metric: { team: " " }, values: [[end, "1e3"]] };
    const point = { day: "2026-11-22", team: null, workload: null, value: 1000 };
    expect(prometheusPoints(matrix([series]), labels)).toEqual([point]);
    expect(prometheusPoints(matrix([series]), { teamLabel: "", workloadLabel: "" })).toEqual([point]);
  });

  test.each(["NaN", "+Inf", "-Inf", "-1"])("%s is no value", (text) => {
    expect(prometheusPoints(matrix([{ metric: {}, values: [[end, text]] }]), labels)).toEqual([]);
  });

  test("no series is no point", () => {
    expect(prometheusPoints(matrix([]), labels)).toEqual([]);
  });
});

describe("fails in plain words:", () => {
  const series = { metric: { team: "Vision" }, values: [[end, "1"]] };
  test.each([
    ["a query that is no PromQL", { status: 400, body: '{"status":"error","error":"parse error: x"}' }, /parse error/],
    ["a wrong token", { status: 401, body: "no" }, /another token/],
    ["a page of something else", { status: 200, body: "<html>" }, /none of the Prometheus HTTP API/],
    ["a wrong path", { status: 404, body: "404" }, /answered 404/],
    [
      "an instant answer",
      { status: 200, body: JSON.stringify({ status: "success", data: { resultType: "vector", result: [] } }) },
      /gives a vector/,
    ],
    ["two series of one team", matrix([series, { ...series, metric: { team: "Vision", gpu: "1" } }]), /aggregate it/],
    ["too many series", matrix(Array.from({ length: 2001 }, () => series)), /2001 series/],
  ])("%s", (_what, answer, reason) => {
    const read = () => prometheusPoints(answer, labels);
    expect(read).toThrow(PrometheusFailed);
    expect(read).toThrow(reason);
  });
});

test("$labels becomes the label names, and without any the comma after them goes", () => {
  const query = "sum by ($labels, le) (x) / sum by ($labels) (y)";
  expect(promQl(query, labels)).toBe("sum by (team, workload, le) (x) / sum by (team, workload) (y)");
  expect(promQl(query, { teamLabel: "", workloadLabel: "app" })).toBe("sum by (app, le) (x) / sum by (app) (y)");
  expect(promQl(query, { teamLabel: "", workloadLabel: "" })).toBe("sum by (le) (x) / sum by () (y)");
});

test("a day is asked for at its end: 22 November at 2026-11-23T00:00:00Z", () => {
  const address = rangeAddress("https://p.example.org/prom/", "up > 0", { from: "2026-11-21", to: "2026-11-22" });
  const url = new URL(address);
  expect(url.pathname).toBe("/prom/api/v1/query_range");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    query: "up > 0",
    start: String(end - 86_400),
    end: String(end),
    step: "86400",
  });
});

test("GPU-hours rest on the names of the DCGM exporter", () => {
  const names = pulledMetrics.filter(({ query }) => query.includes("DCGM_FI_DEV_GPU_UTIL")).map(({ name }) => name);
  expect(names).toEqual(["gpu-hours-allocated", "gpu-hours-used"]);
});
