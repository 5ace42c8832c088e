import { z } from "zod";
import { purchases, variabilities, workloadKinds } from "../calc/classify";
import { tiers } from "../calc/tier";
import { costBases } from "../ledger/costs";
import { isoMonth, periodStates, statementStates } from "./chargeback";
import type { CostDimension } from "./cost-query";
import { refusedImport } from "./import";
import { reconciliationFigures } from "./month-document";
import { type ScenarioInput, scenarioInput } from "./scenario";

/** What the API answers besides the calculations; its OpenAPI document is made of these. */

const instant = z.iso.datetime();
const money = z.number();
/** null: does not happen within the horizon, or is not known. */
const maybe = z.number().nullable();

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z
    .array(z.object({ index: z.int().optional(), field: z.string(), rule: z.string(), value: z.unknown().optional() }))
    .optional(),
  reference: z.string().optional(),
  ...refusedImport.partial().shape,
});

export const calculationList = z.object({
  calculations: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      formula: z.string(),
      source: z.string(),
      url: z.string(),
      inputSchema: z.string(),
      outputSchema: z.string(),
    }),
  ),
});

export const apiWorkload = z.object({
  id: z.uuid(),
  name: z.string(),
  team: z.object({ id: z.uuid(), name: z.string() }),
  kind: z.enum(workloadKinds),
  supply: z.object({ id: z.uuid(), name: z.string() }),
  gpuHoursMonthly: z.number(),
  peakToMean: z.number(),
  growthAnnual: maybe,
  utilisation: maybe,
  latencyMs: maybe,
  datasetTb: z.number(),
  egressGbMonthly: z.number(),
  faultTolerant: z.boolean(),
  residency: z.string().nullable(),
  variability: z.enum(variabilities),
  parametersBillion: maybe,
  notes: z.string(),
  updatedAt: instant,
  tier: z.enum(tiers),
  purchase: z.enum(purchases).nullable(),
  monthlyCost: maybe,
  recommended: z.object({ tier: z.enum(tiers), purchase: z.enum(purchases), supplyName: z.string().nullable() }),
  moves: z.boolean(),
  recommendedMonthlyCost: maybe,
  monthlySaving: maybe,
});

export type ApiWorkload = z.infer<typeof apiWorkload>;

export const workloadPage = z.object({
  currency: z.string(),
  total: z.int(),
  workloads: z.array(apiWorkload),
  nextCursor: z.string().nullable(),
});

export const workloadQuery = z.strictObject({
  limit: z.coerce.number().pipe(z.int().min(1).max(500)).default(100),
  cursor: z.string().min(1).max(400).optional(),
});

const amount = z.string().nullable().describe("Exact decimal text; null when a line has no cost in this basis.");
const named = z.string().nullable().optional();

export const costAnswer = z.object({
  currency: z.string(),
  basis: z.enum(costBases),
  from: z.iso.date(),
  to: z.iso.date(),
  total: amount,
  groups: z.array(
    z.object({
      provider: named,
      team: named,
      workload: named,
      tier: named,
      service: named,
      category: named,
      region: named,
      charge: named,
      total: amount,
    } satisfies Record<CostDimension | "total", z.ZodType>),
  ),
  reconciliation: z.object({
    imported: amount,
    allocated: amount,
    unallocated: amount,
    inReview: amount,
    difference: amount,
  }),
});

export type CostAnswer = z.infer<typeof costAnswer>;

const category = { training: amount, inference: amount, storage: amount, "data-transfer": amount, other: amount };

export const chargebackAnswer = z.object({
  month: isoMonth,
  state: z.enum(periodStates),
  version: z.int().nullable().describe("Of the closing that is told; null: the month as it is now."),
  currency: z.string(),
  basis: z.enum(costBases),
  rulesVersion: z.int(),
  reconciliation: reconciliationFigures
    .nullable()
    .describe("Of all teams, so null for a manager; null, too, when a line has no cost in this basis."),
  teams: z.array(
    z.object({
      id: z.uuid(),
      team: z.string(),
      unit: z.string().nullable(),
      state: z.enum(statementStates),
      direct: z.object({ ...category, total: amount }),
      shared: amount,
      idle: amount,
      adjustments: amount,
      total: amount,
      list: amount,
      discounts: amount,
      budget: amount,
    }),
  ),
  unallocated: z.array(z.object({ owner: z.string(), name: z.string(), total: amount })),
});

export type ChargebackAnswer = z.infer<typeof chargebackAnswer>;

const scenarioHead = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  status: z.enum(["draft", "plan"]),
  version: z.int(),
  currentVersion: z.int(),
  note: z.string(),
  author: z.string(),
  savedAt: instant,
  createdAt: instant,
  updatedAt: instant,
  url: z.string(),
});

export const scenarioList = z.object({ scenarios: z.array(scenarioHead) });

/** From all cloud without levers to the placement with all of them: start − placement − every saving = end. */
const leverResult = z.object({
  start: money,
  /** What the move alone saves; negative where it costs. */
  placement: money,
  levers: z.array(z.object({ id: z.string(), name: z.string(), saving: money })),
  end: money,
});

const splitResult = z.object({
  share: z.number(),
  total: money,
  presentValue: money,
  capex: money,
  nodes: z.number(),
  gpuHours: z.number(),
  perGpuHour: maybe,
  servedOnPrem: maybe,
  byTier: z.record(z.enum(tiers), money),
  byComponent: z.record(z.string(), money),
  cumulative: z.array(money),
  comparison: z
    .object({
      savings: money,
      savingsRatio: maybe,
      breakevenMonths: maybe,
      breakevenMonth: maybe,
      roi: maybe,
      npv: money,
      irrAnnual: maybe,
    })
    .nullable(),
  levers: leverResult,
});

export const scenarioDetail = scenarioHead.extend({
  currency: z.string(),
  input: scenarioInput,
  results: z.object({ allCloud: splitResult, splits: z.array(splitResult), allOnPrem: splitResult }),
});

export type ScenarioHead = z.infer<typeof scenarioHead>;
export type ScenarioDetail = Omit<z.infer<typeof scenarioDetail>, "input"> & { input: ScenarioInput };
export type WorkloadPage = z.infer<typeof workloadPage>;

export const scenarioQuery = z.strictObject({
  version: z.coerce.number().pipe(z.int().min(1).max(1_000_000)).optional(),
});
