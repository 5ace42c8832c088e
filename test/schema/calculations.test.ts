import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { InvalidInput } from "../../lib/errors";
import {
  type CalculationInput,
  type CalculationName,
  calculations,
  isCalculationName,
  prepareCalculation,
  runCalculation,
} from "../../lib/schema/calculations";
import { frozen } from "../calc/fixtures";

const names = Object.keys(calculations).filter(isCalculationName);

/** An input of each calculation, as a client would send it: the guide's where it has one. */
const examples: { [Name in CalculationName]: CalculationInput<Name> } = frozen({
  breakeven: { cloudMonthly: 100_000, capex: 800_000, onPremMonthly: 15_000, horizonMonths: 36 },
  "hourly-breakeven": { capex: 833_806, onPremHourly: 0.87, cloudHourly: 98.32 },
  "training-run": {
    gpuHoursPerRun: 10_000,
    runsPerYear: 4,
    gpusPerInstance: 8,
    instanceHourly: 32.77,
    serverCapex: 199_000,
    onPremMonthly: 2500,
  },
  "portfolio-comparison": {
    lines: [
      { name: "Training", before: 80_000, after: 32_000 },
      { name: "Inference", before: 120_000, after: 70_000 },
      { name: "Data processing", before: 30_000, after: 10_000 },
      { name: "Burst and experiments", before: 0, after: 60_000 },
    ],
  },
  splits: { gpuHoursMonthly: 58_400, cloudGpuHourly: 5, nodeCapex: 250_000, gpusPerNode: 8, nodeMonthly: 4000 },
  classify: { kind: "large-model-training", gpuHoursMonthly: 2500, utilisation: 0.8 },
  "cash-flow": { flows: [-120_000, 39_000, 30_000, 21_000, 37_000, 46_000], financeRate: 0.1, reinvestRate: 0.12 },
  "token-cost": { hourlyCost: 36, tokensPerSecond: 1000 },
  "token-breakeven": {
    capex: 300_000,
    onPremMonthly: 5000,
    millionTokensMonthly: 10_000,
    apiInputPerMillion: 2,
    apiOutputPerMillion: 8,
    inputShare: 0.75,
  },
  depreciation: { basis: 100_000, method: "macrs-5" },
  utilisation: { monthlyCost: 1000, utilisation: 0.45, targetUtilisation: 0.85 },
  "unit-metrics": { costs: 1000, tokens: 5e8 },
  "commitment-mix": {
    reservedSpend: 80,
    reservedDiscount: 0.5,
    spotSpend: 60,
    spotDiscount: 0.7,
    onDemandSpend: 60,
  },
  "commitment-hour": { committedHourly: 10, eligibleHourly: 7 },
  "reserved-effective-hourly": { hourly: 4, upfront: 8760 },
  egress: {
    gb: 12_240,
    tiers: [
      { upToGb: 10_240, pricePerGb: 0.09 },
      { upToGb: null, pricePerGb: 0.085 },
    ],
  },
  "gpu-sharing": {
    gpuModel: "A100-40GB",
    demands: [
      { profile: "1g.5gb", count: 3 },
      { profile: "2g.10gb", count: 2 },
      { profile: "3g.20gb", count: 1 },
    ],
  },
  "managed-onprem": { cloudMonthly: 100_000, managedMonthly: 25_000 },
  "data-movement": { initialTb: 20, updateTb: 2, updatesPerYear: 52, pricePerGb: 0.09 },
  edge: { cameras: 100, mbpsPerCamera: 2, devices: 10, deviceCost: 1500, edgeMonthly: 200, cloudMonthly: 6500 },
  "plan-variance": {
    plan: [
      { id: "serve", usedGpuHours: 600, tiers: [{ tier: "cloud", gpuHours: 1000, cost: 5000 }] },
      { id: "train", usedGpuHours: 100, tiers: [{ tier: "on-prem", gpuHours: 100, cost: 200 }] },
    ],
    actual: [
      {
        id: "serve",
        usedGpuHours: 720,
        tiers: [
          { tier: "cloud", gpuHours: 450, cost: 2700 },
          { tier: "on-prem", gpuHours: 450, cost: 900 },
        ],
      },
      { id: "train", usedGpuHours: 100, tiers: [{ tier: "on-prem", gpuHours: 100, cost: 200 }] },
    ],
  },
  roadmap: {
    baseline: [100, 100],
    initiatives: [{ name: "Quick wins", startMonth: 1, savingRatio: 0.2, oneOffCost: 30 }],
  },
  facility: { servers: 8, kwPerServer: 6.5, pue: 1.3, pricePerKwh: 0.12 },
  allocate: {
    amount: "100",
    targets: [
      { id: "a", weight: "1" },
      { id: "b", weight: "2" },
    ],
    method: "metric",
  },
  readiness: { monthlySpend: 60_000, gpuUtilisation: 0.7, stableShare: 0.5 },
  compression: {
    techniques: ["int8"],
    monthlyCost: 1200,
    sizeGb: 3.1,
    latencyMs: 180,
    accuracy: 0.983,
    effortCost: 3500,
  },
  "model-memory": { parametersBillion: 6.74, bits: 16 },
  "optimal-capacity": {
    distribution: { kind: "normal", mean: 50, sd: 8 },
    overageCost: 0.18,
    underageCost: 0.7,
  },
  "staged-purchase": { setupCost: 500, holdingCostPerUnit: 2, demand: [90, 120, 80, 70] },
  placement: {
    workloads: [{ id: "w", gpuHoursMonthly: 4089 }],
    supplies: [
      { id: "cloud", tier: "cloud", gpuHourly: 3 },
      { id: "fleet", tier: "on-prem", nodeCapex: 250_000, nodeMonthly: 5000, gpusPerNode: 8 },
    ],
  },
  simulate: {
    calculation: "managed-onprem",
    inputs: { managedMonthly: 25_000 },
    distributions: { cloudMonthly: { kind: "normal", mean: 100_000, sd: 10_000 } },
    trials: 100,
  },
  sensitivity: {
    calculation: "managed-onprem",
    inputs: { cloudMonthly: 100_000, managedMonthly: 25_000 },
    output: "factor",
  },
});

