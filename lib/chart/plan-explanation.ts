import type { MonthWork } from "../calc/plan-variance";
import type { Tier } from "../calc/tier";
import { formatMoney } from "../format/money";
import { formatQuantity } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { PlanLine } from "./plan-lines";
import { componentName } from "./plan-lines";
import type { PlanRow } from "./plan-rows";

/** One side of a line, as the variance was computed from it. */
export type SideBasis = Pick<MonthWork, "usedGpuHours" | "tiers" | "items">;

export type LineBasis = { plan: SideBasis | null; actual: SideBasis | null; exact: string | null; costsHref: string };

export function basisOf({ planned, ran, exact }: PlanLine, costsHref: string): LineBasis {
  return { plan: planned && sideOf(planned), actual: ran && sideOf(ran), exact, costsHref };
}

function sideOf({ usedGpuHours, tiers, items }: MonthWork): SideBasis {
  return { usedGpuHours, tiers, items };
}

export type PlanExplanation = {
  sentence: string;
  inputs: readonly { label: string; plan: string; actual: string }[];
  formulas: readonly { part: string; text: string }[];
};

const tierNames: Readonly<Record<Tier, string>> = { cloud: "Cloud", "on-prem": "On-prem", edge: "Edge" };

/** "Explain this number": what a row's plan and actual cost were made of, and how the difference was split. */
export function explainPlanRow(row: PlanRow, { plan, actual }: LineBasis, currency: string): PlanExplanation {
  return { sentence: sentenceOf(row), inputs: inputsOf(plan, actual, currency), formulas: formulasOf(row) };
}

function sentenceOf({ status, kind, gap }: PlanRow): string {
  if (status === "not-in-plan") return "The plan in force knows nothing of it, so all of it is a difference.";
  if (status === "not-run") return "It was planned and has no bill in this month, so all of its plan is a difference.";
  if (kind === "component") {
    return "Bills name no workload for it, so it is compared as a whole. Without quantities it cannot be split by cause.";
  }
  if (gap === "no-gpu-hours") return "Nobody counted its GPU-hours, so the difference cannot be split by cause.";
  if (gap === "no-used-hours") {
    return "Nobody counted the hours that were used of those allocated: volume stands for both it and utilisation.";
  }
  return "Plan figures are replaced by actual ones one after the other: volume, utilisation, placement, price.";
}

function inputsOf(plan: SideBasis | null, actual: SideBasis | null, currency: string): PlanExplanation["inputs"] {
  const both = (label: string, of: (side: SideBasis) => string) => {
    return { label, plan: plan ? of(plan) : "—", actual: actual ? of(actual) : "—" };
  };
  const money = (amount: number) => formatMoney(amount, { currency, style: "exact", symbol: "none" });
  const hours = (amount: number | null) => formatQuantity(amount, { unit: "h" });
  const sides = [plan, actual].filter((side) => side !== null);
  const tiers = [...new Set(sides.flatMap((side) => side.tiers.map(({ tier }) => tier)))];
  const items = [...new Set(sides.flatMap((side) => side.items.map(({ name }) => name)))];
  const ofTier = (side: SideBasis, tier: Tier) => {
    const found = side.tiers.filter((each) => each.tier === tier);
    const known = found.every(({ gpuHours }) => gpuHours !== null);
    const gpuHours = known ? found.reduce((sum, each) => sum + (each.gpuHours ?? 0), 0) : null;
    return { gpuHours, cost: found.reduce((sum, { cost }) => sum + cost, 0) };
  };
  return [
    ...(tiers.length > 0
      ? [
          both("GPU-hours used", ({ usedGpuHours }) => hours(usedGpuHours)),
          both("GPU-hours allocated", (side) => hours(allocatedOf(side))),
          both("Utilisation", (side) => {
            const allocated = allocatedOf(side);
            return formatRatio(side.usedGpuHours !== null && allocated ? side.usedGpuHours / allocated : null);
          }),
        ]
      : []),
    ...tiers.flatMap((tier) => [
      both(`${tierNames[tier]} share`, (side) => {
        const allocated = allocatedOf(side);
        const { gpuHours } = ofTier(side, tier);
        return formatRatio(allocated && gpuHours !== null ? gpuHours / allocated : null);
      }),
      both(`${tierNames[tier]} per GPU-hour, ${currency}`, (side) => {
        const { gpuHours, cost } = ofTier(side, tier);
        return gpuHours ? formatMoney(cost / gpuHours, { currency, style: "unit", symbol: "none" }) : "—";
      }),
      both(`${tierNames[tier]} GPUs, ${currency}`, (side) => money(ofTier(side, tier).cost)),
    ]),
    ...items.map((item) =>
      both(`${componentName(item)}, ${currency}`, (side) => {
        const found = side.items.filter(({ name }) => name === item);
        return found.length === 0 ? "—" : money(found.reduce((sum, { cost }) => sum + cost, 0));
      }),
    ),
  ];
}

function allocatedOf({ tiers }: SideBasis): number | null {
  return tiers.reduce<number | null>(
    (sum, { gpuHours }) => (sum === null || gpuHours === null ? null : sum + gpuHours),
    0,
  );
}

function formulasOf({ status, kind, gap }: PlanRow): PlanExplanation["formulas"] {
  if (status !== "compared" || kind === "component" || gap === "no-gpu-hours") {
    return [{ part: "Difference", text: "actual − plan" }];
  }
  const used = [
    { part: "Volume", text: "plan × used hours, actual ÷ plan − plan" },
    { part: "Utilisation", text: "plan × (allocated hours, actual ÷ plan − used hours, actual ÷ plan)" },
  ];
  const unused = [{ part: "Volume", text: "plan × allocated hours, actual ÷ plan − plan" }];
  return [
    ...(gap === null ? used : unused),
    {
      part: "Placement",
      text: "Σ actual hours of a tier × its planned price − plan × allocated hours, actual ÷ plan",
    },
    { part: "Price", text: "actual − Σ actual hours of a tier × its planned price" },
  ];
}
