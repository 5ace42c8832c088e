import { guide, holds, type ReferenceCase } from "@/lib/schema/reference-case";

export const planVarianceCases: readonly ReferenceCase[] = [
  {
    calculation: "plan-variance",
    title: "From 45% to 85% utilisation: the same work costs 47% less, all of it utilisation",
    input: {
      plan: [{ id: "gpus", usedGpuHours: 450, tiers: [{ tier: "cloud", gpuHours: 1000, cost: 100 }] }],
      actual: [
        { id: "gpus", usedGpuHours: 450, tiers: [{ tier: "cloud", gpuHours: 450 / 0.85, cost: (100 * 0.45) / 0.85 }] },
      ],
    },
    expected: { "parts.utilisation": -47, "parts.price": 0, "parts.volume": 0, difference: -47 },
    tolerance: { absolute: 0.5, why: "Published as whole percent" },
    citation: { source: guide, where: "Strategy 2, GPU utilization: 45% to 85%" },
    verdict: holds,
  },
  {
    calculation: "plan-variance",
    title: "The portfolio: 230 to 172 thousand a month, with bursts of 60 that were not there before",
    input: {
      plan: [
        { id: "training", items: [{ name: "cost", cost: 80_000 }] },
        { id: "inference", items: [{ name: "cost", cost: 120_000 }] },
        { id: "data", items: [{ name: "cost", cost: 30_000 }] },
      ],
      actual: [
        { id: "training", items: [{ name: "cost", cost: 32_000 }] },
        { id: "inference", items: [{ name: "cost", cost: 70_000 }] },
        { id: "data", items: [{ name: "cost", cost: 10_000 }] },
        { id: "burst", items: [{ name: "cost", cost: 60_000 }] },
      ],
    },
    expected: { plan: 230_000, actual: 172_000, difference: -58_000, notInPlan: 60_000, "parts.other": -118_000 },
    tolerance: { absolute: 1e-6, why: "Exact" },
    citation: { source: guide, where: "Strategy 1, example: before and after a hybrid placement" },
    verdict: holds,
  },
];