beforeAll(() => Promise.all(names.map(prepareCalculation)));

const run = <Name extends CalculationName>(name: Name, change: Partial<CalculationInput<Name>> = {}) =>
  runCalculation(name, frozen({ ...examples[name], ...change }));

/** Numbers of a result to a number of decimals. */
const rounded = (values: readonly (number | null)[], digits = 2) =>
  values.map((value) => (value === null ? null : Number(value.toFixed(digits))));

describe("breakeven", () => {
  it("800,000 / (100,000 − 15,000) = 9.4118 months, month 10; 3.6 M − 1.34 M = 2.26 M, 62.78 %, 2.825", () => {
    const found = run("breakeven");
    expect(found.breakevenMonths).toBeCloseTo(9.4118, 4);
    expect(found.breakevenMonth).toBe(10);
    expect([found.cloudTotal, found.onPremTotal, found.savings]).toEqual([3.6e6, 1.34e6, 2.26e6]);
    expect(found.savingsRatio).toBeCloseTo(0.6278, 4);
    expect(found.roi).toBe(2.825);
  });

  it("has a curve from month 0 to the horizon", () => {
    const { curve } = run("breakeven");
    expect(curve).toHaveLength(37);
    expect(curve[0]).toEqual({ month: 0, cloud: 0, onPrem: 800_000 });
    expect(curve[36]).toEqual({ month: 36, cloud: 3.6e6, onPrem: 1.34e6 });
  });

  it("looks 60 months ahead unless told, and says null beyond: 800,000 / 10,000 = 80 months", () => {
    const found = runCalculation("breakeven", { cloudMonthly: 25_000, capex: 800_000, onPremMonthly: 15_000 });
    expect([found.breakevenMonths, found.breakevenMonth]).toEqual([null, null]);
    expect(found.savings).toBe(-200_000);
    expect(found.curve).toHaveLength(61);
  });

  it("pays both bills while installing: (800,000 + 3 · 100,000) / 85,000 = 12.94 months", () => {
    expect(run("breakeven", { installMonths: 3 }).breakevenMonths).toBeCloseTo(1_100_000 / 85_000, 10);
  });

  it("gives back 10 % of the capex at the horizon: 2.26 M + 80,000", () => {
    expect(run("breakeven", { residualRatio: 0.1 }).savings).toBe(2_340_000);
  });

  it("takes no time where nothing is invested, and has no return on it", () => {
    const found = run("breakeven", { capex: 0 });
    expect([found.breakevenMonths, found.breakevenMonth, found.roi, found.irrAnnual]).toEqual([0, 0, null, null]);
    expect(run("breakeven", { capex: 0, onPremMonthly: 100_001 }).breakevenMonth).toBeNull();
  });

  it("meets exactly at a whole month: 850,000 / 85,000 = 10", () => {
    const found = run("breakeven", { capex: 850_000 });
    expect([found.breakevenMonths, found.breakevenMonth]).toEqual([10, 10]);
  });

  it("discounts 36 savings of 85,000 at 12.6825 % a year (1 % a month): 85,000 · 30.1075 − 800,000 = 1,759,138", () => {
    const found = run("breakeven", { discountRateAnnual: 1.01 ** 12 - 1 });
    expect(found.npv / 85_000 + 800_000 / 85_000).toBeCloseTo(30.1075, 4);
  });

  it("grows the cloud bill: 100,000 · 1.2 in month 13, on top of 12 months of growth", () => {
    const { curve } = run("breakeven", { cloudGrowthAnnual: 0.2 });
    expect((curve[13]?.cloud ?? 0) - (curve[12]?.cloud ?? 0)).toBeCloseTo(120_000, 4);
    const priced = run("breakeven", { cloudGrowthAnnual: 0.2, cloudPriceChangeAnnual: -0.1 }).curve;
    expect((priced[13]?.cloud ?? 0) - (priced[12]?.cloud ?? 0)).toBeCloseTo(108_000, 4);
    const running = run("breakeven", { onPremGrowthAnnual: 0.1 }).curve;
    expect((running[13]?.onPrem ?? 0) - (running[12]?.onPrem ?? 0)).toBeCloseTo(16_500, 4);
  });

  it("is capex / (cloud − on-prem) wherever that lies within the horizon", () => {
    const amount = fc.double({ min: 1000, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, (capex, onPremMonthly, difference) => {
        const exact = capex / difference;
        const found = runCalculation("breakeven", {
          cloudMonthly: onPremMonthly + difference,
          capex,
          onPremMonthly,
          horizonMonths: 120,
        });
        if (exact > 119.999) return;
        expect((found.breakevenMonths ?? Number.NaN) / exact).toBeCloseTo(1, 6);
        expect(Math.abs((found.breakevenMonth ?? Number.NaN) - Math.ceil(exact))).toBeLessThanOrEqual(
          Math.abs(exact - Math.round(exact)) < 1e-6 ? 1 : 0,
        );
      }),
    );
  });
});

