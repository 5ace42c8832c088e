import { expect, test } from "vitest";
import { evaluateScenario } from "@/lib/calc/scenario";
import type { Supply } from "@/lib/calc/supply";
import { scenarioInput } from "@/lib/schema/scenario";
import { editedFields } from "@/lib/schema/scenario-edits";
import { scenarioByHand, scenarioFromWorkloads } from "@/lib/schema/scenario-start";
import { scenarioTemplates, templateStart } from "@/lib/schema/scenario-templates";
import { type Workload, workloadInput } from "@/lib/schema/workload";

const [template] = scenarioTemplates;
if (!template) throw new Error("a template expected");
const [cloud, fleet] = template.plan.supplies;
if (!cloud || fleet?.kind !== "owned") throw new Error("a cloud and a fleet expected");
const { runningCostGrowthAnnual: _left, ...bareFleet } = fleet;

const jetsons: Supply = {
  kind: "edge",
  id: "00000000-0000-7000-8000-0000000000ed",
  name: "Jetsons",
  gpuClass: "Orin",
  sites: 4,
  devices: 10,
  devicePrice: 1_500,
  lifeMonths: 48,
  wattsPerDevice: 40,
  pricePerKwh: 0.12,
  connectivityPerSiteMonth: 50,
  failureRateAnnual: 0,
  gpuHoursPerDeviceMonth: 20,
  installMonths: 0,
  migrationCost: 0,
};

function workload(id: string, name: string, supply: Supply): Workload {
  const input = workloadInput.parse({
    name,
    teamId: "00000000-0000-7000-8000-000000000001",
    kind: "real-time-inference",
    supplyId: "00000000-0000-7000-8000-000000000002",
    gpuHoursMonthly: 100,
    peakToMean: 1.6,
    datasetTb: 2,
    egressGbMonthly: 30,
  });
  const at = "2026-11-23T12:00:00.000Z";
  return {
    ...input,
    id,
    supplyId: supply.id,
    supplyName: supply.name,
    supplyKind: supply.kind,
    teamName: "Vision",
    createdAt: at,
    updatedAt: at,
    archivedAt: null,
  };
}

const started = scenarioFromWorkloads({
  workloads: [workload("w1", "Chat", cloud), workload("w2", "Camera", jetsons)],
  supplies: [cloud, bareFleet, jetsons],
  cloudSupplyId: cloud.id,
  fleetSupplyId: fleet.id,
  startMonth: "2026-12",
  pricesAsOf: "2026-11-23",
});

test("a scenario of workloads is valid, with nothing edited, and says where each value is from", () => {
  expect(scenarioInput.safeParse(started).error).toBeUndefined();
  expect(editedFields(started)).toEqual([]);
  expect(started.origins["demands.w1.gpuHoursMonthly"]).toEqual({ value: 100, source: "actuals" });
  expect(started.origins[`supplies.${fleet.id}.nodePrice`]).toEqual({ value: 200_000, source: "price-book" });
  expect(started.origins.growthAnnual).toEqual({ value: 0.12, source: "default" });
  expect(started.pricesAsOf).toBe("2026-11-23");
});

test("2 TB of data are 2,000 GB stored; what runs at the edge stays there", () => {
  expect(started.demands).toMatchObject([
    { name: "Chat", peakToMean: 1.6, storageGb: 2_000, egressGbMonthly: 30, placement: { kind: "split" } },
    { name: "Camera", placement: { kind: "fixed", shares: [{ supplyId: jetsons.id, share: 1 }] } },
  ]);
  expect(started.supplies.map((supply) => supply.name)).toEqual([cloud.name, fleet.name, "Jetsons"]);
});

test("supplies that nobody uses are left out", () => {
  const without = scenarioFromWorkloads({
    workloads: [workload("w1", "Chat", cloud)],
    supplies: [cloud, bareFleet, jetsons],
    cloudSupplyId: cloud.id,
    fleetSupplyId: fleet.id,
    startMonth: "2026-12",
    pricesAsOf: "2026-11-23",
  });
  expect(without.supplies.map((supply) => supply.kind)).toEqual(["cloud", "owned"]);
});

test("by hand: 16,000 × 6.25 = 100,000 a month against 4 × 200,000 and 4 × 3,750: 800,000 / 85,000 = 9.41 months", () => {
  const made = scenarioByHand({
    workload: "GPU work",
    startMonth: "2027-01",
    gpuHoursMonthly: 16_000,
    peakToMean: 1,
    cloudGpuHourly: 6.25,
    nodePrice: 200_000,
    gpusPerNode: 8,
    runningMonthlyPerNode: 3_750,
    targetUtilisation: 0.7,
  });
  expect(scenarioInput.safeParse(made).error).toBeUndefined();
  expect(editedFields(made)).toEqual([]);
  expect(evaluateScenario(made).allOnPrem.comparison?.breakevenMonths).toBeCloseTo(9.4118, 4);
});

test("a template is started by its id, and an unknown one is refused", () => {
  expect(templateStart.parse({ template: "bank", startMonth: "2027-01" }).template.id).toBe("bank");
  expect(templateStart.safeParse({ template: "none", startMonth: "2027-01" }).error?.issues[0]?.message).toBe(
    "There is no such template.",
  );
});
