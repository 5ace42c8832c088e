import { expect, test } from "vitest";
import { curlCommand } from "@/lib/format/curl";
import { formatFieldName, formatFieldPath } from "@/lib/format/field-name";
import { formatDifference, formatFigure, formatInput } from "@/lib/format/figure";

test.each([
  ["cloudMonthly", "Cloud monthly"],
  ["onPremTotal", "On-prem total"],
  ["gpuHoursMonthly", "GPU hours monthly"],
  ["pue", "PUE"],
  ["kwPerServer", "kW per server"],
  ["annualKwh", "Annual kWh"],
  ["mbpsPerCamera", "Mbit/s per camera"],
  ["npv", "NPV"],
  ["itKw", "IT kW"],
])("%s reads “%s”", (name, text) => {
  expect(formatFieldName(name)).toBe(text);
});

test.each([
  ["breakevenMonths", "Breakeven months"],
  ["lines.0.savingRatio", "Lines 1: saving ratio"],
  ["schedule.5", "Schedule 6"],
  ["allCloud.total", "All cloud: total"],
  ["low.sizeGb", "Low: size GB"],
])("the path %s reads “%s”", (path, text) => {
  expect(formatFieldPath(path)).toBe(text);
});

test("figures keep the digits that a check by hand needs", () => {
  expect([9.411764705, 0.627777, 2.825, 1e-7].map(formatFigure)).toEqual([
    "9.411765",
    "0.627777",
    "2.825",
    "0.0000001",
  ]);
  expect([3_600_000, 71_061.12, 40_962.5, 17.8381].map(formatFigure)).toEqual([
    "3,600,000",
    "71,061.12",
    "40,962.5",
    "17.8381",
  ]);
  expect([true, false, null, "cloud"].map(formatFigure)).toEqual(["yes", "no", "—", "cloud"]);
});

test("a difference has its sign, and none where there is nothing to subtract", () => {
  expect([1, -0.5, 0, 7e-8, null].map(formatDifference)).toEqual(["+1", "−0.5", "0", "< 0.000001", "—"]);
});

test("an input is one line", () => {
  expect(formatInput({ capex: 800_000, method: "macrs-5", flows: [-1, 2] })).toBe(
    "capex 800,000, method macrs-5, flows [-1,2]",
  );
});

test("a quote in the body does not end the shell's quote", () => {
  expect(curlCommand("/api/v1/calculations/x", { name: "it's" })).toBe(
    [
      'curl "$CROSSOVER/api/v1/calculations/x" \\',
      '  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\',
      `  -d '{"name":"it'\\''s"}'`,
    ].join("\n"),
  );
});