describe("hourly-breakeven", () => {
  it("833,806 / (98.32 − 0.87) = 8,556.2 hours, 11.72 months of 730 hours", () => {
    const found = run("hourly-breakeven");
    expect(found.hours).toBeCloseTo(8556.2, 1);
    expect(found.months).toBeCloseTo(11.721, 3);
    // (833,806 + 0.87 · 43,800) / (98.32 · 1,825)
    expect(found.hoursPerDay).toBeCloseTo(4.859, 3);
    expect(found.utilisationThreshold).toBeCloseTo(0.2025, 4);
  });

  it("never pays back against a cloud that is no dearer by the hour", () => {
    expect(run("hourly-breakeven", { cloudHourly: 0.87 }).hours).toBeNull();
    expect(run("hourly-breakeven", { cloudHourly: 0 }).hoursPerDay).toBeNull();
  });
});

describe("training-run", () => {
  it("meets the guide: 40,962.50 a run, 163,850 a year; 289,000 in 3 years, 96,333.33 a year, 41.21 % less", () => {
    const found = run("training-run");
    expect(found.cloudPerRun).toBeCloseTo(40_962.5, 8);
    expect(found.cloudAnnual).toBeCloseTo(163_850, 8);
    expect(found.cloudTotal).toBeCloseTo(491_550, 8);
    expect(found.onPremByYear).toEqual([229_000, 30_000, 30_000]);
    expect(found.onPremTotal).toBe(289_000);
    expect(found.onPremAnnualised).toBeCloseTo(96_333.33, 2);
    expect(found.savingsRatio).toBeCloseTo(0.4121, 4);
  });

  it("pays back after 199,000 / 40,962.50 = 4.858 runs, 199,000 / (40,962.50 − 7,500) = 5.947 with power: 17.84 months", () => {
    const found = run("training-run");
    expect(found.breakevenRunsHardwareOnly).toBeCloseTo(4.858, 3);
    expect(found.breakevenRuns).toBeCloseTo(5.947, 3);
    expect(found.breakevenMonths).toBeCloseTo(17.84, 2);
  });

  it("uses the server 4 · 10,000 / (8 · 8,760) = 57.1 %", () => {
    expect(run("training-run").serverUtilisation).toBeCloseTo(0.571, 3);
  });

  it("never pays back without runs, or when power costs more than the cloud", () => {
    expect(run("training-run", { runsPerYear: 0 }).breakevenRuns).toBeNull();
    expect(run("training-run", { runsPerYear: 0 }).savingsRatio).toBeNull();
    expect(run("training-run", { onPremMonthly: 20_000 }).breakevenMonths).toBeNull();
  });
});

