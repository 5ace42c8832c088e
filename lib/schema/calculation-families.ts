import { capacityCalculations } from "./calculation/capacity";
import { ledgerCalculations } from "./calculation/ledger";
import { modelCalculations } from "./calculation/model";
import { paybackCalculations } from "./calculation/payback";
import { placementCalculations } from "./calculation/placement";
import { planVarianceCalculations } from "./calculation/plan-variance";
import { priceCalculations } from "./calculation/price";
import { readinessCalculations } from "./calculation/readiness";
import { roadmapCalculations } from "./calculation/roadmap";
import { sharingCalculations } from "./calculation/sharing";
import { siteCalculations } from "./calculation/site";
import { uncertaintyCalculations } from "./calculation/uncertainty";
import { unitCostCalculations } from "./calculation/unit-cost";
import { workloadCalculations } from "./calculation/workload";
import { type CalculationName, calculations, isCalculationName } from "./calculations";

export type CalculationFamily = { title: string; names: CalculationName[] };

const listed: readonly { title: string; of: readonly object[] }[] = [
  { title: "Breakeven and return", of: [paybackCalculations, roadmapCalculations] },
  { title: "Workloads and splits", of: [workloadCalculations, placementCalculations, readinessCalculations] },
  { title: "Unit costs and utilisation", of: [unitCostCalculations, planVarianceCalculations, sharingCalculations] },
  { title: "Uncertainty", of: [uncertaintyCalculations] },
  { title: "Models", of: [modelCalculations] },
  { title: "Cloud prices and commitments", of: [priceCalculations, capacityCalculations] },
  { title: "Data, edge and facility", of: [siteCalculations] },
  { title: "Exact money", of: [ledgerCalculations] },
];

/** Every calculation of the registry once, by what it is about; one that no family lists yet stands at the end. */
export function calculationFamilies(): CalculationFamily[] {
  const families = listed.map(({ title, of }) => ({
    title,
    names: of.flatMap((each) => Object.keys(each)).filter(isCalculationName),
  }));
  const placed = new Set<string>(families.flatMap(({ names }) => names));
  const others = Object.keys(calculations)
    .filter(isCalculationName)
    .filter((name) => !placed.has(name));
  return others.length > 0 ? [...families, { title: "More", names: others }] : families;
}
