import { expect, test } from "vitest";
import type { Supply } from "@/lib/calc/supply";
import { scenarioTemplates } from "@/lib/schema/scenario-templates";
import { supplyInput, supplyTerms } from "@/lib/schema/supply";
import { numberAt, supplyFields, withNumberAt } from "@/lib/schema/supply-fields";

const [cloud, fleet] = supplies("breakeven");
const [, metered] = supplies("consumption");

function supplies(id: string) {
  const template = scenarioTemplates.find((candidate) => candidate.id === id);
  if (!template) throw new Error(`no template ${id}`);
  const [first, second] = template.plan.supplies;
  if (!first || !second) throw new Error("two supplies expected");
  return [first, second] as const;
}

function problems(value: unknown): string[] {
  const result = supplyInput.safeParse(value);
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

test("each kind of supply is accepted with exactly its own fields", () => {
  for (const supply of [cloud, fleet, metered]) expect(supplyInput.parse(supply)).toEqual(supply);
  expect(problems({ ...cloud, kind: "owned" })).not.toEqual([]);
});

test("terms are a supply without the id and name of its row", () => {
  const { id, name, ...terms } = cloud;
  expect(supplyTerms.parse(terms)).toEqual(terms);
  expect(problems(terms)).toHaveLength(2);
  expect([id, name]).toEqual(["cloud", "Cloud GPUs, 8 × A100"]);
});

test("0.5 + 0.4 + 0.2 = 1.1: a purchase mix above the whole is refused", () => {
  const reservation = { instanceHourly: 20, upfrontPerInstance: 0 };
  const spot = { instanceHourly: 10, interruptionOverhead: 0.1 };
  const offer = { ...cloud, reserved1y: reservation, reserved3y: reservation, spot };
  expect(problems({ ...offer, mix: { reserved1y: 0.5, reserved3y: 0.4, spot: 0.1 } })).toEqual([]);
  expect(problems({ ...offer, mix: { reserved1y: 0.5, reserved3y: 0.4, spot: 0.2 } })).toEqual([
    "mix: the purchase mix is more than the whole",
  ]);
});

test("a share of a purchase option needs that option's price", () => {
  expect(problems({ ...cloud, mix: { reserved1y: 0.1, reserved3y: 0.1, spot: 0.1 } })).toEqual([
    "mix.reserved1y: there is no price reserved for 1 year",
    "mix.reserved3y: there is no price reserved for 3 years",
    "mix.spot: there is no spot price",
  ]);
});

test("egress steps rise and only the last one is open", () => {
  const step = (upToGb: number | null) => ({ upToGb, pricePerGb: 0.09 });
  expect(problems({ ...cloud, egressTiers: [step(10_240), step(51_200), step(null)] })).toEqual([]);
  expect(problems({ ...cloud, egressTiers: [step(51_200), step(10_240), step(null)] })).toEqual([
    "egressTiers.1.upToGb: steps must rise",
  ]);
  expect(problems({ ...cloud, egressTiers: [step(null), step(null)] })).toEqual([
    "egressTiers.0.upToGb: only the last step has no end",
  ]);
  expect(problems({ ...cloud, egressTiers: [step(10_240)] })).toEqual([
    "egressTiers.0.upToGb: the last step has no upper end",
  ]);
});

test.each([
  ["onDemandHourly", -0.01],
  ["onDemandHourly", Number.NaN],
  ["onDemandHourly", Number.POSITIVE_INFINITY],
  ["onDemandHourly", 1.1e12],
  ["utilisation", 0],
  ["utilisation", 1.01],
  ["gpusPerInstance", 0],
  ["gpusPerInstance", 1.5],
  ["priceChangeAnnual", -1],
  ["name", "  "],
  ["id", "a.b"],
])("a cloud offer with %s %s is refused", (key, value) => {
  expect(problems({ ...cloud, [key]: value })[0]).toMatch(new RegExp(`^${key}:`));
});

test.each([
  ["targetUtilisation", 0],
  ["pue", 0.99],
  ["spareNodes", 0.5],
  ["lifeMonths", 0],
  ["residualRatio", 1.01],
  ["installMonths", 61],
  ["colocationPerKwMonth", -1],
])("an owned fleet with %s %s is refused", (key, value) => {
  expect(problems({ ...fleet, [key]: value })[0]).toMatch(new RegExp(`^${key}:`));
});

test("every number of a supply is an input, and every slider's end is one the schema accepts", () => {
  for (const supply of [cloud, fleet, metered]) {
    const keys = new Set(supplyFields(supply).map((field) => field.key));
    const numbers = Object.entries(supply).filter(([, value]) => typeof value === "number");
    expect(numbers.map(([key]) => key).filter((key) => !keys.has(key))).toEqual([]);
    for (const field of supplyFields(supply)) {
      for (const end of [field.low, field.high]) {
        if (end !== undefined) expect(problems(withNumberAt(supply, field.key, end))).toEqual([]);
      }
    }
  }
});

test("a purchase option without a price has no input, one with a price has", () => {
  const keys = (supply: Supply) => supplyFields(supply).map((field) => field.key);
  expect(keys(cloud)).not.toContain("mix.spot");
  if (cloud.kind !== "cloud") throw new Error("a cloud offer expected");
  expect(keys({ ...cloud, spot: { instanceHourly: 10, interruptionOverhead: 0.1 } })).toContain("mix.spot");
});

test("replacing a number at a path leaves the original and its other branches alone", () => {
  const from = Object.freeze({ mix: Object.freeze({ spot: 0.1, reserved1y: 0 }), steps: [{ price: 1 }, { price: 2 }] });
  const to = withNumberAt(from, "steps.1.price", 5);
  expect(to.steps).toEqual([{ price: 1 }, { price: 5 }]);
  expect(to.mix).toBe(from.mix);
  expect(from.steps[1]).toEqual({ price: 2 });
  expect(numberAt(from, "mix.spot")).toBe(0.1);
  expect(numberAt(from, "mix.none")).toBeNull();
  expect(withNumberAt(from, "none.at.all", 1)).toEqual(from);
});