describe("portfolio-comparison", () => {
  it("230 − 172 = 58 thousand a month, 25.22 %, 696 thousand a year", () => {
    const found = run("portfolio-comparison");
    expect([found.beforeTotal, found.afterTotal, found.monthlySaving]).toEqual([230_000, 172_000, 58_000]);
    expect(found.savingRatio).toBeCloseTo(0.2522, 4);
    expect(found.annualSaving).toBe(696_000);
  });

  it("saves 60 %, 41.7 % and 66.7 % on its lines, and has no ratio for what is new", () => {
    const found = run("portfolio-comparison").lines;
    expect(
      rounded(
        found.map((line) => line.savingRatio),
        4,
      ),
    ).toEqual([0.6, 0.4167, 0.6667, null]);
    expect(found[3]?.saving).toBe(-60_000);
  });
});

describe("splits", () => {
  it("58,400 GPU-hours are 80 GPUs: 80 / 5.6 needs 15 nodes, 70 % of it 10, 50 % 8, 30 % 5", () => {
    const found = run("splits");
    expect(found.splits.map(({ share, nodes }) => [share, nodes])).toEqual([
      [0.7, 10],
      [0.5, 8],
      [0.3, 5],
    ]);
    expect([found.allCloud.nodes, found.allOnPrem.nodes]).toEqual([0, 15]);
  });

  it("costs 10 · 250,000 + 36 · (10 · 4,000 + 0.3 · 292,000) = 7,093,600 at 70/30, against 10,512,000", () => {
    const found = run("splits");
    const [split] = found.splits;
    expect(found.allCloud.total).toBeCloseTo(10_512_000, 4);
    expect(split?.capex).toBe(2_500_000);
    expect(split?.cloudMonthly).toBeCloseTo(87_600, 6);
    expect(split?.onPremMonthly).toBe(40_000);
    expect(split?.total).toBeCloseTo(7_093_600, 4);
    expect(split?.savings).toBeCloseTo(3_418_400, 4);
    expect(split?.perGpuHour).toBeCloseTo(7_093_600 / (58_400 * 36), 8);
    // 2,500,000 / (292,000 − 87,600 − 40,000)
    expect(split?.breakevenMonths).toBeCloseTo(15.2068, 4);
    expect(split?.curve).toHaveLength(37);
  });

  it("takes 70 % of the peak, not of the work, when asked: 0.7 · 160 / 5.6 = 20 nodes for a straight load", () => {
    const found = run("splits", { peakToMean: 2, shares: [0.7], shareOf: "peak" });
    expect(found.splits[0]?.nodes).toBe(20);
    // What rises above 70 % of the peak is 0.3² = 9 % of the work.
    expect(found.splits[0]?.cloudMonthly).toBeCloseTo(0.09 * 292_000, 4);
  });

  it("takes the breakeven options: lead time, residual, growth of the running cost", () => {
    const base = run("splits").allOnPrem.total;
    expect(run("splits", { installMonths: 2 }).allOnPrem.total - base).toBeCloseTo(584_000, 4);
    expect(run("splits", { residualRatio: 0.1 }).allOnPrem.total - base).toBeCloseTo(-375_000, 4);
    expect(run("splits", { onPremGrowthAnnual: 0.1 }).allOnPrem.total).toBeGreaterThan(base);
    expect(run("splits", { cloudPriceChangeAnnual: -0.2 }).allCloud.total).toBeLessThan(10_512_000);
  });
});

