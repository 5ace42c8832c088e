import { guide, holds, type ReferenceCase } from "@/lib/schema/reference-case";

/** Only the cloud bill is left of it, so that what comes out is what was drawn. */
const onlyTheBill = { calculation: "managed-onprem", inputs: { managedMonthly: 0 } } as const;

export const uncertaintyCases: readonly ReferenceCase[] = [
  {
    calculation: "simulate",
    title: "The sum of 30 ± 3 and 70 ± 4, both normal, is 100 ± 5",
    input: {
      calculation: "portfolio-comparison",
      inputs: {
        lines: [
          { name: "One", before: 30, after: 0 },
          { name: "Other", before: 70, after: 0 },
        ],
      },
      distributions: {
        "lines.0.before": { kind: "normal", mean: 30, sd: 3 },
        "lines.1.before": { kind: "normal", mean: 70, sd: 4 },
      },
      trials: 2000,
    },
    // Φ⁻¹(0.95) = 1.6449, Φ⁻¹(0.75) = 0.6745
    expected: {
      "outputs.beforeTotal.mean": 100,
      "outputs.beforeTotal.p5": 91.776,
      "outputs.beforeTotal.p25": 96.628,
      "outputs.beforeTotal.p50": 100,
      "outputs.beforeTotal.p95": 108.224,
    },
    tolerance: { absolute: 0.4, why: "Monte Carlo error of 2,000 trials: 0.24 at 5 %" },
    citation: {
      source: "NIST/SEMATECH e-Handbook of Statistical Methods",
      where: "1.3.6.6.1, Normal distribution, with the table of 1.3.6.7.1",
      url: "https://www.itl.nist.gov/div898/handbook/eda/section3/eda3661.htm",
    },
    verdict: holds,
  },
  {
    calculation: "simulate",
    title: "A triangular 10, 20, 60: mean 90 / 3 = 30, median 60 − √(50 · 40 / 2) = 28.377",
    input: {
      ...onlyTheBill,
      distributions: { cloudMonthly: { kind: "triangular", min: 10, mode: 20, max: 60 } },
      trials: 2000,
    },
    expected: {
      "outputs.monthlySaving.mean": 30,
      "outputs.monthlySaving.p50": 28.377,
      "outputs.factor.mean": null,
      "outputs.factor.nullShare": 1,
    },
    tolerance: { absolute: 0.02, why: "One trial in each of 2,000 strata" },
    citation: {
      source: "Kotz and van Dorp, Beyond Beta",
      where: "Chapter 1, the triangular distribution: mean and median",
      url: "https://doi.org/10.1142/5720",
    },
    verdict: holds,
  },
  {
    calculation: "sensitivity",
    title: "The guide's breakeven of 800,000 / (100,000 − 15,000), each figure 20 % lower and higher",
    input: {
      calculation: "breakeven",
      inputs: { cloudMonthly: 100_000, capex: 800_000, onPremMonthly: 15_000, horizonMonths: 36 },
      output: "breakevenMonths",
      fields: ["capex", "cloudMonthly", "onPremMonthly"],
    },
    // 800 / (80 − 15), 800 / (120 − 15); 640 / 85, 960 / 85; 800 / (100 − 12), 800 / (100 − 18)
    expected: {
      "rows.0.field": "cloudMonthly",
      "rows.0.outputLow": 12.3077,
      "rows.0.outputHigh": 7.619,
      "rows.1.field": "capex",
      "rows.1.outputLow": 7.5294,
      "rows.1.outputHigh": 11.2941,
      "rows.2.field": "onPremMonthly",
      "rows.2.outputLow": 9.0909,
      "rows.2.outputHigh": 9.7561,
    },
    tolerance: { absolute: 0.0001, why: "The quotients to four decimals" },
    citation: { source: guide, where: "Financial breakeven analysis: its formula with other figures" },
    verdict: holds,
  },
];
