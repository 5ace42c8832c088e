import { describe, expect, it } from "vitest";
import { type ReadinessInput, readiness } from "@/lib/calc/readiness";
import type { Supply } from "@/lib/calc/supply";
import { ownedComparison } from "@/lib/chart/owned-comparison";
import { adviceNote, phaseText, triggerCounts, triggerRows } from "@/lib/chart/readiness";
import { readinessActuals } from "@/lib/chart/readiness-actuals";
import { expectationNote, returnRows } from "@/lib/chart/readiness-return";
import { trajectoryModel, trajectoryTable } from "@/lib/chart/trajectory";
import { type Workload, workloadInput } from "@/lib/schema/workload";
import { cloudOf, fleetOf, frozen } from "../calc/fixtures";

const cloud = cloudOf({
  gpusPerInstance: 8,
  onDemandHourly: 40,
  egressTiers: [
    { upToGb: 10_000, pricePerGb: 0.09 },
    { upToGb: null, pricePerGb: 0.05 },
  ],
});
const fleet = fleetOf({ networkCapex: 0, lifeMonths: 50, runningMonthlyPerNode: 1000 });
const supplies: readonly Supply[] = frozen([cloud, fleet]);

const uuid = "7b1a4a9e-0f55-4c5e-9f6e-3f9f3f6d7c11";

function workload(change: Partial<Workload> = {}): Workload {
  const given = workloadInput.parse({
    name: "work",
    teamId: uuid,
    kind: "batch-inference",
    supplyId: uuid,
    gpuHoursMonthly: 5840,
    variability: "steady",
  });
  return frozen({
    ...given,
    id: "work",
    supplyId: "cloud",
    teamName: "Team",
    supplyName: "Cloud",
    supplyKind: "cloud",
    createdAt: "",
    updatedAt: "",
    archivedAt: null,
    ...change,
  });
}

const read = (workloads: readonly Workload[], priced = supplies) =>
  readinessActuals({ workloads, supplies: priced, latencyLimitMs: 50 });

describe("readinessActuals", () => {
  it("5,840 GPU-hours at 40 / 8 = 5 are 29,200 a month; half of two equal ones is steady", () => {
    const { input } = read([workload(), workload({ id: "other", variability: "bursty" })]);
    expect(input.monthlySpend).toBeCloseTo(58_400, 9);
    expect(input.stableShare).toBeCloseTo(0.5, 12);
  });

  it("utilisation is used over allocated: (600 + 400) / (600 / 0.6 + 400 / 0.4) = 50%, and leaves out what is not measured", () => {
    const { input, notes } = read([
      workload({ gpuHoursMonthly: 600, utilisation: 0.6 }),
      workload({ gpuHoursMonthly: 400, utilisation: 0.4 }),
      workload({ gpuHoursMonthly: 9000 }),
    ]);
    expect(input.gpuUtilisation).toBeCloseTo(0.5, 12);
    expect(notes.gpuUtilisation).toContain("2 of 3 measured");
  });

  it("egress is tiered over the offer's traffic: 2 × 8,000 GB are 10,000 × 0.09 + 6,000 × 0.05 = 1,200", () => {
    const both = [workload({ egressGbMonthly: 8000 }), workload({ id: "other", egressGbMonthly: 8000 })];
    expect(read(both).input.egressMonthly).toBeCloseTo(1200, 9);
  });

  it("49.9 ms or a place to stay in is a rule, 50 ms is none", () => {
    expect(read([workload({ latencyMs: 50 })]).input.latencyOrResidency).toBe(false);
    expect(read([workload({ latencyMs: 49.9 })]).input.latencyOrResidency).toBe(true);
    expect(read([workload({ residency: "EU" })]).input.latencyOrResidency).toBe(true);
  });

  it("looks only at the cloud", () => {
    const owned = workload({ id: "owned", supplyId: "fleet", supplyKind: "owned", residency: "EU", utilisation: 0.9 });
    const { input } = read([workload(), owned]);
    expect(input.monthlySpend).toBeCloseTo(29_200, 9);
    expect(input).toMatchObject({ latencyOrResidency: false, gpuUtilisation: null });
  });

  it("knows nothing without workloads, and says so; a cloud that is not used costs 0", () => {
    expect(Object.values(read([]).input)).toEqual([null, null, null, null, null, null]);
    expect(read([]).notes.monthlySpend).toBe("There are no workloads yet.");
    const { input, notes } = read([workload({ supplyId: "fleet", supplyKind: "owned" })]);
    expect(input).toMatchObject({ monthlySpend: 0, gpuUtilisation: null, stableShare: null });
    expect(notes.gpuUtilisation).toBe("No workload runs in the cloud.");
  });

  it("without a price today has no spend, no egress and no cost of owning", () => {
    const { input, notes } = read([workload({ egressGbMonthly: 100 })], [fleet]);
    expect(input).toMatchObject({ monthlySpend: null, egressMonthly: null, onPremTcoRatio: null });
    expect(notes.monthlySpend).toBe("No cloud workload has a price today.");
  });
});