describe("cash-flow", () => {
  // Microsoft's documentation of the MIRR function.
  it("has a modified return of 12.61 % (finance 10 %, reinvest 12 %)", () => {
    expect(run("cash-flow").mirr).toBeCloseTo(0.1261, 4);
  });

  it("has 13.48 % with 14 % on what is reinvested, and −4.80 % after three years, as documented there", () => {
    expect(run("cash-flow", { reinvestRate: 0.14 }).mirr).toBeCloseTo(0.134759, 6);
    expect(run("cash-flow", { flows: [-120_000, 39_000, 30_000, 21_000] }).mirr).toBeCloseTo(-0.048, 3);
  });

  // Microsoft's documentation of the NPV function, period 0 undiscounted.
  it("is worth 1,922.06 at 8 % for −40,000 and 8, 9.2, 10, 12, 14.5 thousand", () => {
    const flows = [-40_000, 8000, 9200, 10_000, 12_000, 14_500];
    const found = runCalculation("cash-flow", { flows, rate: 0.08 });
    expect(found.npv).toBeCloseTo(1922.06, 2);
    expect(found.irrUnique).toBe(true);
    // 8,000 + 9,200 + 10,000 + 12,000 = 39,200, 800 of 14,500 to go.
    expect(found.payback).toBeCloseTo(4 + 800 / 14_500, 10);
    expect(found.discountedPayback).toBeGreaterThan(4);
  });

  it("takes the return nearest zero of several and says so", () => {
    const found = runCalculation("cash-flow", { flows: [-100, 230, -132] });
    expect(found.irr).toBeCloseTo(0.1, 9);
    expect(found.irrUnique).toBe(false);
  });

  it("has null for what does not exist", () => {
    const found = runCalculation("cash-flow", { flows: [-5, 1] });
    expect(found).toEqual({
      npv: null,
      irr: expect.closeTo(-0.8, 9),
      irrUnique: true,
      mirr: null,
      payback: null,
      discountedPayback: null,
    });
    expect(runCalculation("cash-flow", { flows: [5, 1] })).toMatchObject({ irr: null, irrUnique: null, payback: 0 });
  });
});

describe("tokens", () => {
  it("36 an hour at 1,000 tokens a second: 36 / 3.6 M · 10⁶ = 10 a million, 20 at half use", () => {
    expect(run("token-cost").perMillionTokens).toBeCloseTo(10, 12);
    expect(run("token-cost", { utilisation: 0.5 }).perMillionTokens).toBeCloseTo(20, 12);
  });

  it("10,000 M · (0.75 · 2 + 0.25 · 8) = 35,000 a month; 300,000 / 30,000 = 10 months", () => {
    expect(run("token-breakeven")).toEqual({ apiMonthly: 35_000, breakevenMonths: 10 });
    expect(run("token-breakeven", { onPremMonthly: 35_000 }).breakevenMonths).toBeNull();
  });
});

describe("depreciation", () => {
  // IRS Publication 946, table A-1.
  it("MACRS 5-year: 20, 32, 19.20, 11.52, 11.52, 5.76 % of the basis", () => {
    expect(rounded(run("depreciation").schedule)).toEqual([20_000, 32_000, 19_200, 11_520, 11_520, 5760]);
  });

  it("straight line: 100,000 less 10 % over 5 years are 18,000 each", () => {
    const { schedule } = run("depreciation", { method: "straight-line", salvageRatio: 0.1 });
    expect(schedule).toEqual([18_000, 18_000, 18_000, 18_000, 18_000]);
  });

  it("MACRS writes off the whole basis, whatever the salvage", () => {
    const { schedule } = run("depreciation", { salvageRatio: 0.5 });
    expect(schedule.reduce((sum, year) => sum + year, 0)).toBeCloseTo(100_000, 6);
  });
});

