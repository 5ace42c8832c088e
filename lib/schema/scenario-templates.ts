import { z } from "zod";
import type { Supply } from "../calc/supply";
import { bareCloud, bareFleet } from "./bare-supply";
import { isoMonth, type ScenarioDemand, type ScenarioInput } from "./scenario";
import { originsOf } from "./scenario-fields";

/** A ready-made scenario with the published figures it reproduces. */
export type ScenarioTemplate = {
  id: string;
  name: string;
  summary: string;
  /** What the evaluator gives for it, as published. */
  finding: string;
  /** On-prem share that the finding speaks of. */
  share: number;
  plan: Omit<ScenarioInput, "startMonth" | "origins">;
};

const dgxPrice = 199_000;

function demand(id: string, name: string, gpuHoursMonthly: number): ScenarioDemand {
  const placement = { kind: "split" as const };
  return { id, name, gpuHoursMonthly, peakToMean: 1, growthAnnual: null, storageGb: 0, egressGbMonthly: 0, placement };
}

/** A cloud price that already holds everything on the bill: no further components, no idle share. */
function cloudAllIn(instanceHourly: number, name: string): Supply {
  return bareCloud({ name, gpuClass: "A100", gpusPerInstance: 8, onDemandHourly: instanceHourly });
}

/** A fleet whose running cost, power included, is known only as one sum per server and month. */
function dgxFleet(terms: {
  nodePrice: number;
  runningMonthlyPerNode: number;
  targetUtilisation: number;
  liquidCoolingCapex: number;
  networkCapex: number;
}): Supply {
  return bareFleet({
    name: "DGX A100 on-prem",
    gpuClass: "A100",
    gpusPerNode: 8,
    kwPerNode: 6.5,
    pue: 1.3,
    pricePerKwh: 0,
    ...terms,
  });
}

function meteredFleet(meteredGpuHourly: number, name: string): Supply {
  return {
    kind: "consumption",
    id: "fleet",
    name,
    gpuClass: "A100",
    reservedUnits: 0,
    pricePerUnitMonth: 0,
    meteredGpuHourly,
    installMonths: 0,
    migrationCost: 0,
  };
}

const common = {
  horizonMonths: 36,
  growthAnnual: 0,
  demandFactor: 1,
  shareOf: "gpu-hours" as const,
  discountRateAnnual: 0.08,
  cloudSupplyId: "cloud",
  fleetSupplyId: "fleet",
  levers: [],
};

