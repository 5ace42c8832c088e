import { expect, test } from "vitest";
import { mappingProblems, withoutAutomatic } from "@/lib/schema/column-mapping";

const columns = [
  { name: "cost", automatic: null },
  { name: "BilledCost", automatic: "BilledCost" },
  { name: "ChargePeriodStart", automatic: "ChargePeriodStart" },
];

const given = { mapping: {}, hasPeriod: true };

test("two columns for one target are refused with both names", () => {
  expect(mappingProblems("focus", columns, { ...given, mapping: { cost: "BilledCost" } })).toEqual([
    "cost and BilledCost both stand for BilledCost; only one can.",
  ]);
  expect(mappingProblems("focus", columns, { ...given, mapping: { cost: "BilledCost", BilledCost: null } })).toEqual(
    [],
  );
});

test("what no line can do without has to be there", () => {
  const mapping = { BilledCost: null, ChargePeriodStart: null };
  expect(mappingProblems("focus", columns, { mapping, hasPeriod: false })).toEqual([
    "No column stands for BilledCost or EffectiveCost.",
    "No column stands for BillingPeriodStart, and no month was given.",
    "No column stands for ChargePeriodStart.",
  ]);
  expect(mappingProblems("metrics", [{ name: "day", automatic: "day" }], given)).toEqual([
    "No column stands for metric.",
    "No column stands for value.",
  ]);
});

test("columns that the file lacks and targets that there are not are refused", () => {
  expect(mappingProblems("focus", columns, { ...given, mapping: { sum: null, cost: "Price" } })).toEqual([
    "The file has no column sum.",
    "Price is no column of this kind of file.",
  ]);
});

test("only what differs from the names is kept", () => {
  expect(withoutAutomatic(columns, { cost: "ListCost", BilledCost: "BilledCost" })).toEqual({ cost: "ListCost" });
  expect(withoutAutomatic(columns, { ChargePeriodStart: null })).toEqual({ ChargePeriodStart: null });
});