describe("what idles and what is committed", () => {
  it("45 % → 85 % utilisation saves 1 − 45/85 = 47.06 %; 60 % leaves 40 % idle; 30 % → 85 % needs 2.83× fewer hours", () => {
    expect(run("utilisation").savingRatio).toBeCloseTo(0.4706, 4);
    expect(run("utilisation", { utilisation: 0.6 }).idleCost).toBeCloseTo(400, 10);
    expect(run("utilisation", { utilisation: 0.3 }).hoursFactor).toBeCloseTo(2.83, 2);
  });

  it("80/0.5 + 60/0.3 + 60 = 420, 2.1 times; 343.33 at 40 and 60 %, 860 at 60 and 90 %", () => {
    const found = run("commitment-mix");
    expect(found.onDemandEquivalent).toBeCloseTo(420, 10);
    expect(found.multiple).toBeCloseTo(2.1, 10);
    expect(found.effectiveDiscount).toBeCloseTo(1 - 200 / 420, 10);
    const low = run("commitment-mix", { reservedDiscount: 0.4, spotDiscount: 0.6 });
    expect(low.onDemandEquivalent).toBeCloseTo(343.33, 2);
    const high = run("commitment-mix", { reservedDiscount: 0.6, spotDiscount: 0.9 });
    expect(high.onDemandEquivalent).toBeCloseTo(860, 10);
  });

  it("use it or lose it: 10 committed and 7 used leave 3; 10 and 12 leave 2 to pay besides", () => {
    expect(run("commitment-hour")).toEqual({ used: 7, unused: 3, overage: 0, effective: 10 });
    expect(run("commitment-hour", { eligibleHourly: 12 })).toEqual({ used: 10, unused: 0, overage: 2, effective: 12 });
  });

  it("4 an hour and 8,760 upfront are 5 an hour, 3,650 a month", () => {
    expect(run("reserved-effective-hourly")).toEqual({ effectiveHourly: 5, monthly: 3650 });
  });

  it("has unit costs per unit, and null without one: 1,000 for 500 M tokens is 2 a million", () => {
    expect(run("unit-metrics")).toEqual({
      costPerRun: null,
      costPerMillionInferences: null,
      costPerMillionTokens: 2,
      gpuUtilisation: null,
      aiCostRatio: null,
    });
    const used = run("unit-metrics", { gpuHoursUsed: 70, gpuHoursAllocated: 100, revenue: 0 });
    expect([used.gpuUtilisation, used.aiCostRatio]).toEqual([0.7, null]);
  });
});

