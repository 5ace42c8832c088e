import { z } from "zod";
import { placementAnswer } from "../../calc/placement/answer";
import type { PlacementSupply } from "../../calc/placement/problem";
import type { Solve } from "../../calc/placement/solve";
import { tiers } from "../../calc/tier";
import {
  annualChange,
  count,
  discountRate,
  figure,
  hours,
  maybe,
  money,
  positiveCount,
  positiveRatio,
  quantity,
  ratio,
} from "../number";
import { calculation } from "./definition";

const id = z.string().min(1).max(120);
const word = z.string().min(1).max(60);
const maybeQuantity = quantity.nullable().default(null);
const maybeShare = ratio.optional();
const shareByTier = z.strictObject({ cloud: maybeShare, "on-prem": maybeShare, edge: maybeShare }).prefault({});

const workload = z.strictObject({
  id,
  gpuHoursMonthly: hours,
  divisible: z.boolean().default(true),
  faultTolerant: z.boolean().default(false),
  maxLatencyMs: maybeQuantity,
  residency: word.nullable().default(null),
  gpuClass: word.nullable().default(null),
  gpuMemoryGb: maybeQuantity,
  currentSupply: id.nullable().default(null),
  otherMonthly: z.record(id, money).default({}),
});

const traits = {
  id,
  tier: z.enum(tiers),
  gpuClasses: z.array(word).max(50).nullable().default(null),
  gpuMemoryGb: maybeQuantity,
  latencyMs: maybeQuantity,
  residencies: z.array(word).max(50).nullable().default(null),
  interruptible: z.boolean().default(false),
  kgCo2PerGpuHour: z.number().min(0).max(1000).default(0),
  priceChangeAnnual: annualChange.default(0),
};

/** Either rented, by its price for an hour, or owned, by its nodes: a supply has the fields of one. */
const supply = z
  .strictObject({
    ...traits,
    gpuHourly: z.number().min(0).max(1e6).nullable().default(null),
    nodeCapex: money.nullable().default(null),
    nodeMonthly: money.default(0),
    gpusPerNode: positiveCount.nullable().default(null),
    targetUtilisation: positiveRatio.default(0.7),
    ownedNodes: count.default(0),
    maxNodes: count.nullable().default(null),
    kwPerNode: z.number().min(0).max(10_000).default(0),
    rackUnitsPerNode: z.number().min(0).max(1000).default(0),
  })
  .transform((given, context): PlacementSupply => {
    const { gpuHourly, nodeCapex, gpusPerNode, ...rest } = given;
    const { nodeMonthly, targetUtilisation, ownedNodes, maxNodes, kwPerNode, rackUnitsPerNode, ...common } = rest;
    const nodes = { nodeMonthly, targetUtilisation, ownedNodes, maxNodes, kwPerNode, rackUnitsPerNode };
    const report = (field: string, message: string) => {
      context.addIssue({ code: "custom", path: [field], message });
      return z.NEVER;
    };
    if (gpuHourly !== null) {
      if (nodeCapex !== null) return report("nodeCapex", "Must be left out of a supply with gpuHourly.");
      return { ...common, kind: "rented", gpuHourly };
    }
    if (nodeCapex === null) return report("gpuHourly", "Must be given for a supply without nodeCapex.");
    if (gpusPerNode === null) return report("gpusPerNode", "Must be given for a supply with nodeCapex.");
    return { ...common, ...nodes, kind: "owned", nodeCapex, gpusPerNode };
  });

const limits = z
  .strictObject({
    capexBudget: money.nullable().default(null),
    capexBudgetByYear: z.array(money).max(10).nullable().default(null),
    powerKw: maybeQuantity,
    rackUnits: maybeQuantity,
    carbonKg: maybeQuantity,
    maxShare: shareByTier,
    minShare: shareByTier,
    pinned: z.record(id, id).default({}),
    movedPerQuarter: positiveRatio.nullable().default(null),
  })
  .prefault({});

export const placementInput = z
  .strictObject({
    workloads: z.array(workload).min(1).max(500),
    supplies: z.array(supply).min(1).max(20),
    limits,
    horizonMonths: z.int().min(1).max(120).default(36),
    growthAnnual: annualChange.default(0),
    discountRateAnnual: discountRate.default(0),
    relativeGap: z.number().min(0).max(0.5).default(0.0001),
    timeLimitSeconds: z.number().min(0.1).max(60).default(30),
  })
  .superRefine(({ workloads, supplies, limits: given }, context) => {
    const report = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    const supplyIds = new Set(supplies.map((supply) => supply.id));
    const workloadIds = new Set(workloads.map((each) => each.id));
    if (supplyIds.size < supplies.length) report(["supplies"], "Must not name a supply twice.");
    if (workloadIds.size < workloads.length) report(["workloads"], "Must not name a workload twice.");
    workloads.forEach(({ currentSupply, otherMonthly }, index) => {
      if (currentSupply !== null && !supplyIds.has(currentSupply)) {
        report(["workloads", index, "currentSupply"], "Must be the id of a supply.");
      }
      for (const supply of Object.keys(otherMonthly)) {
        if (!supplyIds.has(supply)) report(["workloads", index, "otherMonthly", supply], "Must be the id of a supply.");
      }
    });
    for (const [pinned, supply] of Object.entries(given.pinned)) {
      if (!workloadIds.has(pinned)) report(["limits", "pinned", pinned], "Must be the id of a workload.");
      if (!supplyIds.has(supply)) report(["limits", "pinned", pinned], "Must lead to the id of a supply.");
    }
    for (const tier of tiers) {
      const [least, most] = [given.minShare[tier] ?? 0, given.maxShare[tier] ?? 1];
      if (least > most) report(["limits", "minShare", tier], `Must be at most maxShare, which is ${most}.`);
    }
    const sum = tiers.reduce((total, tier) => total + (given.minShare[tier] ?? 0), 0);
    if (sum > 1 + 1e-9) report(["limits", "minShare"], `Must sum to at most 1, not ${sum}.`);
  });

const placementOutput = z.object({
  status: z.enum(["optimal", "feasible", "infeasible", "unsolved"]),
  total: maybe,
  bound: maybe,
  gap: maybe,
  placements: z.array(z.object({ workload: z.string(), supply: z.string(), share: figure, month: figure })),
  nodes: z.array(z.object({ supply: z.string(), month: figure, count: figure })),
  bindingLimits: z.array(z.object({ limit: z.string(), cost: figure, marginalValue: maybe })),
  conflicts: z.array(z.object({ workload: z.string().nullable(), limits: z.array(z.string()) })),
});

let solve: Solve | undefined;

function solver(): Solve {
  if (!solve) throw new Error("The solver is not loaded: prepare() comes first.");
  return solve;
}

export const placementCalculations = {
  placement: calculation({
    name: "placement",
    title: "Placement of least cost",
    input: placementInput,
    output: placementOutput,
    isLong: true,
    prepare: async () => {
      const { loadSolver } = await import("../../calc/placement/solve");
      solve ??= await loadSolver();
    },
    run: (input) => placementAnswer(input, solver(), input),
    formula:
      "least Σ GPU-hours × rate + Σ nodes × (price + monthly cost × months), present values; shares of a workload sum to 1; GPU-hours on a fleet ≤ nodes × GPUs × 730 × target utilisation; whole nodes",
    source: "Mixed-integer program solved by HiGHS (Huangfu and Hall, Mathematical Programming Computation 2018)",
  }),
};
