import { expect, test } from "vitest";
import { type ScenarioInput, scenarioInput } from "@/lib/schema/scenario";
import { baselineOf, editedFields, isEdited, resetField, sourceOf } from "@/lib/schema/scenario-edits";
import { readPath, scenarioFields, workloadFields, writePath } from "@/lib/schema/scenario-fields";
import { scenarioFromTemplate, scenarioTemplates } from "@/lib/schema/scenario-templates";

const portfolio = fromTemplate("portfolio");

function fromTemplate(id: string): ScenarioInput {
  const template = scenarioTemplates.find((candidate) => candidate.id === id);
  if (!template) throw new Error(`no template ${id}`);
  return scenarioFromTemplate(template, "2027-01");
}

function problems(value: unknown): string[] {
  const result = scenarioInput.safeParse(value);
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

function field(input: ScenarioInput, key: string) {
  const found = [...scenarioFields(input), ...workloadFields(input)].find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no field ${key}`);
  return found;
}

test("a template is a valid scenario, and survives JSON as stored", () => {
  expect(problems(portfolio)).toEqual([]);
  expect(scenarioInput.parse(JSON.parse(JSON.stringify(portfolio)))).toEqual(portfolio);
});

function placed(shares: { supplyId: string; share: number }[]): ScenarioInput {
  const [first, ...rest] = portfolio.demands;
  if (!first) throw new Error("a workload expected");
  return { ...portfolio, demands: [{ ...first, placement: { kind: "fixed", shares } }, ...rest] };
}

test("fixed shares must sum to 1: 0.7 + 0.3 passes, 0.7 + 0.2 = 0.9 does not", () => {
  const shares = (cloud: number) => [
    { supplyId: "fleet", share: 0.7 },
    { supplyId: "cloud", share: cloud },
  ];
  expect(problems(placed(shares(0.3)))).toEqual([]);
  expect(problems(placed(shares(0.2)))[0]).toContain("shares of Training must sum to 1");
});

test("a fixed share names a supply of the scenario, once", () => {
  expect(problems(placed([{ supplyId: "elsewhere", share: 1 }]))).toEqual([
    "demands.0.placement.shares: there is no supply elsewhere in this scenario",
  ]);
  const twice = [
    { supplyId: "cloud", share: 0.5 },
    { supplyId: "cloud", share: 0.5 },
  ];
  expect(problems(placed(twice))).toEqual(["demands.0.placement.shares: a supply stands twice"]);
});

test("the cloud is a cloud offer and the fleet is none", () => {
  expect(problems({ ...portfolio, cloudSupplyId: "fleet", fleetSupplyId: "cloud" })).toEqual([
    "cloudSupplyId: must name a cloud offer of this scenario",
    "fleetSupplyId: must name an owned or consumption-priced fleet of this scenario",
  ]);
});

test("a lever names workloads of the scenario", () => {
  const change = { kind: "other" as const, demandFactor: 0.5, priceFactor: 1 };
  const lever = { id: "l", name: "Sharing", workloadIds: ["gone"], fromMonth: 1, oneOffCost: 0, change };
  expect(problems({ ...portfolio, levers: [lever] })).toEqual([
    "levers.0.workloadIds: there is no workload gone in this scenario",
  ]);
});

test.each([
  ["horizonMonths", 0],
  ["horizonMonths", 121],
  ["horizonMonths", 36.5],
  ["growthAnnual", -1],
  ["demandFactor", Number.NaN],
  ["startMonth", "2027-13"],
  ["startMonth", "2027-1"],
  ["demands", []],
  ["splits", []],
  ["splits", [0.7, 0.7]],
  ["splits", [1]],
  ["splits", [0]],
  ["shareOf", "spend"],
])("%s %j is refused", (key, value) => {
  expect(problems({ ...portfolio, [key]: value })[0]).toMatch(new RegExp(`^${key}`));
});

test("1 and 120 months, 500 workloads are accepted; 501 are not", () => {
  const demand = portfolio.demands[0];
  const many = (count: number) => ({
    ...portfolio,
    demands: Array.from({ length: count }, (_, index) => ({ ...demand, id: `w${index}` })),
  });
  expect(problems({ ...portfolio, horizonMonths: 1 })).toEqual([]);
  expect(problems({ ...portfolio, horizonMonths: 120 })).toEqual([]);
  expect(problems(many(500))).toEqual([]);
  expect(problems(many(501))[0]).toMatch(/^demands/);
});

test("a path reads and writes by id, whatever the order of the list", () => {
  const reversed = { ...portfolio, supplies: [...portfolio.supplies].reverse() };
  expect(readPath(reversed, "supplies.cloud.onDemandHourly")).toBe(40);
  const dearer = writePath(reversed, "supplies.cloud.onDemandHourly", 48);
  expect(readPath(dearer, "supplies.cloud.onDemandHourly")).toBe(48);
  expect(readPath(reversed, "supplies.cloud.onDemandHourly")).toBe(40);
  expect(readPath(portfolio, "supplies.gone.onDemandHourly")).toBeNull();
  expect(writePath(portfolio, "supplies.gone.onDemandHourly", 1)).toEqual(portfolio);
});

test("16,000 + 24,000 + 6,000 = 46,000 GPU-hours; 50,600 of them are a factor of 1.1", () => {
  const hours = field(portfolio, "gpuHours");
  expect(hours.read(portfolio)).toBe(46_000);
  const more = hours.write(portfolio, 50_600);
  expect(more.demandFactor).toBeCloseTo(1.1, 12);
  expect(hours.read(more)).toBeCloseTo(50_600, 6);
});

test("40.00 per instance of 8 GPUs = 5.00 per GPU-hour", () => {
  const price = field(portfolio, "supplies.cloud.gpuHourPrice");
  expect(price.read(portfolio)).toBe(5);
  expect(readPath(price.write(portfolio, 6), "supplies.cloud.onDemandHourly")).toBe(48);
});

test("the peak of all workloads moves each in proportion: 1.2 and 1.4 at 1.3 on average become 1.4 and 1.8 at 1.6", () => {
  const [one, two] = portfolio.demands;
  if (!one || !two) throw new Error("two workloads expected");
  const peaky: ScenarioInput = {
    ...portfolio,
    demands: [
      { ...one, gpuHoursMonthly: 1_000, peakToMean: 1.2 },
      { ...two, gpuHoursMonthly: 1_000, peakToMean: 1.4 },
    ],
  };
  const peak = field(peaky, "peakToMean");
  expect(peak.read(peaky)).toBeCloseTo(1.3, 12);
  const sharper = peak.write(peaky, 1.6);
  expect(sharper.demands.map((demand) => demand.peakToMean)).toEqual([
    expect.closeTo(1.4, 12),
    expect.closeTo(1.8, 12),
  ]);
  expect(peak.read(sharper)).toBeCloseTo(1.6, 12);
});

test("a flat demand has no shape to scale: every workload gets the peak", () => {
  const peak = field(portfolio, "peakToMean");
  expect(peak.write(portfolio, 1.5).demands.map((demand) => demand.peakToMean)).toEqual([1.5, 1.5, 1.5]);
});

test("edited is a difference to the origin; resetting one leaves the other edited", () => {
  expect(editedFields(portfolio)).toEqual([]);
  const edited = writePath(writePath(portfolio, "growthAnnual", 0.2), "supplies.cloud.utilisation", 0.8);
  expect(editedFields(edited).map((one) => one.key)).toEqual(["growthAnnual", "supplies.cloud.utilisation"]);
  const back = resetField(edited, field(edited, "growthAnnual"));
  expect(editedFields(back).map((one) => one.key)).toEqual(["supplies.cloud.utilisation"]);
  expect(baselineOf(edited)).toEqual(portfolio);
  expect(sourceOf(edited, field(edited, "growthAnnual"))).toBe("template");
});

test("a GPU-hour price and its instance price are one edit", () => {
  const dearer = field(portfolio, "supplies.cloud.gpuHourPrice").write(portfolio, 6);
  expect(editedFields(dearer).map((one) => one.key)).toEqual(["supplies.cloud.gpuHourPrice"]);
});

test("an input that came with nothing is edited once it has a value, and reset takes the value away", () => {
  const own = writePath(portfolio, "demands.training.growthAnnual", 0.3);
  const growth = field(own, "demands.training.growthAnnual");
  expect(isEdited(portfolio, growth)).toBe(false);
  expect(isEdited(own, growth)).toBe(true);
  expect(resetField(own, growth)).toEqual(portfolio);
});