describe("traffic and sites", () => {
  it("10,240 GB at .09 and 2,000 at .085 cost 1,091.60; 100 GB free leave 8.50 less", () => {
    expect(run("egress").cost).toBeCloseTo(1091.6, 8);
    expect(run("egress").parts.map(({ gb }) => gb)).toEqual([10_240, 2000]);
    expect(run("egress", { minimumGbFree: 100 }).cost).toBeCloseTo(1083.1, 8);
    expect(run("egress", { gb: 50, minimumGbFree: 100 }).cost).toBe(0);
  });

  it("20 + 2 · 52 = 124 TB at .09 are 11,160; 50 TB 4,500; 5 TB · 12 5,400; 45 TB over 1 Gbit/s take 100 hours", () => {
    expect(run("data-movement").annualTb).toBe(124);
    expect(run("data-movement").annualCost).toBeCloseTo(11_160, 8);
    expect(run("data-movement", { initialTb: 50 }).initialCost).toBeCloseTo(4500, 8);
    const updates = run("data-movement", { initialTb: 0, updateTb: 5, updatesPerYear: 12 });
    expect(updates.annualCost).toBeCloseTo(5400, 8);
    expect(run("data-movement", { initialTb: 45, linkMbps: 1000 }).transferHours).toBeCloseTo(100, 8);
  });

  it("100 cameras of 2 Mbit/s: 2,160 GB a day, 64.8 TB a month; 15,000 / 6,300 = 2.381 months, 75,600 a year", () => {
    const found = run("edge");
    expect(rounded(Object.values(found), 3)).toEqual([2160, 64.8, 15_000, 6300, 2.381, 75_600]);
    expect(run("edge", { cloudMonthly: 100 }).paybackMonths).toBeNull();
  });

  it("8 · 6.5 kW · 1.3 = 67.6 kW, 592,176 kWh, 71,061.12 a year", () => {
    const found = run("facility");
    expect(rounded([found.itKw, found.totalKw, found.annualKwh, found.annualPowerCost])).toEqual([
      52, 67.6, 592_176, 71_061.12,
    ]);
    expect(found.racks).toBe(1);
    expect(run("facility", { rackUnitsPerServer: 8 }).racks).toBe(2);
    expect(run("facility", { buildOutPerKw: 1000, liquidCoolingCapex: 50_000 }).buildOutCapex).toBe(102_000);
  });

  it("INT8 takes 60 to 75 % off 1,200 and 3.1 GB to a quarter; a technique is applied once, a ratio is more than 0", () => {
    const { low, high } = run("compression");
    expect(rounded([low.monthlyCost, high.monthlyCost, low.sizeGb, low.annualSaving])).toEqual([480, 300, 0.78, 8640]);
    expect(() => run("compression", { techniques: ["int8", "int8"] })).toThrow(InvalidInput);
    const own = { costRatio: 0, sizeRatio: 1, accuracyLoss: 0 };
    expect(() => run("compression", { techniques: [own] })).toThrow(InvalidInput);
  });

  it("6.74 billion parameters of 16 bits are 13.48 GB; the cache of keys and values is not known without its shape", () => {
    expect(run("model-memory")).toEqual({ weightsGb: 13.48, kvCacheGb: null });
  });

  it("100 → 25 thousand is 75 % less and 4 times cheaper, 30 thousand 70 % and 3.33", () => {
    expect(run("managed-onprem")).toEqual({ monthlySaving: 75_000, savingRatio: 0.75, factor: 4 });
    const dearer = run("managed-onprem", { managedMonthly: 30_000 });
    expect(rounded([dearer.savingRatio, dearer.factor])).toEqual([0.7, 3.33]);
  });
});

describe("placement", () => {
  it("4,089 GPU-hours: a node for 4,088 at 430,000, and one hour in the cloud for 1 · 3 · 36 = 108", () => {
    const found = run("placement");
    expect(found.status).toBe("optimal");
    expect(found.total).toBeCloseTo(430_108, 4);
    expect(found.nodes).toEqual([{ supply: "fleet", month: 0, count: 1 }]);
    expect(found.bindingLimits).toEqual([]);
  });

  it("names the limits by their fields: no node for 200,000, which costs 441,612 − 430,108 = 11,504", () => {
    const found = run("placement", { limits: { capexBudget: 200_000 } });
    expect(found.total).toBeCloseTo(441_612, 4);
    expect(found.bindingLimits.map(({ limit, cost }) => [limit, Math.round(cost)])).toEqual([["capexBudget", 11_504]]);
    const none = run("placement", { limits: { capexBudget: 200_000, minShare: { "on-prem": 0.5 } } });
    expect([none.status, none.total]).toEqual(["infeasible", null]);
    expect(none.conflicts).toEqual([{ workload: null, limits: ["capexBudget", "minShare.on-prem"] }]);
  });

  it("refuses what names nothing: a supply or workload that is not there, and shares that cannot hold together", () => {
    const problems = problemsOf(() =>
      run("placement", {
        workloads: [{ id: "w", gpuHoursMonthly: 1, currentSupply: "moon" }],
        limits: { pinned: { v: "cloud" }, minShare: { cloud: 0.7, edge: 0.7 } },
      }),
    );
    expect(problems.map(({ field }) => field)).toEqual([
      "workloads.0.currentSupply",
      "limits.pinned.v",
      "limits.minShare",
    ]);
  });
});

