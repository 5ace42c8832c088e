import { expect, test } from "vitest";
import { comparedColumns, comparedInputs } from "@/lib/chart/scenario-compare";
import { listRow } from "@/lib/chart/scenario-headline";
import { changesBetween, placementText } from "@/lib/chart/scenario-history";
import { changedInputs, sliderRange, toShown, toStored, valueText } from "@/lib/chart/scenario-inputs";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { baselineOf } from "@/lib/schema/scenario-edits";
import { scenarioFields, writePath } from "@/lib/schema/scenario-fields";
import type { ComparedScenario } from "@/lib/schema/scenario-record";
import { scenarioFromTemplate, scenarioTemplates } from "@/lib/schema/scenario-templates";

function scenario(id: string): ScenarioInput {
  const template = scenarioTemplates.find((candidate) => candidate.id === id);
  if (!template) throw new Error(`no template ${id}`);
  return scenarioFromTemplate(template, "2027-01");
}

function field(input: ScenarioInput, key: string) {
  const found = scenarioFields(input).find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no field ${key}`);
  return found;
}

const breakeven = scenario("breakeven");
const growth = field(breakeven, "growthAnnual");
const server = field(breakeven, "supplies.fleet.nodePrice");
const installation = field(breakeven, "supplies.fleet.installMonths");

test("a ratio of 0.07 is shown as 7 and stored again as 0.07", () => {
  expect(toShown(growth, 0.07)).toBe(7);
  expect(toStored(growth, 7)).toBe(0.07);
  expect(toShown(server, 250_141.8)).toBe(250_141.8);
  expect(toStored(installation, 2.4)).toBe(2);
});

test("without ends of its own a slider goes to a round number above twice its origin, in about 200 steps", () => {
  expect(sliderRange(server, 200_000)).toMatchObject({ min: 0, max: 400_000, step: 2_000 });
  expect(sliderRange(server, 250_141.8)).toMatchObject({ min: 0, max: 600_000, step: 2_000 });
  expect(sliderRange(server, 0)).toMatchObject({ min: 0, max: 100 });
  expect(sliderRange(growth, 0.12)).toMatchObject({ min: -30, max: 100, step: 1 });
  expect(sliderRange(installation, 0)).toMatchObject({ min: 0, max: 12, step: 1, decimals: 0 });
});

test.each([
  ["growthAnnual", 0.125, "12.5%"],
  ["supplies.fleet.pricePerKwh", 0.13, "0.13 EUR/kWh"],
  ["supplies.fleet.nodePrice", 250_141.8, "250,141.8 EUR"],
  ["supplies.fleet.installMonths", 2, "2 months"],
  ["supplies.fleet.gpusPerNode", 8, "8"],
  ["growthAnnual", null, "—"],
])("%s %s reads %s", (key, value, text) => {
  expect(valueText(field(breakeven, key), value, "EUR")).toBe(text);
});

test("an edited input is told with what it was", () => {
  const edited = writePath({ ...breakeven, growthAnnual: 0.2 }, "supplies.fleet.pricePerKwh", 0.15);
  expect(changedInputs(edited, baselineOf(edited), "USD")).toMatchObject([
    { label: "Growth", before: "0%", after: "20%", unit: "", owner: null },
    { label: "Electricity", before: "0", after: "0.15", unit: "USD/kWh", owner: null, group: "on-prem" },
  ]);
});

test("two fleets of a kind are told apart by name", () => {
  const [cloud, fleet] = breakeven.supplies;
  if (!cloud || fleet?.kind !== "owned") throw new Error("a cloud and a fleet expected");
  const two = { ...breakeven, supplies: [cloud, fleet, { ...fleet, id: "second", name: "Second hall" }] };
  const edited = writePath(two, "supplies.fleet.pue", 1.5);
  const [change] = changedInputs(edited, baselineOf(edited), "USD");
  expect(change).toMatchObject({ label: "PUE", owner: "DGX A100 on-prem" });
});

test("what a version changed: values by name, workloads that came, went or moved", () => {
  const portfolio = scenario("portfolio");
  const [training, inference, processing] = portfolio.demands;
  if (!training || !inference || !processing) throw new Error("three workloads expected");
  const placed = { kind: "fixed" as const, shares: [{ supplyId: "cloud", share: 1 }] };
  const after: ScenarioInput = {
    ...writePath(portfolio, "supplies.cloud.onDemandHourly", 48),
    shareOf: "peak",
    splits: [0.6],
    demands: [training, { ...inference, placement: placed }, { ...processing, id: "new", name: "Labelling" }],
  };
  const told = changesBetween(portfolio, after, "USD").map(({ label, before, after: now }) => [label, before, now]);
  expect(told).toEqual([
    ["Instance on demand", "40", "48"],
    ["Share of", "GPU-hours", "peak capacity"],
    ["Splits", "70/30, 60/40, 50/50, 30/70", "60/40"],
    ["Labelling", "not in it", "added"],
    ["Data processing", "in it", "taken out"],
    ["Placement of Inference", "follows the split", "100% Cloud GPUs, 8 × A100"],
  ]);
  expect(changesBetween(portfolio, portfolio, "USD")).toEqual([]);
});

test("shares of a placement read in percent", () => {
  const [first] = breakeven.demands;
  if (!first) throw new Error("a workload expected");
  const shares = [
    { supplyId: "fleet", share: 0.7 },
    { supplyId: "cloud", share: 0.3 },
  ];
  expect(placementText(breakeven, { ...first, placement: { kind: "fixed", shares } })).toBe(
    "70% DGX A100 on-prem, 30% Cloud GPUs, 8 × A100",
  );
});

test("a row of the list carries the cheapest placement: all on-prem, 2.26 M less, month 9.41", () => {
  const row = listRow({
    id: "s",
    name: "Breakeven",
    description: "",
    status: "draft",
    version: 1,
    currentVersion: 1,
    input: breakeven,
    note: "",
    author: "Mara",
    savedAt: "2026-11-23T12:00:00.000Z",
    createdAt: "2026-11-23T12:00:00.000Z",
    updatedAt: "2026-11-23T12:00:00.000Z",
    archivedAt: null,
    versionCount: 3,
  });
  expect(row).toMatchObject({ workloads: 1, horizonMonths: 36, versionCount: 3 });
  expect(row.headline).toMatchObject({ name: "All on-prem", breakevenMonth: 10 });
  expect(row.headline.savings).toBeCloseTo(2_260_000, 4);
});

test("scenarios compare by the part a supply plays, whatever its id", () => {
  const column = (id: string, input: ScenarioInput): ComparedScenario => ({
    id,
    name: id,
    status: "draft",
    version: 1,
    input,
  });
  const renamed: ScenarioInput = {
    ...breakeven,
    cloudSupplyId: "other",
    supplies: breakeven.supplies.map((supply) => (supply.id === "cloud" ? { ...supply, id: "other" } : supply)),
  };
  expect(comparedInputs([column("a", breakeven), column("b", renamed)], "USD")).toEqual([]);
  const dearer = writePath(renamed, "supplies.other.onDemandHourly", 60);
  expect(
    comparedInputs([column("a", breakeven), column("b", dearer)], "USD").map((row) => [row.label, row.cells]),
  ).toEqual([
    ["GPU-hour price", ["6.25 USD", "7.5 USD"]],
    ["Instance on demand", ["50 USD/h", "60 USD/h"]],
  ]);
  const [first] = comparedColumns([column("a", breakeven)]);
  expect(first?.best.name).toBe("All on-prem");
});