describe("ownedComparison", () => {
  // 8 GPUs all month: one node of 250,000 over 50 months and 1,000 a month, 6,000, for 29,200 in the cloud.
  it("29,200 / 6,000 = 487%; 250,000 / (29,200 − 1,000) = 8.87 months; (36 × 28,200 − 250,000) / 250,000 = 306%", () => {
    const found = ownedComparison([workload()], supplies);
    expect(found).toMatchObject({ workloads: 1, fleets: ["Fleet"], nodes: 1, capex: 250_000, runningMonthly: 1000 });
    expect(found?.ratio).toBeCloseTo(29_200 / 6000, 9);
    expect(found?.breakevenMonths).toBeCloseTo(250_000 / 28_200, 9);
    expect(found?.roi).toBeCloseTo(765_200 / 250_000, 9);
  });

  it("is of steady workloads with a fleet of their class only", () => {
    expect(ownedComparison([workload({ variability: "bursty" })], supplies)).toBeNull();
    expect(ownedComparison([workload()], [cloud, { ...fleet, gpuClass: "A100" }])).toBeNull();
    expect(ownedComparison([], supplies)).toBeNull();
  });

  it("takes new hardware before a hall that stands and is taken, and the cheaper of two", () => {
    const hall = { ...fleet, id: "hall", name: "Hall", nodePrice: 1000, ownedNodes: 2 };
    const dear = { ...fleet, id: "dear", name: "Dear", nodePrice: 900_000 };
    expect(ownedComparison([workload()], [cloud, hall, dear, fleet])?.fleets).toEqual(["Fleet"]);
    expect(ownedComparison([workload()], [cloud, hall])?.fleets).toEqual(["Hall"]);
  });

  it("a fleet that never pays back says so", () => {
    const dear = ownedComparison([workload()], [cloud, { ...fleet, nodePrice: 3_000_000 }]);
    expect(returnRows(dear)[0]).toMatchObject({ expected: "6 to 12 months", own: "no payback in 3 years" });
    expect(returnRows(dear)[1]?.own).toMatch(/^−/);
    expect(returnRows(null).map(({ own }) => own)).toEqual(["—", "—", "—"]);
  });
});

const input: ReadinessInput = frozen({
  monthlySpend: 60_000,
  gpuUtilisation: 0.55,
  egressMonthly: 4000,
  latencyOrResidency: false,
  stableShare: 0.5,
  horizonYears: 2,
  onPremTcoRatio: null,
});