describe("classify by its entry", () => {
  it("takes the guide's thresholds unless some are given", () => {
    expect(run("classify").tier).toBe("on-prem");
    const strict = run("classify", { thresholds: { onPremGpuHoursMonthly: 5000, utilisation: 0.9 } });
    expect(strict.reasons.find(({ rule }) => rule === "volume")).toMatchObject({ threshold: 5000, points: 0 });
  });
});

describe("the registry", () => {
  it.each(names)("%s gives what its output schema says, and only that", (name) => {
    const entry = calculations[name];
    expect(entry.name).toBe(name);
    for (const text of [entry.title, entry.formula, entry.source]) expect(text).not.toBe("");
    const result = runCalculation(name, examples[name]);
    const parsed = entry.output.parse(result);
    expect(parsed).toEqual(result);
  });

  it.each(names)("%s has schemas that OpenAPI can show", (name) => {
    const { input, output } = calculations[name];
    const shown = z.toJSONSchema(input, { io: "input" });
    expect(shown).toMatchObject({ type: "object", additionalProperties: false });
    expect(z.toJSONSchema(output)).toMatchObject({ type: "object" });
  });

  it.each(names)("%s refuses a field it does not know", (name) => {
    expect(() => runCalculation(name, { ...examples[name], surprise: 1 })).toThrow(InvalidInput);
  });

  it("names every problem with its field, rule and value", () => {
    const problems = problemsOf(() =>
      runCalculation("breakeven", {
        cloudMonthly: -1,
        capex: Number.POSITIVE_INFINITY,
        onPremMonthly: 5,
        colour: "red",
      }),
    );
    expect(problems.map(({ field, value }) => [field, value])).toEqual([
      ["cloudMonthly", -1],
      ["capex", Number.POSITIVE_INFINITY],
      ["colour", "red"],
    ]);
    for (const { rule } of problems) expect(rule).not.toBe("");
  });

  it("names the place of a problem inside an array", () => {
    const tiers = [
      { upToGb: null, pricePerGb: 1 },
      { upToGb: 5, pricePerGb: -1 },
    ];
    const problems = problemsOf(() => runCalculation("egress", { gb: 1, tiers }));
    expect(problems[0]).toMatchObject({ field: "tiers.1.pricePerGb", value: -1 });
  });

  it("refuses NaN, text, nothing at all, and arrays without end", () => {
    expect(() => runCalculation("token-cost", { hourlyCost: Number.NaN, tokensPerSecond: 1 })).toThrow(InvalidInput);
    expect(() => runCalculation("token-cost", { hourlyCost: "1", tokensPerSecond: 1 })).toThrow(InvalidInput);
    expect(() => runCalculation("token-cost", null)).toThrow(InvalidInput);
    expect(() => runCalculation("cash-flow", { flows: new Array(1201).fill(1) })).toThrow(InvalidInput);
    expect(() => runCalculation("splits", { ...examples.splits, shares: new Array(21).fill(0.5) })).toThrow(
      InvalidInput,
    );
  });

  it("refuses price tiers that do not rise", () => {
    const tiers = [
      { upToGb: 100, pricePerGb: 1 },
      { upToGb: 50, pricePerGb: 1 },
    ];
    expect(() => runCalculation("egress", { gb: 1, tiers })).toThrow(InvalidInput);
  });

  it("knows its names and no inherited ones", () => {
    expect(isCalculationName("breakeven")).toBe(true);
    expect(isCalculationName("toString")).toBe(false);
  });

  it("stays finite at the bounds of its inputs", () => {
    const { curve, ...figures } = runCalculation("breakeven", {
      cloudMonthly: 1e12,
      capex: 1e12,
      onPremMonthly: 1e12,
      horizonMonths: 360,
      cloudGrowthAnnual: 10,
      onPremGrowthAnnual: 10,
      cloudPriceChangeAnnual: 10,
      discountRateAnnual: 1,
    });
    for (const figure of Object.values(figures)) expect(figure === null || Number.isFinite(figure)).toBe(true);
    expect(curve.every(({ cloud, onPrem }) => Number.isFinite(cloud) && Number.isFinite(onPrem))).toBe(true);
  });
});

function problemsOf(action: () => unknown) {
  try {
    action();
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
  throw new Error("The input was accepted.");
}
