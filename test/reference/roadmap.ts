import { guide, holds, type ReferenceCase } from "@/lib/schema/reference-case";

const year = (monthly: number) => new Array<number>(12).fill(monthly);
const exact = { absolute: 1e-6, why: "Exact" };

export const roadmapCases: readonly ReferenceCase[] = [
  {
    calculation: "roadmap",
    title: "The bank: 800,000 to 320,000 a month saves 17.3 million in three years",
    input: {
      baseline: new Array<number>(36).fill(800_000),
      initiatives: [{ name: "Hybrid infrastructure", startMonth: 1, savingRatio: 0.6 }],
    },
    expected: { total: 17_300_000, "plan.35": 320_000 },
    tolerance: { absolute: { total: 50_000, "plan.35": 0.01 }, why: "The saving is rounded to 0.1 million" },
    citation: { source: guide, where: "Case study, results: 60% savings, 3-year ROI" },
    verdict: holds,
  },
  {
    calculation: "roadmap",
    title: "INT8 and pruning: 1,200 to 420 a month saves 9,360 in a year",
    input: {
      baseline: year(1200),
      initiatives: [{ name: "INT8 and pruning", startMonth: 1, savingMonthly: 780 }],
    },
    expected: { total: 9360, "plan.0": 420 },
    tolerance: exact,
    citation: { source: guide, where: "Strategy 3, example: quantized GPT-2 deployment" },
    verdict: holds,
  },
  {
    calculation: "roadmap",
    title: "Quick wins at their low end, 15%, then the hybrid at its own: 40% in total",
    input: {
      baseline: [100, 100],
      initiatives: [
        { name: "Quick wins, low end", startMonth: 1, savingRatio: 0.15 },
        { name: "Hybrid, what is missing to 40%", startMonth: 2, savingRatio: 1 - 0.6 / 0.85 },
      ],
    },
    expected: { "plan.0": 85, "plan.1": 60 },
    tolerance: exact,
    citation: { source: guide, where: "Implementation roadmap, expected savings of months 3 to 6 and 6 to 12" },
    verdict: holds,
  },
];