describe("what the page says", () => {
  const result = readiness(input);
  const rows = triggerRows(result.triggers, { currency: "USD", input, notes: { onPremTcoRatio: "No fleet." } });
  const remedy = (rule: string) => rows.find((row) => row.rule === rule)?.remedy;

  it("counts the seven triggers for moving", () => {
    expect(triggerCounts(result.triggers)).toEqual({ of: 7, met: 1, unknown: 1 });
  });

  it("says what would meet an unmet one: 5,000 − 4,000, 60% − 55%, 50,000 / 60,000 = 83.3%, 3 − 2", () => {
    expect(remedy("egress")).toBe("More than $1,000 more a month.");
    expect(remedy("utilisation")).toMatch(/^More than 5 points more/);
    expect(remedy("stable-spend")).toBe("More than 83.3% of the spend steady.");
    expect(remedy("horizon")).toBe("A plan for 1 year more.");
    expect(remedy("implement-spend")).toBeNull();
  });

  it("gives the reason of an unknown one, and what was left empty by hand", () => {
    const row = rows.find(({ rule }) => rule === "cloud-to-owned");
    expect(row).toMatchObject({ met: null, value: "—", remedy: "No fleet." });
    const [byHand] = triggerRows(readiness({ ...input, monthlySpend: null }).triggers, {
      currency: "USD",
      input,
      notes: {},
    });
    expect(byHand?.remedy).toBe("Nothing is entered for the monthly spend.");
  });

  it("names what is open, and what the rule of thumb lacks", () => {
    expect(adviceNote(result)).toContain("would be enough to implement: cost against owning.");
    expect(adviceNote(result)).toContain("for want of GPU utilisation, spend on steady workloads, horizon.");
    expect(adviceNote(result)).toContain("1 trigger is not known.");
  });

  it.each([
    [3000, "before the pilot phase"],
    [12_000, "in the pilot phase"],
    [24_999, "between the pilot and the production phase"],
    [900_000, "between the scale and the enterprise phase"],
    [2_000_000, "at enterprise scale"],
  ])("%d a month is %s", (monthlySpend, text) => {
    expect(phaseText(readiness({ ...input, monthlySpend }))).toBe(text);
  });

  it("says whether the guide's expectation applies: from 100,000", () => {
    expect(expectationNote(99_999, "USD")).toContain("is not reached");
    expect(expectationNote(100_000, "USD")).toContain("is reached");
  });
});

describe("the trajectory", () => {
  const model = (monthlySpend: number | null) =>
    trajectoryModel({ ...readiness({ ...input, monthlySpend }), monthlySpend, currency: "USD" });

  it("runs from 1 K to 10 M, and further where the spend lies further", () => {
    expect(model(60_000).yTicks).toEqual([1e3, 1e4, 1e5, 1e6, 1e7]);
    expect(model(40).yTicks[0]).toBe(10);
    expect(model(30_000_000).yTicks.at(-1)).toBe(1e8);
  });

  it("has no mark for nothing and for what is not known, because a logarithm has none", () => {
    expect(model(0).here).toBeNull();
    expect(model(null)).toMatchObject({ here: null, title: "The monthly spend is not known" });
    expect(trajectoryTable(model(null)).rows).toHaveLength(4);
  });

  it("marks the phase, or that the spend lies between two", () => {
    expect(
      model(60_000)
        .steps.filter(({ isCurrent }) => isCurrent)
        .map(({ phase }) => phase),
    ).toEqual(["production"]);
    expect(model(24_999).steps.some(({ isCurrent }) => isCurrent)).toBe(false);
    expect(model(24_999).title).toBe("$25.0K a month lies between the pilot and the production phase");
  });

  it("names today below its line where a step's own name hangs: 17 to 36 K, 67 to 143 K", () => {
    const sides = [2000, 4000, 10_000, 24_999, 48_000, 60_000, 100_000, 170_000, 900_000].map(
      (spend) => model(spend).here?.side,
    );
    expect(sides).toEqual(["below", "above", "above", "below", "above", "above", "below", "above", "above"]);
  });

  it("is a table with a row for each phase and one for today", () => {
    expect(trajectoryTable(model(60_000)).rows.map(({ key }) => key)).toEqual([
      "pilot",
      "production",
      "scale",
      "enterprise",
      "here",
    ]);
  });
});
