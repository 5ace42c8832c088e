import { guide, type ReferenceCase } from "@/lib/schema/reference-case";

const printed = { absolute: 0.05, why: "Printed to one decimal" };

/** The guide's arithmetic where it is wrong, with what is right. */
export const guideCorrections: readonly ReferenceCase[] = [
  {
    calculation: "breakeven",
    title: "Breakeven of 800,000 against a saving of 85,000 a month",
    input: { cloudMonthly: 100_000, capex: 800_000, onPremMonthly: 15_000, horizonMonths: 36 },
    expected: { breakevenMonth: 9 },
    tolerance: { absolute: 0, why: "A count of whole months" },
    citation: { source: guide, where: "Financial breakeven analysis, printed output" },
    verdict: {
      kind: "published-wrong",
      says: "Breakeven: 9 months",
      right: "9.41 months: month 10",
      reason: "After 9 months 935,000 on-prem stand against 900,000 in the cloud; the guide's own loop returns 10",
      corrected: { breakevenMonth: 10, breakevenMonths: 9.4118 },
    },
  },
  {
    calculation: "gpu-sharing",
    title: "Six workloads on a single A100",
    input: {
      gpuModel: "A100-40GB",
      demands: [
        { profile: "1g.5gb", count: 3 },
        { profile: "2g.10gb", count: 2 },
        { profile: "3g.20gb", count: 1 },
      ],
    },
    expected: { gpus: 1 },
    tolerance: { absolute: 0, why: "A count" },
    citation: { source: guide, where: "Strategy 2, multi-tenant GPU sharing" },
    verdict: {
      kind: "published-wrong",
      says: "3 × 1g.5gb, 2 × 2g.10gb and 1 × 3g.20gb share one A100-40GB",
      right: "two GPUs",
      reason: "3 + 4 + 3 = 10 compute slices of the 7 that a GPU has, and 55 GB of its 40",
      corrected: { gpus: 2, fitsOneGpu: false },
    },
  },
  {
    calculation: "training-run",
    title: "Breakeven of a DGX A100 in training runs",
    input: {
      gpuHoursPerRun: 10_000,
      runsPerYear: 4,
      gpusPerInstance: 8,
      instanceHourly: 32.77,
      serverCapex: 199_000,
      onPremMonthly: 2500,
    },
    expected: { breakevenRuns: 4.8 },
    tolerance: printed,
    citation: { source: guide, where: "Example cost comparison, result" },
    verdict: {
      kind: "published-wrong",
      says: "Breakeven: 4.8 training runs",
      right: "4.86 for the hardware alone, 5.95 with power and cooling",
      reason: "199,000 / 40,962.50 leaves out 7,500 of power and cooling a run; 199,000 / 33,462.50 counts them",
      corrected: { breakevenRunsHardwareOnly: 4.8581, breakevenRuns: 5.9469 },
    },
  },
  {
    calculation: "data-movement",
    title: "Egress of a 10 TB data set at the upper price",
    input: { initialTb: 10, updateTb: 0, updatesPerYear: 0, pricePerGb: 0.12 },
    expected: { initialCost: 2000 },
    tolerance: { absolute: 50, why: "Given in hundreds" },
    citation: {
      source: guide,
      where: "Data gravity; its prices, 0.08 to 0.12 per GB, stand in data processing workloads",
    },
    verdict: {
      kind: "published-wrong",
      says: "Moving 10 TB costs 800 to 2,000",
      right: "800 to 1,200",
      reason: "10,000 GB at the guide's own 0.08 to 0.12 per GB",
      corrected: { initialCost: 1200 },
    },
  },
  {
    calculation: "portfolio-comparison",
    title: "Saving of its own 60/40 example",
    input: {
      lines: [
        { name: "Training", before: 80_000, after: 32_000 },
        { name: "Inference", before: 120_000, after: 70_000 },
        { name: "Data processing", before: 30_000, after: 10_000 },
        { name: "Burst and experiments", before: 0, after: 60_000 },
      ],
    },
    expected: { savingRatio: 0.5 },
    tolerance: { absolute: 0.1, why: "Given as a range, 40–60 %" },
    citation: { source: guide, where: "Title and introduction, against strategy 1" },
    verdict: {
      kind: "published-wrong",
      says: "Hybrid saves 40–60 %",
      right: "25.2 % in its own worked example",
      reason: "58,000 of 230,000; the 60,000 of burst capacity belong to the hybrid bill",
      corrected: { savingRatio: 0.2522 },
    },
  },
  {
    calculation: "breakeven",
    title: "Return of the bank: 800,000 to 320,000 a month over three years",
    input: { cloudMonthly: 800_000, capex: 6_020_906, onPremMonthly: 320_000, horizonMonths: 36 },
    expected: { roi: 2.87 },
    tolerance: { absolute: 0.005, why: "Printed in whole per cents" },
    citation: { source: guide, where: "Case study: financial services" },
    verdict: {
      kind: "published-wrong",
      says: "17.3 M saved, 287 % ROI",
      right: "187 % as the guide's own code defines ROI",
      reason:
        "17.28 M / 287 % is a capex of 6.02 M. The guide's function takes the capex off the saving before it divides: (17.28 − 6.02) / 6.02",
      corrected: { roi: 1.87 },
    },
  },
  {
    calculation: "facility",
    title: "Power and cooling of one DGX A100 for a year",
    input: { servers: 1, kwPerServer: 6.5, pue: 1.3, pricePerKwh: 0.12 },
    expected: { annualPowerCost: 30_000 },
    tolerance: { absolute: 500, why: "Given in whole thousands" },
    citation: { source: guide, where: "Example cost comparison, against power requirements" },
    verdict: {
      kind: "published-wrong",
      says: "2,500 a month for one server; 71,000 a year for eight",
      right: "740 a month for a server at its own rates",
      reason: "6.5 kW × 1.3 × 8,760 h × 0.12 is 8,882.64 a year: the 2,500 must hold more than power and cooling",
      corrected: { annualPowerCost: 8882.64 },
    },
  },
];
