import { expect, test } from "vitest";
import { evaluateScenario, type SplitResult } from "@/lib/calc/scenario";
import { scenarioInput } from "@/lib/schema/scenario";
import { editedFields } from "@/lib/schema/scenario-edits";
import { scenarioFields } from "@/lib/schema/scenario-fields";
import { scenarioFromTemplate, scenarioTemplates } from "@/lib/schema/scenario-templates";

function results(id: string) {
  const template = scenarioTemplates.find((candidate) => candidate.id === id);
  if (!template) throw new Error(`no template ${id}`);
  return evaluateScenario(scenarioFromTemplate(template, "2027-01"));
}

function split(id: string, share: number): SplitResult {
  const found = results(id).splits.find((candidate) => candidate.share === share);
  if (!found) throw new Error(`no split ${share}`);
  return found;
}

test("there are the guide's five, each valid and with nothing edited", () => {
  expect(scenarioTemplates.map((template) => template.id)).toEqual([
    "breakeven",
    "training-run",
    "portfolio",
    "bank",
    "consumption",
  ]);
  for (const template of scenarioTemplates) {
    const input = scenarioFromTemplate(template, "2027-01");
    expect(scenarioInput.safeParse(input).error).toBeUndefined();
    expect(editedFields(input)).toEqual([]);
    expect(scenarioFields(input).every((field) => field.read(input) !== null || field.key.endsWith("PerKwMonth"))).toBe(
      true,
    );
  }
});

test("800,000 / (100,000 − 15,000) = 9.41 months, month 10 and not 9", () => {
  const { allOnPrem } = results("breakeven");
  expect(allOnPrem.comparison?.breakevenMonths).toBeCloseTo(9.4118, 4);
  expect(allOnPrem.comparison?.breakevenMonth).toBe(10);
});

test("36 × 100,000 = 3.6 M against 800,000 + 36 × 15,000 = 1.34 M: 2.26 M or 62.78% saved, 282.5% of the capex", () => {
  const { allCloud, allOnPrem } = results("breakeven");
  expect(allCloud.total).toBeCloseTo(3_600_000, 4);
  expect(allOnPrem.total).toBeCloseTo(1_340_000, 4);
  expect(allOnPrem.capex).toBe(800_000);
  expect(allOnPrem.nodes).toBe(4);
  expect(allOnPrem.comparison?.savings).toBeCloseTo(2_260_000, 4);
  expect(allOnPrem.comparison?.savingsRatio).toBeCloseTo(0.6278, 4);
  expect(allOnPrem.comparison?.roi).toBeCloseTo(2.825, 6);
});

test("3 × 4 × 10,000 × 32.77 / 8 = 491,550 in the cloud, 199,000 + 3 × 30,000 = 289,000 on-prem: 41.2% less", () => {
  const { allCloud, allOnPrem } = results("training-run");
  expect(allCloud.total).toBeCloseTo(491_550, 4);
  expect(allOnPrem.total).toBeCloseTo(289_000, 4);
  expect(allOnPrem.nodes).toBe(1);
  expect(allOnPrem.comparison?.savingsRatio).toBeCloseTo(0.4121, 4);
  expect(allOnPrem.cumulative[12]).toBeCloseTo(229_000, 4);
});

test("80 + 120 + 30 = 230 K becomes 32 + 70 + 10 + 60 = 172 K a month: 58 K, 25.2%, 696 K a year", () => {
  const { allCloud } = results("portfolio");
  const sixty = split("portfolio", 0.6);
  expect(allCloud.total / 36).toBeCloseTo(230_000, 4);
  expect(sixty.total / 36).toBeCloseTo(172_000, 4);
  expect(sixty.comparison?.savingsRatio).toBeCloseTo(0.2522, 4);
  expect((sixty.comparison?.savings ?? 0) / 3).toBeCloseTo(696_000, 4);
});

test("800 K becomes 320 K a month on 16 servers: 36 × 480,000 = 17.28 M, 287% of 6.02 M", () => {
  const { allCloud } = results("bank");
  const ninety = split("bank", 0.9);
  expect(allCloud.total / 36).toBeCloseTo(800_000, 4);
  expect(ninety.total / 36).toBeCloseTo(320_000, 4);
  expect(ninety.nodes).toBe(16);
  expect(ninety.capex).toBeCloseTo(6_020_000, 4);
  expect(ninety.comparison?.savings).toBeCloseTo(17_280_000, 3);
  expect(ninety.comparison?.savingsRatio).toBeCloseTo(0.6, 9);
  expect(ninety.comparison?.roi).toBeCloseTo(2.87, 2);
});

test("100 K becomes 27.5 K a month without capex: 72.5%, between the guide's 70 and 75", () => {
  const { allCloud, allOnPrem } = results("consumption");
  expect(allCloud.total / 36).toBeCloseTo(100_000, 4);
  expect(allOnPrem.total / 36).toBeCloseTo(27_500, 4);
  expect(allOnPrem.capex).toBe(0);
  expect(allOnPrem.comparison?.savingsRatio).toBeCloseTo(0.725, 9);
});