export const scenarioTemplates: readonly ScenarioTemplate[] = [
  {
    id: "breakeven",
    name: "100 K a month against four owned servers",
    summary: "A cloud bill of 100,000 a month against 800,000 of hardware and 15,000 a month to run it.",
    finding: "All on-prem crosses all cloud after 9.41 months and saves 2.26 M over 3 years.",
    share: 1,
    plan: {
      ...common,
      splits: [0.7, 0.5, 0.3],
      demands: [demand("gpu-work", "GPU work", 16_000)],
      // 16,000 GPU-hours at 50.00 / 8 = 6.25 are 100,000; 16,000 / 730 / (8 × 0.7) = 3.9, so four servers.
      supplies: [
        cloudAllIn(50, "Cloud GPUs, 8 × A100"),
        dgxFleet({
          nodePrice: 200_000,
          runningMonthlyPerNode: 3_750,
          targetUtilisation: 0.7,
          liquidCoolingCapex: 0,
          networkCapex: 0,
        }),
      ],
    },
  },
  {
    id: "training-run",
    name: "Training a model of GPT-3 scale",
    summary: "Four runs a year of 10,000 GPU-hours on p4d.24xlarge, or on one DGX A100 of one's own.",
    finding: "All on-prem costs 289,000 over 3 years; the cloud costs 491,550.",
    share: 1,
    plan: {
      ...common,
      splits: [0.7, 0.5, 0.3],
      demands: [demand("training", "Training runs", 40_000 / 12)],
      supplies: [
        cloudAllIn(32.77, "p4d.24xlarge"),
        dgxFleet({
          nodePrice: dgxPrice,
          runningMonthlyPerNode: 2_500,
          targetUtilisation: 0.7,
          liquidCoolingCapex: 0,
          networkCapex: 0,
        }),
      ],
    },
  },
  {
    id: "portfolio",
    name: "230 K portfolio, 60% on-prem",
    summary:
      "Training, inference and data processing for 230,000 a month, 60% of it moved to capacity paid by the hour.",
    finding: "60/40 costs 172,000 a month: 58,000 or 25.2% less.",
    share: 0.6,
    plan: {
      ...common,
      splits: [0.7, 0.6, 0.5, 0.3],
      // At 5.00 a GPU-hour: 80,000 + 120,000 + 30,000 a month.
      demands: [
        demand("training", "Training", 16_000),
        demand("inference", "Inference", 24_000),
        demand("processing", "Data processing", 6_000),
      ],
      // 40% stays in the cloud for 92,000; the other 80,000 of the 172,000 buy 60% of 46,000 hours.
      supplies: [cloudAllIn(40, "Cloud GPUs, 8 × A100"), meteredFleet(80_000 / 27_600, "On-prem capacity")],
    },
  },
  {
    id: "bank",
    name: "Bank: fraud detection and risk models",
    summary: "A cloud bill of 800,000 a month against 16 DGX A100, regional edge sites and a tenth kept for bursts.",
    finding: "90/10 costs 320,000 a month: 17.28 M less over 3 years, 287% of the capex.",
    share: 0.9,
    plan: {
      ...common,
      splits: [0.9, 0.7, 0.5],
      demands: [
        demand("fraud", "Fraud detection", 30_000),
        demand("risk", "Risk models", 42_000),
        demand("experiments", "Experiments", 8_000),
      ],
      // 80,000 GPU-hours at 10.00 are 800,000. Published are 320,000 a month and a return of 287%: capex is then
      // 17.28 M / 2.87 = 6.02 M, and what is left of 11.52 M after the cloud's tenth runs 16 servers for 36 months.
      supplies: [
        cloudAllIn(80, "Cloud GPUs with storage, egress and residency"),
        dgxFleet({
          nodePrice: dgxPrice,
          runningMonthlyPerNode: (36 * 320_000 - 36 * 80_000 - 6_020_000) / 36 / 16,
          targetUtilisation: 0.8,
          liquidCoolingCapex: 200_000,
          networkCapex: 6_020_000 - 16 * dgxPrice - 200_000,
        }),
      ],
    },
  },
  {
    id: "consumption",
    name: "Consumption-priced on-prem",
    summary: "The vendor's hardware in one's own room, paid by use, against a cloud bill of 100,000 a month.",
    finding: "All on-prem costs 27,500 a month, the middle of the published 25,000 to 30,000: 72.5% less.",
    share: 1,
    plan: {
      ...common,
      splits: [0.7, 0.5, 0.3],
      demands: [demand("gpu-work", "GPU work", 16_000)],
      supplies: [cloudAllIn(50, "Cloud GPUs, 8 × A100"), meteredFleet(27_500 / 16_000, "Consumption-priced on-prem")],
    },
  },
];

/** A scenario of one's own from a template, beginning in the month given. */
export function scenarioFromTemplate(template: ScenarioTemplate, startMonth: string): ScenarioInput {
  const plan = { ...template.plan, startMonth };
  return { ...plan, origins: originsOf(plan, () => "template") };
}

/** What it takes to start from a template: which one, and the month in which it begins. */
export const templateStart = z.object({
  template: z.string().transform((id, context) => {
    const template = scenarioTemplates.find((candidate) => candidate.id === id);
    if (template) return template;
    context.addIssue({ code: "custom", message: "There is no such template." });
    return z.NEVER;
  }),
  startMonth: isoMonth,
});
